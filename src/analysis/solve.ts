import { err, ok, type Result } from '#base/result';
import { periodIndex, periodMonth, periodsPerYear } from '#domain/timeline';
import { type InputDomain, isInside } from '#plan/inputDomain';
import type { Plan } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';
import { whyMissing } from './bridgeLanes';
import type { FigurePlace } from './figurePlace';
import { bestOf, extremesOf, type Figures, isMet, ROUNDING, scaleOf, searchRoot, tryAll } from './rootSearch';
import { describeTrialError, type TrialError, trialOf } from './trialLanes';
import { type InputPlace, PLAIN, type VariedInput, type Wording } from './variedInput';

/** What value of an input makes a figure a given number? */
export interface SolveQuestion {
  readonly scenario: string;
  readonly figure: FigurePlace;
  readonly target: number;
  readonly input: InputPlace;
  /** Null for a bound that suits the input: its domain, or ten times what it is. */
  readonly min: number | null;
  readonly max: number | null;
}

export interface Solution {
  /** What reaches the target, or comes closest. Where several do, the one nearest to what the input is. */
  readonly value: number;
  /** The figure that follows from it. */
  readonly achieved: number;
  readonly reachable: boolean;
  /** Where it was looked for. */
  readonly min: number;
  readonly max: number;
  /** Input and figure as the scenario has them; the input is null where it is not the same in all periods and segments. */
  readonly before: { readonly value: number | null; readonly figure: number };
  /** The lowest and highest figure seen between the bounds; NaN where none can be computed. */
  readonly lowest: number;
  readonly highest: number;
  /** False where the figure is the same whatever the input is, but for rounding. */
  readonly moves: boolean;
  readonly input: VariedInput;
}

/** Nothing lies between the bounds, or nothing that the input can be. */
interface BoundsError {
  readonly type: 'bounds';
  readonly line: string;
  readonly min: number;
  readonly max: number;
  readonly domain: InputDomain;
}

export type SolveError =
  | TrialError
  | BoundsError
  /** `why` in a sentence; null where the plan as it is has the figure. */
  | { readonly type: 'notComputable'; readonly line: string; readonly why: string | null }
  /** What takes whole numbers alone cannot be one of several inputs that are moved bit by bit. */
  | { readonly type: 'wholeNumbers'; readonly line: string };

export function describeSolveError(error: SolveError, wording: Wording = PLAIN): string {
  switch (error.type) {
    case 'bounds':
      return describeBounds(error, wording);
    case 'notComputable':
      return [`${wording.nameOf(error.line)} cannot be computed there for any value that was tried.`, error.why ?? '']
        .join(' ')
        .trim();
    case 'wholeNumbers':
      return `${wording.nameOf(error.line)} moves in whole steps: solve for it alone.`;
    default:
      return describeTrialError(error, wording);
  }
}

function describeBounds({ line, min, max, domain }: BoundsError, wording: Wording): string {
  const [name, text] = [wording.nameOf(line), (value: number) => wording.valueOf(line, value)];
  if (max < domain.min) return `${name} cannot be below ${text(domain.min)}; look further up than ${text(max)}.`;
  if (min > domain.max) return `${name} cannot be above ${text(domain.max)}; look further down than ${text(min)}.`;
  return `${name} cannot be both not below ${text(min)} and not above ${text(max)}; exchange the two.`;
}

const MOST_WHOLE = 1200;

/** Goal seek of one input. Every step tries many values at once, each a lane; where the figure is a straight line of the input, one step is exact. */
export function solve(plan: Plan, question: SolveQuestion): Result<Solution, SolveError> {
  const { scenario, figure, target, input: place } = question;
  const trial = trialOf(plan, scenario, [place], [figure]);
  if (!trial.ok) return trial;
  const [input] = trial.value.inputs;
  if (input === undefined) throw new Error('A trial holds the inputs it was asked for');
  const [[now = Number.NaN] = []] = trial.value.figures([[null]]);
  const amounts = amountsOf(plan, input, [
    { figure, value: target },
    { figure, value: now },
  ]);
  const bounds = usualBoundsFor(plan, input, question.min, question.max, amounts);
  if (!bounds.ok) return bounds;
  const figures = (values: readonly number[]) =>
    trial.value.figures(values.map((value) => [value])).map(([first = Number.NaN]) => first);
  const near = startOf(input.value, bounds.value);
  const { best, history } = input.isWhole
    ? searchWhole(figures, target, { ...bounds.value, near })
    : searchRoot(figures, target, { ...bounds.value, near });
  const extremes = extremesOf(history);
  if (best === null || extremes === null) return err(missingFigure(plan, scenario, figure, now));
  const [lowest, highest] = extremes.map((one) => one.figure) as [number, number];
  // What lies between the figures of two whole numbers is reached as nearly as it can be.
  const isBetween = input.isWhole && target >= lowest && target <= highest;
  const moves = highest - lowest > ROUNDING * Math.max(Math.abs(lowest), Math.abs(highest));
  // An input that moves nothing stays as it is.
  const found = moves ? best : (history.find(({ value }) => value === near) ?? best);
  return ok({
    value: found.value,
    achieved: found.figure,
    reachable: isBetween || isMet(history, best, target),
    ...bounds.value,
    before: { value: input.value, figure: now },
    lowest,
    highest,
    moves,
    input,
  });
}

/** The refusal to solve for a figure that has no value, whatever is tried; `now` is what it is in the plan. */
export function missingFigure(plan: Plan, scenario: string, figure: FigurePlace, now: number): SolveError {
  const { line, segment, period } = figure;
  const slice = segment === null ? 'total' : plan.segments.findIndex(({ id }) => id === segment);
  const index = periodIndex(timelineOf(plan), period);
  if (index === null) throw new Error('A trial holds the figures it was asked for');
  const placed = { line, slice, when: { type: 'period', index } } as const;
  const why = Number.isNaN(now) ? whyMissing(plan, placed, { scenario, probes: [] }) : null;
  return { type: 'notComputable', line, why };
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The whole numbers between the bounds, those around `near` where there are very many; of those that come equally close, the one nearest to `near`. */
function searchWhole(figures: Figures, target: number, { min, max, near }: Bounds & { readonly near: number }) {
  const [least, last] = [Math.ceil(min), Math.floor(max)];
  const first = Math.max(least, Math.min(last - MOST_WHOLE + 1, Math.round(near) - MOST_WHOLE / 2));
  const count = Math.max(0, Math.min(MOST_WHOLE, last - first + 1));
  const history = tryAll(
    figures,
    [],
    Array.from({ length: count }, (_, index) => first + index),
  );
  const closest = bestOf(history, target);
  if (closest === null) return { best: null, history };
  const asClose = history.filter(
    ({ figure }) => Math.abs(figure - closest.figure) <= ROUNDING * scaleOf(closest, target),
  );
  const nearest = Math.min(...asClose.map(({ value }) => Math.abs(value - near)));
  return { best: asClose.find(({ value }) => Math.abs(value - near) === nearest) ?? closest, history };
}

/** Bounds as they are asked for, or as they suit an input; never beyond what it can be. `about`: amounts that its own could come to. */
export function usualBoundsFor(
  plan: Plan,
  input: VariedInput,
  least: number | null,
  most: number | null,
  about: readonly number[] = [],
): Result<Bounds, SolveError> {
  const usual = usualBounds(plan, input, about);
  const [from, to] = [least ?? usual.min, most ?? usual.max];
  const min = Math.max(from, input.domain.min);
  const max = Math.min(to, input.domain.max);
  return min <= max
    ? ok({ min, max })
    : err({ type: 'bounds', line: input.line.id, min: from, max: to, domain: input.domain });
}

/** Ten times what the input is, or what an amount of 0 may come to; but rates to at least 100% and months as long as the plan. */
function usualBounds(plan: Plan, { line, slices }: VariedInput, about: readonly number[]): Bounds {
  const timeline = timelineOf(plan);
  if (line.unit === 'month') {
    return {
      min: timeline.start,
      max: periodMonth(timeline, timeline.periods - 1) + 12 / periodsPerYear(plan.grain) - 1,
    };
  }
  const sizes = [...slices.flatMap(({ series }) => [...series]), ...about].filter(Number.isFinite).map(Math.abs);
  const most = Math.max(line.unit === 'rate' ? 1 : 10, ...sizes.map((size) => 10 * size));
  return { min: -most, max: most };
}

/** The amounts that an input of money may have to come to: those that figures of money are to be, and, of one that is 0 so far, the ARR that the plan begins with. */
export function amountsOf(
  plan: Plan,
  { line, slices }: VariedInput,
  wanted: readonly { readonly figure: FigurePlace; readonly value: number }[],
): readonly number[] {
  const isAmount = (unit: string | undefined) => unit === 'money' || unit === 'cash';
  if (!isAmount(line.unit)) return [];
  const figures = wanted.flatMap(({ figure, value }) => (isAmount(lineOf(plan, figure.line)?.unit) ? [value] : []));
  const isNothing = slices.every(({ series }) => series.every((value) => !(Math.abs(value) > 0)));
  return isNothing ? [...figures, startingArr(plan)] : figures;
}

/** What all segments begin with; 0 in a plan without. */
function startingArr(plan: Plan): number {
  const definition = lineOf(plan, 'starting_arr')?.definition;
  if (definition?.type !== 'input') return 0;
  return Object.values(definition.values).reduce((sum, { every }) => sum + (every ?? 0), 0);
}

function startOf(value: number | null, bounds: Bounds): number {
  return value !== null && isInside(bounds, value) ? value : bounds.min + (bounds.max - bounds.min) / 2;
}
