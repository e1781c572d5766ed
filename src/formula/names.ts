import { nearestName } from '#base/nearestName';
import { err, ok, type Result } from '#base/result';
import type { FormulaError } from './errors';
import type { Expression } from './expression';
import { limits } from './limits';
import { lineOf, partsOf } from './references';
import { calendarNames, foreignWords, isCalendarName, isFunctionName, operatorWords } from './words';

/** The expression itself if it reads only known lines, else the first unknown name in it. */
export function checkNames(expression: Expression, knownLines: Iterable<string>): Result<Expression, FormulaError> {
  const known = new Set(knownLines);
  const unknown = firstUnknown(expression, known);
  return unknown === null ? ok(expression) : err(unknown);
}

function firstUnknown(expression: Expression, known: ReadonlySet<string>): FormulaError | null {
  const name = lineOf(expression);
  if (name !== null && !known.has(name)) {
    const span = ('lineSpan' in expression ? expression.lineSpan : undefined) ?? expression.span;
    const suggestion = nearestName(name, expression.type === 'line' ? [...known, ...calendarNames] : known);
    return { type: 'unknownName', name, suggestion, span };
  }
  for (const part of partsOf(expression)) {
    const unknown = firstUnknown(part, known);
    if (unknown !== null) return unknown;
  }
  return null;
}

/** Why a text cannot be the name of a line. */
export type LineNameError =
  | { readonly type: 'nameEmpty' }
  | { readonly type: 'nameTooLong'; readonly length: number; readonly most: number }
  | { readonly type: 'nameMalformed'; readonly name: string }
  | { readonly type: 'nameTaken'; readonly name: string; readonly by: 'function' | 'calendar' | 'word' | 'program' };

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The text itself if a line may have it as its name in formulas. Whether another line has it already is not asked. */
export function checkLineName(name: string): Result<string, LineNameError> {
  if (name === '') return err({ type: 'nameEmpty' });
  if (name.length > limits.name) return err({ type: 'nameTooLong', length: name.length, most: limits.name });
  if (!NAME.test(name)) return err({ type: 'nameMalformed', name });
  const by = holderOf(name);
  return by === null ? ok(name) : err({ type: 'nameTaken', name, by });
}

function holderOf(name: string): 'function' | 'calendar' | 'word' | 'program' | null {
  if (isFunctionName(name)) return 'function';
  if (isCalendarName(name)) return 'calendar';
  if (operatorWords.includes(name) || foreignWords.has(name)) return 'word';
  // Plans hold values under the names of lines; a name that every object has would find what nobody put there.
  return name in {} ? 'program' : null;
}

export function describeLineNameError(error: LineNameError): string {
  switch (error.type) {
    case 'nameEmpty':
      return 'A line needs a name for formulas, such as `churn_rate`.';
    case 'nameTooLong':
      return `The name has ${error.length} characters; a name in formulas has at most ${error.most}.`;
    case 'nameMalformed':
      return 'A name in formulas has only letters a to z, digits and `_`, and does not begin with a digit, such as `churn_rate`.';
    case 'nameTaken':
      return `\`${error.name}\` cannot name a line: ${holders[error.by]}.`;
  }
}

const holders: Readonly<Record<'function' | 'calendar' | 'word' | 'program', string>> = {
  function: 'it is a function of the formula language',
  calendar: 'in formulas it stands for the calendar',
  word: 'it is a word of the formula language',
  program: 'the program itself uses this name',
};
