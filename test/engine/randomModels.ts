import fc from 'fast-check';
import {
  createLanes,
  type Lanes,
  limitInput,
  replaceInput,
  selectVariant,
  setLaneSeries,
  setOverlay,
  setSeries,
  shiftInput,
  type Span,
} from '#engine/lanes';
import type { LineModel, Model, OverPeriods, OverSegments, Slice } from '#engine/model';
import { compiled, type LineSketch, modelOf } from './models';
import type { NaiveLane } from './naiveEvaluation';

/** One choice after another from fast-check: a whole number below `below`. */
export type Choose = (below: number) => number;

const LITERALS = ['0', '1', '2', '-1', '0.5', '10%', '3', '1.15', '0.9', '100', '7', '2.5', '12'];
const CALENDAR = ['period', 'periods_per_year', 'year', 'quarter', 'month'];
const REACHES = ['1', '2', '3', 'periods_per_year', 'periods_per_year - 1', '4', '2 * periods_per_year'];
const INPUTS = [Number.NaN, 0, 1, -1, 0.1, 100, 2.5, -0.5, 1000.25, 1e160, 3, 12];
const RULES: readonly OverPeriods[] = ['sum', 'first', 'last', 'product', 'recompute', 'none'];

const pick = <T>(choose: Choose, from: readonly T[]): T => from[choose(from.length)] as T;

interface Sketch {
  readonly id: string;
  readonly segmented: boolean;
}

/** A formula for `lines[at]` that closes no circle: same-period reads go to lines before it, looks back go anywhere. */
function formulaText(choose: Choose, lines: readonly Sketch[], at: number, depth: number): string {
  const self = lines[at] as Sketch;
  const fits = (line: Sketch) => self.segmented || !line.segmented;
  const before = lines.slice(0, at).filter(fits);
  const anywhere = lines.filter(fits);
  const inner = () => formulaText(choose, lines, at, depth - 1);
  const leaf = (): string => {
    const kind = choose(10);
    if (kind < 4 && before.length > 0) return pick(choose, before).id;
    if (kind === 4 && at > 0) return `total(${(lines[choose(at)] as Sketch).id})`;
    if (kind === 5 && before.length > 0) return `first(${pick(choose, before).id})`;
    if (kind === 6) return pick(choose, CALENDAR);
    return pick(choose, LITERALS);
  };
  if (depth === 0) return leaf();
  switch (choose(14)) {
    case 0:
      return `prev(${pick(choose, anywhere).id}, ${inner()})`;
    case 1:
      return `lag(${pick(choose, anywhere).id}, ${pick(choose, REACHES)})`;
    case 2:
      return `lag(${pick(choose, anywhere).id}, ${pick(choose, REACHES)}, ${inner()})`;
    case 3:
      return before.length === 0 ? leaf() : `cumulative(${pick(choose, before).id})`;
    case 4: {
      const name = pick(choose, ['trailing_sum', 'trailing_product', 'trailing_mean']);
      return before.length === 0 ? leaf() : `${name}(${pick(choose, before).id}, ${pick(choose, REACHES)})`;
    }
    case 5:
      return `if(${inner()}, ${inner()}, ${inner()})`;
    case 6:
      return `(${inner()} ? ${inner()} : ${inner()})`;
    case 7:
      return `${pick(choose, ['min', 'max'])}(${inner()}, ${inner()}, ${inner()})`;
    case 8:
      return `${pick(choose, ['abs', 'floor', 'ceil', 'sqrt', 'exp', 'log', '-', '+', 'not '])}(${inner()})`;
    case 9:
      return `round(${inner()}, ${pick(choose, ['0', '1', '2', '-1', '-2', '0.5'])})`;
    case 10:
      return `(${inner()})^${pick(choose, ['2', '3', '-1', '12', '0', '0.5', '(1 / 12)', 'periods_per_year'])}`;
    case 11:
      return `(${inner()}) ${pick(choose, ['==', '!=', '<', '<=', '>', '>=', 'and', 'or'])} (${inner()})`;
    default:
      return `(${inner()}) ${pick(choose, ['+', '-', '*', '/'])} (${inner()})`;
  }
}

export function randomModel(choose: Choose): Model {
  const segments = pick(choose, [0, 0, 1, 2, 3]);
  const perYear = pick(choose, [12, 4]);
  const periods = 1 + choose(perYear === 12 ? 30 : 10);
  const lines: Sketch[] = Array.from({ length: 2 + choose(6) }, (_, at) => ({
    id: `line_${at}`,
    segmented: segments > 0 && choose(4) > 0,
  }));
  const sketches = lines.map(({ id, segmented }, at): readonly [string, LineSketch] => {
    const is = Array.from({ length: 1 + choose(3) }, () =>
      at === 0 || choose(4) === 0 ? null : formulaText(choose, lines, at, choose(4)),
    );
    const isInput = is.every((one) => one === null);
    const by = (lines[choose(at + 1)] as Sketch).id;
    const totals: readonly OverSegments[] = [
      { type: 'sum' },
      { type: 'weighted', by },
      { type: 'none' },
      ...(isInput ? [] : [{ type: 'recompute' } as const, { type: 'recompute' } as const]),
    ];
    const over = pick(choose, isInput ? RULES.filter((rule) => rule !== 'recompute') : RULES);
    return [id, { is, segmented, total: pick(choose, totals), over }];
  });
  // The order of the lines in a document is not the order of evaluation.
  const written = choose(2) === 0 ? sketches : sketches.toReversed();
  return modelOf(Object.fromEntries(written), { periods, segments, perYear });
}

/** One line in one segment of one lane of the engine, and where the same is said plainly. */
interface Cell {
  readonly lanes: Lanes;
  readonly line: string;
  readonly segment: number;
  readonly lane: number;
  readonly span: Span | null;
  readonly plain: { readonly inputs: Map<string, readonly number[]>; readonly fixed: Map<string, number> };
}

/** Lanes for the engine, and the same said plainly. */
export function randomLanes(choose: Choose, model: Model, count = 1 + choose(3)) {
  const program = compiled(model);
  const lanes = createLanes(program, count);
  const plain = Array.from({ length: lanes.count }, () => ({
    inputs: new Map<string, readonly number[]>(),
    fixed: new Map<string, number>(),
    variants: new Map<string, number>(),
  }));
  const series = () => Array.from({ length: model.calendar.periods }, () => pick(choose, INPUTS));
  for (const line of model.lines) {
    for (let segment = 0; segment < Math.max(1, slicesOf(model, line).length - 1); segment++) {
      const shared = choose(8) === 0 ? null : series();
      if (shared !== null) setSeries(lanes, line.id, segment, shared);
      const span = choose(3) === 0 ? spanOf(choose, model.calendar.periods) : null;
      if (span !== null) limitInput(lanes, line.id, segment, span);
      for (const [lane, given] of plain.entries()) {
        const cell: Cell = { lanes, line: line.id, segment, lane, span, plain: given };
        fillInput(choose, cell, shared ?? series().map(() => Number.NaN), series);
        fillFixed(choose, cell, model.calendar.periods);
        const variant = choose(line.variants.length);
        selectVariant(lanes, line.id, segment, lane, variant);
        given.variants.set(`${line.id}/${segment}`, variant);
      }
    }
  }
  return { program, lanes, plain: plain as readonly NaiveLane[] };
}

/** From any period to any later one; where all are closed, from the one behind the last. */
function spanOf(choose: Choose, periods: number): Span {
  const from = choose(periods + 1);
  if (from === periods) return { from, to: periods - 1 };
  return { from, to: from + choose(periods - from) };
}

function fillInput(choose: Choose, cell: Cell, shared: readonly number[], series: () => readonly number[]): void {
  const { lanes, line, segment, lane, span } = cell;
  const isMoved = (period: number) => span === null || (period >= span.from && period <= span.to);
  let values = shared;
  if (choose(4) === 0) {
    const number = pick(choose, INPUTS.slice(1));
    replaceInput(lanes, line, segment, lane, number);
    values = values.map((value, period) => (isMoved(period) ? number : value));
  }
  if (choose(4) === 0) {
    values = series();
    setLaneSeries(lanes, line, segment, lane, values);
  }
  if (choose(4) === 0) {
    const by = pick(choose, [0, 1, -0.25]);
    shiftInput(lanes, line, segment, lane, by);
    values = values.map((value, period) => (isMoved(period) ? value + by : value));
  }
  cell.plain.inputs.set(`${line}/${segment}`, values);
}

function fillFixed(choose: Choose, { lanes, line, segment, lane, plain }: Cell, periods: number): void {
  while (choose(4) === 0) {
    const period = choose(periods);
    const number = pick(choose, INPUTS);
    setOverlay(lanes, line, segment, lane, period, number);
    if (Number.isNaN(number)) plain.fixed.delete(`${line}/${segment}/${period}`);
    else plain.fixed.set(`${line}/${segment}/${period}`, number);
  }
}

/** All slices of a line, its total last; the total alone where it has no segments. */
export function slicesOf(model: Model, line: LineModel): readonly Slice[] {
  const segments = line.segmented ? model.segments : 0;
  return [...Array.from({ length: segments }, (_, segment) => segment), 'total'];
}

export const chooser = fc
  .array(fc.nat({ max: 0x7fffffff }), { minLength: 700, maxLength: 700, size: 'max' })
  .map((numbers) => {
    let at = 0;
    return (below: number) => (numbers[at++ % numbers.length] as number) % below;
  });
