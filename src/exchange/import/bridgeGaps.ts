import { periodId, type Timeline } from '#domain/timeline';
import { type Evaluation, evaluatePlan, valueIn } from '#plan/lanes';
import type { Plan, SegmentKey } from '#plan/model';
import { BRIDGE_LINES } from '#plan/nrrTemplate';
import { baseOf, lineOf, segmentKeys } from '#plan/planParts';
import { type ActualValues, nameOf, RESTATEMENT, tolerance, valuesAt, withActuals } from './actuals';
import type { Findings } from './importedValues';
import { CLOSING, OPENING } from './recogniseLine';
import type { SegmentSeries } from './splitTotals';

export const STARTING = 'starting_arr';

/** What the file says of ARR at the ends of periods, in one segment. */
interface Stocks {
  readonly opening: ReadonlyMap<number, number>;
  readonly closing: ReadonlyMap<number, number>;
}

export interface Bridged {
  /** With what restatements are added. */
  readonly actuals: ActualValues;
  /** By segment, where the file says with what ARR the plan begins. */
  readonly starting: ReadonlyMap<SegmentKey, number>;
}

/**
 * Holds the movements against opening and closing ARR of the file, period by period. A difference between a closing and the opening after
 * it, or between opening, movements and closing of one period, goes to the restatement of the period and is listed; at the
 * beginning of the plan it is what the plan starts with.
 *
 * `plan` is closed as far as it will be. Movements the file does not have are those of the base.
 */
export function bridged(
  plan: Plan,
  timeline: Timeline,
  series: readonly SegmentSeries[],
  actuals: ActualValues,
  findings: Findings,
): Bridged {
  const keys = segmentKeys(plan, { segmented: true });
  const stocks = keys.map(
    (key): Stocks => ({ opening: valuesAt(series, OPENING, key), closing: valuesAt(series, CLOSING, key) }),
  );
  const said = stocks.flatMap(({ opening, closing }) => [...opening.keys(), ...closing.keys()]);
  if (said.length === 0) findings.warnings.push({ type: 'notHeldAgainst' });
  const starting = startOf(withActuals(plan, timeline, actuals), keys, stocks, actuals);
  let current = withActuals(withStarting(plan, starting), timeline, actuals);
  let evaluation = evaluationOf(current);
  let written = actuals;
  for (const period of [...new Set(said)].toSorted((a, b) => a - b)) {
    const figures = evaluation === null ? [] : figuresAt(evaluation, period, written, keys);
    const gaps = keys.map((_, at) => gapsOf(figures[at], stocks[at], period));
    listGaps(plan, timeline, period, gaps, findings);
    const restated = restatements(keys, figures, gaps, period);
    written = withRestatements(written, restated);
    current = withActuals(current, timeline, restated);
    // A restatement moves the openings that rates apply to, so figures are taken anew.
    if (figures.some((figure, at) => movesOpening(figure, gaps[at]))) evaluation = evaluationOf(current);
  }
  return { actuals: written, starting };
}

/** What the plan starts with: the opening of its first period, or what its first closing leaves without the movements. */
function startOf(
  plan: Plan,
  keys: readonly SegmentKey[],
  stocks: readonly Stocks[],
  written: ActualValues,
): ReadonlyMap<SegmentKey, number> {
  const starting = new Map<SegmentKey, number>();
  if (lineOf(plan, STARTING)?.definition.type !== 'input') return starting;
  const evaluation = evaluationOf(plan);
  const figures = evaluation === null ? null : figuresAt(evaluation, 0, written, keys);
  for (const [at, segment] of keys.entries()) {
    const figure = figures?.[at];
    const opening = stocks[at]?.opening.get(0);
    const closing = stocks[at]?.closing.get(0);
    if (figure === undefined) continue;
    const start = opening ?? (closing === undefined ? figure.opening : closing - figure.net - figure.restatement);
    if (Math.abs(start - figure.opening) > tolerance(start)) starting.set(segment, start);
  }
  return starting;
}

interface Figures {
  readonly opening: number;
  /** Of all movements but restatements. */
  readonly net: number;
  /** As the file has it, or 0: a planned restatement is no actual. */
  readonly restatement: number;
  /** As the plan has it now. */
  readonly restatedNow: number;
}

/** The base evaluated; null for a plan that has no bridge. */
function evaluationOf(plan: Plan): Evaluation | null {
  if (BRIDGE_LINES.some((id) => lineOf(plan, id) === undefined)) return null;
  const evaluated = evaluatePlan(plan, [baseOf(plan).id]);
  return evaluated.ok ? evaluated.value : null;
}

/** By segment; undefined where the bridge cannot be computed. */
function figuresAt(
  evaluation: Evaluation,
  period: number,
  written: ActualValues,
  keys: readonly SegmentKey[],
): readonly (Figures | undefined)[] {
  const at = (line: string, slice: number) => valueIn(evaluation, line, slice, period, 0);
  return keys.map((key, slice) => {
    const restatement = written.get(nameOf(RESTATEMENT, key))?.get(period)?.value ?? 0;
    const opening = at(OPENING, slice);
    const restatedNow = at(RESTATEMENT, slice);
    const net = at(CLOSING, slice) - opening - restatedNow;
    return Number.isFinite(opening) && Number.isFinite(net) ? { opening, net, restatement, restatedNow } : undefined;
  });
}

/** What does not foot in one period: `opening` to the closing before, `inside` the period itself. */
interface Gap {
  readonly opening: number;
  readonly inside: number;
}

/** Null where the bridge cannot be computed. */
function gapsOf(figure: Figures | undefined, stocks: Stocks | undefined, period: number): Gap | null {
  if (figure === undefined) return null;
  const closing = stocks?.closing.get(period);
  // Where the file has no opening, a gap lies inside the period.
  const wanted = stocks?.opening.get(period) ?? figure.opening;
  const opening = Math.abs(wanted - figure.opening) > tolerance(wanted) ? wanted - figure.opening : 0;
  const closes = (opening === 0 ? figure.opening : wanted) + figure.net + figure.restatement;
  const inside = closing !== undefined && Math.abs(closing - closes) > tolerance(closing) ? closing - closes : 0;
  return { opening, inside };
}

function listGaps(
  plan: Plan,
  timeline: Timeline,
  at: number,
  gaps: readonly (Gap | null)[],
  { warnings }: Findings,
): void {
  const period = periodId(timeline, at);
  if (gaps.includes(null)) warnings.push({ type: 'notComputable', period });
  for (const [slice, gap] of gaps.entries()) {
    const about = { segment: plan.segments[slice]?.id ?? null, period };
    if (gap !== null && gap.opening !== 0) warnings.push({ type: 'gap', amount: gap.opening, ...about });
    if (gap !== null && gap.inside !== 0) warnings.push({ type: 'doesNotFoot', amount: gap.inside, ...about });
  }
}

function restatements(
  keys: readonly SegmentKey[],
  figures: readonly (Figures | undefined)[],
  gaps: readonly (Gap | null)[],
  period: number,
): ReadonlyMap<string, ReadonlyMap<number, Restated>> {
  return new Map(
    keys.flatMap((segment, at) => {
      const value = restatedValue(figures[at], gaps[at]);
      return value === null
        ? []
        : [[nameOf(RESTATEMENT, segment), new Map([[period, { value, derived: 'gap' as const }]])]];
    }),
  );
}

function restatedValue(figure: Figures | undefined, gap: Gap | null | undefined): number | null {
  return figure === undefined || gap === null || gap === undefined
    ? null
    : figure.restatement + gap.opening + gap.inside;
}

function movesOpening(figure: Figures | undefined, gap: Gap | null | undefined): boolean {
  const value = restatedValue(figure, gap);
  return value !== null && value !== figure?.restatedNow;
}

type Restated = { readonly value: number; readonly derived: 'gap' };

/** The values with restatements over them; one that is as the file has it stays the file's. */
function withRestatements(
  written: ActualValues,
  restated: ReadonlyMap<string, ReadonlyMap<number, Restated>>,
): ActualValues {
  const all = new Map(written);
  for (const [name, periods] of restated) {
    const values = new Map(written.get(name));
    for (const [period, one] of periods) if (values.get(period)?.value !== one.value) values.set(period, one);
    all.set(name, values);
  }
  return all;
}

/** The plan with what the file says it starts with. */
export function withStarting(plan: Plan, starting: ReadonlyMap<SegmentKey, number>): Plan {
  if (starting.size === 0) return plan;
  return {
    ...plan,
    lines: plan.lines.map((line) => {
      if (line.id !== STARTING || line.definition.type !== 'input') return line;
      const said = [...starting].map(([key, every]) => [key, { every, at: {} }] as const);
      return {
        ...line,
        definition: { type: 'input', values: { ...line.definition.values, ...Object.fromEntries(said) } },
      };
    }),
  };
}
