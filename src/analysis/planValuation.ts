import { ok, type Result } from '#base/result';
import { money, ratio } from '#domain/units';
import { compoundingUplift, VALUATION_READING, valuation } from '#domain/valuation';
import { GROWTH_NRR } from '#plan/growthPack';
import type { Plan } from '#plan/model';
import { type PackReadingError, yearLanes } from './planYears';

/** What a scenario is worth at a multiple of ARR, at the opening of the plan and at the end of its last whole year. */
export interface ScenarioValuation {
  readonly scenario: string;
  readonly arrNow: number;
  readonly arrAtEnd: number;
  /** NRR of the last year. */
  readonly nrr: number;
  /** At the low and at the high multiple; NaN without one. */
  readonly now: ValueRange;
  readonly atEnd: ValueRange;
  /** What ten more points of NRR add to the value at the end: as the source says, and as ARR alone compounds over the years. */
  readonly quoted: ValueRange;
  readonly compounded: ValueRange;
  /** The compounding alone, as a share: ((NRR + 10 points)/NRR)^years − 1. */
  readonly uplift: number;
}

export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

export interface PlanValuation {
  /** Whole years from the opening of the plan to the end that is read. */
  readonly years: number;
  readonly end: string;
  readonly scenarios: readonly ScenarioValuation[];
}

/** Ten points, which the source speaks of. */
const POINTS = VALUATION_READING.nrrTo - VALUATION_READING.nrrFrom;

/** Every scenario of a plan at a range of multiples, beside what ten more points of NRR are said to do and what they compound to. */
export function planValuation(plan: Plan, multiple: ValueRange): Result<PlanValuation, PackReadingError> {
  const lanes = yearLanes(
    plan,
    'growth',
    plan.scenarios.map(({ id }) => ({ scenario: id, probes: [] })),
  );
  if (!lanes.ok) return lanes;
  const { at, years } = lanes.value;
  const last = years.length - 1;
  return ok({
    years: years.length,
    end: years[last]?.label.split(' to ')[1] ?? '',
    scenarios: plan.scenarios.map(({ id }, lane): ScenarioValuation => {
      const [arrNow, arrAtEnd] = [at('opening_arr', 0, lane), at('closing_arr', last, lane)];
      const nrr = at(GROWTH_NRR, last, lane);
      const atEnd = valued(arrAtEnd, multiple);
      const uplift = nrr > 0 ? compoundingUplift(ratio(nrr), ratio(nrr + POINTS), years.length) : Number.NaN;
      return {
        scenario: id,
        arrNow,
        arrAtEnd,
        nrr,
        now: valued(arrNow, multiple),
        atEnd,
        quoted: { low: atEnd.low * VALUATION_READING.from, high: atEnd.high * VALUATION_READING.to },
        compounded: { low: atEnd.low * uplift, high: atEnd.high * uplift },
        uplift,
      };
    }),
  });
}

function valued(arr: number, { low, high }: ValueRange): ValueRange {
  return { low: valuation(money(arr), ratio(low)), high: valuation(money(arr), ratio(high)) };
}
