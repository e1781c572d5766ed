import type { StrategyReading } from '#analysis/strategyReading';
import { LEVERS, type LeverFacts } from '#domain/strategyLevers';

/** Whether the strategy leads with what these facts of a lever name, or supports with it; empty where it does neither. */
export function roleOf({ strategy }: StrategyReading, is: (facts: LeverFacts) => boolean): 'leads' | 'supports' | '' {
  if (strategy === null) return '';
  if (is(LEVERS[strategy.lead])) return 'leads';
  return strategy.support.some((lever) => is(LEVERS[lever])) ? 'supports' : '';
}
