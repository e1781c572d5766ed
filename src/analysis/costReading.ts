import { ok, type Result } from '#base/result';
import { CAC_SHARES, COST_MOTIONS, COSTS_SOURCE, type CostMotion } from '#domain/costBands';
import type { SourceId } from '#domain/sources';
import { MOST_ACCOUNTS_PER_CSM } from '#domain/strategyFacts';
import { periodId } from '#domain/timeline';
import { MOTION_ARR } from '#plan/costsPack';
import { costLine } from '#plan/initiativeLines';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { holdsFiguresOnly } from '#plan/valuesOnly';
import { bandLane, type StageCosts, stageCosts, type StageStep, stageSteps } from './costStages';
import { type MotionReturns, returnLanes } from './motionReturns';
import {
  type Figure,
  figureOf,
  type PackReadingError,
  packLanes,
  type PlanYear,
  type YearFigure,
  type YearLanes,
} from './planYears';

/** The programme's cost in one year of the plan, low to high, and what it is for each of what it brings. */
export interface CostYear extends PlanYear {
  readonly low: YearFigure;
  readonly chosen: YearFigure;
  readonly high: YearFigure;
  /** The part of it that initiatives cost themselves. */
  readonly initiatives: YearFigure;
  readonly expansion: YearFigure;
  readonly closing: YearFigure;
  readonly perPoint: YearFigure;
  readonly perExpansion: YearFigure;
  /** A unit of expansion ARR by the whole programme over one of new logos. */
  readonly cacShare: YearFigure;
  /** At the end of the year. */
  readonly accountsPerCsm: YearFigure;
  readonly csmsNeeded: YearFigure;
}

/** What a unit of ARR by a motion costs against one of new logos, in one year, beside what a source finds usual. */
export interface CacShare {
  readonly motion: CostMotion;
  readonly share: YearFigure;
  readonly usual: { readonly from: number; readonly to: number; readonly source: SourceId };
  /** null where the share is not available, or the motion is not counted. */
  readonly position: 'below' | 'within' | 'above' | null;
  /** Whether the motion costs something in the year. */
  readonly isCounted: boolean;
  readonly cost: YearFigure;
  /** The expansion ARR of the motion. */
  readonly arr: YearFigure;
  /** The cost a month at which the share is at its upper bound. */
  readonly mostUsual: YearFigure;
}

export interface CostReading extends MotionReturns {
  readonly years: readonly CostYear[];
  readonly stages: readonly StageCosts[];
  readonly steps: readonly StageStep[];
  /** By year of the plan, then by motion. */
  readonly cacShares: readonly (readonly CacShare[])[];
  /** The first period at whose end a customer success manager has so many accounts that triggers are missed; null where none is. */
  readonly overloadedFrom: string | null;
}

/** What expansion costs a scenario by stage and by year, where it moves to another stage, and what the initiatives of each motion give back. */
export function costReadingOf(plan: Plan, scenario: string): Result<CostReading, PackReadingError> {
  const returning = returnLanes(plan, scenario);
  const lanes = packLanes(plan, 'costs', [{ scenario, probes: [] }, bandLane(scenario), ...returning.requests]);
  if (!lanes.ok) return lanes;
  const { evaluation, years } = lanes.value;
  return ok({
    years: years.map((year, index) => ({ ...year, ...costsOfYear(plan, lanes.value, index) })),
    stages: stageCosts(evaluation, 1),
    steps: stageSteps(evaluation),
    cacShares: years.map((_, index) => COST_MOTIONS.map((motion) => cacShare(lanes.value, motion, index))),
    overloadedFrom: overloadedFrom(evaluation),
    ...returning.read(evaluation, 2),
  });
}

function costsOfYear(plan: Plan, { figure }: YearLanes, index: number): Omit<CostYear, keyof PlanYear> {
  const of = (line: string) => figure(line, index, 0);
  return {
    low: of('program_cost_low'),
    chosen: of('program_cost'),
    high: of('program_cost_high'),
    initiatives: holdsFiguresOnly(plan) ? INITIATIVES_GONE : sumOf(plan.initiatives.map(({ id }) => of(costLine(id)))),
    expansion: of('expansion_arr'),
    closing: of('closing_arr'),
    perPoint: of('cost_per_point'),
    perExpansion: of('cost_per_expansion'),
    cacShare: of('program_cac_share'),
    accountsPerCsm: of('accounts_per_csm'),
    csmsNeeded: of('csms_needed'),
  };
}

const INITIATIVES_GONE: Figure = {
  value: Number.NaN,
  why: 'A plan of figures only does not say which of its costs are those of initiatives.',
  missing: null,
};

function sumOf(figures: readonly Figure[]): Figure {
  return figureOf(figures, (...values) => values.reduce((sum, value) => sum + value, 0));
}

function overloadedFrom(evaluation: Evaluation): string | null {
  for (let period = 0; period < evaluation.timeline.periods; period++) {
    const accounts = valueIn(evaluation, 'accounts_per_csm', 'total', period, 0);
    if (accounts >= MOST_ACCOUNTS_PER_CSM.accounts) return periodId(evaluation.timeline, period);
  }
  return null;
}

/** A bound missed by rounding alone is reached. */
const ROUNDING = 1e-9;

function cacShare({ figure }: YearLanes, motion: CostMotion, year: number): CacShare {
  const share = figure(`${motion}_cac_share`, year, 0);
  const cost = figure(`${motion}_cost`, year, 0);
  const { from, to } = CAC_SHARES[motion];
  const where = share.value < from - ROUNDING ? 'below' : share.value <= to + ROUNDING ? 'within' : 'above';
  const isCounted = cost.value !== 0;
  return {
    motion,
    share,
    usual: { from, to, source: COSTS_SOURCE },
    position: Number.isNaN(share.value) || !isCounted ? null : where,
    isCounted,
    cost,
    arr: sumOf(MOTION_ARR[motion].map((line) => figure(line, year, 0))),
    mostUsual: figureOf([cost, share], (paid = 0, of = 0) => ((paid / 12) * to) / of),
  };
}
