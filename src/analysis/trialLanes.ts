import { err, ok, type Result } from '#base/result';
import { type Cell, evaluateCells } from '#engine/evaluate';
import type { Plan } from '#plan/model';
import type { PlanModelError } from '#plan/planModel';
import { describePlanModelError } from '#plan/planModel';
import { type ScenarioInputs, scenarioInputs } from '#plan/scenarioLanes';
import { cellOfFigure, type FigureError, type FigurePlace } from './figurePlace';
import {
  describeVariedInputError,
  type InputPlace,
  PLAIN,
  setVaried,
  type VariedInput,
  type VariedInputError,
  variedInput,
  type Wording,
} from './variedInput';

export type TrialError = FigureError | VariedInputError | { readonly type: 'model'; readonly error: PlanModelError };

export function describeTrialError(error: TrialError, wording: Wording = PLAIN): string {
  return error.type === 'model' ? describePlanModelError(error.error) : describeVariedInputError(error, wording);
}

/** Some inputs of a scenario, and some figures that follow from them: what goal seek and data tables ask again and again. */
export interface Trial {
  readonly inputs: readonly VariedInput[];
  /** By try, then by figure; each try holds one value for each input, null to leave it as it is. NaN where it cannot be computed. */
  readonly figures: (tries: readonly (readonly (number | null)[])[]) => readonly (readonly number[])[];
}

export function trialOf(
  plan: Plan,
  scenario: string,
  places: readonly InputPlace[],
  figures: readonly FigurePlace[],
): Result<Trial, TrialError> {
  const found = scenarioInputs(plan, scenario);
  if (!found.ok) return err({ type: 'model', error: found.error });
  const cells: Cell[] = [];
  for (const figure of figures) {
    const cell = cellOfFigure(plan, found.value.compiled.program, figure);
    if (!cell.ok) return cell;
    cells.push(cell.value);
  }
  const inputs: VariedInput[] = [];
  for (const place of places) {
    const input = variedInput(plan, scenario, place);
    if (!input.ok) return input;
    inputs.push(input.value);
  }
  return ok({ inputs, figures: (tries) => figuresOf(found.value, inputs, cells, tries) });
}

function figuresOf(
  { compiled, lanes: lanesFor }: ScenarioInputs,
  inputs: readonly VariedInput[],
  cells: readonly Cell[],
  tries: readonly (readonly (number | null)[])[],
): readonly (readonly number[])[] {
  const lanes = lanesFor(tries.length);
  // Of the same line, what is said of one segment stands before what is said of all.
  const order = [...inputs.entries()].toSorted(([, a], [, b]) => Number(isOfOne(a)) - Number(isOfOne(b)));
  for (const [lane, values] of tries.entries()) {
    for (const [at, input] of order) {
      const value = values[at] ?? null;
      if (value !== null) setVaried(lanes, input, lane, value);
    }
  }
  const results = evaluateCells(compiled.program, lanes, cells);
  return tries.map((_, lane) => cells.map((__, at) => results[at * tries.length + lane] ?? Number.NaN));
}

function isOfOne({ place }: VariedInput): boolean {
  return place.segment !== null;
}
