import { periodId } from '#domain/timeline';
import type { Edit } from '#plan/edit';
import type { Plan, Series } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { addScenarioEdits } from '#plan/scenarioChanges';
import type { VariedInput } from './variedInput';

/** An input, and the value that was found for it. */
export interface Solved {
  readonly input: VariedInput;
  readonly value: number;
}

/** A scenario that follows the one a solution was found in, and says what was found; closed periods stay as they are. */
export function solutionScenario(
  plan: Plan,
  parent: string,
  name: string,
  solved: readonly Solved[],
): { readonly id: string; readonly edits: readonly Edit[] } {
  const { id, edits } = addScenarioEdits(plan, parent, name);
  return { id, edits: [...edits, ...solved.flatMap((one) => overrides(plan, id, one))] };
}

function overrides(plan: Plan, scenario: string, { input, value }: Solved): readonly Edit[] {
  const { line, place, slices } = input;
  return slices.map(({ key, series }): Edit => {
    const at = { scenario, line: line.id, segment: key };
    if (place.period !== null && !line.once) return { type: 'setOverrideCell', ...at, period: place.period, value };
    return { type: 'setOverrideSeries', ...at, series: openSeries(plan, input, series, value) };
  });
}

/** The value from the first open period on, and before that what the scenario has. */
function openSeries(plan: Plan, { line, span }: VariedInput, before: Float64Array, value: number): Series {
  if (line.once) return { every: value, at: {} };
  const timeline = timelineOf(plan);
  const closed = Array.from(before.subarray(0, span.from), (one, period) => [
    periodId(timeline, period),
    Number.isNaN(one) ? null : one,
  ]);
  return { every: value, at: Object.fromEntries(closed) };
}
