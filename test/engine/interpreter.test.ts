import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run, seriesOf, valueAt } from '#engine/interpreter';
import {
  createLanes,
  replaceInput,
  selectVariant,
  setLaneSeries,
  setOverlay,
  setSeries,
  shiftInput,
} from '#engine/lanes';
import { compiled, lanesWith, modelOf } from './models';

const series = (formula: string, periods = 4, inputs: Record<string, number> = {}) => {
  const names = Object.fromEntries(Object.keys(inputs).map((id) => [id, null]));
  const program = compiled(modelOf({ ...names, x: formula }, { periods }));
  return [...seriesOf(run(program, lanesWith(program, 1, inputs)), 'x', 'total', 0)];
};
const value = (formula: string, inputs: Record<string, number> = {}) => series(formula, 1, inputs)[0];
const NA = Number.NaN;

test.each([
  ['10% + 5', 5.1],
  ['5% + 5% + 1', 1.1],
  ['-2^2', -4],
  ['2^3^2', 512],
  ['2^-1', 0.5],
  ['1 == 1.0000000000001', 0],
  ['not 0', 1],
  ['not 3', 0],
  ['2 and 0', 0],
  ['2 or 0', 1],
  ['1 < 2 ? 3 : 4', 3],
  ['if(0, 1/0, 7)', 7],
  ['min(3, 1, 2)', 1],
  ['max(3, 1, 2)', 3],
  ['round(2.5)', 3],
  ['round(-2.5)', -3],
  ['round(1.005, 2)', 1.01],
  ['round(1234.5, -2)', 1200],
  ['floor(-1.5)', -2],
  ['ceil(-1.5)', -1],
  ['abs(-3)', 3],
  ['sqrt(16)', 4],
  ['0^0', 1],
])('%s is %d', (formula, wanted) => {
  expect(value(formula)).toBe(wanted);
});

test.each([
  '1/0',
  '0/0',
  'sqrt(-1)',
  'log(0)',
  '(-8)^(1/3)',
  '0^-1',
  'exp(1000)',
  '1e308*10',
  '1/0 - 1/0',
  '1/0 == 1/0',
  'not (1/0)',
  '0 and 1/0',
  '1 or 1/0',
  'min(1, 1/0)',
  'if(1/0, 1, 1)',
  'round(1, 0.5)',
  '0 * (1/0)',
])('%s is not computable', (formula) => {
  expect(value(formula)).toBe(NA);
});

test('rounding an amount of up to 15 digits goes by its decimal digits, half away from zero', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: -3, max: 9 }),
      fc.boolean(),
      (whole, places, digits, isHalf) => {
        // Half of the amounts end in the very 5 on which rounding turns.
        const cut = 10n ** BigInt(Math.max(0, places - digits));
        const amount =
          isHalf && cut > 1n ? (BigInt(whole) / cut) * cut + (BigInt(Math.sign(whole)) * cut) / 2n : BigInt(whole);
        const size = amount < 0n ? -amount : amount;
        const kept = cut === 1n ? size : ((size * 2n + cut) / (cut * 2n)) * cut;
        const wanted = Number(`${amount < 0n ? '-' : ''}${kept}e${-places}`);
        const rounded = value(`round(x0, ${digits})`, { x0: Number(`${amount}e${-places}`) }) ?? NA;
        // Adding 0 makes a zero of either sign the same.
        expect(rounded + 0).toBe(wanted + 0);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a whole number of 16 digits rounds to itself', () => {
  expect(['2213314919066161', '4503599627370495', '1125899906842624'].map((x) => value(`round(${x})`))).toEqual([
    2213314919066161, 4503599627370495, 1125899906842624,
  ]);
  expect(value('round(1125899906842624.25)')).toBe(1125899906842624);
});

describe('over time', () => {
  test.each([
    ['period', [0, 1, 2, 3]],
    ['prev(x, 1) * 2', [2, 4, 8, 16]],
    ['lag(period_line, 2, 9)', [9, 9, 0, 1]],
    ['lag(period_line, 2)', [NA, NA, 0, 1]],
    ['cumulative(period_line)', [0, 1, 3, 6]],
    ['trailing_sum(period_line, 3)', [NA, NA, 3, 6]],
    ['trailing_product(period_line, 2)', [NA, 0, 2, 6]],
    ['trailing_mean(period_line, 4)', [NA, NA, NA, 1.5]],
    ['first(period_line) + 5', [5, 5, 5, 5]],
    ['prev(period_line, period * 100)', [0, 0, 1, 2]],
    ['month * 10000 + year', [12027, 22027, 32027, 42027]],
    ['quarter', [1, 1, 1, 2]],
    ['lag(period_line, periods_per_year - 10)', [NA, NA, 0, 1]],
  ])('%s runs through the periods', (formula, wanted) => {
    const program = compiled(modelOf({ x: formula, period_line: 'period' }, { periods: 4 }));
    expect([...seriesOf(run(program, createLanes(program, 1)), 'x', 'total', 0)]).toEqual(wanted);
  });

  test('lines that look back on each other need no order in the text', () => {
    const program = compiled(
      modelOf({ opening: 'prev(closing, 100)', closing: 'opening + won', won: 'opening * 10%' }, { periods: 3 }),
    );
    const result = run(program, createLanes(program, 1));
    expect([...seriesOf(result, 'closing', 'total', 0)].map((x) => Math.round(x * 1000) / 1000)).toEqual([
      110, 121, 133.1,
    ]);
  });

  test('a missing value in the past stays missing in every sum over it, and nowhere else', () => {
    const program = compiled(modelOf({ a: null, c: 'cumulative(a)', t: 'trailing_sum(a, 2)' }, { periods: 4 }));
    const lanes = createLanes(program, 1);
    setSeries(lanes, 'a', 0, [1, NA, 3, 4]);
    const result = run(program, lanes);
    expect([[...seriesOf(result, 'c', 'total', 0)], [...seriesOf(result, 't', 'total', 0)]]).toEqual([
      [1, NA, NA, NA],
      [NA, NA, NA, 7],
    ]);
  });
});

describe('over segments', () => {
  const model = modelOf(
    {
      arr: null,
      rate: { total: { type: 'weighted', by: 'arr' } },
      lost: 'arr * rate',
      kept: { is: '(arr - lost) / arr', total: { type: 'recompute' } },
      share: { is: 'arr / total(arr)', total: { type: 'recompute' } },
      name: { is: 'arr', total: { type: 'none' } },
      all: { is: 'total(kept) * 100', segmented: false },
      plain: { is: '5', segmented: false },
      uses: { is: 'plain + total(plain)', total: { type: 'none' } },
      before: { is: 'prev(kept, 0)', total: { type: 'recompute' } },
    },
    { periods: 2, segments: 2 },
  );
  const program = compiled(model);
  const result = run(program, lanesWith(program, 1, { arr: [300, 100], rate: [0.1, 0.5] }));
  const slices = (line: string) => [0, 1, 'total' as const].map((slice) => valueAt(result, line, slice, 1, 0));

  test('each line totals by its rule', () => {
    expect(
      Object.fromEntries(
        ['arr', 'rate', 'lost', 'kept', 'share', 'name', 'all', 'uses', 'before'].map((l) => [l, slices(l)]),
      ),
    ).toEqual({
      arr: [300, 100, 400],
      rate: [0.1, 0.5, 0.2],
      lost: [30, 50, 80],
      kept: [0.9, 0.5, 0.8],
      share: [0.75, 0.25, 1],
      name: [300, 100, NA],
      all: [80, 80, 80],
      uses: [10, 10, NA],
      before: [0.9, 0.5, 0.8],
    });
  });

  test('a weighted total without weights is not computable', () => {
    const empty = run(program, lanesWith(program, 1, { arr: [0, 0], rate: [0.1, 0.5] }));
    expect(valueAt(empty, 'rate', 'total', 0, 0)).toBe(NA);
  });

  test('without segments every total is the line itself, whatever its rule', () => {
    const single = compiled(modelOf({ a: { is: '3', total: { type: 'none' } }, b: 'total(a)' }, { periods: 1 }));
    expect(valueAt(run(single, createLanes(single, 1)), 'b', 'total', 0, 0)).toBe(3);
  });
});

describe('lanes', () => {
  const program = compiled(modelOf({ a: null, b: { is: ['a * 2', 'a + 100', null] }, c: 'b + 1' }, { periods: 2 }));
  const lanes = createLanes(program, 5);
  setSeries(lanes, 'a', 0, [1, 2]);
  replaceInput(lanes, 'a', 0, 1, 10);
  shiftInput(lanes, 'a', 0, 2, 0.5);
  setLaneSeries(lanes, 'a', 0, 3, [7, NA]);
  selectVariant(lanes, 'b', 0, 1, 1);
  selectVariant(lanes, 'b', 0, 4, 2);
  setLaneSeries(lanes, 'b', 0, 4, [8, 9]);
  setOverlay(lanes, 'b', 0, 2, 1, -1);
  setOverlay(lanes, 'b', 0, 3, 1, 42);
  const result = run(program, lanes);

  test('each lane sees its own inputs, variants and fixed cells', () => {
    expect([0, 1, 2, 3, 4].map((lane) => [...seriesOf(result, 'c', 'total', lane)])).toEqual([
      [3, 5],
      [111, 111],
      [4, 0],
      [15, 43],
      [9, 10],
    ]);
  });

  test('a lane gives the same numbers alone and among others', () => {
    const alone = createLanes(program, 1);
    setSeries(alone, 'a', 0, [1, 2]);
    shiftInput(alone, 'a', 0, 0, 0.5);
    setOverlay(alone, 'b', 0, 0, 1, -1);
    expect(seriesOf(run(program, alone), 'c', 'total', 0)).toEqual(seriesOf(result, 'c', 'total', 2));
  });

  test('a total follows the variant of its segments', () => {
    const split = compiled(
      modelOf({ a: null, r: { is: ['a / 2', 'a / 4'], total: { type: 'recompute' } } }, { periods: 1, segments: 2 }),
    );
    const two = createLanes(split, 2);
    for (const segment of [0, 1]) {
      setSeries(two, 'a', segment, [4]);
      selectVariant(two, 'r', segment, 1, 1);
    }
    const ran = run(split, two);
    expect([valueAt(ran, 'r', 'total', 0, 0), valueAt(ran, 'r', 'total', 0, 1)]).toEqual([4, 2]);
  });

  test('a line, lane, period or variant that is not there is a bug and throws', () => {
    expect(() => setSeries(lanes, 'zz', 0, [1, 2])).toThrow('no line zz');
    expect(() => setOverlay(lanes, 'b', 0, 0, 9, 1)).toThrow('no period 9');
    expect(() => replaceInput(lanes, 'a', 0, 5, 1)).toThrow('no lane 5');
    expect(() => selectVariant(lanes, 'b', 0, 0, 3)).toThrow('no variant 3');
    expect(() => setSeries(lanes, 'a', 0, [1])).toThrow('needs 2 values');
  });
});
