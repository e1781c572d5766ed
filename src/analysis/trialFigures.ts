import type { Plan } from '#plan/model';
import type { Target } from '#plan/places';
import { lineOf } from '#plan/planParts';
import { rankCorrelation, spreadShares } from './drivers';
import type { Simulation } from './simulation';

/** NRR of twelve months where the plan is that long, else as its rates state it. */
export function nrrLine(plan: Plan): string {
  const perYear = plan.grain === 'month' ? 12 : 4;
  return plan.periods >= perYear && lineOf(plan, 'nrr_ttm') !== undefined ? 'nrr_ttm' : 'nrr_stated';
}

export const ARR_LINE = 'closing_arr';

/** By range of the plan: its share of the spread of a figure, whose sample is of all trials. */
export function sharesOf(simulation: Simulation, sample: Float64Array): ReadonlyMap<number, number> {
  const draws = simulation.draws.upTo(simulation.trials);
  const correlations = simulation.varied.map(({ index }) =>
    rankCorrelation(draws[index] ?? new Float64Array(0), sample),
  );
  const shares = spreadShares(correlations);
  return new Map(simulation.varied.map(({ index }, at) => [index, shares[at] ?? 0]));
}

/** What a figure of a line should be at a date: the plan's target for just then, else for any time, else the last it names. */
export function targetFor({ targets }: Plan, line: string, period: string): Target | null {
  const own = targets.filter((target) => target.line === line && target.segment === null);
  const exact = own.find((target) => target.period === period) ?? own.find((target) => target.period === null);
  return exact ?? own.at(-1) ?? null;
}
