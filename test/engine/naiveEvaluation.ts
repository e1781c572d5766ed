import { exp, log, pow } from '#base/elementary';
import type { LineModel, Model, Slice } from '#engine/model';
import type { Expression } from '#formula/expression';

/** What one lane is given, by `line`, segment and period, as plainly as it can be written down. */
export interface NaiveLane {
  /** By `line/segment`: values by period. */
  readonly inputs: ReadonlyMap<string, readonly number[]>;
  /** By `line/segment/period`. */
  readonly fixed: ReadonlyMap<string, number>;
  /** By `line/segment`: which variant, 0 where not there. */
  readonly variants: ReadonlyMap<string, number>;
}

/**
 * A second reading of what a model means: every figure by plain recursion from the definitions in docs/formulas.md.
 * It shares the parser with the engine and nothing else; no program, no rows, no order.
 */
export function naiveEvaluation(model: Model, lane: NaiveLane) {
  const known = new Map<string, number>();
  const lineOf = (id: string): LineModel => {
    const line = model.lines.find((one) => one.id === id);
    if (line === undefined) throw new Error(`no line ${id}`);
    return line;
  };
  const isSplit = (line: LineModel) => line.segmented && model.segments > 0;
  const segments = Array.from({ length: model.segments }, (_, segment) => segment);

  function remembered(key: string, compute: () => number): number {
    const value = known.get(key) ?? compute();
    known.set(key, value);
    return value;
  }

  /** The formula of a line in a slice; null for an input. */
  function formulaIn(line: LineModel, slice: Slice): Expression | null {
    const expressions = line.variants.map((variant) => (variant.type === 'input' ? null : variant.expression));
    const chosen = (segment: number) => expressions[lane.variants.get(`${line.id}/${segment}`) ?? 0] ?? null;
    if (!isSplit(line)) return chosen(0);
    if (slice !== 'total') return chosen(slice);
    return segments.map(chosen).find((one) => one !== null) ?? expressions.find((one) => one !== null) ?? null;
  }

  function value(id: string, slice: Slice, period: number): number {
    const line = lineOf(id);
    const place: Slice = isSplit(line) ? slice : 'total';
    return remembered(`${id}/${place}/${period}`, () => {
      if (isSplit(line) && place === 'total') return totalOf(line, (one, at) => value(one, at, period), period);
      const key = `${id}/${place === 'total' ? 0 : place}`;
      const fixed = lane.fixed.get(`${key}/${period}`);
      if (fixed !== undefined) return fixed;
      const formula = formulaIn(line, place);
      if (formula === null) return finite(lane.inputs.get(key)?.[period] ?? Number.NaN);
      return evaluate(formula, periodView(place, period));
    });
  }

  function totalOf(line: LineModel, read: (id: string, slice: Slice) => number, period: number | null): number {
    switch (line.overSegments.type) {
      case 'none':
        return Number.NaN;
      case 'sum':
        return added(segments.map((segment) => read(line.id, segment)));
      case 'weighted': {
        const { by } = line.overSegments;
        const products = segments.map((segment) => read(line.id, segment) * read(by, segment));
        return finite(added(products) / added(segments.map((segment) => read(by, segment))));
      }
      case 'recompute': {
        const formula = formulaIn(line, 'total');
        return formula === null || period === null ? Number.NaN : evaluate(formula, periodView('total', period));
      }
    }
  }

  function periodView(slice: Slice, period: number): View {
    const { calendar } = model;
    return {
      here: period,
      read: (id, at) => value(id, slice, at),
      total: (id) => value(id, 'total', period),
      back: ({ factor, offset }) => factor * calendar.periodsPerYear + offset,
      calendar: (name) => {
        if (name === 'period') return period;
        return name === 'periods_per_year' ? calendar.periodsPerYear : (calendar[name][period] ?? Number.NaN);
      },
    };
  }

  /** A line over one of the buckets, each of `length` periods where it is whole. */
  function over(id: string, slice: Slice, buckets: readonly Bucket[], length: number, bucket: number): number {
    const line = lineOf(id);
    const place: Slice = isSplit(line) ? slice : 'total';
    const { from, to } = buckets[bucket] ?? { from: 0, to: -1 };
    return remembered(`over ${length}/${id}/${place}/${bucket}`, () => {
      const values = Array.from({ length: to - from + 1 }, (_, i) => value(id, place, from + i));
      switch (line.overPeriods) {
        case 'none':
          return Number.NaN;
        case 'first':
          return values[0] ?? Number.NaN;
        case 'last':
          return values[values.length - 1] ?? Number.NaN;
        case 'sum':
          return added(values);
        case 'product':
          return multiplied(values);
        case 'recompute': {
          if (isSplit(line) && place === 'total' && line.overSegments.type !== 'recompute')
            return totalOf(line, (one, at) => over(one, at, buckets, length, bucket), null);
          const formula = formulaIn(line, place);
          return formula === null ? Number.NaN : evaluate(formula, bucketView(place, buckets, length, bucket));
        }
      }
    });
  }

  function bucketView(slice: Slice, buckets: readonly Bucket[], length: number, bucket: number): View {
    const { calendar } = model;
    const sizeOf = (at: number) => {
      const { from, to } = buckets[at] ?? { from: 0, to: -1 };
      return to - from + 1;
    };
    return {
      here: bucket,
      read: (id, at) => over(id, slice, buckets, length, at),
      total: (id) => over(id, 'total', buckets, length, bucket),
      back: ({ factor, offset }, includesHere) => {
        const back = (factor * calendar.periodsPerYear) / length + offset;
        if (back < 1) return Number.NaN;
        const from = bucket - back + (includesHere ? 1 : 0);
        if (from < 0) return back;
        for (let at = from; at <= bucket; at++) if (sizeOf(at) !== length) return Number.NaN;
        return back;
      },
      calendar: (name) => {
        if (name === 'period') return bucket;
        if (name === 'periods_per_year') return calendar.periodsPerYear / sizeOf(bucket);
        return calendar[name][buckets[bucket]?.to ?? -1] ?? Number.NaN;
      },
    };
  }

  return { value, over };
}

interface Bucket {
  readonly from: number;
  readonly to: number;
}

/** What a formula sees from where it stands. */
interface View {
  readonly here: number;
  readonly read: (id: string, at: number) => number;
  readonly total: (id: string) => number;
  readonly back: (reach: { readonly factor: number; readonly offset: number }, includesHere: boolean) => number;
  readonly calendar: (name: 'period' | 'periods_per_year' | 'year' | 'quarter' | 'month') => number;
}

function evaluate(expression: Expression, view: View): number {
  const of = (part: Expression) => evaluate(part, view);
  switch (expression.type) {
    case 'number':
      return expression.value;
    case 'calendar':
      return view.calendar(expression.name);
    case 'line':
      return view.read(expression.line, view.here);
    case 'total':
      return view.total(expression.line);
    case 'first':
      return view.read(expression.line, 0);
    case 'cumulative':
      return added(readings(view, expression.line, 0));
    case 'trailing':
      return trailed(expression, view);
    case 'lag': {
      const at = view.here - view.back(expression.reach, false);
      if (at >= 0) return view.read(expression.line, at);
      return at < 0 && expression.initial !== null ? of(expression.initial) : Number.NaN;
    }
    case 'conditional': {
      const condition = of(expression.condition);
      if (Number.isNaN(condition)) return Number.NaN;
      return condition === 0 ? of(expression.otherwise) : of(expression.whenTrue);
    }
    case 'unary':
      return signed(expression.operator, of(expression.operand));
    case 'call':
      return called(expression.function, expression.arguments.map(of));
    case 'binary': {
      const { operator, left, right } = expression;
      const n = operator === '^' ? wholeNumberWritten(right) : null;
      if (n !== null) return finite(chained(of(left), n));
      return operator === '^' ? finite(pow(of(left), of(right))) : combined(operator, of(left), of(right));
    }
  }
}

function trailed(expression: Expression & { readonly type: 'trailing' }, view: View): number {
  const from = view.here - view.back(expression.reach, true) + 1;
  if (!(from >= 0)) return Number.NaN;
  const values = readings(view, expression.line, from);
  if (expression.function === 'trailing_product') return multiplied(values);
  return expression.function === 'trailing_sum' ? added(values) : added(values) / values.length;
}

function signed(operator: string, x: number): number {
  if (operator === 'not') return Number.isNaN(x) ? Number.NaN : Number(x === 0);
  return operator === '-' ? -x : x;
}

function combined(operator: string, a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  const claim = (isTrue: boolean) => (isTrue ? 1 : 0);
  if (operator === '+') return finite(a + b);
  if (operator === '-') return finite(a - b);
  if (operator === '*') return finite(a * b);
  if (operator === '/') return b === 0 ? Number.NaN : finite(a / b);
  if (operator === '==') return claim(a === b);
  if (operator === '!=') return claim(a !== b);
  if (operator === '<') return claim(a < b);
  if (operator === '<=') return claim(a <= b);
  if (operator === '>') return claim(a > b);
  if (operator === '>=') return claim(a >= b);
  if (operator === 'and') return claim(a !== 0 && b !== 0);
  return claim(a !== 0 || b !== 0);
}

function called(name: string, values: readonly number[]): number {
  if (values.some(Number.isNaN)) return Number.NaN;
  const [x = Number.NaN, digits = 0] = values;
  if (name === 'min') return Math.min(...values);
  if (name === 'max') return Math.max(...values);
  if (name === 'abs') return Math.abs(x);
  if (name === 'floor') return Math.floor(x);
  if (name === 'ceil') return Math.ceil(x);
  if (name === 'sqrt') return x < 0 ? Number.NaN : Math.sqrt(x);
  if (name === 'exp') return finite(exp(x));
  if (name === 'log') return x <= 0 ? Number.NaN : finite(log(x));
  return rounded(x, digits);
}

/** Half away from zero; what lies one unit in the last place below a half is one, as docs/formulas.md has it. */
function rounded(x: number, digits: number): number {
  if (!Number.isInteger(digits) || Math.abs(digits) > 15) return Number.NaN;
  const scale = Number(`1e${Math.abs(digits)}`);
  const size = digits < 0 ? Math.abs(x) / scale : Math.abs(x) * scale;
  if (!(size < 2 ** (digits > 0 ? 50 : 52))) return x;
  const fraction = size % 1;
  const isUp = fraction + Math.min(size / 2 ** 52, 1 / 16) >= 0.5;
  const whole = size - fraction + (isUp ? 1 : 0);
  return Math.sign(x) * (digits < 0 ? whole * scale : whole / scale);
}

function wholeNumberWritten(expression: Expression): number | null {
  if (expression.type === 'unary' && expression.operator === '-') {
    const size = wholeNumberWritten(expression.operand);
    return size === null ? null : -size;
  }
  if (expression.type !== 'number' || expression.percent || !Number.isInteger(expression.value)) return null;
  return Math.abs(expression.value) <= 1024 ? expression.value : null;
}

/** x^n from the bits of n, lowest first. */
function chained(x: number, n: number): number {
  const bits = Math.abs(n).toString(2).split('').toReversed();
  let result = 1;
  let square = x;
  for (const [at, bit] of bits.entries()) {
    if (at > 0) square *= square;
    if (bit === '1') result *= square;
  }
  return n < 0 ? 1 / result : result;
}

function readings(view: View, id: string, from: number): readonly number[] {
  return Array.from({ length: view.here - from + 1 }, (_, i) => view.read(id, from + i));
}

function added(values: readonly number[]): number {
  let sum = values[0] ?? Number.NaN;
  for (const value of values.slice(1)) sum += value;
  return finite(sum);
}

function multiplied(values: readonly number[]): number {
  let product = values[0] ?? Number.NaN;
  for (const value of values.slice(1)) product *= value;
  return finite(product);
}

function finite(x: number): number {
  return Number.isFinite(x) ? x : Number.NaN;
}
