import { useMemo } from 'react';
import { type PlanCrossover, planCrossover } from '#analysis/planCrossover';
import { describePackReadingError } from '#analysis/planYears';
import { hasPack } from '#plan/packs';
import type { Plan } from '#plan/model';
import type { Result } from '#base/result';
import type { ShownGrowth } from './shownGrowth';

/** The sum and the points that are asked about; null for the programme of the plan and for what its initiatives bring. */
export interface SpendAsked {
  readonly sum: number | null;
  readonly points: number | null;
}

/** What is asked where neither a person nor an initiative names a gain. */
const ONE_POINT = 0.01;
/** A gain of NRR below this is none. */
const ROUNDING = 1e-9;

/** The crossover of the chosen scenario over the years of the view. */
export function useCrossover(shown: ShownGrowth, asked: SpendAsked): Result<PlanCrossover, string> {
  const { plan, scenario } = shown;
  const { years } = shown.asked;
  return useMemo(() => crossoverOf(plan, scenario, asked, years), [plan, scenario, asked, years]);
}

/** Nothing is held against the slope until a person names a sum, or the initiatives of the plan have a cost and bring a gain. */
function crossoverOf(
  plan: Plan,
  scenario: number,
  { sum, points }: SpendAsked,
  years: number,
): Result<PlanCrossover, string> {
  const read = (spent: number | null, gain: number | null) =>
    planCrossover(plan, { scenario: plan.scenarios[scenario]?.id ?? '', sum: spent, points: gain, years });
  const programme = hasPack(plan, 'costs') && plan.initiatives.length > 0 ? read(null, null) : null;
  const gained = programme?.ok === true && programme.value.points > ROUNDING ? programme.value.points : null;
  const found = read(sum ?? (gained === null ? Number.NaN : null), points ?? gained ?? ONE_POINT);
  return found.ok ? found : { ok: false, error: describePackReadingError(found.error) };
}
