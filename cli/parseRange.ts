import { nearestName } from '#base/nearestName';
import { ok } from '#base/result';
import {
  lognormalRange,
  normalRange,
  RANGE_SHAPES,
  type Range,
  rangeProblem,
  type RangeShape,
  uniformRange,
} from '#domain/ranges';
import type { Unit } from '#domain/units';
import type { Plan } from '#plan/model';
import type { Distribution } from '#plan/places';
import { type Attempt, misuse } from './failure';
import { parseQuantity } from './parseNumber';
import { findInput } from './questions';

const WRITTEN = 'churn_rate=triangular(0.08,0.10,0.14)';

/** Reads `INPUT=shape(a,b,c)`, where the input is a line or a line of one segment. */
export function parseRange(plan: Plan, text: string): Attempt<Distribution> {
  const match = /^([^=]+)=\s*([A-Za-z]+)\s*\(([^()]*)\)$/.exec(text);
  if (match === null) return misuse(`"${text}" is no range; write one such as ${WRITTEN}.`);
  const [, name = '', shapeName = '', inside = ''] = match;
  const input = findInput(plan, name);
  if (!input.ok) return input;
  const { line, place } = input.value;
  if (place.period !== null) return misuse(`${name} is one period; a range holds for all, so write ${line.id}=….`);
  const shape = RANGE_SHAPES.find((one) => one === shapeName.toLowerCase());
  if (shape === undefined) {
    const nearest = nearestName(shapeName, RANGE_SHAPES);
    const instead = nearest === null ? `write one of ${RANGE_SHAPES.join(', ')}.` : `did you mean ${nearest}?`;
    return misuse(`There is no shape ${shapeName}; ${instead}`);
  }
  const numbers = numbersIn(inside.split(','), shape, line.unit, `--vary ${name}`);
  if (!numbers.ok) return numbers;
  const range = rangeOf(shape, numbers.value);
  if (range === null) return misuse(`${text}: ${takes(shape)}.`);
  const isTooLarge = ![range.low, range.likely, range.high].every(Number.isFinite);
  const problem = isTooLarge ? 'its numbers are too large' : rangeProblem(range);
  if (problem !== null) return misuse(`${text}: ${problem}.`);
  return ok({ line: line.id, segment: place.segment, ...range, note: '', source: '' });
}

function numbersIn(parts: readonly string[], shape: RangeShape, unit: Unit, about: string): Attempt<readonly number[]> {
  const numbers: number[] = [];
  for (const [at, part] of parts.entries()) {
    // The deviation of a month is no month itself.
    const isDeviation = at === 1 && parts.length === 2 && shape !== 'uniform';
    const number = parseQuantity(part.trim(), isDeviation && unit === 'month' ? 'number' : unit, about);
    if (!number.ok) return number;
    numbers.push(number.value);
  }
  return ok(numbers);
}

function rangeOf(shape: RangeShape, numbers: readonly number[]): Range | null {
  const [first, second, third, ...more] = numbers;
  if (first === undefined || second === undefined || more.length > 0) return null;
  if (third !== undefined) return { shape, low: first, likely: second, high: third };
  if (shape === 'uniform') return first <= second ? uniformRange(first, second) : null;
  if (shape === 'normal') return second > 0 ? normalRange(first, second) : null;
  if (shape === 'lognormal') return first > 0 && second > 0 ? lognormalRange(first, second) : null;
  return null;
}

function takes(shape: RangeShape): string {
  switch (shape) {
    case 'uniform':
      return 'a uniform range takes its ends, as uniform(low,high), the smaller first';
    case 'normal':
    case 'lognormal':
      return `${shape} takes mean and standard deviation, as ${shape}(0.10,0.02), or low, likely and high; both are above 0 but for the mean of a normal range`;
    case 'estimate':
    case 'pert':
    case 'triangular':
      return `${shape} takes three numbers, as ${shape}(low,likely,high)`;
  }
}
