import { expect, test } from 'vitest';
import {
  annualGrowth,
  EXPANSION_CONCENTRATION,
  EXPANSION_SHARES,
  impliedGrr,
  TARGETS,
} from '#domain/expansionBenchmarks';
import { BAND_SCHEMES, bandsFor } from '#domain/nrrBands';
import { SOURCE_CONFLICTS } from '#domain/sourceConflicts';
import { SOURCES } from '#domain/sources';
import { ARR_STAGES, stageOf, stagePosition, USAGE_BASED } from '#domain/stageBenchmarks';
import { ratio } from '#domain/units';

const sourceIds = Object.keys(SOURCES);

test.each([
  [0, 'below10'],
  [9_999_999.99, 'below10'],
  [10_000_000, 'from10'],
  [99_999_999, 'from10'],
  [100_000_000, 'from100'],
  [-1, 'below10'],
  [Number.NaN, null],
])('an ARR of $%d is of stage %s: a stage includes its lower bound', (arr, id) => {
  expect(stageOf(arr)?.id ?? null).toBe(id);
});

test.each([
  [0.9499, 'belowMedian'],
  [0.95, 'median'],
  [1.05, 'median'],
  [1.0501, 'aboveMedian'],
  [1.1, 'topQuartile'],
  [1.15 + 1e-15, 'topQuartile'],
  [1.1501, 'aboveTopQuartile'],
])('below $10M an NRR of %d is %s', (nrr, position) => {
  expect(stagePosition(ratio(nrr), ARR_STAGES[0])).toBe(position);
});

test('nothing lies above the top quartile where the source ends it with a plus', () => {
  const largest = stageOf(1e9) ?? ARR_STAGES[0];
  expect([stagePosition(ratio(1.51), largest), stagePosition(ratio(1.71), USAGE_BASED)]).toEqual([
    'topQuartile',
    'aboveTopQuartile',
  ]);
});

test('the targets of B together leave GRR of only 76.5% and 71.2%, and 3 to 5% a month are 42.6 to 79.6% a year', () => {
  const { nrr, expansionMonthly } = TARGETS;
  const percent = (value: number) => (value * 100).toFixed(1);
  expect({
    grr: [impliedGrr(nrr.from, expansionMonthly.from), impliedGrr(nrr.to, expansionMonthly.to)].map(percent),
    annual: [annualGrowth(expansionMonthly.from), annualGrowth(expansionMonthly.to)].map(percent),
  }).toEqual({ grr: ['76.5', '71.2'], annual: ['42.6', '79.6'] });
});

test('an expansion that alone would exceed the NRR leaves no GRR, and none below 0', () => {
  expect(impliedGrr(ratio(1), ratio(1.5))).toBe(0);
});

test('every scheme of bands names a source that exists, rises without overlap, and says what it is', () => {
  for (const scheme of BAND_SCHEMES) {
    for (const [arr, usageBased] of [
      [5e6, false],
      [2e7, true],
      [3e8, false],
    ] as const) {
      const { source, bands, note } = bandsFor(scheme, arr, usageBased);
      expect(sourceIds).toContain(source);
      expect(note).toContain(`ource ${source}`);
      expect(bands.length).toBeGreaterThan(0);
      for (const [at, band] of bands.entries()) {
        expect(band.from).toBeLessThan(band.to);
        expect(band.to).toBeLessThanOrEqual(bands[at + 1]?.from ?? Number.POSITIVE_INFINITY);
      }
    }
  }
});

test('stages need US dollars, and say so where a plan states no rate; usage-based ranges do not', () => {
  const unknown = bandsFor('stage', null, false);
  expect([unknown.bands, unknown.note]).toEqual([[], expect.stringContaining('no rate to the dollar')]);
  expect(bandsFor('stage', null, true).bands.map(({ from, to }) => [from, to])).toEqual([
    [1.15, 1.25],
    [1.4, 1.7],
  ]);
});

test.each([
  [9e6, [0.95, 1.05, 1.1, 1.15]],
  [10e6, [1.05, 1.15, 1.2, 1.3]],
  [100e6, [1.1, 1.2, 1.3, Number.POSITIVE_INFINITY]],
])('at $%d the bands of E are those of the stage', (arr, bounds) => {
  expect(bandsFor('stage', arr, false).bands.flatMap(({ from, to }) => [from, to])).toEqual(bounds);
});

test('the range of D says that it is inferred, and where the plan is outside it', () => {
  expect(bandsFor('D', 2e7, false).note).toMatch(/^Inferred from source D/);
  expect(bandsFor('D', 2e7, false).note).not.toContain('outside');
  expect(bandsFor('D', 2e6, false).note).toContain('outside');
});

test('conflicts and shares name sources that exist, each item once', () => {
  const items = SOURCE_CONFLICTS.map(({ item }) => item);
  expect(new Set(items).size).toBe(items.length);
  for (const { says } of SOURCE_CONFLICTS) expect(sourceIds).toEqual(expect.arrayContaining(Object.keys(says)));
  expect(EXPANSION_CONCENTRATION).toEqual({ source: 'E', ofExpansion: 0.8, ofCustomers: 0.2 });
  expect(EXPANSION_SHARES.map(({ source, share }) => [source, share])).toEqual([
    ['E', 0.3],
    ['E', 0.5],
    ['A', 0.9],
  ]);
});
