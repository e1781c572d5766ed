import { err, ok, type Result } from '#base/result';
import { COST_MODES, costMotionOf, motionLine } from './costsPack';
import type { Edit } from './edit';
import { applyAll } from './edits';
import { addInitiative, type InitiativeDraft } from './initiativeEdits';
import type { InitiativeError } from './initiativeErrors';
import { fieldLine } from './initiativeLines';
import { freeInitiativeName } from './initiatives';
import { type Plan, WHOLE } from './model';
import { describeNameError, nameError } from './names';
import { lineOf } from './planParts';
import { addScenarioEdits } from './scenarioChanges';

export type StrategyScenarioError =
  | { readonly type: 'name'; readonly sentence: string }
  | { readonly type: 'initiative'; readonly error: InitiativeError };

export interface StrategyScenario {
  /** Ids of the scenario and of what was added for it. */
  readonly scenario: string;
  readonly initiatives: readonly string[];
  readonly edits: readonly Edit[];
}

/**
 * The edits that make a strategy a scenario: one that follows `parent`, with initiatives of its own. They are off in the base and
 * so everywhere else, and on in the new one: no figure of another scenario moves.
 *
 * Where the costs pack counts the band of a motion whose cost an initiative now carries, the new scenario counts it once.
 */
export function strategyScenario(
  plan: Plan,
  parent: string,
  name: string,
  drafts: readonly InitiativeDraft[],
): Result<StrategyScenario, StrategyScenarioError> {
  const wrong = nameError(
    'scenario',
    name,
    plan.scenarios.map((other) => other.name),
  );
  if (wrong !== null) return err({ type: 'name', sentence: describeNameError(wrong) });
  const made = addScenarioEdits(plan, parent, name);
  const edits: Edit[] = [...made.edits];
  const initiatives: string[] = [];
  let current = planAfter(plan, made.edits);
  if (!current.ok) return current;
  for (const draft of drafts) {
    const added = addInitiative(current.value, {
      ...draft,
      name: freeInitiativeName(current.value, draft.name),
      on: false,
    });
    if (!added.ok) return err({ type: 'initiative', error: added.error });
    const { id } = added.value;
    const forThis = [...added.value.edits, every(made.id, fieldLine(id, 'on'), 1)];
    current = planAfter(current.value, forThis);
    if (!current.ok) return current;
    initiatives.push(id);
    edits.push(...forThis);
  }
  const carried = new Set(
    drafts.filter(({ monthlyCost = 0 }) => monthlyCost > 0).map(({ motion }) => costMotionOf(motion)),
  );
  for (const motion of carried) {
    if (motion === null || lineOf(plan, motionLine(motion, 'mode')) === undefined) continue;
    edits.push(every(made.id, motionLine(motion, 'mode'), COST_MODES.none));
  }
  return ok({ scenario: made.id, initiatives, edits });
}

function every(scenario: string, line: string, value: number): Edit {
  return { type: 'setOverrideSeries', scenario, line, segment: WHOLE, series: { every: value, at: {} } };
}

function planAfter(plan: Plan, edits: readonly Edit[]): Result<Plan, StrategyScenarioError> {
  const applied = applyAll(plan, edits);
  return applied.ok
    ? ok(applied.value.plan)
    : err({ type: 'initiative', error: { type: 'edit', error: applied.error } });
}
