import type { OpenPlan } from '../state/session';

/** Whether the chosen scenario is locked: its inputs are shown black and nothing in it can be typed over. */
export function isLocked({ plan, scenario }: OpenPlan): boolean {
  return plan.scenarios[scenario]?.locked === true;
}
