import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldRun } from '#engine/aggregate';
import { describeCause } from '#engine/describe';
import { type Explanation, explain, explainOver } from '#engine/explain';
import { nodeValue, type Run, run } from '#engine/interpreter';
import { createLanes, setOverlay, setSeries } from '#engine/lanes';
import { type Program, rowOf } from '#engine/program';
import { resolve } from '#engine/resolve';
import { parse } from '#formula/parse';
import { compiled, type LineSketch, modelOf } from './models';

const naming = {
  variant: () => null,
  period: (period: number) => `period ${period}`,
  slice: (slice: number | 'total') => (slice === 'total' ? null : `segment ${slice}`),
};
const sentence = (found: Explanation) => (found.cause === null ? null : describeCause(found.cause, naming));

/** The value of an explanation computed again from nothing but what it prints. */
function recomputed(program: Program, found: Explanation): number {
  const printed = found.precedents.map((read) => ({ ...read, value: Number(String(read.value)) }));
  const values = printed.map((read) => read.value);
  const half = values.length / 2;
  switch (found.by) {
    case 'sum':
      return values.reduce((a, b) => a + b);
    case 'weighted': {
      const weights = values.slice(half);
      return (
        values
          .slice(0, half)
          .map((v, i) => v * (weights[i] as number))
          .reduce((a, b) => a + b) / weights.reduce((a, b) => a + b)
      );
    }
    case 'formula': {
      const parsed = parse(found.text ?? '');
      if (!parsed.ok) throw new Error(found.text ?? '');
      const known = new Map(
        printed.map((read) => [`${rowOf(program, read.line, read.slice)}@${read.period}`, read.value]),
      );
      const { calendar } = program;
      const node = resolve(parsed.value, calendar.periodsPerYear, (name, kind) =>
        rowOf(program, name, kind === 'total' ? 'total' : found.slice),
      );
      return nodeValue(node, {
        position: () => found.period,
        calendar: (name) =>
          name === 'period'
            ? found.period
            : name === 'periods_per_year'
              ? calendar.periodsPerYear
              : (calendar[name][found.period] as number),
        backOf: (looking) => looking.back,
        at: (row, position) => known.get(`${row}@${position}`) ?? Number.NaN,
      });
    }
    default:
      return found.value;
  }
}

const names = ['a', 'b', 'c', 'd', 'e'];
/** Formulas over the lines before this one, so that models never close a circle; look backs reach all of them. */
const formula = (earlier: readonly string[], all: readonly string[]): fc.Arbitrary<string> => {
  const here = earlier.length > 0 ? fc.constantFrom(...earlier) : fc.constant('period');
  const past = fc.constantFrom(...all);
  const leaf = fc.oneof(
    here,
    fc.constantFrom('0', '1', '2.5', '10%', 'period', 'month', 'quarter', 'year', 'periods_per_year'),
    past.map((x) => `prev(${x}, 3)`),
    past.map((x) => `lag(${x}, 2)`),
    here.map((x) => (x === 'period' ? '1' : `cumulative(${x})`)),
    here.map((x) => (x === 'period' ? '2' : `trailing_sum(${x}, 3)`)),
    here.map((x) => (x === 'period' ? '3' : `trailing_mean(${x}, 2)`)),
    here.map((x) => (x === 'period' ? '4' : `first(${x})`)),
    here.map((x) => (x === 'period' ? '5' : `total(${x})`)),
  );
  const { whole } = fc.letrec<{ whole: string }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/', '^', '==', '<', 'and', 'or'), tie('whole'), tie('whole'))
        .map(([op, x, y]) => `(${x} ${op} ${y})`),
      fc.tuple(tie('whole'), tie('whole'), tie('whole')).map(([x, y, z]) => `if(${x}, ${y}, ${z})`),
      tie('whole').map((x) => `max(${x}, 0.5)`),
      tie('whole').map((x) => `sqrt(${x})`),
      tie('whole').map((x) => `(-${x})`),
      tie('whole').map((x) => `(${x})^2`),
      // What is seldom undefined by chance: a model in fifty would be.
      tie('whole').map((x) => `(1 / (${x}))`),
      tie('whole').map((x) => `((${x}) - 1)^0.5`),
    ),
  }));
  return whole;
};
const rule = fc.constantFrom<LineSketch['total']>(
  { type: 'sum' },
  { type: 'recompute' },
  { type: 'weighted', by: 'input' },
  { type: 'none' },
);
const models = fc.record({
  segments: fc.constantFrom(0, 1, 3),
  lines: fc.tuple(
    ...names.map((_, i) => fc.tuple(formula(['input', ...names.slice(0, i)], ['input', ...names]), rule)),
  ),
  values: fc.array(fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(0, Number.NaN)), {
    minLength: 15,
    maxLength: 15,
  }),
  fixed: fc.option(fc.double({ noNaN: true, min: -5, max: 5 })),
});

function ran({ segments, lines, values, fixed }: typeof models extends fc.Arbitrary<infer T> ? T : never): Run {
  const sketches = Object.fromEntries(
    names.map((name, i) => [name, { is: lines[i]?.[0] ?? '1', total: lines[i]?.[1] ?? { type: 'sum' as const } }]),
  );
  const program = compiled(modelOf({ input: null, ...sketches }, { periods: 5, segments }));
  const lanes = createLanes(program, 1);
  for (let segment = 0; segment < Math.max(1, segments); segment++) {
    setSeries(lanes, 'input', segment, values.slice(segment * 5, segment * 5 + 5));
  }
  if (fixed !== null) setOverlay(lanes, 'b', 0, 0, 3, fixed);
  return run(program, lanes);
}

function* cells(result: Run): Generator<Explanation> {
  for (const line of result.program.lines) {
    const slices =
      result.program.segments === 0
        ? (['total'] as const)
        : ([...Array(result.program.segments).keys(), 'total'] as const);
    for (const slice of slices)
      for (let period = 0; period < 5; period++) yield explain(result, line.id, slice, period, 0);
  }
}

test('the formula recomputed from the printed precedents gives the value, bit for bit', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(models, (sketch) => {
      const result = ran(sketch);
      for (const found of cells(result)) {
        if (Number.isNaN(found.value)) continue;
        seen.add(found.by);
        // Printing does not keep the sign of zero, and no formula can tell.
        expect(recomputed(result.program, found) + 0).toBe(found.value + 0);
      }
    }),
    { numRuns: 300 },
  );
  expect([...seen].sort()).toEqual(['formula', 'input', 'overlay', 'sum', 'weighted']);
});

test('every figure that cannot be computed has a cause, and no other figure has one', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(models, (sketch) => {
      for (const found of cells(ran(sketch))) {
        expect(found.cause === null).toBe(!Number.isNaN(found.value));
        if (found.cause !== null) seen.add(found.cause.type);
      }
    }),
    { numRuns: 300 },
  );
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'missingInput',
      'divisionByZero',
      'notEnoughHistory',
      'undefinedPower',
      'outsideDomain',
      'zeroWeights',
      'noTotal',
    ]),
  );
});

describe('the first cause', () => {
  const causeOf = (lines: Record<string, LineSketch | string | null>, line: string, period = 2, segments = 0) => {
    const program = compiled(modelOf(lines, { periods: 4, segments }));
    const lanes = createLanes(program, 1);
    if (program.lineIndex.has('zero'))
      for (let s = 0; s < Math.max(1, segments); s++) setSeries(lanes, 'zero', s, [1, 0, 0, 0]);
    return sentence(explain(run(program, lanes), line, 'total', period, 0));
  };

  test('is named five lines and some periods downstream', () => {
    const lines = { zero: null, a: '1 / zero', b: 'a + 1', c: 'prev(b, 0)', d: 'c * 2', e: 'd - 1' };
    expect(causeOf(lines, 'e')).toBe('Division by zero: zero is 0 in the formula of a in period 1.');
  });

  test.each<[string, Record<string, LineSketch | string | null>, string]>([
    ['a missing input', { m: null, x: 'm + 1' }, 'Missing input: m in period 2 has no value.'],
    [
      'too little history',
      { zero: null, x: 'trailing_sum(zero, 4)' },
      'Not enough history: trailing_sum(zero, 4) in x in period 2 needs 4 periods, and there are 3 so far.',
    ],
    [
      'a look back without a beginning',
      { zero: null, x: 'lag(zero, 3)' },
      'Not enough history: lag(zero, 3) in x in period 2 needs 4 periods, and there are 3 so far.',
    ],
    [
      'a root of a negative number',
      { zero: null, x: '(zero - 1) ^ (1 / 12)' },
      'Undefined power: (zero - 1)^(1 / 12) in x in period 2, where zero - 1 is -1 and 1 / 12 is 0.08333333333333333; a number below 0 has no broken power, and 0 no negative one.',
    ],
    [
      'a logarithm of 0',
      { zero: null, x: 'log(zero)' },
      'Undefined: log(zero) in x in period 2 has no value, where zero is 0.',
    ],
    [
      'a result beyond all numbers',
      { x: 'exp(1000)' },
      'Too large: exp(1000) in x in period 2 exceeds the largest number there is.',
    ],
  ])('of %s has its sentence', (_what, lines, wanted) => {
    expect(causeOf(lines, 'x')).toBe(wanted);
  });

  test('in the branch not taken does not matter', () => {
    expect(causeOf({ zero: null, x: 'if(zero == 0, 5, 1 / zero)' }, 'x')).toBeNull();
  });

  test('of a total is sought in its segments', () => {
    expect(causeOf({ zero: null, x: '1 / zero' }, 'x', 1, 2)).toBe(
      'Division by zero: zero is 0 in the formula of x (segment 0) in period 1.',
    );
  });
});

describe('a figure over a bucket', () => {
  const folded = (lines: Record<string, LineSketch | string | null>, values: readonly number[]) => {
    const program = compiled(modelOf(lines, { periods: 4 }));
    const lanes = createLanes(program, 1);
    setSeries(lanes, 'x', 0, values);
    return foldRun(run(program, lanes), [{ from: 0, to: 3 }], 4);
  };

  test('that is there has no cause, whatever other periods lack', () => {
    for (const [over, values] of [
      ['last', [Number.NaN, Number.NaN, 1, 2]],
      ['first', [1, Number.NaN, Number.NaN, Number.NaN]],
    ] as const) {
      const found = explainOver(folded({ x: { over } }, values), 'x', 'total', 0, 0);
      expect([found.by, found.value, found.cause]).toEqual([over, over === 'last' ? 2 : 1, null]);
      expect(found.precedents).toEqual([
        { line: 'x', slice: 'total', period: over === 'last' ? 3 : 0, value: found.value },
      ]);
    }
  });

  test('that is its last period lacks what that period lacks', () => {
    const found = explainOver(folded({ x: { over: 'last' } }, [Number.NaN, 1, 2, Number.NaN]), 'x', 'total', 0, 0);
    expect(found.cause).toEqual({ type: 'missingInput', line: 'x', slice: 'total', period: 3 });
  });

  test('that divides by what is 0 over its periods names the divisor', () => {
    const found = explainOver(
      folded({ x: { over: 'sum' }, y: { is: '1 / (x + 0)', over: 'recompute' } }, [1, -1, 2, -2]),
      'y',
      'total',
      0,
      0,
    );
    expect(sentence(found)).toBe('Division by zero: x + 0 is 0 over this quarter or year in the formula of y.');
  });

  test('that adds up to more than the largest number says so', () => {
    const found = explainOver(folded({ x: { over: 'sum' } }, [1e308, 1e308, 0, 0]), 'x', 'total', 0, 0);
    expect(sentence(found)).toBe(
      'Too large: the sum of its periods in x in period 3 exceeds the largest number there is.',
    );
  });
});
