import { expect, test } from 'vitest';
import { looksTheSame } from '../../renderer/charts/looksTheSame';

const look = (figures: readonly (readonly number[])[], texts = ['Base', '96.00'], frame = 'axis') => ({
  frame,
  shows: { figures, texts },
});

test('a chart stays where frame, texts and figures are the same, those too that cannot be computed', () => {
  expect(looksTheSame(look([[Number.NaN, 0.96]]), look([[Number.NaN, 0.96]]))).toBe(true);
});

test('a figure that was computed from other numbers and came out a bit apart is the same', () => {
  expect(looksTheSame(look([[0.1 + 0.2]]), look([[0.3]]))).toBe(true);
  expect(looksTheSame(look([[0.3]]), look([[0.3 + 1e-9]]))).toBe(false);
  // Of a figure that is 0 there is no part.
  expect(looksTheSame(look([[0]]), look([[1e-15]]))).toBe(false);
});

test.each([
  ['a figure that is missing now', look([[Number.NaN]])],
  ['a figure that was missing', look([[0.96]]), look([[Number.NaN]])],
  ['another text at the end of a line', look([[0.96]], ['Base', '96.01'])],
  ['another frame', look([[0.96]], ['Base', '96.00'], 'wider')],
  ['a line more', look([[0.96], [0.97]])],
  ['a period more', look([[0.96, 0.97]])],
  ['what more is painted over it', { frame: 'axis', shows: null }],
])('drawn anew for %s', (_, now, before = look([[0.96]])) => {
  expect(looksTheSame(before, now)).toBe(false);
});

test('of what more is painted over a chart only the chart itself tells that it is the same', () => {
  const one = { frame: 'axis', shows: null };
  expect(looksTheSame(one, one)).toBe(true);
  expect(looksTheSame(one, { ...one })).toBe(false);
});
