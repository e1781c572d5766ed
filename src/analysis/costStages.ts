import { COST_MOTIONS, COST_STAGES, type CostMotion, type CostStage } from '#domain/costBands';
import { periodId, periodsPerYear } from '#domain/timeline';
import { COST_MODES, type CostMode, costModeOf, motionLine } from '#plan/costsPack';
import { type Evaluation, type LaneRequest, valueIn } from '#plan/lanes';
import { type Figure, figureAt, figureOf } from './planYears';

/** A cost a month, in the currency of the plan. */
export interface CostFigures {
  readonly low: Figure;
  readonly chosen: Figure;
  readonly high: Figure;
}

export interface MotionCost extends CostFigures {
  readonly motion: CostMotion;
  /** Where its running cost comes from. */
  readonly mode: CostMode;
  /** The band of the stage, also where the cost does not come from it. */
  readonly band: Pick<CostFigures, 'low' | 'high'>;
}

/** What expansion costs a month in a stage of ARR, in the first period that the plan opens in it. */
export interface StageCosts {
  /** null where there is none: without a rate to the dollar, or without an opening ARR. */
  readonly stage: CostStage | null;
  /** Why there is no stage; null where there is one. */
  readonly why: string | null;
  readonly period: string;
  readonly motions: readonly MotionCost[];
  /** The motions that count, without hidden costs. */
  readonly together: CostFigures;
  readonly hidden: CostFigures;
  readonly withHidden: CostFigures;
}

/** A period whose opening ARR reaches another stage. */
export interface StageStep {
  readonly period: string;
  readonly from: CostStage;
  readonly to: CostStage;
  /** What motions and hidden costs then cost more in a period; below zero where the plan falls back. */
  readonly added: number;
}

/** The lane in which every motion that a scenario counts is counted by its band. */
export function bandLane(scenario: string): LaneRequest {
  return {
    scenario,
    probes: COST_MOTIONS.map((motion) => ({
      line: motionLine(motion, 'mode'),
      segment: null,
      period: null,
      value: COST_MODES.band,
    })),
  };
}

/** The stages that a scenario opens periods in, in the order in which it first does. There is always one entry. `band` is `bandLane`. */
export function stageCosts(evaluation: Evaluation, band: number): readonly StageCosts[] {
  const { periods } = evaluation.timeline;
  const found = new Map<CostStage | null, number>();
  for (let period = 0; period < periods; period++) {
    const stage = stageAt(evaluation, period);
    if (!found.has(stage)) found.set(stage, period);
  }
  const known = [...found].filter(([stage]) => stage !== null);
  return (known.length > 0 ? known : [...found]).map(([stage, period]) => costsIn(evaluation, stage, period, band));
}

function costsIn(evaluation: Evaluation, stage: CostStage | null, period: number, band: number): StageCosts {
  const months = 12 / periodsPerYear(evaluation.timeline.grain);
  const aMonth = (line: string, lane = 0) =>
    figureOf([figureAt(evaluation, line, period, lane)], (one = 0) => one / months);
  const range = (low: string, chosen: string, high: string): CostFigures => ({
    low: aMonth(low),
    chosen: aMonth(chosen),
    high: aMonth(high),
  });
  const together = range('motion_cost_low', 'motion_cost', 'motion_cost_high');
  const hidden = range('hidden_cost_low', 'hidden_cost', 'hidden_cost_high');
  const sum = (end: keyof CostFigures) => figureOf([together[end], hidden[end]], (a = 0, b = 0) => a + b);
  return {
    stage,
    why: stage === null ? figureAt(evaluation, 'arr_stage', period, 0).why : null,
    period: periodId(evaluation.timeline, period),
    motions: COST_MOTIONS.map((motion) => {
      const [low, high] = [motionLine(motion, 'low'), motionLine(motion, 'high')];
      return {
        motion,
        mode: costModeOf(valueIn(evaluation, motionLine(motion, 'mode'), 'total', period, 0)),
        ...range(low, `${motion}_cost`, high),
        band: { low: aMonth(low, band), high: aMonth(high, band) },
      };
    }),
    together,
    hidden,
    withHidden: { low: sum('low'), chosen: sum('chosen'), high: sum('high') },
  };
}

/** Every period in which a scenario opens in another stage than before. */
export function stageSteps(evaluation: Evaluation): readonly StageStep[] {
  const at = (line: string, period: number) => valueIn(evaluation, line, 'total', period, 0);
  const steps: StageStep[] = [];
  for (let period = 1; period < evaluation.timeline.periods; period++) {
    const [from, to] = [stageAt(evaluation, period - 1), stageAt(evaluation, period)];
    if (from === null || to === null || from === to) continue;
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

function stageAt(evaluation: Evaluation, period: number): CostStage | null {
  const number = valueIn(evaluation, 'arr_stage', 'total', period, 0);
  return COST_STAGES.find((stage) => stage.number === number) ?? null;
}
