import { wholePower } from '#base/elementary';
import { ok, type Result } from '#base/result';
import { COST_MOTIONS, type CostMotion } from '#domain/costBands';
import { GROWTH_NRR } from '#plan/growthPack';
import { valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { type PackReadingError, type PlanYear, yearLanes, type YearFigure } from './planYears';
import { initiativesOff } from './roadmapLanes';

/** One year of a crossover: what is spent, and what the points would cost to acquire. Amounts are of that year, not discounted. */
export interface CrossoverYear extends PlanYear {
  readonly cost: YearFigure;
  /** ARR at the opening of the year, on which the points are gained. */
  readonly arr: number;
  readonly cacRatio: YearFigure;
  readonly valueOfPoints: number;
  /** What a unit at the end of the year is worth at the start of the plan. */
  readonly discount: number;
}

/** Points of NRR a year at which a motion's band, low and high, costs what acquiring the same ARR does. */
export interface MotionBreakEven {
  readonly motion: CostMotion;
  readonly low: number;
  readonly high: number;
}

export interface PlanCrossover {
  readonly points: number;
  readonly years: readonly CrossoverYear[];
  /** Present values over the years; NaN where a cost or a CAC ratio is missing. */
  readonly cost: number;
  readonly valueOfPoints: number;
  readonly breakEvenPoints: number;
  /** null where it cannot be said. */
  readonly invest: boolean | null;
  /** In the first year. */
  readonly motions: readonly MotionBreakEven[];
}

export interface PlanCrossoverQuestion {
  readonly scenario: string;
  /** Gain of annual NRR as a fraction; null for what the initiatives of the scenario bring in the last period. */
  readonly points: number | null;
  /** Whole years of the plan from its start. */
  readonly years: number;
}

/**
 * Whether the programme of a scenario beats buying its points of NRR as new-logo ARR, over years of the plan.
 *
 *     Σ cost / (1 + r)^t  <  points × Σ c × opening ARR of the year / (1 + r)^t,  t from 1; both sides at year end
 *
 * A plan that states no discount rate is read without one.
 *
 * Errors  noPack, noYear, model
 */
export function planCrossover(
  plan: Plan,
  { scenario, points, years: asked }: PlanCrossoverQuestion,
): Result<PlanCrossover, PackReadingError> {
  const lanes = yearLanes(plan, 'costs', [
    { scenario, probes: [] },
    { scenario, probes: initiativesOff(plan, scenario) },
  ]);
  if (!lanes.ok) return lanes;
  const { at, figure } = lanes.value;
  const count = Math.max(1, Math.min(lanes.value.years.length, asked));
  const rate = at('discount_rate', 0, 0);
  const end = lanes.value.years[count - 1]?.to ?? 0;
  const nrr = (lane: number) => valueIn(lanes.value.evaluation, GROWTH_NRR, 'total', end, lane);
  const gained = points ?? nrr(0) - nrr(1);
  const years = lanes.value.years.slice(0, count).map((year, index): CrossoverYear => {
    const cacRatio = figure('cac_ratio', index, 0);
    const arr = at('opening_arr', index, 0);
    return {
      ...year,
      cost: figure('program_cost', index, 0),
      arr,
      cacRatio,
      valueOfPoints: gained * cacRatio.value * arr,
      discount: 1 / wholePower(1 + (Number.isNaN(rate) ? 0 : rate), index + 1),
    };
  });
  const present = (of: (year: CrossoverYear) => number) =>
    years.reduce((sum, year) => sum + of(year) * year.discount, 0);
  const cost = present((year) => year.cost.value);
  const perPoint = present((year) => year.cacRatio.value * year.arr);
  const value = gained * perPoint;
  const costOf = (motion: CostMotion, end: 'low' | 'high') =>
    at(`${motion}_cost_${end}`, 0, 0) / (at('cac_ratio', 0, 0) * at('opening_arr', 0, 0));
  return ok({
    points: gained,
    years,
    cost,
    valueOfPoints: value,
    breakEvenPoints: perPoint === 0 ? Number.NaN : cost / perPoint,
    invest: Number.isNaN(cost + value) ? null : cost < value,
    motions: COST_MOTIONS.map((motion) => ({ motion, low: costOf(motion, 'low'), high: costOf(motion, 'high') })),
  });
}
