import { err, ok, type Result } from '#base/result';
import type { FormulaError } from './errors';

/** What a formula may be at most, so that reading one takes neither long nor deep recursion, whatever its text. */
export const limits = {
  /** UTF-16 units of the text. */
  length: 2000,
  /** Brackets inside brackets. */
  depth: 32,
  /** Operators, functions, numbers and names together. */
  parts: 500,
  /** Characters of a name. */
  name: 64,
} as const;

/** Printable ASCII and the white space a text field can hold. */
const OUTSIDE = /[^\t\n\r\x20-\x7e]/u;

/** The checks that need no reading: length first, then characters, then the depth of brackets. */
export function checkText(text: string, standard = false): Result<string, FormulaError> {
  if (text.length > limits.length) {
    const span = standard ? { start: 0, end: 0 } : { start: limits.length, end: text.length };
    return err({ type: 'tooLong', length: text.length, most: limits.length, standard, span });
  }
  const outside = OUTSIDE.exec(text);
  if (outside !== null) {
    const [character] = outside;
    return err({ type: 'character', character, span: { start: outside.index, end: outside.index + character.length } });
  }
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    if (depth > limits.depth) {
      const span = standard ? { start: 0, end: 0 } : { start: at, end: at + 1 };
      return err({ type: 'tooDeep', most: limits.depth, standard, span });
    }
  }
  return ok(text);
}
