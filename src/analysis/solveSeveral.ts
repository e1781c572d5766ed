import { err, ok, type Result } from '#base/result';
import type { Plan } from '#plan/model';
import type { FigurePlace } from './figurePlace';
import { type Box, leastSquares, type Misses } from './leastSquares';
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
  const [now = []] = trial.value.figures([inputs.map(() => null)]);
  const scales = targets.map(({ value }, at) => Math.abs(value) || Math.abs(now[at] ?? 0) || 1);
  const misses = (points: readonly (readonly number[])[]) =>
    trial.value
      .figures(points)
      .map((figures) =>
        figures.map((figure, at) => (figure - (targets[at]?.value as number)) / (scales[at] as number)),
      );
  const values = leastFrom(misses, [start, ...spreadOver(box)], box);
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
    reachable: areMet(missed),
    inputs: trial.value.inputs,
    bounds,
  });
}

function areMet(missed: readonly number[]): boolean {
  return missed.every((miss) => Math.abs(miss) <= CLOSE);
}

/** In the middle of a box, and a quarter of it above its least and below its most. */
function spreadOver({ min, max }: Box): readonly (readonly number[])[] {
  return [0.5, 0.25, 0.75].map((share) => min.map((from, i) => from + share * ((max[i] as number) - from)));
}

/** Another start counts where it comes closer by more than this share of what is missed. */
const LEAST_BETTER = 1e-6;

/** The least that is found from several starts, of equal ones that from the first; later ones are tried as long as a target is missed. Null where none can be computed. */
function leastFrom(misses: Misses, starts: readonly (readonly number[])[], box: Box): readonly number[] | null {
  let best: { readonly values: readonly number[]; readonly cost: number } | null = null;
  for (const start of starts) {
    const values = leastSquares(misses, start, box);
    if (values === null) continue;
    const [missed = []] = misses([values]);
    if (areMet(missed)) return values;
    const cost = missed.reduce((sum, miss) => sum + miss * miss, 0);
    if (best === null || cost < best.cost * (1 - LEAST_BETTER)) best = { values, cost };
  }
  return best?.values ?? null;
}
