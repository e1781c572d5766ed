import { err, ok, type Result } from '#base/result';
import type { Foreign, FormulaError } from './errors';
import type { Span } from './expression';
import { limits } from './limits';

/** A piece of a formula. `end` stands once, after everything else, so that reading on never leaves the list. */
export type Token = { readonly span: Span; readonly text: string } & (
  | { readonly type: 'number'; readonly value: number; readonly percent: boolean }
  | { readonly type: 'name' }
  | { readonly type: 'sign' }
  | { readonly type: 'end' }
);

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?(%?)/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const SIGN = /[=!<>]=|[-+*/^<>(),?:]/y;
const DIGIT_GROUPS = /_\d[\d_]*/y;
const HEXADECIMAL = /[xXbBoO][0-9a-fA-F]+\b/y;
const NUMBER_TAIL = /[\w.]*/y;

/** Powers of ten beyond this one make 0 or infinity of any number a text can hold, and still print without an exponent. */
const FARTHEST_POWER = 10_000;

/** Longer signs before their own beginnings. `==`, `!=` and the like never get here. */
const FOREIGN: readonly (readonly [sign: string, what: Foreign])[] = [
  ['<>', 'angles'],
  ['=<', 'turnedComparison'],
  ['=>', 'turnedComparison'],
  ['&&', 'doubleAnd'],
  ['||', 'doubleOr'],
  ['**', 'doubleStar'],
  ['=', 'equals'],
  ['&', 'doubleAnd'],
  ['|', 'doubleOr'],
  ['!', 'exclamation'],
  ['%', 'percent'],
  ['"', 'quote'],
  ["'", 'quote'],
  ['`', 'quote'],
  ['[', 'squareBracket'],
  [']', 'squareBracket'],
  ['{', 'brace'],
  ['}', 'brace'],
  [';', 'semicolon'],
  ['#', 'comment'],
  ['$', 'currency'],
  ['.', 'point'],
];

/** Splits a text into tokens. The text has passed `checkText`. */
export function tokenize(text: string): Result<readonly Token[], FormulaError> {
  const tokens: Token[] = [];
  let at = after(SPACE, text, 0);
  while (at < text.length) {
    const token = readToken(text, at);
    if (!token.ok) return token;
    tokens.push(token.value);
    at = after(SPACE, text, token.value.span.end);
  }
  tokens.push({ type: 'end', text: '', span: { start: text.length, end: text.length } });
  return ok(tokens);
}

function readToken(text: string, start: number): Result<Token, FormulaError> {
  NUMBER.lastIndex = start;
  const number = NUMBER.exec(text);
  if (number !== null) return readNumber(text, start, number);

  const nameEnd = after(NAME, text, start);
  if (nameEnd > start) {
    const span = { start, end: nameEnd };
    const length = nameEnd - start;
    if (length > limits.name) return err({ type: 'nameTooLong', length, most: limits.name, span });
    return ok({ type: 'name', text: text.slice(start, nameEnd), span });
  }

  const foreign = foreignSign(text, start);
  if (foreign !== null) return err(foreign);

  const end = after(SIGN, text, start);
  if (end > start) return ok({ type: 'sign', text: text.slice(start, end), span: { start, end } });
  return err({ type: 'foreign', what: 'sign', text: text.slice(start, start + 1), span: { start, end: start + 1 } });
}

function foreignSign(text: string, start: number): FormulaError | null {
  const found = FOREIGN.find(([sign]) => text.startsWith(sign, start));
  if (found === undefined) return null;
  const [sign, what] = found;
  const comparison = sign === '=' || sign === '!';
  if (comparison && text[start + 1] === '=') return null;
  const atStart = sign === '=' && text.slice(0, start).trim() === '';
  return {
    type: 'foreign',
    what: atStart ? 'formulaSign' : what,
    text: sign,
    span: { start, end: start + sign.length },
  };
}

function readNumber(text: string, start: number, match: RegExpExecArray): Result<Token, FormulaError> {
  const [literal, digits = '', exponent = '0', percentSign] = match;
  const percent = percentSign === '%';
  const end = start + literal.length;
  if (!percent) {
    const error = badTail(text, start, end);
    if (error !== null) return err(error);
  }
  // The decimal point is moved in the text, never by arithmetic: 10% is the number that 10e-2 names, to the last bit.
  const power = Math.max(-FARTHEST_POWER, Math.min(FARTHEST_POWER, Number(exponent)));
  const value = percent ? Number(`${digits}e${power - 2}`) : Number(literal);
  const span = { start, end };
  if (!Number.isFinite(value)) return err({ type: 'notFinite', text: literal, span });
  return ok({ type: 'number', value, percent, text: literal, span });
}

/** What follows a number without a gap and shows that something else than this number was meant. */
function badTail(text: string, start: number, end: number): FormulaError | null {
  const groups = after(DIGIT_GROUPS, text, end);
  if (groups > end)
    return { type: 'foreign', what: 'digitGroups', text: text.slice(start, groups), span: { start, end: groups } };
  const hexadecimal = text.slice(start, end) === '0' ? after(HEXADECIMAL, text, end) : end;
  if (hexadecimal > end) {
    return {
      type: 'foreign',
      what: 'hexadecimal',
      text: text.slice(start, hexadecimal),
      span: { start, end: hexadecimal },
    };
  }
  if (text[end] !== '.') return null;
  const tail = after(NUMBER_TAIL, text, end);
  return { type: 'malformedNumber', text: text.slice(start, tail), span: { start, end: tail } };
}

/** Where the match of a sticky pattern at `start` ends; `start` itself where it does not match. */
function after(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}
