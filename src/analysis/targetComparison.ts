import { ok, type Result } from '#base/result';
import { periodIds } from '#domain/timeline';
import { type LaneRequest, type Probe, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { hasPack } from '#plan/packs';
import { segmentKeys, timelineOf } from '#plan/planParts';
import {
  firstYears,
  type PackReadingError,
  type PlanYear,
  yearLanes,
  type YearFigure,
  type YearLanes,
} from './planYears';

/** The measures that targets are compared by, each a line of the plan in the year asked about. */
export const COMPARED = {
  required: 'required_new_logo_arr',
  acquisitionSpend: 'acquisition_spend',
  programCost: 'program_cost',
  netNew: 'net_new_arr',
  cacRatio: 'cac_ratio',
  burnMultiple: 'burn_multiple',
  ruleOf40: 'rule_of_40',
  cacPaybackMonths: 'cac_payback_months',
  ltv: 'ltv',
  ltvToCac: 'ltv_to_cac',
  magicNumber: 'magic_number',
  quickRatio: 'quick_ratio',
  growth: 'arr_growth_yoy',
} as const;
export type ComparedMeasure = keyof typeof COMPARED;

export interface ComparedTarget {
  readonly target: number;
  /** Required at the NRR of the plan as it is, new logos standing still in the year they are won; and as a share of opening ARR. */
  readonly simple: YearFigure;
  readonly share: YearFigure;
  /** New-logo ARR that the plan itself has in the year, and what the target takes beyond it: below zero a surplus. */
  readonly planned: YearFigure;
  readonly gap: YearFigure;
  /** The base outgrows the target in some period: then nobody has to be won in it, and the plan grows faster than the target. */
  readonly surplus: boolean;
  readonly figures: Readonly<Record<ComparedMeasure, YearFigure>>;
}

export interface TargetComparison {
  readonly year: PlanYear;
  readonly targets: readonly ComparedTarget[];
}

export interface TargetQuestion {
  readonly scenario: string;
  readonly targets: readonly number[];
  /** Which year of the plan, from 1. */
  readonly year: number;
}

const NO_COSTS: YearFigure = {
  value: Number.NaN,
  why: 'The plan does not have the lines of the costs pack.',
  missing: null,
};

/** ARR that may be missing of a target where the mix of segments moves with the new logos. */
const CLOSE = 1e-9;

/**
 * Growth targets side by side: for each a lane in which the plan wins exactly the new logos that the target takes, so that spend,
 * burn and margin are those of a plan that gets there.
 *
 *     new customers    in proportion to new-logo ARR
 *     net burn         the plan's, and the acquisition spend that differs
 *     profit margin    the plan's, less that spend as a share of revenue
 *
 * In a plan of segments what is won moves the mix, and with it the NRR of later periods; the lanes are therefore evaluated
 * until what is won is what they take, at most once for each period.
 */
export function compareTargets(
  whole: Plan,
  { scenario, targets, year }: TargetQuestion,
): Result<TargetComparison, PackReadingError> {
  const plan = firstYears(whole, year);
  const aims = targets.map((value): Probe => ({ line: 'target_growth', segment: null, period: null, value }));
  let requests: readonly LaneRequest[] = [
    ...aims.map((aim) => ({ scenario, probes: [aim] })),
    { scenario, probes: [] },
  ];
  const first = yearLanes(plan, 'growth', requests);
  if (!first.ok) return first;
  const shares = wonShares(plan, first.value, targets.length);
  let lanes = first.value;
  for (let round = 0; round <= plan.periods; round++) {
    const wins = aims.map((_, lane) => requiredOf(plan, lanes, lane));
    const isWon = wins.every((required, lane) => required.every((amount, at) => isNear(lanes, amount, at, lane)));
    if (round > 0 && isWon) break;
    requests = [
      ...aims.map((aim, lane) => ({
        scenario,
        probes: [aim, ...winning(plan, first.value, shares, wins[lane] ?? [])],
      })),
      { scenario, probes: [] },
    ];
    const next = yearLanes(plan, 'growth', requests);
    if (!next.ok) return next;
    lanes = next.value;
  }
  const last = lanes.years.length;
  const chosen = lanes.years[Math.max(1, Math.min(last, year)) - 1];
  if (chosen === undefined) throw new Error('A plan that is read by year has one');
  return ok({
    year: chosen,
    targets: targets.map((target, lane) => ({
      target,
      ...ownOf(first.value, lanes, chosen, lane),
      surplus: Array.from({ length: chosen.to - chosen.from + 1 }, (_, at) =>
        valueIn(lanes.evaluation, COMPARED.required, 'total', chosen.from + at, lane),
      ).some((required) => required < 0),
      figures: figuresOf(plan, lanes, chosen, lane),
    })),
  });
}

/** What the plan itself has, its NRR included: what is won in a lane moves the mix of segments. */
function ownOf(
  own: YearLanes,
  reached: YearLanes,
  { number }: PlanYear,
  lane: number,
): Pick<ComparedTarget, 'simple' | 'share' | 'planned' | 'gap'> {
  // A scenario may win what its target takes: its own new logos are those at its own target.
  const planned = own.figure('new_logo_arr', number - 1, own.evaluation.requests.length - 1);
  const required = own.figure(COMPARED.required, number - 1, lane);
  const gap = reached.at(COMPARED.required, number - 1, lane) - planned.value;
  return {
    simple: own.figure('required_new_logo_simple', number - 1, lane),
    share: own.figure('required_new_logo_share', number - 1, lane),
    planned,
    gap: required.why === null ? { ...planned, value: gap } : required,
  };
}

function figuresOf(plan: Plan, lanes: YearLanes, year: PlanYear, lane: number): ComparedTarget['figures'] {
  const spend = lanes.figure(COMPARED.acquisitionSpend, year.number - 1, lane);
  const figures = Object.entries(COMPARED).map(([measure, line]) => {
    if (line === COMPARED.programCost && !hasPack(plan, 'costs')) return [measure, NO_COSTS];
    // Burn and margin of a plan that gets there hold its spend.
    const needsSpend = line === COMPARED.burnMultiple || line === COMPARED.ruleOf40;
    return [measure, needsSpend && spend.why !== null ? spend : lanes.figure(line, year.number - 1, lane)];
  });
  return Object.fromEntries(figures) as ComparedTarget['figures'];
}

/** What the target takes in each period; nobody is won where that is below zero. */
function requiredOf(plan: Plan, { evaluation }: YearLanes, lane: number): readonly number[] {
  return Array.from({ length: plan.periods }, (_, period) =>
    Math.max(0, valueIn(evaluation, COMPARED.required, 'total', period, lane)),
  );
}

function isNear({ evaluation }: YearLanes, amount: number, period: number, lane: number): boolean {
  const won = valueIn(evaluation, 'new_logo_arr', 'total', period, lane);
  const opening = valueIn(evaluation, 'target_opening', 'total', period, lane);
  // Nothing can be won where nothing can be computed.
  return !(Math.abs(won - amount) > CLOSE * opening);
}

/** How the new logos of each period are shared by the segments: as the plan shares them, or its opening ARR where it wins nobody. */
function wonShares(plan: Plan, { evaluation }: YearLanes, lane: number): (key: number, period: number) => number {
  const share = (line: string, slice: number, period: number) =>
    valueIn(evaluation, line, slice, period, lane) / valueIn(evaluation, line, 'total', period, lane);
  if (plan.segments.length === 0) return () => 1;
  return (slice, period) => {
    const won = share('new_logo_arr', slice, period);
    return Number.isFinite(won) ? won : share('opening_arr', slice, period);
  };
}

/** The probes of a lane in which so much is won; `before` is evaluated with the plan as it is in its last lane. */
function winning(
  plan: Plan,
  { evaluation }: YearLanes,
  shares: (slice: number, period: number) => number,
  wins: readonly number[],
): readonly Probe[] {
  const ids = periodIds(timelineOf(plan));
  const keys = segmentKeys(plan, { segmented: true });
  const own = evaluation.requests.length - 1;
  const of = (line: string, period: number) => valueIn(evaluation, line, 'total', period, own);
  return wins.flatMap((won, period): readonly Probe[] => {
    if (Number.isNaN(won)) return [];
    const id = ids[period] ?? null;
    const probe = (line: string, value: number): readonly Probe[] =>
      Number.isFinite(value) ? [{ line, segment: null, period: id, value }] : [];
    const planned = of('new_logo_arr', period);
    const spend = of('cac_ratio', period) * (won - planned);
    return [
      ...keys.map(
        (segment, slice): Probe => ({ line: 'new_logo_arr', segment, period: id, value: won * shares(slice, period) }),
      ),
      ...(planned > 0 ? probe('new_customers', (of('new_customers', period) * won) / planned) : []),
      ...probe('net_burn', of('net_burn', period) + spend),
      ...probe('profit_margin', of('profit_margin', period) - spend / of('revenue', period)),
    ];
  });
}
