import { wholePower } from '#base/elementary';
import { ok, type Result } from '#base/result';
import { COST_MOTIONS, type CostMotion } from '#domain/costBands';
import { GROWTH_NRR } from '#plan/growthPack';
import { valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { hasPack } from '#plan/packs';
import {
  available,
  type PackReadingError,
  type PlanYear,
  yearLanes,
  type YearFigure,
  type YearLanes,
} from './planYears';
import { initiativesOff } from './roadmapLanes';

/** One year of a crossover: what is spent, and what the points would cost to acquire. Amounts are of that year, not discounted. */
export interface CrossoverYear extends PlanYear {
  readonly cost: YearFigure;
  /** ARR at the opening of the year, on which the points are gained. */
  readonly arr: number;
  readonly cacRatio: YearFigure;
  readonly valueOfPoints: number;
  /** ARR gained in the year by spending the cost on new logos, and by the points. */
  readonly bought: number;
  readonly gained: number;
  readonly grossMargin: YearFigure;
  /** What a unit at the end of the year is worth at the start of the plan. */
  readonly discount: number;
}

/** A cost, level over the years, and the points of NRR a year at which it costs what acquiring the same ARR does. */
export interface BreakEven {
  readonly cost: number;
  readonly points: number;
}

/** Where a motion breaks even: at the low and high end of its band, and at its place between them. */
export interface MotionBreakEven {
  readonly motion: CostMotion;
  readonly low: BreakEven;
  readonly chosen: BreakEven;
  readonly high: BreakEven;
  /** Why its cost is not known; `why` is null where it is. */
  readonly blocked: YearFigure;
}

export interface PlanCrossover {
  readonly points: number;
  readonly years: readonly CrossoverYear[];
  /** Present values over the years; NaN where a cost or a CAC ratio is missing. */
  readonly cost: number;
  readonly valueOfPoints: number;
  /** ARR gained over the years by either way, present values, and the gross margin of that ARR a year. */
  readonly bought: number;
  readonly gained: number;
  readonly boughtMargin: YearFigure;
  readonly gainedMargin: YearFigure;
  readonly breakEvenPoints: number;
  /** The most that may be spent a year for the points. */
  readonly breakEvenCost: number;
  /** What a gain of NRR of 1 (a hundred points) is worth a year: the slope of the crossover. */
  readonly worth: number;
  /** What is spent a year, level over the years. */
  readonly yearly: number;
  /** What keeps the crossover from being computed; its `why` is null where nothing does. */
  readonly blocked: YearFigure;
  /** null where it cannot be said. */
  readonly invest: boolean | null;
  /** Over the same years; empty without the lines of the costs pack. */
  readonly motions: readonly MotionBreakEven[];
}

export interface PlanCrossoverQuestion {
  readonly scenario: string;
  /** Gain of annual NRR as a fraction; null for what the initiatives of the scenario bring in the last period. */
  readonly points: number | null;
  /** Spent a year; null for what the programme costs in each. */
  readonly sum: number | null;
  /** Whole years of the plan from its start. */
  readonly years: number;
}

/**
 * Whether a sum, or the programme of a scenario, beats buying its points of NRR as new-logo ARR, over years of the plan.
 *
 *     Σ cost / (1 + r)^t  <  points × Σ c × opening ARR of the year / (1 + r)^t,  t from 1; both sides at year end
 *
 * A plan that states no discount rate is read without one.
 *
 * Errors  noPack (costs where the programme is asked, else growth), noYear, model
 */
export function planCrossover(
  plan: Plan,
  { scenario, points, sum, years: asked }: PlanCrossoverQuestion,
): Result<PlanCrossover, PackReadingError> {
  const lanes = yearLanes(plan, sum === null ? 'costs' : 'growth', [
    { scenario, probes: [] },
    { scenario, probes: initiativesOff(plan, scenario) },
  ]);
  if (!lanes.ok) return lanes;
  const { at, figure } = lanes.value;
  const count = Math.max(1, Math.min(lanes.value.years.length, asked));
  const rate = at('discount_rate', 0, 0);
  const end = lanes.value.years[count - 1]?.to ?? 0;
  const nrr = (lane: number) => valueIn(lanes.value.evaluation, GROWTH_NRR, 'total', end, lane);
  const gain = points ?? nrr(0) - nrr(1);
  const years = lanes.value.years.slice(0, count).map((year, index): CrossoverYear => {
    const cacRatio = figure('cac_ratio', index, 0);
    const cost = sum === null ? figure('program_cost', index, 0) : available(sum);
    const arr = at('opening_arr', index, 0);
    return {
      ...year,
      cost,
      arr,
      cacRatio,
      valueOfPoints: gain * cacRatio.value * arr,
      bought: quotient(cost.value, cacRatio.value),
      gained: gain * arr,
      grossMargin: figure('gross_margin', index, 0),
      discount: 1 / wholePower(1 + (Number.isNaN(rate) ? 0 : rate), index + 1),
    };
  });
  const present: Present = (of) => years.reduce((total, year, index) => total + of(year, index) * year.discount, 0);
  const annuity = present(() => 1);
  const cost = present((year) => year.cost.value);
  const perPoint = present((year) => year.cacRatio.value * year.arr);
  const value = gain * perPoint;
  const breakEven = (spent: number): BreakEven => ({ cost: spent / annuity, points: quotient(spent, perPoint) });
  return ok({
    points: gain,
    years,
    cost,
    valueOfPoints: value,
    bought: present((year) => year.bought),
    gained: present((year) => year.gained),
    boughtMargin: marginOf(years, present, (year) => year.bought),
    gainedMargin: marginOf(years, present, (year) => year.gained),
    breakEvenPoints: quotient(cost, perPoint),
    breakEvenCost: value / annuity,
    worth: perPoint / annuity,
    yearly: cost / annuity,
    blocked: blockedBy(years),
    invest: Number.isNaN(cost + value) ? null : cost < value,
    motions: hasPack(plan, 'costs') ? motionsOf(lanes.value, present, breakEven) : [],
  });
}

/** The present value of something that each year has. */
type Present = (of: (year: CrossoverYear, index: number) => number) => number;

function motionsOf(
  { at, figure }: YearLanes,
  present: Present,
  breakEven: (spent: number) => BreakEven,
): readonly MotionBreakEven[] {
  return COST_MOTIONS.map((motion) => {
    const end = (which: 'low' | 'high', index: number) => at(`${motion}_cost_${which}`, index, 0);
    const chosen = (index: number) => {
      const low = end('low', index);
      return low + at(`${motion}_cost_position`, index, 0) * (end('high', index) - low);
    };
    return {
      motion,
      low: breakEven(present((_, index) => end('low', index))),
      chosen: breakEven(present((_, index) => chosen(index))),
      high: breakEven(present((_, index) => end('high', index))),
      blocked: figure(`${motion}_cost_high`, 0, 0),
    };
  });
}

function marginOf(years: readonly CrossoverYear[], present: Present, of: (year: CrossoverYear) => number): YearFigure {
  const blocked = years.find(({ grossMargin }) => grossMargin.why !== null)?.grossMargin;
  return blocked ?? available(present((year) => of(year) * year.grossMargin.value));
}

function blockedBy(years: readonly CrossoverYear[]): YearFigure {
  const figures = years.flatMap(({ cost, cacRatio }) => [cost, cacRatio]);
  return figures.find(({ why }) => why !== null) ?? available(0);
}

/** NaN where nothing is divided by. */
function quotient(amount: number, by: number): number {
  return by === 0 ? Number.NaN : amount / by;
}
