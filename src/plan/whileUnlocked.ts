import type { Edit } from './edit';
import type { Plan } from './model';
import { scenarioOf } from './planParts';

/**
 * Edits that may touch locked scenarios because they move none of their figures, such as those for a new segment: the
 * scenarios are opened before and locked again after, on the day they were.
 */
export function whileUnlocked(plan: Plan, scenarios: Iterable<string>, edits: readonly Edit[]): readonly Edit[] {
  const locked = [...scenarios].flatMap((id) => {
    const scenario = scenarioOf(plan, id);
    return scenario?.locked === true ? [scenario] : [];
  });
  return [
    ...locked.map(({ id }): Edit => ({ type: 'lockScenario', scenario: id, locked: false })),
    ...edits,
    ...locked.map(
      ({ id, lockedOn }): Edit => ({
        type: 'lockScenario',
        scenario: id,
        locked: true,
        ...(lockedOn === undefined ? {} : { on: lockedOn }),
      }),
    ),
  ];
}
