import { NRR_SCALE, NRR_TIERS, STRONG_BASE, type Tier, tierOf } from '#domain/benchmarks';
import { TARGETS } from '#domain/expansionBenchmarks';
import { type ArrStage, stageOf, type StagePosition, stagePosition, USAGE_BASED } from '#domain/stageBenchmarks';
import { periodsPerYear } from '#domain/timeline';
import { type Ratio, ratio } from '#domain/units';
import { type Evaluation, valueIn } from '#plan/lanes';
import { arrInUsd } from './bandSpans';

/** Where a figure lies to a range, both ends of which belong to it. */
export type RangePosition = 'below' | 'within' | 'above';

/** How a plan compares with what the sources see elsewhere, in one scenario at one period. NaN is not available. */
export interface Standing {
  /** Which NRR is judged: of the twelve months where they are there, else the period held for a year. */
  readonly reading: 'nrr_ttm' | 'nrr_annualized';
  readonly nrr: Ratio;
  /** Opening ARR of the period in US dollars; null where the plan states no rate to the dollar. */
  readonly arrInUsd: number | null;
  readonly tier: Tier | null;
  readonly scale: Tier | null;
  /** Against D's inferred range; null where the ARR is outside what the source speaks of, or not known in dollars. */
  readonly strong: RangePosition | null;
  readonly stage: { readonly stage: ArrStage; readonly position: StagePosition } | null;
  readonly usageBased: StagePosition | null;
  /** Against the targets of B. */
  readonly target: RangePosition | null;
  readonly expansionMonthly: number;
  readonly expansionTarget: RangePosition | null;
  readonly grr: number;
  readonly expansionShare: number;
  readonly doublingYears: number;
  /** An NRR above what is usual without pricing by use, in a plan whose twelve months have no usage expansion. */
  readonly isRareWithoutUsage: boolean;
}

/** Throws for a period that the plan does not have. Lines that are not in the plan are not available. */
export function standingOf(evaluation: Evaluation, lane: number, period: number): Standing {
  const at = (line: string, when = period) =>
    evaluation.program.lineIndex.has(line) ? valueIn(evaluation, line, 'total', when, lane) : Number.NaN;
  const trailing = at('nrr_ttm');
  const reading = Number.isNaN(trailing) ? 'nrr_annualized' : 'nrr_ttm';
  const nrr = ratio(at(reading));
  const arr = arrInUsd(evaluation, lane, period);
  const stage = arr === null ? null : stageOf(arr);
  const isJudged = !Number.isNaN(nrr);
  const expansionMonthly = at('expansion_monthly');
  return {
    reading,
    nrr,
    arrInUsd: arr,
    tier: tierOf(nrr, NRR_TIERS),
    scale: tierOf(nrr, NRR_SCALE),
    strong:
      arr !== null && arr >= STRONG_BASE.arrFrom && arr <= STRONG_BASE.arrTo ? positionIn(nrr, STRONG_BASE) : null,
    stage: stage === null || !isJudged ? null : { stage, position: stagePosition(nrr, stage) },
    usageBased: isJudged ? stagePosition(nrr, USAGE_BASED) : null,
    target: positionIn(nrr, TARGETS.nrr),
    expansionMonthly,
    expansionTarget: positionIn(expansionMonthly, TARGETS.expansionMonthly),
    grr: at(reading === 'nrr_ttm' ? 'grr_ttm' : 'grr_annualized'),
    expansionShare: at('expansion_share'),
    doublingYears: at('doubling_years'),
    isRareWithoutUsage: nrr > TARGETS.nrr.to + ROUNDING && !hasUsage(evaluation, period, at),
  };
}

/** A bound missed by rounding alone is reached. */
const ROUNDING = 1e-9;

function positionIn(value: number, { from, to }: { readonly from: number; readonly to: number }): RangePosition | null {
  if (Number.isNaN(value)) return null;
  if (value < from - ROUNDING) return 'below';
  return value <= to + ROUNDING ? 'within' : 'above';
}

function hasUsage({ timeline }: Evaluation, period: number, at: (line: string, when: number) => number): boolean {
  const first = Math.max(0, period + 1 - periodsPerYear(timeline.grain));
  return Array.from({ length: period + 1 - first }, (_, back) => at('usage_arr', period - back)).some((arr) => arr > 0);
}
