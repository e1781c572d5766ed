import { err, ok, type Result } from '#base/result';
import { type Cell, evaluateCells } from '#engine/evaluate';
import type { Lanes } from '#engine/lanes';
import type { LaneSource } from '#engine/pool/laneSource';
import { splitLanes } from '#engine/pool/splitLanes';
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

type Try = readonly (number | null)[];

/** Some inputs of a scenario, and some figures that follow from them: what goal seek and data tables ask again and again. */
export interface Trial {
  readonly inputs: readonly VariedInput[];
  /** By try, then by figure; each try holds one value for each input, null to leave it as it is. NaN where it cannot be computed. */
  readonly figures: (tries: readonly Try[]) => readonly (readonly number[])[];
  /** The same, to be evaluated in pieces: `figures` gives them when all of `source` is done. */
  readonly inPieces: (tries: readonly Try[]) => {
    readonly source: LaneSource;
    readonly figures: () => readonly (readonly number[])[];
  };
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
  const { program } = found.value.compiled;
  const lanesFor = (tries: readonly Try[]) => lanesOf(found.value, inputs, tries);
  return ok({
    inputs,
    figures: (tries) => byTry(evaluateCells(program, lanesFor(tries), cells), tries.length),
    inPieces: (tries) => {
      const source = splitLanes(lanesFor(tries), cells);
      return { source, figures: () => byTry(source.figures, tries.length) };
    },
  });
}

function lanesOf(scenario: ScenarioInputs, inputs: readonly VariedInput[], tries: readonly Try[]): Lanes {
  const lanes = scenario.lanes(tries.length);
  // Of the same line, what is said of one segment stands before what is said of all.
  const order = [...inputs.entries()].toSorted(([, a], [, b]) => Number(isOfOne(a)) - Number(isOfOne(b)));
  for (const [lane, values] of tries.entries()) {
    for (const [at, input] of order) {
      const value = values[at] ?? null;
      if (value !== null) setVaried(lanes, input, lane, value);
    }
  }
  return lanes;
}

/** Figures that lie cell by cell, try by try. */
function byTry(figures: Float64Array, tries: number): readonly (readonly number[])[] {
  const cells = figures.length / tries;
  return Array.from({ length: tries }, (_, lane) =>
    Array.from({ length: cells }, (__, cell) => figures[cell * tries + lane] as number),
  );
}

function isOfOne({ place }: VariedInput): boolean {
  return place.segment !== null;
}
