import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_VERSION_BYTES, MOST_VERSIONS, versionsTooMany } from '#base/versionRules';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_800_000_000_000;

interface Kept {
  readonly replacedAt: number;
  readonly size: number;
}

/** Versions of one size, newest first, one every so many milliseconds. */
const every = (step: number, count: number, size = 50_000): readonly Kept[] =>
  Array.from({ length: count }, (_, at) => ({ replacedAt: NOW - at * step, size }));

const without = (versions: readonly Kept[], gone: readonly Kept[]) => versions.filter((one) => !gone.includes(one));

/** Keeps one version after the other, as saves do. */
function keptOver(count: number, step: number, size: number): readonly Kept[] {
  let versions: readonly Kept[] = [];
  for (let at = 0; at < count; at++) {
    const now = NOW + at * step;
    const all = [{ replacedAt: now, size }, ...versions];
    versions = without(all, versionsTooMany(all, now));
  }
  return versions;
}

test('within the limits nothing goes', () => {
  expect(versionsTooMany(every(5 * MINUTE, MOST_VERSIONS), NOW)).toEqual([]);
  expect(versionsTooMany(every(5 * MINUTE, 4, MOST_VERSION_BYTES / 4), NOW)).toEqual([]);
  expect(versionsTooMany([], NOW)).toEqual([]);
});

test('whatever there was, what stays is within the limits and has the newest, and no more goes than has to', () => {
  const version = fc.record({ replacedAt: fc.integer({ min: NOW - 168 * HOUR, max: NOW + HOUR }), size: fc.nat(6e7) });
  fc.assert(
    fc.property(fc.array(version, { minLength: 1, maxLength: 300 }), (some) => {
      const versions = some.toSorted((a, b) => b.replacedAt - a.replacedAt);
      const gone = versionsTooMany(versions, NOW);
      const stay = without(versions, gone);
      const bytes = (of: readonly Kept[]) => of.reduce((sum, { size }) => sum + size, 0);
      const last = gone.at(-1);
      expect(stay[0]).toBe(versions[0]);
      expect(stay.length === 1 || (stay.length <= MOST_VERSIONS && bytes(stay) <= MOST_VERSION_BYTES)).toBe(true);
      // The one that went last had to: with it the limits were broken.
      const isNeeded =
        last === undefined || stay.length + 1 > MOST_VERSIONS || bytes(stay) + last.size > MOST_VERSION_BYTES;
      expect(isNeeded).toBe(true);
    }),
    { numRuns: 100, seed: 53 },
  );
});

test('the newest stays alone where it is too large by itself', () => {
  const versions = every(5 * MINUTE, 3, MOST_VERSION_BYTES + 1);
  expect(versionsTooMany(versions, NOW).length).toBe(2);
});

test('a week of saving every five minutes keeps the last hours densely and something of every day', () => {
  const count = (7 * 24 * HOUR) / (5 * MINUTE);
  const now = NOW + (count - 1) * 5 * MINUTE;
  const ages = keptOver(count, 5 * MINUTE, 50_000).map(({ replacedAt }) => (now - replacedAt) / HOUR);
  const within = (from: number, to: number) => ages.filter((age) => age >= from && age < to).length;
  expect(ages.length).toBe(MOST_VERSIONS);
  expect(within(0, 1)).toBeGreaterThanOrEqual(10);
  for (let day = 0; day < 6; day++) expect(within(24 * day, 24 * (day + 1)), `day ${day}`).toBeGreaterThan(5);
});
