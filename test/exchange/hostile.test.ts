import { expect, test } from 'vitest';
import { planAccounts } from '#exchange/accounts/planAccounts';
import { proposeAccounts } from '#exchange/accounts/proposeAccounts';
import { describeReadError } from '#exchange/import/readError';
import { planImport } from '#exchange/import/planImport';
import { proposeImport } from '#exchange/import/proposeImport';
import { readForeignFile } from '#exchange/import/readForeignFile';
import { ARCHIVES, KINDS } from './hostileArchives';
import { TEXTS } from './hostileTexts';
import { WORKBOOKS } from './hostileWorkbooks';
import { smallPlan } from './imports';

const HOSTILE_FILES = [...ARCHIVES, ...KINDS, ...WORKBOOKS, ...TEXTS];
const MOST_SECONDS = 5;
const MOST_MEGABYTES = 500;

/** Seconds of computing, whatever else the machine does. */
function seconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

test.each(HOSTILE_FILES.map((file) => [file.name, file] as const))('%s', (_, { bytes, error, rows, reads }) => {
  const file = bytes();
  const before = process.memoryUsage().rss;
  const started = process.cpuUsage();
  const read = readForeignFile(file, { encoding: null, separator: null });
  const took = seconds(started);
  const grown = (process.memoryUsage().rss - before) / 1e6;
  if (error !== undefined) expect(read).toMatchObject({ ok: false, error });
  else expect(read.ok).toBe(true);
  if (rows !== undefined) expect(read.ok && read.value.sheets[0]?.rows).toEqual(rows);
  if (!read.ok) expect(describeReadError(read.error)).toMatch(/^[A-Za-z0-9“].*\.$/);
  if (reads) expect(read.ok && read.value.sheets.length).toBe(1);
  if (read.ok) {
    const proposal = proposeAccounts(smallPlan(), read.value, {});
    planAccounts(smallPlan(), read.value, { ...proposal, unsure: [] });
  }
  if (read.ok) planImport(smallPlan(), proposeImport(smallPlan(), read.value, { into: { type: 'actuals' } }));
  expect(took).toBeLessThan(MOST_SECONDS);
  expect(grown).toBeLessThan(MOST_MEGABYTES);
});

test('there are sixty of them and more', () => {
  expect(new Set(HOSTILE_FILES.map(({ name }) => name)).size).toBeGreaterThan(60);
});
