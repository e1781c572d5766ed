import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RunAsJson } from './desk';

const root = resolve(import.meta.dirname, '../..');
const example = join(root, 'assets/examples/95-to-115.headroom');
const top = mkdtempSync(join(tmpdir(), 'headroom-cli-'));
let folder = top;

interface Ended {
  readonly out: string;
  readonly error: string;
  readonly exit: number | null;
}

/** Runs the bundle as a person would who stands in a folder. */
function headroom(...typed: readonly string[]): Ended {
  return spawned(process.execPath, [join(root, 'dist/cli/headroom.mjs'), ...typed]);
}

function spawned(command: string, typed: readonly string[], cwd = folder): Ended {
  const { stdout, stderr, status } = spawnSync(command, typed, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { out: stdout, error: stderr, exit: status };
}

beforeAll(() => {
  const built = spawned(process.execPath, [join(root, 'scripts/build.mjs'), 'cli']);
  if (built.exit !== 0) throw new Error(built.error);
}, 120_000);

let number = 0;
beforeEach(() => {
  folder = join(top, String(number++));
  mkdirSync(folder);
});

afterAll(() => rmSync(top, { recursive: true, force: true }));

test('a plan made, changed and run on a real disk gives its figures, and leaves no other file behind', () => {
  expect(headroom('new', 'p', '--basis', 'annual', '--set', 'starting_arr=1200', '--set', 'churn_rate=10%')).toEqual({
    out: 'Made p.headroom.\n',
    error: '',
    exit: 0,
  });
  expect(headroom('set', 'p.headroom', 'churn_rate=20%').exit).toBe(0);
  const run = JSON.parse(headroom('run', 'p.headroom', '--json').out) as RunAsJson;
  expect(run.scenarios[0]?.lines['closing_arr']?.total[11]).toBeCloseTo(960, 9);
  expect(run.periods[0]).toBe(`${new Date().getFullYear() + 1}-01`);
  expect(readdirSync(folder)).toEqual(['p.headroom']);
});

test('worked example 2 comes out of the example plan: 94.95%, 108.59%, 215,000 of MRR, on any starting ARR', () => {
  const figures = (...typed: readonly string[]) => {
    const run = JSON.parse(headroom('run', example, '--all-scenarios', '--json', ...typed).out) as RunAsJson;
    const at = (name: string, line: string, period: number) =>
      run.scenarios.find((one) => one.name === name)?.lines[line]?.total[period] ?? Number.NaN;
    return [
      at('Do nothing', 'nrr_ttm', 3),
      at('Stated end state', 'nrr_ttm', 3),
      at('Do nothing', 'closing_arr', 3),
      at('Stated end state', 'closing_arr', 3),
    ];
  };
  const expected = [188 / 198, 215 / 198, 188_000 * 12, 215_000 * 12];
  for (const [place, value] of figures().entries()) expect(value / (expected[place] ?? 0)).toBeCloseTo(1, 12);
  const halved = [188 / 198, 215 / 198, 94_000 * 12, 107_500 * 12];
  for (const [place, value] of figures('--set', 'starting_arr=1188000').entries())
    expect(value / (halved[place] ?? 0)).toBeCloseTo(1, 12);
  expect(headroom('check', example)).toEqual({ out: `${example}: fine, in 3 scenarios.\n`, error: '', exit: 0 });
});

test('a wrong assignment among right ones leaves the file as it was, byte for byte', () => {
  headroom('new', 'p', '--basis', 'annual');
  const before = readFileSync(join(folder, 'p.headroom'));
  const { out, error, exit } = headroom('set', 'p.headroom', 'churn_rate=10%', 'upsell_rate=NaN', 'price_rate=1%');
  expect([out, exit]).toEqual(['', 2]);
  expect(error).toMatch(/^upsell_rate: "NaN" is not a number; .*\n$/);
  expect(readFileSync(join(folder, 'p.headroom'))).toEqual(before);
});

test('a link to a plan stays a link, and permissions stay', () => {
  headroom('new', 'real', '--basis', 'annual');
  chmodSync(join(folder, 'real.headroom'), 0o640);
  symlinkSync('real.headroom', join(folder, 'link.headroom'));
  expect(headroom('set', 'link.headroom', 'churn_rate=10%').exit).toBe(0);
  expect(readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, entry.isSymbolicLink()])).toEqual([
    ['link.headroom', true],
    ['real.headroom', false],
  ]);
  expect(statSync(join(folder, 'real.headroom')).mode & 0o777).toBe(0o640);
  expect(headroom('explain', 'real.headroom', 'churn_rate', 'last').out).toContain('value    0.1 (10.00%)');
});

test.each([
  ['an empty file', (plan: Buffer) => plan.subarray(0, 0)],
  ['a truncated plan', (plan: Buffer) => plan.subarray(0, plan.length / 2)],
  ['a plan without its end', (plan: Buffer) => plan.subarray(0, plan.length - 3)],
  ['noise', (plan: Buffer) => Buffer.from(plan.map((byte, at) => (byte * 7 + at) % 256))],
  ['zeros', (plan: Buffer) => Buffer.alloc(plan.length)],
  ['a changed figure', (plan: Buffer) => Buffer.from(plan.toString().replace('"every":0', '"every":1'))],
  ['a newer version', (plan: Buffer) => Buffer.from(plan.toString().replace('"version":1', '"version":2'))],
  ['deep nesting', () => Buffer.from(`{"format":"headroom","version":1,"plan":${'['.repeat(100_000)}`)],
  [
    'a key objects have by nature',
    () => Buffer.from('{"format":"headroom","version":1,"sha256":"","plan":{"__proto__":{"lines":[]}}}'),
  ],
])('%s is refused by run, check and set without a stack trace, and stays as it is', (_, damage) => {
  headroom('new', 'p', '--basis', 'annual');
  const path = join(folder, 'p.headroom');
  const damaged = damage(readFileSync(path));
  writeFileSync(path, damaged);
  for (const typed of [['run'], ['check'], ['set', 'churn_rate=0.1']]) {
    const [command = '', ...rest] = typed;
    const { out, error, exit } = headroom(command, 'p.headroom', ...rest);
    expect([out, exit]).toEqual(['', 2]);
    expect(error).toMatch(/^p\.headroom: [^\n]+\n$/);
    expect(error).not.toMatch(/\n\s+at |Error:|node:/);
  }
  expect(readFileSync(path)).toEqual(damaged);
});

test.each([
  ['a folder in place of a plan', ['run', '.'], '. cannot be read: it is a folder (EISDIR).\n'],
  [
    'a folder that is not there',
    ['new', 'nowhere/p', '--basis', 'annual'],
    'nowhere/p.headroom cannot be saved: the folder is not there (ENOENT); nothing was changed.\n',
  ],
  [
    'a folder to be replaced',
    ['new', 'sub/', '--basis', 'annual', '--force'],
    'sub/ cannot be saved: it is a folder (EISDIR); nothing was changed.\n',
  ],
])('%s is a sentence', (_, typed, sentence) => {
  mkdirSync(join(folder, 'sub'));
  const { out, error, exit } = headroom(...typed);
  expect([out, error]).toEqual(['', sentence]);
  expect(exit).toBeGreaterThan(0);
});

test('through npm, paths count from where the person stands, and only the command speaks', () => {
  const stand = join(root, 'dist', `stand-${process.pid}`);
  mkdirSync(stand, { recursive: true });
  try {
    const npm = (...typed: readonly string[]) => spawned('npm', ['run', '-s', 'headroom', '--', ...typed], stand);
    expect(npm('new', 'here', '--basis', 'monthly')).toMatchObject({ out: 'Made here.headroom.\n', exit: 0 });
    expect(existsSync(join(stand, 'here.headroom'))).toBe(true);
    expect(Object.keys(JSON.parse(npm('run', 'here.headroom', '--json').out))).toEqual([
      'plan',
      'periods',
      'scenarios',
    ]);
    expect(npm('check', 'nowhere.headroom')).toMatchObject({ out: '', exit: 2 });
  } finally {
    rmSync(stand, { recursive: true, force: true });
  }
});

test('a reader that stops reading is no fault', () => {
  headroom('new', 'p', '--basis', 'annual', '--periods', '120');
  const script = `"${process.execPath}" "${join(root, 'dist/cli/headroom.mjs')}" run p.headroom --json | head -c 10`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['{"plan":{"', '']);
});
