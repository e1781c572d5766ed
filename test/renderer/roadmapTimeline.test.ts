import { describe, expect, test } from 'vitest';
import type { Grain } from '#domain/timeline';
import { barPath, barShape } from '../../renderer/roadmap/barShape';
import { barAction } from '../../renderer/roadmap/initiativeKeys';
import { scaleWidth, ticks, timeScale, xOf } from '../../renderer/roadmap/timeScale';

const START = 2027 * 12;
const timeline = (grain: Grain, periods: number) => ({ grain, start: START, periods, fiscalYearStart: 1 });
/** Twelve months of 20 pixels. */
const scale = timeScale(timeline('month', 12), 240, 0);
const named = (width: number, zoom: number) =>
  ticks(timeline('quarter', 5), timeScale(timeline('quarter', 5), width, zoom)).map(({ over, label }) => [over, label]);

describe('the scale of the timeline', () => {
  test('the whole plan takes the width there is, and each step of zoom doubles it', () => {
    const widths = [0, 1, 2].map((zoom) => scaleWidth(timeScale(timeline('quarter', 8), 480, zoom)));
    expect(widths).toEqual([480, 960, 1920]);
  });

  test('a plan of ten years scrolls rather than make its months too narrow to tell apart', () => {
    expect(timeScale(timeline('month', 120), 300, 0).monthWidth).toBe(6);
  });

  test('months before and after the plan stand at its edges', () => {
    expect([START - 5, START, START + 3, START + 12, START + 40].map((month) => xOf(scale, month))).toEqual([
      0, 0, 60, 240, 240,
    ]);
  });

  test('years stand over quarters, quarters over months, and quarters lose their names where they are too narrow', () => {
    expect(named(300, 0)).toEqual([
      ['2027', 'Q1'],
      ['', 'Q2'],
      ['', 'Q3'],
      ['', 'Q4'],
      ['2028', 'Q1'],
    ]);
    expect(named(100, 0).map(([, label]) => label)).toEqual(['', '', '', '', '']);
    expect(named(300, 1).slice(0, 4)).toEqual([
      ['Q1 2027', 'Jan'],
      ['', 'Feb'],
      ['', 'Mar'],
      ['Q2 2027', 'Apr'],
    ]);
  });
});

describe('the shape of a bar', () => {
  const bar = (start: number, length: number, shape: 'linear' | 'sShaped' = 'linear') =>
    barShape(scale, { start: START + start, length, shape });

  test('a ramp rises from the first day of its start to the last of its last month', () => {
    expect(bar(2, 2)).toEqual({
      left: 40,
      right: 240,
      full: 80,
      ramp: [
        { x: 40, share: 0 },
        { x: 60, share: 0.5 },
        { x: 80, share: 1 },
      ],
      outside: 'none',
    });
  });

  test('at once is a step', () => {
    expect(barPath(bar(3, 1), 10, false)).toBe('M0 10 L0 0 L0 0 L180 0');
  });

  test('an S-shaped ramp is slow, fast, slow, and half at half its time', () => {
    const shares = bar(0, 4, 'sShaped').ramp.map(({ share }) => share);
    expect(shares).toEqual([0, 0.15625, 0.5, 0.84375, 1]);
  });

  test('what began before the plan is cut at its edge, with the share it has reached by then', () => {
    const before = bar(-2, 4);
    expect({ left: before.left, first: before.ramp[0], outside: before.outside }).toEqual({
      left: 0,
      first: { x: 0, share: 0.5 },
      outside: 'before',
    });
  });

  test('a ramp that ends after the plan does not reach its top', () => {
    expect(bar(10, 4).ramp.at(-1)).toEqual({ x: 240, share: 0.5 });
  });

  test('what begins after the plan has no bar', () => {
    expect(bar(12, 3)).toMatchObject({ left: 240, ramp: [], outside: 'after' });
  });
});

describe('the keys of a bar', () => {
  const held = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  test.each([
    [
      { ...held, key: 'ArrowRight' },
      { type: 'move', by: 1 },
    ],
    [
      { ...held, key: 'ArrowLeft', ctrlKey: true },
      { type: 'move', by: -3 },
    ],
    [
      { ...held, key: 'ArrowLeft', metaKey: true },
      { type: 'move', by: -3 },
    ],
    [
      { ...held, key: 'ArrowLeft', shiftKey: true },
      { type: 'ramp', by: -1 },
    ],
    [
      { ...held, key: 'ArrowUp', altKey: true },
      { type: 'place', by: -1 },
    ],
    [{ ...held, key: ' ' }, { type: 'switch' }],
    [{ ...held, key: 'z', ctrlKey: true }, null],
    [{ ...held, key: 'ArrowLeft', altKey: true }, null],
  ])('%j means %j', (key, action) => {
    expect(barAction(key)).toEqual(action);
  });
});
