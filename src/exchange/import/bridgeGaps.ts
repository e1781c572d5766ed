import { periodId, type Timeline } from '#domain/timeline';
import { evaluatePlan, valueIn } from '#plan/lanes';
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
  const started = withStarting(plan, starting);
  let written = actuals;
  for (const period of [...new Set(said)].toSorted((a, b) => a - b)) {
    // A restatement has moved the openings that rates apply to, so figures are taken anew.
    const figures = figuresAt(withActuals(started, timeline, written), period, written, keys);
    for (const [at, segment] of keys.entries()) {
      const figure = figures?.[at];
      const own = stocks[at];
      if (figure === undefined || own === undefined) continue;
      const gap = gapsOf(figure, own.opening.get(period), own.closing.get(period));
      const about = { segment: plan.segments.length === 0 ? null : segment, period: periodId(timeline, period) };
      if (gap.opening !== 0) findings.warnings.push({ type: 'gap', amount: gap.opening, ...about });
      if (gap.inside !== 0) findings.warnings.push({ type: 'doesNotFoot', amount: gap.inside, ...about });
      written = withRestatement(written, segment, period, figure.restatement, gap.opening + gap.inside);
    }
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
  const figures = figuresAt(plan, 0, written, keys);
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
}

/** By segment; null for a plan that has no bridge. */
function figuresAt(
  plan: Plan,
  period: number,
  written: ActualValues,
  keys: readonly SegmentKey[],
): readonly (Figures | undefined)[] | null {
  if (BRIDGE_LINES.some((id) => lineOf(plan, id) === undefined)) return null;
  const evaluated = evaluatePlan(plan, [baseOf(plan).id]);
  if (!evaluated.ok) return null;
  const at = (line: string, slice: number) => valueIn(evaluated.value, line, slice, period, 0);
  return keys.map((key, slice) => {
    const restatement = written.get(nameOf(RESTATEMENT, key))?.get(period)?.value ?? 0;
    const opening = at(OPENING, slice);
    const net = at(CLOSING, slice) - opening - at(RESTATEMENT, slice);
    return Number.isFinite(opening) && Number.isFinite(net) ? { opening, net, restatement } : undefined;
  });
}

/** What the opening misses of the closing before it, and what opening, movements and closing miss of each other. */
function gapsOf(
  { opening, net, restatement }: Figures,
  saidOpening: number | undefined,
  saidClosing: number | undefined,
) {
  // Where the file has no opening, a gap lies inside the period.
  const wanted = saidOpening ?? opening;
  const atOpening = Math.abs(wanted - opening) > tolerance(wanted) ? wanted - opening : 0;
  const closes = (atOpening === 0 ? opening : wanted) + net + restatement;
  const inside =
    saidClosing !== undefined && Math.abs(saidClosing - closes) > tolerance(saidClosing) ? saidClosing - closes : 0;
  return { opening: atOpening, inside };
}

function withRestatement(
  written: ActualValues,
  segment: SegmentKey,
  period: number,
  said: number,
  amount: number,
): ActualValues {
  const name = nameOf(RESTATEMENT, segment);
  const before = written.get(name);
  if (amount === 0 && before?.has(period)) return written;
  const restated = new Map(before);
  restated.set(period, { value: said + amount, derived: 'gap' });
  return new Map(written).set(name, restated);
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
