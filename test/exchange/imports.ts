import type { Chosen, ImportProposal } from '#exchange/import/choices';
import { describeRefusal } from '#exchange/import/describeImport';
import type { ImportPlan } from '#exchange/import/importPlan';
import { planImport } from '#exchange/import/planImport';
import { proposeImport } from '#exchange/import/proposeImport';
import { readForeignFile } from '#exchange/import/readForeignFile';
import { applyAll } from '#plan/edits';
import { evaluatePlan, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { planOf, withEvery } from '../plan/plans';

/** A text as a file of a person's own program, read as it proposes itself. */
function fileOf(text: string) {
  const file = readForeignFile(new TextEncoder().encode(text), { encoding: null, separator: null });
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value;
}

export function proposed(plan: Plan, text: string, chosen: Chosen = {}): ImportProposal {
  return proposeImport(plan, fileOf(text), { into: { type: 'actuals' }, ...chosen });
}

export function planned(plan: Plan, text: string, chosen: Chosen = {}): ImportPlan {
  return planImport(plan, proposed(plan, text, chosen));
}

/** The plan after an import that is to succeed. */
export function imported(plan: Plan, text: string, chosen: Chosen = {}): Plan {
  const { edits, refusals } = planned(plan, text, chosen);
  if (refusals.length > 0) throw new Error(refusals.map((refusal) => describeRefusal(plan, refusal)).join(' '));
  const applied = applyAll(plan, edits);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applied.value.plan;
}

/** Figures of lines in the first periods of a scenario, the base where none is named; null where there is none. */
export function figures(
  plan: Plan,
  lines: readonly string[],
  { periods = 3, slice = 0, lane = 0 }: { periods?: number; slice?: number | 'total'; lane?: number } = {},
): Readonly<Record<string, readonly (number | null)[]>> {
  const evaluated = evaluatePlan(plan);
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.error));
  const row = (line: string) =>
    Array.from({ length: periods }, (_, period) => {
      const value = valueIn(evaluated.value, line, slice, period, lane);
      return Number.isFinite(value) ? value : null;
    });
  return Object.fromEntries(lines.map((line) => [line, row(line)]));
}

/** ARR of 1,200,000 and some rates, in months. */
export function smallPlan(segments: readonly string[] = []): Plan {
  const plan = planOf({ segments });
  const keys = segments.length === 0 ? ['all'] : plan.segments.map(({ id }) => id);
  return keys.reduce(
    (before, key) =>
      withEvery(
        before,
        { starting_arr: 1_200_000 / keys.length, churn_rate: 0.1, upsell_rate: 0.08, new_logo_arr: 6_000 },
        key,
      ),
    plan,
  );
}
