import { type Quantile, rangeQuantile } from '#domain/ranges';
import { type Lanes, limitInput, replacingNumbers, setLaneSeries, shiftingNumbers } from '#engine/lanes';
import type { InputDomain } from '#plan/inputDomain';
import type { Plan, SegmentKey } from '#plan/model';
import type { Distribution } from '#plan/places';
import { type VariedInput, type VariedInputError, variedInput } from './variedInput';

/** A range of a plan that moves an input of a scenario. */
export interface VariedRange {
  readonly range: Distribution;
  /** Its place among the ranges of the plan. */
  readonly index: number;
  readonly input: VariedInput;
  readonly quantile: Quantile;
}

/** A range that moves nothing in a scenario, and why. */
export interface IdleRange {
  readonly range: Distribution;
  readonly index: number;
  readonly error: VariedInputError;
}

/** The ranges of a plan as they count in a scenario. A range of one segment stands before one for all. */
export function variedRanges(
  plan: Plan,
  scenario: string,
): { readonly varied: readonly VariedRange[]; readonly idle: readonly IdleRange[] } {
  const varied: VariedRange[] = [];
  const idle: IdleRange[] = [];
  const { distributions } = plan.risk;
  for (const [index, range] of distributions.entries()) {
    const ofSegments = distributions.filter(({ line, segment }) => line === range.line && segment !== null);
    const except = range.segment === null ? ofSegments.map(({ segment }) => segment as SegmentKey) : [];
    const input = variedInput(plan, scenario, { line: range.line, segment: range.segment, period: null }, except);
    if (input.ok) varied.push({ range, index, input: input.value, quantile: rangeQuantile(range) });
    else idle.push({ range, index, error: input.error });
  }
  return { varied, idle };
}

/** Which lanes get draws, and from where in the list of draws the first of them has its own. */
interface Portion {
  readonly first: number;
  readonly count: number;
  readonly from: number;
}

/**
 * Gives lanes one draw of an input each. An input of one value becomes the draw; one that differs by period or
 * segment is shifted by as much as the draw is beside likely. Values outside what the input can be are held at its ends; where only whole numbers have a meaning, draws are rounded.
 *
 * Returns in how many lanes a value had to be held.
 */
export function setDraws(lanes: Lanes, varied: VariedRange, draws: ArrayLike<number>, portion: Portion): number {
  const { line, slices, span, value } = varied.input;
  for (const { segment } of slices) limitInput(lanes, line.id, segment, span);
  return value === null ? shiftAll(lanes, varied, draws, portion) : replaceAll(lanes, varied, draws, portion);
}

function replaceAll(
  lanes: Lanes,
  { input }: VariedRange,
  draws: ArrayLike<number>,
  { first, count, from }: Portion,
): number {
  const { line, slices, domain, isWhole } = input;
  const numbers = slices.map(({ segment }) => replacingNumbers(lanes, line.id, segment));
  let held = 0;
  for (let place = 0; place < count; place++) {
    const draw = isWhole ? rounded(draws[from + place] as number) : (draws[from + place] as number);
    const kept = heldIn(domain, draw);
    if (kept !== draw) held++;
    for (const one of numbers) one[first + place] = kept;
  }
  return held;
}

function shiftAll(
  lanes: Lanes,
  { range, input }: VariedRange,
  draws: ArrayLike<number>,
  { first, count, from }: Portion,
): number {
  const { line, slices, isWhole } = input;
  const numbers = slices.map(({ segment }) => shiftingNumbers(lanes, line.id, segment));
  let held = 0;
  for (let place = 0; place < count; place++) {
    const by = (isWhole ? rounded(draws[from + place] as number) : (draws[from + place] as number)) - range.likely;
    let isHeld = false;
    for (const [at, { segment, series }] of slices.entries()) {
      const own = heldSeries(input, series, by);
      if (own !== null) setLaneSeries(lanes, line.id, segment, first + place, own);
      else (numbers[at] as Float64Array)[first + place] = by;
      isHeld ||= own !== null;
    }
    if (isHeld) held++;
  }
  return held;
}

/** What an input becomes by a draw: rounded where it is whole, held at what it can be. One that is shifted by the draw has no one value; of it the draw stays. */
export function keptDraw({ input }: VariedRange, draw: number): number {
  if (input.value === null) return draw;
  return heldIn(input.domain, input.isWhole ? rounded(draw) : draw);
}

function heldIn({ min, max }: InputDomain, value: number): number {
  return value < min ? min : value > max ? max : value;
}

function rounded(draw: number): number {
  return Math.floor(draw + 0.5);
}

/** The series shifted, with what lies outside the domain held at its ends; null where nothing does. */
function heldSeries({ domain, span }: VariedInput, series: Float64Array, by: number): Float64Array | null {
  let own: Float64Array | null = null;
  for (let period = span.from; period <= span.to; period++) {
    const value = (series[period] as number) + by;
    if (!(value < domain.min || value > domain.max)) continue;
    own ??= series.map((one, at) => (at >= span.from && at <= span.to ? one + by : one));
    own[period] = value < domain.min ? domain.min : domain.max;
  }
  return own;
}
