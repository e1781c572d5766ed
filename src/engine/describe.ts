import type { Cause } from './cause';
import type { CompileError, CyclePlace, Slice } from './model';

/** How the caller names things to the person who reads: the engine knows only ids and places. */
export interface Naming {
  /** The scenario, or scenarios, whose formula is a variant of a line; null where there is nothing to tell apart. */
  readonly variant: (line: string, variant: number) => string | null;
  readonly period: (period: number) => string;
  /** The segment, `total`, or null for a plan without segments. */
  readonly slice: (slice: Slice) => string | null;
}

/** One sentence: what is wrong with the lines of a plan, and where. */
export function describeCompileError(error: CompileError, naming: Pick<Naming, 'variant'>): string {
  switch (error.type) {
    case 'duplicateLine':
      return `Two lines are called ${error.line}; give one of them another name.`;
    case 'unknownLine':
      return `${error.line} refers to ${error.reference}, and no line has that name.`;
    case 'needsTotal':
      return (
        `${error.line} has one value for all segments but ${error.reference} has one for each: ` +
        `write total(${error.reference}), or let ${error.line} be computed per segment.`
      );
    case 'reachTooShort':
      return `${error.line} looks back on ${error.reference} by less than one period: the number of periods must be 1 or more.`;
    case 'inputRecomputes':
      return `${error.line} is an input and has no formula to recompute: choose another rule for its totals.`;
    case 'weightUnknown':
      return `The total of ${error.line} is weighted by ${error.by}, and no line has that name.`;
    case 'circular':
      return `Circular reference within a period: ${circleText(error.path, naming)}. Let one of them use the period before, with prev().`;
  }
}

function circleText(path: readonly CyclePlace[], naming: Pick<Naming, 'variant'>): string {
  const steps = path.map((place) => {
    const name = place.total ? `total(${place.line})` : place.line;
    const variant = place.variant === null ? null : naming.variant(place.line, place.variant);
    return variant === null ? name : `${name} (in ${variant})`;
  });
  return [...steps, steps[0]].join(' → ');
}

/** One sentence: why a figure cannot be computed, where that began, and what would mend it. */
export function describeCause(cause: Cause, naming: Naming): string {
  const slice = naming.slice(cause.slice);
  const where = 'period' in cause ? ` in ${naming.period(cause.period)}` : '';
  const place = `${cause.line}${slice === null ? '' : ` (${slice})`}${where}`;
  switch (cause.type) {
    case 'missingInput':
      return `Missing input: ${place} has no value.`;
    case 'zeroWeights':
      return `No weights: the total of ${cause.line} is a weighted mean, and its weights add up to 0${where}.`;
    case 'noTotal':
      return `No total: ${cause.line} is not defined over segments.`;
    case 'divisionByZero':
      return `Division by zero: ${cause.divisor} is 0 in the formula of ${place}.`;
    case 'notEnoughHistory':
      return `Not enough history: ${cause.text} in ${place} needs ${cause.needs} periods, and ${countOf(cause.has)} so far.`;
    case 'undefinedPower':
      return `Undefined power: ${cause.text} in ${place}, where ${operandsText(cause.operands)}; a number below 0 has no broken power, and 0 no negative one.`;
    case 'outsideDomain':
      return `Undefined: ${cause.text} in ${place} has no value, where ${operandsText(cause.operands)}.`;
    case 'tooLarge':
      return `Too large: ${cause.text} in ${place} exceeds the largest number there is.`;
    case 'noRule':
      return `No value over a quarter or year: ${cause.line} is not defined over several periods.`;
    case 'notOverPeriods':
      if (cause.divisor !== null)
        return `Division by zero: ${cause.divisor} is 0 over this quarter or year in the formula of ${place}.`;
      return `Not over this quarter or year: the formula of ${place}${cause.text === '' ? '' : `, ${cause.text},`} has no value here.`;
  }
}

function operandsText(operands: readonly { readonly text: string; readonly value: number }[]): string {
  return operands.map(({ text, value }) => (String(value) === text ? text : `${text} is ${value}`)).join(' and ');
}

function countOf(periods: number): string {
  return periods === 1 ? 'there is 1' : `there are ${periods}`;
}
