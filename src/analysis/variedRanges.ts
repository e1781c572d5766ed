import { type Quantile, rangeQuantile } from '#domain/ranges';
import { type Lanes, limitInput, replaceInput, setLaneSeries, shiftInput } from '#engine/lanes';
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

/**
 * Gives one lane a draw of an input. An input of one value becomes the draw; one that differs by period or segment is shifted by as much as
 * the draw is beside likely. Values outside what the input can be are held at its ends; months are whole.
 *
 * Returns whether a value had to be held.
 */
export function setDraw(lanes: Lanes, { range, input }: VariedRange, lane: number, draw: number): boolean {
  const { line, slices, span, domain, value } = input;
  const whole = line.unit === 'month' ? Math.floor(draw + 0.5) : draw;
  if (value !== null) {
    const held = Math.min(domain.max, Math.max(domain.min, whole));
    for (const { segment } of slices) {
      replaceInput(lanes, line.id, segment, lane, held);
      limitInput(lanes, line.id, segment, span);
    }
    return held !== whole;
  }
  const by = whole - range.likely;
  let isHeld = false;
  for (const { segment, series } of slices) {
    limitInput(lanes, line.id, segment, span);
    const own = heldSeries(input, series, by);
    if (own === null) shiftInput(lanes, line.id, segment, lane, by);
    else setLaneSeries(lanes, line.id, segment, lane, own);
    isHeld ||= own !== null;
  }
  return isHeld;
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
