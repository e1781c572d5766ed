import { ok, type Result } from '#base/result';
import {
  CAC_SHARES,
  COST_MOTIONS,
  COST_STAGES,
  COSTS_SOURCE,
  type CostMotion,
  type CostStage,
} from '#domain/costBands';
import { type Motion, MOTIONS } from '#domain/motions';
import type { SourceId } from '#domain/sources';
import { periodId } from '#domain/timeline';
import { costMotionOf } from '#plan/costsPack';
import { costLine } from '#plan/initiativeLines';
import { initiativesIn } from '#plan/initiatives';
import { type LaneRequest, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { type PackReadingError, type PlanYear, yearLanes, type YearFigure, type YearLanes } from './planYears';
import { initiativesOff } from './roadmapLanes';

/** The programme's cost in one year of the plan, low to high, and what it is for each of what it brings. */
export interface CostYear extends PlanYear {
  readonly low: YearFigure;
  readonly chosen: YearFigure;
  readonly high: YearFigure;
  readonly perPoint: YearFigure;
  readonly perExpansion: YearFigure;
}

/** A period whose opening ARR reaches another stage, and what the motions cost a month before and after, low and high. */
export interface StageStep {
  readonly period: string;
  readonly from: CostStage;
  readonly to: CostStage;
  /** Of the programme, for a period: what the step adds. */
  readonly added: number;
}

/** What a unit of ARR by a motion costs against one of new logos, in one year, beside what a source finds usual. */
export interface CacShare {
  readonly motion: CostMotion;
  readonly share: YearFigure;
  readonly usual: { readonly from: number; readonly to: number; readonly source: SourceId };
  /** null where the share is not available. */
  readonly position: 'below' | 'within' | 'above' | null;
}

/** What the initiatives of one motion bring and cost up to the end of the plan. */
export interface MotionReturn {
  readonly motion: Motion;
  readonly cost: number;
  /** ARR at the end that is there because of them: the scenario's less that of one without them. */
  readonly arr: number;
  /** Revenue they brought in, period by period. */
  readonly revenue: number;
  /** revenue / cost; null where they cost nothing. */
  readonly gross: number | null;
  /** (revenue − cost) / cost */
  readonly net: number | null;
  /** The first period from which revenue covers the cost for good; null where that never is. */
  readonly payback: string | null;
}

export interface CostReading {
  readonly years: readonly CostYear[];
  readonly steps: readonly StageStep[];
  /** By year of the plan, then by motion. */
  readonly cacShares: readonly (readonly CacShare[])[];
  /** The motions that the scenario has initiatives for, in the order of motions. */
  readonly returns: readonly MotionReturn[];
  /** Motions whose band or own figure is counted although initiatives of the scenario cost something for them too. */
  readonly countedTwice: readonly CostMotion[];
}

/** What expansion costs a scenario by year, where it moves up a stage, and what the initiatives of each motion give back. */
export function costReadingOf(plan: Plan, scenario: string): Result<CostReading, PackReadingError> {
  const on = initiativesIn(plan, scenario).filter(({ values }) => values.on.value !== 0);
  const motions = MOTIONS.filter((motion) => on.some((initiative) => initiative.motion === motion));
  const requests: LaneRequest[] = [
    { scenario, probes: [] },
    ...motions.map((motion) => ({ scenario, probes: initiativesOff(plan, scenario, motion) })),
  ];
  const lanes = yearLanes(plan, 'costs', requests);
  if (!lanes.ok) return lanes;
  const { years, figure } = lanes.value;
  const returns = motions.map((motion, at) =>
    motionReturn(
      plan,
      lanes.value,
      motion,
      on.filter((initiative) => initiative.motion === motion).map(({ id }) => id),
      at + 1,
    ),
  );
  return ok({
    years: years.map(
      (year, index): CostYear => ({
        ...year,
        low: figure('program_cost_low', index, 0),
        chosen: figure('program_cost', index, 0),
        high: figure('program_cost_high', index, 0),
        perPoint: figure('cost_per_point', index, 0),
        perExpansion: figure('cost_per_expansion', index, 0),
      }),
    ),
    steps: stageSteps(plan, lanes.value),
    cacShares: years.map((_, index) => COST_MOTIONS.map((motion) => cacShare(lanes.value, motion, index))),
    returns,
    countedTwice: countedTwice(plan, lanes.value, returns),
  });
}

function countedTwice(plan: Plan, { evaluation }: YearLanes, returns: readonly MotionReturn[]): readonly CostMotion[] {
  const carried = new Set(returns.filter(({ cost }) => cost > 0).map(({ motion }) => costMotionOf(motion)));
  const isCounted = (motion: CostMotion) =>
    Array.from({ length: plan.periods }, (_, period) => valueIn(evaluation, `${motion}_cost`, 'total', period, 0)).some(
      (cost) => cost > 0,
    );
  return COST_MOTIONS.filter((motion) => carried.has(motion) && isCounted(motion));
}

function stageSteps(plan: Plan, { evaluation }: YearLanes): readonly StageStep[] {
  const at = (line: string, period: number) => valueIn(evaluation, line, 'total', period, 0);
  const stageAt = (period: number) => COST_STAGES.find(({ number }) => number === at('arr_stage', period));
  const steps: StageStep[] = [];
  for (let period = 1; period < plan.periods; period++) {
    const [from, to] = [stageAt(period - 1), stageAt(period)];
    if (from === undefined || to === undefined || from === to) continue;
    const ofMotions = (when: number) => at('motion_cost', when) + at('hidden_cost', when);
    steps.push({
      period: periodId(evaluation.timeline, period),
      from,
      to,
      added: ofMotions(period) - ofMotions(period - 1),
    });
  }
  return steps;
}

/** A bound missed by rounding alone is reached. */
const ROUNDING = 1e-9;

function cacShare({ figure }: YearLanes, motion: CostMotion, year: number): CacShare {
  const share = figure(`${motion}_cac_share`, year, 0);
  const { from, to } = CAC_SHARES[motion];
  const where = share.value < from - ROUNDING ? 'below' : share.value <= to + ROUNDING ? 'within' : 'above';
  return {
    motion,
    share,
    usual: { from, to, source: COSTS_SOURCE },
    position: Number.isNaN(share.value) ? null : where,
  };
}

function motionReturn(
  plan: Plan,
  { evaluation }: YearLanes,
  motion: Motion,
  initiatives: readonly string[],
  without: number,
): MotionReturn {
  const { timeline } = evaluation;
  const at = (line: string, period: number, lane: number) => valueIn(evaluation, line, 'total', period, lane);
  let cost = 0;
  let revenue = 0;
  let payback: number | null = null;
  for (let period = 0; period < plan.periods; period++) {
    cost += initiatives.reduce((sum, id) => sum + at(costLine(id), period, 0), 0);
    revenue += at('revenue', period, 0) - at('revenue', period, without);
    if (cost === 0 || !(revenue >= cost)) payback = null;
    else payback ??= period;
  }
  const end = timeline.periods - 1;
  return {
    motion,
    cost,
    arr: at('closing_arr', end, 0) - at('closing_arr', end, without),
    revenue,
    gross: cost === 0 ? null : revenue / cost,
    net: cost === 0 ? null : (revenue - cost) / cost,
    payback: payback === null ? null : periodId(timeline, payback),
  };
}
