import { expect, test } from 'vitest';
import { axisNote, waterfallAxis } from '../../renderer/report/charts/waterfallAxis';
import { areaPath, linePath, plotIn, ticksOf } from '../../renderer/report/charts/plot';

const NONE = Number.NaN;
const axis = { min: 0, max: 10, step: 2.5 };
const plot = plotIn({ width: 140, height: 130 }, axis, 5, { left: 20, right: 20, isBars: false });

test('a line is broken where there is no figure, and a figure alone is a dot', () => {
  expect(linePath(plot, [0, 10, NONE, 5, NONE])).toBe('M20 108L45 8M95 58h.01');
  expect(linePath(plot, [NONE, NONE])).toBe('');
});

test('an area covers the labels at which both of its lines are', () => {
  expect(areaPath(plot, [NONE, 0, 0], [10, 10, 10])).toBe('M45 8L70 8L70 108L45 108Z');
  expect(areaPath(plot, [0], [10])).toBe('');
});

test('gridlines lie at round values within the axis, its ends among them', () => {
  expect(ticksOf(axis)).toEqual([0, 2.5, 5, 7.5, 10]);
  expect(ticksOf({ min: -5, max: 5, step: 5 })).toEqual([-5, 0, 5]);
});

test('bars that do not begin at 0 say where they begin, in the unit that is shown', () => {
  const form = { factor: 1e-6, decimals: 2, before: '$', after: 'M', isChange: false };
  const step = (type: 'total' | 'change', from: number, to: number) => ({
    label: '',
    type,
    isBetter: true,
    amount: to - from,
    from,
    to,
  });
  const small = { form, steps: [step('total', 0, 12e6), step('change', 12e6, 13e6), step('total', 0, 13e6)] };
  expect(waterfallAxis(small).min).toBeGreaterThan(0);
  expect(axisNote(small)).toMatch(/^The axis begins at \$1[01]\.\d\dM\.$/);
  const large = { form, steps: [step('total', 0, 1e6), step('change', 1e6, 13e6), step('total', 0, 13e6)] };
  expect(axisNote(large)).toBe('');
});
