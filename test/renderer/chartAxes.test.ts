import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namedPlaces, roundAxis, shortPeriod, steadyAxis, zeroAxis } from '../../renderer/charts/axis';
import type { BridgeStep } from '#analysis/arrBridge';
import { bridgeAxis } from '../../renderer/charts/bridge';
import { clearestPlace, pushedApart } from '../../renderer/charts/labelPlace';
import { bandAxis } from '../../renderer/charts/tiers';

const amounts = fc.array(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 });
const rates = fc.array(fc.double({ min: 0, max: 2.5, noNaN: true }), { minLength: 1, maxLength: 20 });

test.each([
  ['round', roundAxis, amounts],
  ['zero', zeroAxis, amounts],
  ['band', (values: readonly number[]) => bandAxis(values), rates],
] as const)('a %s axis shows all values with at most six lines', (_, axisOf, values) => {
  fc.assert(
    fc.property(values, (list) => {
      const axis = axisOf(list);
      const lines = Math.round((axis.max - axis.min) / axis.step) + 1;
      expect(lines).toBeLessThanOrEqual(6);
      for (const value of list) {
        expect(value).toBeGreaterThanOrEqual(axis.min - 1e-9);
        expect(value).toBeLessThanOrEqual(axis.max * (1 + 1e-9));
      }
    }),
  );
});

test('the tier under the lowest NRR and the one over the highest are in sight', () => {
  const percents = ({ min, max, step }: ReturnType<typeof bandAxis>) =>
    [min, max, step].map((x) => Math.round(x * 100));
  expect(percents(bandAxis([1.03, 1.06]))).toEqual([95, 115, 5]);
  expect(percents(bandAxis([0.9495, 1.0859]))).toEqual([80, 120, 10]);
  const byStage = [
    { from: 1.05, to: 1.15, name: 'Median', color: '' },
    { from: 1.2, to: 1.3, name: 'Top quartile', color: '' },
  ];
  expect(percents(bandAxis([1.0, 1.06], byStage))).toEqual([90, 130, 10]);
  expect(percents(bandAxis([1.17, 1.18], byStage))).toEqual([110, 125, 5]);
});

describe('an axis while someone types', () => {
  const before = { min: 10, max: 20, step: 2.5 };
  test('stays as long as it shows everything and wastes no more than half', () => {
    expect(steadyAxis(before, { min: 12, max: 18, step: 2 })).toBe(before);
  });
  test('widens at once, and shrinks where more than half is empty', () => {
    const wider = { min: 10, max: 22.5, step: 2.5 };
    const narrow = { min: 12, max: 16, step: 1 };
    expect([steadyAxis(before, wider), steadyAxis(before, narrow)]).toEqual([wider, narrow]);
  });
});

test('labels of lines that end together stand 15 pixels apart, inside the plot', () => {
  expect(pushedApart([100, 101, 103, 200], 15, 0, 210)).toEqual([100, 115, 130, 200]);
  expect(pushedApart([200, 205, 209], 15, 0, 210)).toEqual([180, 195, 210]);
});

test('a label goes where no line crosses it, else where the fewest do', () => {
  const first = { left: 80, top: 0, right: 100, bottom: 16 };
  const second = { left: 0, top: 0, right: 20, bottom: 16 };
  const falling = [
    { x: 0, y: 100 },
    { x: 100, y: 8 },
  ];
  const flat = [
    { x: 0, y: 8 },
    { x: 50, y: 8 },
    { x: 100, y: 8 },
  ];
  expect([
    clearestPlace([first, second], []),
    clearestPlace([first, second], [falling]),
    clearestPlace([first, second], [falling, flat]),
  ]).toEqual([0, 1, 1]);
});

test('periods under an axis are the ends and what there is room for between them, in short', () => {
  expect([...namedPlaces(24, 160)]).toEqual([0, 12, 23]);
  expect([...namedPlaces(4, 900)]).toEqual([0, 1, 2, 3]);
  expect([...namedPlaces(1, 900)]).toEqual([0]);
  expect(['Jan 2027', 'Q1 2027', 'Q1 FY27'].map(shortPeriod)).toEqual(['Jan 27', 'Q1 27', 'Q1 27']);
});

test('an axis around 0 begins there where nothing is below it', () => {
  expect(zeroAxis([0, 1934])).toEqual({ min: 0, max: 2000, step: 500 });
  expect(zeroAxis([-400, 0])).toEqual({ min: -400, max: 0, step: 100 });
  expect(zeroAxis([0])).toEqual({ min: 0, max: 1, step: 0.2 });
});

test('figures that are missing or beyond all measure still give an axis that can be counted along', () => {
  const any = fc.array(fc.oneof(fc.double(), fc.constantFrom(Number.NaN, 1e308, -1e308, 0, 5e-324)));
  fc.assert(
    fc.property(any, (values) => {
      for (const axis of [roundAxis(values), zeroAxis(values), bandAxis(values), bridgeAxis(values.map(stepOf))]) {
        expect((axis.max - axis.min) / axis.step).toBeGreaterThan(0);
        expect((axis.max - axis.min) / axis.step).toBeLessThan(20);
      }
    }),
  );
});

function stepOf(amount: number): BridgeStep {
  return { type: 'movement', line: 'x', label: 'x', amount, from: amount / 2, to: amount };
}
