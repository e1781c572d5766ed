import type { HealthSignals } from '#domain/healthGate';
import type { PricingModel } from '#domain/pricing';
import type { Architecture, CustomerSegment } from '#domain/strategy';
import type { Ratio } from '#domain/units';
import type { Edit } from './edit';
import type { Plan } from './model';
import type { PeriodId } from './values';

/** What a plan states about the company, for the choice of a strategy; null for what is not stated. No figure follows from it. */
export interface StrategyAnswers {
  readonly architecture: Architecture | null;
  readonly pricing: PricingModel | null;
  readonly hasCsms: boolean | null;
  readonly segment: CustomerSegment | null;
  /** NRR of a year in place of the plan's own; null for that. */
  readonly nrr: Ratio | null;
  /** The period at which the plan's own NRR is read; null for the one that is usual. */
  readonly period: PeriodId | null;
  readonly health: HealthSignals;
}

export const NO_ANSWERS: StrategyAnswers = {
  architecture: null,
  pricing: null,
  hasCsms: null,
  segment: null,
  nrr: null,
  period: null,
  health: { dauMau: null, nps: null, criticalIssue: null },
};

export function strategyAnswers({ strategy }: Pick<Plan, 'strategy'>): StrategyAnswers {
  return strategy ?? NO_ANSWERS;
}

/** The edit that states something, or takes it back. Where nothing is stated any more, the plan has no answers at all. */
export function answerEdit(plan: Pick<Plan, 'strategy'>, changes: Partial<StrategyAnswers>): Edit {
  const answers = { ...strategyAnswers(plan), ...changes };
  const { health, ...others } = answers;
  const isStated = [...Object.values(others), ...Object.values(health)].some((answer) => answer !== null);
  return { type: 'setStrategy', answers: isStated ? answers : null };
}
