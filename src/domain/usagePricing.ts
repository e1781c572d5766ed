import { type Money, money, type Ratio, ratio } from './units';

/** What one customer pays a month at one volume. */
export interface UsageStep {
  readonly month: number;
  readonly events: number;
  readonly price: Money;
}

/** Price of one event; null where there is none. */
export function unitPrice(step: UsageStep): Money | null {
  return step.events === 0 ? null : money(step.price / step.events);
}

/** How many times the first month's price the last one is; null where it began at nothing. */
export function usageMultiple(steps: readonly UsageStep[]): Ratio | null {
  const first = steps[0];
  const last = steps.at(-1);
  return first === undefined || last === undefined || first.price === 0 ? null : ratio(last.price / first.price);
}
