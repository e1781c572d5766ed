import { type Range, rangeProblem, withNumber } from '#domain/ranges';
import type { InputDomain } from '#plan/inputDomain';

/** What is taken hold of on the bar of a range: one of its numbers, or all three together. */
export type Grip = 'low' | 'likely' | 'high' | 'all';

/** The stretch of numbers that a bar shows, and how far one step along it goes. */
export interface RangeScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Steps along a bar; each of them is a round number. */
const STEPS = 100;
/** Steps that there is room for on either side, however narrow the range. */
const LEAST_ROOM = 6;
const DIGITS = 12;

/** Half as wide again as the range, to both sides, but not beyond what the input can be; no step is below `least`. A bar keeps it while it is dragged. */
export function rangeScale({ low, high }: Range, domain: InputDomain, least: number): RangeScale {
  const room = Math.max((high - low) / 2, LEAST_ROOM * least);
  const min = Math.min(low, Math.max(domain.min, rounded(low - room)));
  const max = Math.max(high, Math.min(domain.max, rounded(high + room)));
  return { min, max, step: Math.max(least, roundStep((max - min) / STEPS)) };
}

/** The largest of 1, 2, 5 times a power of ten that is not above `most`. */
function roundStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const times = [5, 2, 1].find((one) => one * power <= most * (1 + 1e-9)) ?? 1;
  return Number((times * power).toPrecision(DIGITS));
}

/** The range with what is held moved by so many steps, or as far towards that as it can go and still be a range on this scale. */
export function moved<R extends Range>(range: R, grip: Grip, steps: number, scale: RangeScale): R {
  const towards = Math.sign(steps);
  for (let left = Math.round(steps); left !== 0; left -= towards) {
    const tried = movedBy(range, grip, left * scale.step, scale);
    if (rangeProblem(tried) === null && tried.low >= scale.min && tried.high <= scale.max)
      return { ...range, ...tried };
  }
  return range;
}

function movedBy(range: Range, grip: Grip, by: number, scale: RangeScale): Range {
  const { shape, low, likely, high } = range;
  const isTied = shape === 'normal' || shape === 'lognormal';
  if (grip !== 'all' || isTied) {
    const which = grip === 'all' ? 'likely' : grip;
    const to = between(range[which] + by, isTied ? scale : endsOf(range, which, scale));
    return inRoundNumbers(withNumber(range, which, to));
  }
  const held = between(by, { min: scale.min - low, max: scale.max - high });
  return inRoundNumbers({ ...range, low: low + held, likely: likely + held, high: high + held });
}

/** Between which ends one number may go: no number passes another. */
function endsOf({ low, likely, high }: Range, which: Exclude<Grip, 'all'>, { min, max }: RangeScale): InputDomain {
  if (which === 'low') return { min, max: likely };
  return which === 'high' ? { min: likely, max } : { min: low, max: high };
}

function between(value: number, { min, max }: InputDomain): number {
  return rounded(Math.min(max, Math.max(min, value)));
}

function inRoundNumbers(range: Range): Range {
  return { ...range, low: rounded(range.low), likely: rounded(range.likely), high: rounded(range.high) };
}

/** Without the digits that adding steps in binary leaves. */
function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** Where a number lies along the bar, from 0 to 1. */
export function shareOf({ min, max }: RangeScale, value: number): number {
  return max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;
}
