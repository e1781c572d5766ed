import { targetEdits, type WantedNrr } from '#analysis/targets';
import type { Edit } from '#plan/edit';
import type { Plan } from '#plan/model';
import { fixed } from '../format/figures';
import { commit } from '../state/session';

/** Sets the NRR target, one period or a path, and the scenario that states the end; one step for both. */
export function setTargets(plan: Plan, wanted: readonly WantedNrr[], statedEnd: string | null): boolean {
  const edits = targetEdits(plan, wanted, statedEnd);
  return edits.length === 0 || commit(labelOf(plan, edits, wanted, statedEnd), edits);
}

function labelOf(plan: Plan, edits: readonly Edit[], wanted: readonly WantedNrr[], statedEnd: string | null): string {
  if (!edits.some((edit) => edit.type === 'setPlace' && edit.place === 'targets')) {
    const name = plan.scenarios.find(({ id }) => id === statedEnd)?.name;
    return name === undefined ? 'No stated end state' : `${name} states the end`;
  }
  const last = wanted.at(-1);
  return last === undefined ? 'Remove the target' : `Target ${fixed(last.value * 100, 2)}%`;
}
