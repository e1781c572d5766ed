import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '#engine/compile';
import { describeCompileError } from '#engine/describe';
import { run, seriesOf } from '#engine/interpreter';
import { createLanes, selectVariant } from '#engine/lanes';
import type { LineModel, Model } from '#engine/model';
import type { LineSketch } from './models';
import { compiled, modelOf } from './models';
import { type Choose, chooser, randomModel } from './randomModels';

const errorOf = (lines: Record<string, LineSketch | string | null>, options = {}) => {
  const program = compile(modelOf(lines, options));
  if (program.ok) throw new Error('compiled');
  return describeCompileError(program.error, {
    variant: (_line, variant) => (variant === 0 ? null : `variant ${variant}`),
  });
};

test.each<[string, Record<string, LineSketch | string | null>, object, string]>([
  ['an unknown name', { a: 'b + 1' }, {}, 'a refers to b, and no line has that name.'],
  [
    'a line that reads itself',
    { a: 'a + 1' },
    {},
    'Circular reference within a period: a → a. Let one of them use the period before, with prev().',
  ],
  [
    'a circle of three',
    { a: 'b + 1', b: 'c * 2', c: 'x + a', x: null },
    {},
    'Circular reference within a period: a → b → c → a. Let one of them use the period before, with prev().',
  ],
  [
    'a circle through cumulative',
    { a: 'cumulative(b)', b: 'a' },
    {},
    'Circular reference within a period: a → b → a. Let one of them use the period before, with prev().',
  ],
  [
    'a circle through the initial value of a look back',
    { a: 'prev(b, a)', b: '1' },
    {},
    'Circular reference within a period: a → a. Let one of them use the period before, with prev().',
  ],
  [
    'a circle that only another variant closes',
    { a: 'b', b: { is: ['1', 'a'] } },
    {},
    'Circular reference within a period: a → b (in variant 1) → a. Let one of them use the period before, with prev().',
  ],
  [
    'a circle through a total',
    { a: 'total(b)', b: 'a / 2' },
    { segments: 2 },
    'Circular reference within a period: a → total(b) → b → a. Let one of them use the period before, with prev().',
  ],
  [
    'a segmented line read by one that is not',
    { a: null, b: { is: 'a', segmented: false } },
    { segments: 2 },
    'b has one value for all segments but a has one for each: write total(a), or let b be computed per segment.',
  ],
  [
    'an input that should recompute',
    { a: { total: { type: 'recompute' } } },
    {},
    'a is an input and has no formula to recompute: choose another rule for its totals.',
  ],
  [
    'weights that no line has',
    { a: { total: { type: 'weighted', by: 'w' } } },
    {},
    'The total of a is weighted by w, and no line has that name.',
  ],
  [
    'a look back that is none in a plan of quarters',
    { a: null, b: 'lag(a, periods_per_year - 4)' },
    { perYear: 4 },
    'b looks back on a by less than one period: the number of periods must be 1 or more.',
  ],
])('%s is refused with its sentence', (_what, lines, options, sentence) => {
  expect(errorOf(lines, options)).toBe(sentence);
});

test('circles through earlier periods are fine, in every variant at once', () => {
  const program = compiled(
    modelOf({ a: { is: ['b + 1', 'prev(b, 0)'] }, b: { is: ['prev(a, 0)', 'prev(b, 5)'] } }, { periods: 3 }),
  );
  const lanes = createLanes(program, 2);
  selectVariant(lanes, 'a', 0, 1, 1);
  selectVariant(lanes, 'b', 0, 1, 1);
  const result = run(program, lanes);
  expect([[...seriesOf(result, 'a', 'total', 0)], [...seriesOf(result, 'a', 'total', 1)]]).toEqual([
    [1, 2, 3],
    [0, 5, 5],
  ]);
});

test('a chain of ten thousand lines compiles without running out of stack', () => {
  const lines: Record<string, string> = { l0: '1' };
  for (let i = 1; i < 10_000; i++) lines[`l${i}`] = `l${i - 1} + 1`;
  const reversed = Object.fromEntries(Object.entries(lines).reverse());
  const program = compiled(modelOf(reversed, { periods: 1 }));
  expect(seriesOf(run(program, createLanes(program, 1)), 'l9999', 'total', 0)[0]).toBe(10_000);
});

test('a total that a rule makes is in no variant of a circle, whatever variants its line has', () => {
  for (const total of [{ type: 'sum' }, { type: 'weighted', by: 'w' }] as const) {
    const program = compile(modelOf({ w: null, a: { is: [null, 'total(a)'], total } }, { segments: 2 }));
    if (program.ok) throw new Error('compiled');
    expect(describeCompileError(program.error, { variant: (_line, variant) => `variant ${variant}` })).toContain(
      ': a (in variant 1) → total(a) → a (in variant 1).',
    );
  }
});

describe('with another program at hand', () => {
  /** A model and what people make of it: another formula or rule of a line, other segments, another grain, lines in another order. */
  function edited(choose: Choose, model: Model): Model {
    const { lines, segments, calendar } = model;
    const [at, other] = [choose(lines.length), choose(lines.length)];
    const [line, taken] = [lines[at] as LineModel, lines[other] as LineModel];
    switch (choose(7)) {
      case 0:
        return { ...model, lines: lines.with(at, { ...line, variants: taken.variants }) };
      case 1:
        return { ...model, lines: lines.with(at, { ...line, overSegments: taken.overSegments }) };
      case 2:
        return { ...model, lines: lines.with(at, { ...line, segmented: !line.segmented }) };
      case 3:
        return { ...model, segments: choose(segments + 3) };
      case 4:
        return { ...model, calendar: { ...calendar, periodsPerYear: calendar.periodsPerYear === 12 ? 4 : 12 } };
      case 5:
        return { ...model, lines: lines.toReversed() };
      default:
        return { ...model, lines: lines.filter((one) => one !== line) };
    }
  }

  test('a model comes to the same program, or the same error, as without', () => {
    let programs = 0;
    fc.assert(
      fc.property(chooser, (choose) => {
        const model = randomModel(choose);
        const other = edited(choose, model);
        const alone = compile(other);
        expect(compile(other, compiled(model))).toEqual(alone);
        if (alone.ok) programs++;
      }),
      { numRuns: 300, endOnFailure: true },
    );
    expect(programs).toBeGreaterThan(100);
  });

  test('only the rows of a line whose formula is another are made anew', () => {
    const model = modelOf({ a: null, b: 'a * 2', c: 'b + 1' }, { segments: 2 });
    const before = compiled(model);
    const { lines } = modelOf({ b: 'a * 3' }, { segments: 2 });
    const after = compile({ ...model, lines: model.lines.with(1, lines[0] as LineModel) }, before);
    if (!after.ok) throw new Error(after.error.type);
    const kept = after.value.rows.map((row, at) => row === before.rows[at]);
    expect(kept).toEqual([true, true, true, false, false, false, true, true, true]);
  });
});
