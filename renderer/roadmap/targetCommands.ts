import { NRR_STATED, nrrTargets } from '#analysis/targets';
import type { Edit } from '#plan/edit';
import type { Plan } from '#plan/model';
import type { Target } from '#plan/places';
import { fixed } from '../format/figures';
import { commit } from '../state/session';

/** NRR wanted at a period, or from the start on where the period is null. */
export interface WantedNrr {
  readonly period: string | null;
  readonly value: number;
}

export function wantedNrr(plan: Plan): readonly WantedNrr[] {
  return nrrTargets(plan).map(({ period, value }) => ({ period, value }));
}

/** Sets the NRR target, one period or a path, and the scenario that states the end; one step for both. */
export function setTargets(plan: Plan, wanted: readonly WantedNrr[], statedEnd: string | null): boolean {
  const kept = nrrTargets(plan);
  const others = plan.targets.filter((target) => !kept.includes(target));
  const targets = wanted.map(({ period, value }, at): Target => {
    const before = kept.find((target) => target.period === period) ?? kept[at];
    return {
      id: freeId(others, at),
      name: 'NRR',
      line: NRR_STATED,
      segment: null,
      period,
      direction: 'atLeast',
      value,
      note: before?.note ?? '',
      source: before?.source ?? '',
    };
  });
  const edits: Edit[] = [];
  const isSame = JSON.stringify(wanted) === JSON.stringify(wantedNrr(plan));
  if (!isSame) edits.push({ type: 'setPlace', place: 'targets', value: [...others, ...targets] });
  if (statedEnd !== plan.statedEnd) edits.push({ type: 'setPlace', place: 'statedEnd', value: statedEnd });
  if (edits.length === 0) return true;
  return commit(labelOf(plan, isSame ? null : wanted, statedEnd), edits);
}

function labelOf(plan: Plan, wanted: readonly WantedNrr[] | null, statedEnd: string | null): string {
  if (wanted === null) {
    const name = plan.scenarios.find(({ id }) => id === statedEnd)?.name;
    return name === undefined ? 'No stated end state' : `${name} states the end`;
  }
  const last = wanted.at(-1);
  return last === undefined ? 'Remove the target' : `Target ${fixed(last.value * 100, 2)}%`;
}

function freeId(others: readonly Target[], at: number): string {
  for (let number = at + 1; ; number++) {
    const id = number === 1 ? 'nrr' : `nrr_${number}`;
    if (others.every((other) => other.id !== id)) return id;
  }
}
