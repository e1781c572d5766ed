import { ok } from '#base/result';
import type { Unit } from '#domain/units';
import { type Attempt, misuse } from './failure';
import type { Arguments } from './parseArguments';
import { parseQuantity } from './parseNumber';

/** What a number given as an option is, and where it has to lie. */
export interface NumberOption {
  readonly unit: Unit;
  /** Ends the sentence of a refusal: `--arr: -5 …`. */
  readonly must: string;
  readonly isFine: (value: number) => boolean;
}

export const AMOUNT: NumberOption = {
  unit: 'money',
  must: 'is below 0; write an amount from 0 up',
  isFine: (x) => x >= 0,
};
export const MULTIPLE: NumberOption = {
  unit: 'ratio',
  must: 'is below 0; write a ratio such as 2.0',
  isFine: (x) => x >= 0,
};
export const RETENTION: NumberOption = {
  unit: 'rate',
  must: 'is below 0; write an NRR such as 1.10',
  isFine: (x) => x >= 0,
};
/** Growth and discount: everything lost is −100 %, and nothing can follow on that. */
export const GROWTH: NumberOption = {
  unit: 'rate',
  must: 'is −100% or less; write a rate above −1',
  isFine: (x) => x > -1,
};
export const POINTS: NumberOption = { unit: 'rate', must: 'is no gain in NRR', isFine: () => true };
export const POSITION: NumberOption = {
  unit: 'rate',
  must: 'is outside the band; write a place from 0 (low end) to 1 (high end)',
  isFine: (x) => x >= 0 && x <= 1,
};

export function wholeFrom1(most: number): NumberOption {
  return wholeBetween(1, most);
}

export function wholeBetween(least: number, most: number): NumberOption {
  return {
    unit: 'number',
    must: `is not a whole number from ${least} to ${most}`,
    isFine: (x) => Number.isInteger(x) && x >= least && x <= most,
  };
}

/** A number that has to be given; `wanted` says how the command is written. */
export function needed(given: Arguments, option: string, kind: NumberOption, wanted: string): Attempt<number> {
  const text = given.value(option);
  return text === null ? misuse(`--${option} is missing; ${wanted}.`) : readNumber(text, option, kind);
}

/** A number that stands for `otherwise` where it is not given. */
export function optional<T>(given: Arguments, option: string, kind: NumberOption, otherwise: T): Attempt<number | T> {
  const text = given.value(option);
  return text === null ? ok(otherwise) : readNumber(text, option, kind);
}

/** Numbers separated by commas. */
export function neededList(
  given: Arguments,
  option: string,
  kind: NumberOption,
  wanted: string,
): Attempt<readonly number[]> {
  const text = given.value(option);
  if (text === null) return misuse(`--${option} is missing; ${wanted}.`);
  const found: number[] = [];
  for (const part of text.split(',')) {
    const number = readNumber(part.trim(), option, kind);
    if (!number.ok) return number;
    found.push(number.value);
  }
  return ok(found);
}

function readNumber(text: string, option: string, { unit, must, isFine }: NumberOption): Attempt<number> {
  const number = parseQuantity(text, unit, `--${option}`);
  if (!number.ok) return number;
  return isFine(number.value) ? number : misuse(`--${option}: ${text} ${must}.`);
}

/** The sentence about a word that no option takes; null where there is none. */
export function strayWord(given: Arguments, command: string, wanted: string): string | null {
  const [stray] = given.positionals;
  return stray === undefined ? null : `"${stray}" is one word too many; ${command} takes ${wanted}.`;
}
