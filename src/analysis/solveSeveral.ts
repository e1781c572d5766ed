import { err, ok, type Result } from '#base/result';
import type { Plan } from '#plan/model';
import type { FigurePlace } from './figurePlace';
import { leastSquares } from './leastSquares';
import { amountsOf, missingFigure, type SolveError, usualBoundsFor } from './solve';
import { trialOf } from './trialLanes';
import { type InputPlace, inputName, type VariedInput } from './variedInput';

/** Several figures that are to be so much, by several inputs. */
export interface SeveralQuestion {
  readonly scenario: string;
  readonly targets: readonly { readonly figure: FigurePlace; readonly value: number }[];
  readonly inputs: readonly { readonly place: InputPlace; readonly min: number | null; readonly max: number | null }[];
}

export interface SeveralSolution {
  /** By input. */
  readonly values: readonly number[];
  /** By target. */
  readonly achieved: readonly number[];
  /** Whether every target is met; where not, the squares of what is missed, each as a share of its target (of what the figure is now where that is 0), add up to the least. */
  readonly reachable: boolean;
  readonly inputs: readonly VariedInput[];
  readonly bounds: readonly { readonly min: number; readonly max: number }[];
}

/** A target counts as met within this share of it. */
const CLOSE = 1e-9;

/** Values of several inputs that bring several figures as close to their targets as they can be, inside bounds. */
export function solveSeveral(plan: Plan, question: SeveralQuestion): Result<SeveralSolution, SolveError> {
  const { scenario, targets, inputs } = question;
  const trial = trialOf(
    plan,
    scenario,
    inputs.map(({ place }) => place),
    targets.map(({ figure }) => figure),
  );
  if (!trial.ok) return trial;
  const bounds: { readonly min: number; readonly max: number }[] = [];
  for (const [at, input] of trial.value.inputs.entries()) {
    if (input.isWhole) return err({ type: 'wholeNumbers', line: inputName(plan, input.place) });
    const { min = null, max = null } = inputs[at] ?? {};
    const found = usualBoundsFor(plan, input, min, max, amountsOf(plan, input, targets));
    if (!found.ok) return found;
    bounds.push(found.value);
  }
  const start = trial.value.inputs.map(
    ({ value, slices, span }) => value ?? slices[0]?.series[span.from] ?? Number.NaN,
  );
  const box = { min: bounds.map(({ min }) => min), max: bounds.map(({ max }) => max) };
  const middle = bounds.map(({ min, max }) => min + (max - min) / 2);
  const [now = []] = trial.value.figures([inputs.map(() => null)]);
  const scales = targets.map(({ value }, at) => Math.abs(value) || Math.abs(now[at] ?? 0) || 1);
  const misses = (points: readonly (readonly number[])[]) =>
    trial.value
      .figures(points)
      .map((figures) =>
        figures.map((figure, at) => (figure - (targets[at]?.value as number)) / (scales[at] as number)),
      );
  const values = leastSquares(misses, start, box) ?? leastSquares(misses, middle, box);
  if (values === null) {
    const at = Math.max(0, now.findIndex(Number.isNaN));
    const { figure } = targets[at] as (typeof targets)[number];
    return err(missingFigure(plan, scenario, figure, now[at] ?? Number.NaN));
  }
  const [achieved = []] = trial.value.figures([values]);
  const [missed = []] = misses([values]);
  return ok({
    values,
    achieved,
    reachable: missed.every((miss) => Math.abs(miss) <= CLOSE),
    inputs: trial.value.inputs,
    bounds,
  });
}
