import { err, ok, type Result } from '#base/result';
import { nearestName } from '#base/nearestName';
import { type Argument, makeCall } from './calls';
import type { FormulaError } from './errors';
import type { BinaryOperator, Expression, Span, UnaryOperator } from './expression';
import { checkText, limits } from './limits';
import { print } from './print';
import { type Token, tokenize } from './tokens';
import { foreignWords, functions, isCalendarName, isFunctionName, operatorWords } from './words';

/** How tightly an operator between two values holds them. Unary operators hold tighter than all but the power. */
const binding: ReadonlyMap<string, number> = new Map<BinaryOperator, number>([
  ['or', 1],
  ['and', 2],
  ['==', 3],
  ['!=', 3],
  ['<', 3],
  ['<=', 3],
  ['>', 3],
  ['>=', 3],
  ['+', 4],
  ['-', 4],
  ['*', 5],
  ['/', 5],
  ['^', 7],
]);
const LOOSEST = 1;
const COMPARISON = 3;
const UNARY = 6;

/** Where reading stands. Brackets leave no node of their own, so a node ends where the last token read ends. */
interface Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  at: number;
  parts: number;
}

type Parsed = Result<Expression, FormulaError>;

/**
 * Reads a formula in the language of docs/formulas.md. Names of lines are taken as they stand; `checkNames` knows them.
 *
 * Syntax and precedence are those of mathjs 15.2, whose parser is the judge of this one in the tests. Every node spans
 * exactly its own text, without brackets around it. A formula that is read can be printed and read again: its standard
 * form is within the limits too.
 */
export function parse(text: string): Parsed {
  const checked = checkText(text);
  if (!checked.ok) return checked;
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  const cursor: Cursor = { text, tokens: tokens.value, at: 0, parts: 0 };
  if (peek(cursor).type === 'end') return err({ type: 'empty', span: peek(cursor).span });
  const expression = readConditional(cursor);
  if (!expression.ok) return expression;
  if (peek(cursor).type !== 'end') return err(misplaced(cursor, null));
  const standard = checkText(print(expression.value), true);
  return standard.ok ? expression : standard;
}

function readConditional(cursor: Cursor): Parsed {
  const start = peek(cursor).span.start;
  const condition = readBinary(cursor, LOOSEST);
  if (!condition.ok || !stands(cursor, '?')) return condition;
  const tooMany = countPart(cursor);
  if (tooMany !== null) return err(tooMany);
  advance(cursor);
  const whenTrue = readBinary(cursor, LOOSEST);
  if (!whenTrue.ok) return whenTrue;
  const next = peek(cursor);
  if (stands(cursor, '?')) return err({ type: 'conditionalInside', span: next.span });
  if (next.type === 'end' || stands(cursor, ')') || stands(cursor, ','))
    return err({ type: 'colonExpected', span: next.span });
  if (!stands(cursor, ':')) return err(misplaced(cursor, null));
  advance(cursor);
  const otherwise = readConditional(cursor);
  if (!otherwise.ok) return otherwise;
  const parts = { condition: condition.value, whenTrue: whenTrue.value, otherwise: otherwise.value };
  return ok({ type: 'conditional', written: '?', ...parts, span: spanFrom(cursor, start) });
}

/** An operand and the operators after it that bind at least as tightly as `loosest`. */
function readBinary(cursor: Cursor, loosest: number): Parsed {
  const start = peek(cursor).span.start;
  let left = readOperand(cursor);
  let comparison: string | null = null;
  while (left.ok) {
    const token = peek(cursor);
    const tightness = binding.get(token.text);
    if (tightness === undefined || tightness < loosest) return left;
    const operator = token.text as BinaryOperator;
    if (tightness === COMPARISON) {
      if (comparison !== null)
        return err({ type: 'comparisonChain', first: comparison, second: operator, span: spanFrom(cursor, start, 1) });
      comparison = operator;
    }
    const tooMany = countPart(cursor);
    if (tooMany !== null) return err(tooMany);
    advance(cursor);
    // A power takes further powers to its right, every other operator leaves its equals to the loop.
    const right = readBinary(cursor, operator === '^' ? tightness : tightness + 1);
    if (!right.ok) return right;
    left = ok({ type: 'binary', operator, left: left.value, right: right.value, span: spanFrom(cursor, start) });
  }
  return left;
}

function readOperand(cursor: Cursor): Parsed {
  const token = peek(cursor);
  const tooMany = countPart(cursor);
  if (tooMany !== null) return err(tooMany);
  if (token.type === 'number') {
    advance(cursor);
    return ok({ type: 'number', value: token.value, percent: token.percent, span: token.span });
  }
  if (token.text === '-' || token.text === '+' || token.text === 'not') return readUnary(cursor, token.text);
  if (token.text === '(') return readGroup(cursor);
  if (token.type === 'name' && !operatorWords.includes(token.text)) return readName(cursor, token);
  return err({ type: 'valueExpected', found: token.type === 'end' ? null : token.text, span: token.span });
}

function readUnary(cursor: Cursor, operator: UnaryOperator): Parsed {
  const start = peek(cursor).span.start;
  advance(cursor);
  const operand = readBinary(cursor, UNARY);
  if (!operand.ok) return operand;
  return ok({ type: 'unary', operator, operand: operand.value, span: spanFrom(cursor, start) });
}

function readGroup(cursor: Cursor): Parsed {
  const open = peek(cursor).span;
  advance(cursor);
  const inner = readConditional(cursor);
  if (!inner.ok) return inner;
  if (!stands(cursor, ')')) return err(misplaced(cursor, open));
  advance(cursor);
  return inner;
}

function readName(cursor: Cursor, token: Token): Parsed {
  const { text: name, span } = token;
  if (foreignWords.has(name)) return err({ type: 'foreignWord', word: name, span });
  advance(cursor);
  if (stands(cursor, '(')) return readCall(cursor, name, span);
  if (isFunctionName(name)) return err({ type: 'functionNotCalled', name, span });
  return ok(isCalendarName(name) ? { type: 'calendar', name, span } : { type: 'line', line: name, span });
}

function readCall(cursor: Cursor, name: string, nameSpan: Span): Parsed {
  if (!isFunctionName(name)) {
    return err({ type: 'unknownFunction', name, suggestion: nearestName(name, functions.keys()), span: nameSpan });
  }
  const open = peek(cursor).span;
  advance(cursor);
  const given: Argument[] = [];
  if (!stands(cursor, ')')) {
    for (;;) {
      const start = peek(cursor).span.start;
      const argument = readConditional(cursor);
      if (!argument.ok) return argument;
      const span = spanFrom(cursor, start);
      given.push({ expression: argument.value, text: cursor.text.slice(span.start, span.end), span });
      if (stands(cursor, ')')) break;
      if (!stands(cursor, ',')) return err(misplaced(cursor, open));
      advance(cursor);
    }
  }
  advance(cursor);
  return makeCall(name, given, spanFrom(cursor, nameSpan.start));
}

/** Why the next token cannot follow a complete value, inside the bracket at `open` or outside all. */
function misplaced(cursor: Cursor, open: Span | null): FormulaError {
  const token = peek(cursor);
  const { text, span } = token;
  const before = cursor.tokens[cursor.at - 1];
  if (token.type === 'end' && open !== null) return { type: 'bracketNotClosed', span: open };
  if (text === ')') return { type: 'bracketNotOpened', span };
  if (text === ':') return { type: 'foreign', what: 'colon', text, span };
  if (text === ',') {
    const after = cursor.tokens[cursor.at + 1];
    const betweenDigits = before?.type === 'number' && after?.type === 'number' && /^\d{3}(\D|$)/.test(after.text);
    return { type: 'commaOutsideCall', betweenDigits, span };
  }
  if (foreignWords.has(text)) return { type: 'foreignWord', word: text, span };
  return { type: 'operatorMissing', left: before?.text ?? '', right: text, span };
}

function countPart(cursor: Cursor): FormulaError | null {
  cursor.parts++;
  return cursor.parts > limits.parts ? { type: 'tooManyParts', most: limits.parts, span: peek(cursor).span } : null;
}

function peek(cursor: Cursor): Token {
  const token = cursor.tokens[cursor.at];
  if (token === undefined) throw new Error('read past the end of a formula');
  return token;
}

function advance(cursor: Cursor): void {
  cursor.at++;
}

function stands(cursor: Cursor, sign: string): boolean {
  return peek(cursor).text === sign;
}

/** From `start` to the end of the last token read, or of one `ahead` of it. */
function spanFrom(cursor: Cursor, start: number, ahead: 0 | 1 = 0): Span {
  return { start, end: cursor.tokens[cursor.at - 1 + ahead]?.span.end ?? start };
}
