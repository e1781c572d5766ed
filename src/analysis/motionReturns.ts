import { COST_MOTIONS, type CostMotion } from '#domain/costBands';
import { type Motion, MOTIONS } from '#domain/motions';
import { periodId } from '#domain/timeline';
import { COST_MODES, costModeOf, costMotionOf, MOTION_ARR, motionLine } from '#plan/costsPack';
import { costLine } from '#plan/initiativeLines';
import { type Evaluation, type LaneRequest, type Probe, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import type { Initiative } from '#plan/places';
import { holdsFiguresOnly } from '#plan/valuesOnly';
import { initiativesOff, stepsOf } from './roadmapLanes';

/** Low and high around what is chosen. */
export interface RangeOf {
  readonly low: number;
  readonly chosen: number;
  readonly high: number;
}

/** What something brings up to the end of the plan over what it costs until then. */
interface Return<Motion, Amount> {
  readonly motion: Motion;
  readonly cost: Amount;
  /** ARR at the end that is there because of it: the scenario's less that of one without it. */
  readonly arr: number;
  /** Revenue it brought in, period by period. */
  readonly revenue: number;
  /** revenue / cost; null where it costs nothing. Low where the cost is high. */
  readonly gross: Amount | null;
  /** (revenue − cost) / cost */
  readonly net: Amount | null;
  /** The first period from which revenue covers the cost, as chosen, for good; null where that never is. */
  readonly payback: string | null;
  /** The same of gross profit; null where that never is, or there is no gross margin. */
  readonly paybackOfMargin: string | null;
}

/** Of the initiatives of one motion, over their own cost. */
export type InitiativeReturn = Return<Motion, number>;

/**
 * Of a whole motion: all expansion it brings, with and without initiatives, over all it costs, by its band or a figure of one's own,
 * with hidden costs, and its initiatives.
 */
export type WholeReturn = Return<CostMotion, RangeOf>;

export interface MotionReturns {
  /** The motions that the scenario has initiatives for, in the order of motions. */
  readonly returns: readonly InitiativeReturn[];
  readonly wholeReturns: readonly WholeReturn[];
  /** Motions whose band or own figure is counted although initiatives of the scenario cost something for them too. */
  readonly countedTwice: readonly CostMotion[];
}

/** The lanes that returns are read from: `read` finds the scenario in lane 0 and `requests` from lane `first` on. */
export interface ReturnLanes {
  readonly requests: readonly LaneRequest[];
  readonly read: (evaluation: Evaluation, first: number) => MotionReturns;
}

/**
 * For each motion a lane without its initiatives, one without any of its expansion, and one in which it is not counted. What it brings
 * and what it costs need lanes of their own: with less ARR a plan may stay in a lower stage, which makes the other motions cheaper.
 */
export function returnLanes(plan: Plan, scenario: string): ReturnLanes {
  const on = stepsOf(plan, scenario);
  const motions = MOTIONS.filter((motion) => on.some((one) => one.motion === motion));
  const costMotions = (motion: CostMotion) => on.filter((one) => costMotionOf(one.motion) === motion);
  const zero = (line: string): Probe => ({ line, segment: null, period: null, value: 0 });
  const requests: readonly LaneRequest[] = [
    ...motions.map((motion) => ({ scenario, probes: initiativesOff(plan, scenario, motion) })),
    ...COST_MOTIONS.map((motion) => ({ scenario, probes: MOTION_ARR[motion].map(zero) })),
    ...COST_MOTIONS.map((motion) => ({ scenario, probes: [zero(motionLine(motion, 'mode'))] })),
  ];
  const read = (evaluation: Evaluation, first: number): MotionReturns => {
    if (holdsFiguresOnly(plan)) return { returns: [], wholeReturns: COST_MOTIONS.map(untold), countedTwice: [] };
    const [whole, uncounted] = [first + motions.length, first + motions.length + COST_MOTIONS.length];
    const returns = motions.map((motion, at) =>
      initiativeReturn(
        evaluation,
        motion,
        on.filter((one) => one.motion === motion),
        first + at,
      ),
    );
    return {
      returns,
      wholeReturns: COST_MOTIONS.map((motion, at) =>
        wholeReturn(evaluation, motion, costMotions(motion), { without: whole + at, uncounted: uncounted + at }),
      ),
      countedTwice: countedTwice(evaluation, returns),
    };
  };
  return { requests, read };
}

/** Where figures do not follow from each other, a lane without the motion says nothing of what it brings. */
function untold(motion: CostMotion): WholeReturn {
  const unknown = { low: Number.NaN, chosen: Number.NaN, high: Number.NaN };
  const nothing = { arr: Number.NaN, revenue: Number.NaN, payback: null, paybackOfMargin: null };
  return { motion, cost: unknown, ...nothing, gross: unknown, net: unknown };
}

function countedTwice(evaluation: Evaluation, returns: readonly InitiativeReturn[]): readonly CostMotion[] {
  const carried = new Set(returns.filter(({ cost }) => cost > 0).map(({ motion }) => costMotionOf(motion)));
  const isCounted = (motion: CostMotion) =>
    periodsOf(evaluation).some((period) => valueIn(evaluation, `${motion}_cost`, 'total', period, 0) > 0);
  return COST_MOTIONS.filter((motion) => carried.has(motion) && isCounted(motion));
}

function periodsOf({ timeline }: Evaluation): readonly number[] {
  return Array.from({ length: timeline.periods }, (_, period) => period);
}

/** What initiatives cost themselves in a period. */
function ownCost(evaluation: Evaluation, initiatives: readonly Initiative[], period: number): number {
  return initiatives.reduce((sum, { id }) => sum + valueIn(evaluation, costLine(id), 'total', period, 0), 0);
}

function initiativeReturn(
  evaluation: Evaluation,
  motion: Motion,
  initiatives: readonly Initiative[],
  without: number,
): InitiativeReturn {
  const costs = periodsOf(evaluation).map((period) => ownCost(evaluation, initiatives, period));
  const cost = sum(costs);
  const brought = broughtBy(evaluation, without, costs);
  return {
    motion,
    cost,
    ...brought,
    gross: cost === 0 ? null : brought.revenue / cost,
    net: cost === 0 ? null : (brought.revenue - cost) / cost,
  };
}

function wholeReturn(
  evaluation: Evaluation,
  motion: CostMotion,
  initiatives: readonly Initiative[],
  { without, uncounted }: { readonly without: number; readonly uncounted: number },
): WholeReturn {
  const running = (line: string) => (period: number) =>
    valueIn(evaluation, line, 'total', period, 0) - valueIn(evaluation, line, 'total', period, uncounted);
  const isFree = isNeverCounted(evaluation, motion);
  const costs = (line: string) =>
    periodsOf(evaluation).map(
      (period) => ownCost(evaluation, initiatives, period) + (isFree ? 0 : running(line)(period)),
    );
  const chosen = costs('program_cost');
  const cost = { low: sum(costs('program_cost_low')), chosen: sum(chosen), high: sum(costs('program_cost_high')) };
  const brought = broughtBy(evaluation, without, chosen);
  const { revenue } = brought;
  const over = (of: (cost: number) => number): RangeOf | null =>
    cost.chosen === 0 ? null : { low: of(cost.high), chosen: of(cost.chosen), high: of(cost.low) };
  return {
    motion,
    cost,
    ...brought,
    gross: over((one) => revenue / one),
    net: over((one) => (revenue - one) / one),
  };
}

/** Its running then costs nothing, also where bands are not available. */
function isNeverCounted(evaluation: Evaluation, motion: CostMotion): boolean {
  const mode = (period: number) => costModeOf(valueIn(evaluation, motionLine(motion, 'mode'), 'total', period, 0));
  return periodsOf(evaluation).every((period) => COST_MODES[mode(period)] === COST_MODES.none);
}

function broughtBy(
  evaluation: Evaluation,
  without: number,
  costs: readonly number[],
): Pick<InitiativeReturn, 'arr' | 'revenue' | 'payback' | 'paybackOfMargin'> {
  const end = evaluation.timeline.periods - 1;
  return {
    arr: gained(evaluation, 'closing_arr', end, without),
    revenue: sum(periodsOf(evaluation).map((period) => gained(evaluation, 'revenue', period, without))),
    payback: paidBack(evaluation, 'revenue', without, costs),
    paybackOfMargin: paidBack(evaluation, 'gross_profit', without, costs),
  };
}

/** The first period from which a line, as far as it was brought in, covers the costs to date for good. */
function paidBack(evaluation: Evaluation, line: string, without: number, costs: readonly number[]): string | null {
  let spent = 0;
  let earned = 0;
  let payback: number | null = null;
  for (const [period, cost] of costs.entries()) {
    spent += cost;
    earned += gained(evaluation, line, period, without);
    if (spent === 0 || !(earned >= spent)) payback = null;
    else payback ??= period;
  }
  return payback === null ? null : periodId(evaluation.timeline, payback);
}

/** What the scenario has more than the lane without. */
function gained(evaluation: Evaluation, line: string, period: number, without: number): number {
  return valueIn(evaluation, line, 'total', period, 0) - valueIn(evaluation, line, 'total', period, without);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
