import type { JsonValue } from './canonicalJson';
import { err, ok, type Result } from './result';

/** Lines and columns count from 1. */
export type JsonError = { readonly line: number; readonly column: number } & (
  | { readonly type: 'unexpectedEnd' }
  | { readonly type: 'unexpectedCharacter'; readonly found: string }
  | { readonly type: 'badNumber'; readonly found: string }
  | { readonly type: 'badString' }
  | { readonly type: 'duplicateKey'; readonly key: string }
  | { readonly type: 'refusedKey'; readonly key: string }
  | { readonly type: 'tooDeep'; readonly maxDepth: number }
);

export interface JsonLimits {
  /** How many containers may stand in one another. */
  readonly maxDepth: number;
}

/** What is wrong, and the offset where; becomes a line and a column once, at the end. */
type Fault =
  | { readonly type: 'unexpected' }
  | { readonly type: 'badNumber'; readonly found: string }
  | { readonly type: 'badString' }
  | { readonly type: 'duplicateKey' | 'refusedKey'; readonly key: string }
  | { readonly type: 'tooDeep'; readonly maxDepth: number };

/** Carries a fault out of the recursion; never leaves this file. */
class Stop extends Error {
  readonly fault: Fault;
  readonly offset: number;
  constructor(fault: Fault, offset: number) {
    super(fault.type);
    this.fault = fault;
    this.offset = offset;
  }
}

/**
 * Reads JSON that may come from anywhere.
 *
 * Stricter than `JSON.parse`: a key that occurs twice in an object is refused, because a plan merged by hand would lose
 * one of the two without a word; so are the key `__proto__`, numbers too large for a double, and nesting beyond `maxDepth`.
 * Other names of object members, such as `constructor`, are ordinary keys.
 */
export function parseJson(text: string, { maxDepth }: JsonLimits): Result<JsonValue, JsonError> {
  try {
    return ok(readDocument(text, maxDepth));
  } catch (thrown) {
    if (!(thrown instanceof Stop)) throw thrown;
    return err(located(text, thrown));
  }
}

export function describeJsonError(error: JsonError): string {
  const place = `line ${error.line}, column ${error.column}`;
  switch (error.type) {
    case 'unexpectedEnd':
      return `The text ends too early, at ${place}.`;
    case 'unexpectedCharacter':
      return `${JSON.stringify(error.found)} is out of place at ${place}.`;
    case 'badNumber':
      return `${error.found} is not a number that can be held, at ${place}.`;
    case 'badString':
      return `A text in quotes has a bad escape or a control character at ${place}.`;
    case 'duplicateKey':
      return `The name ${JSON.stringify(error.key)} occurs twice in the same object, the second time at ${place}.`;
    case 'refusedKey':
      return `The name ${JSON.stringify(error.key)} is not allowed, at ${place}.`;
    case 'tooDeep':
      return `More than ${error.maxDepth} levels stand in one another at ${place}.`;
  }
}

function located(text: string, { fault, offset }: Stop): JsonError {
  const before = text.slice(0, offset);
  const place = { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
  if (fault.type !== 'unexpected') return { ...fault, ...place };
  const found = text.codePointAt(offset);
  if (found === undefined) return { type: 'unexpectedEnd', ...place };
  return { type: 'unexpectedCharacter', found: String.fromCodePoint(found), ...place };
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;
const SPACE = /[ \t\n\r]*/y;

/** Offset behind the closing quote. A loop, because a regular expression runs out of stack on texts of many megabytes. */
function endOfString(text: string, opening: number): number {
  for (let at = opening + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at += 1;
    else if (code < FIRST_PRINTABLE) throw new Stop({ type: 'badString' }, at);
  }
  throw new Stop({ type: 'unexpected' }, text.length);
}

function readDocument(text: string, maxDepth: number): JsonValue {
  let at = 0;

  function skipSpace(): void {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
  }

  /** Steps over the character and the space behind it, if it stands here. */
  function take(character: string): boolean {
    if (text[at] !== character) return false;
    at += 1;
    skipSpace();
    return true;
  }

  function demand(character: string): void {
    if (!take(character)) throw new Stop({ type: 'unexpected' }, at);
  }

  function readWord<T>(word: string, value: T): T {
    for (const letter of word) {
      if (text[at] !== letter) throw new Stop({ type: 'unexpected' }, at);
      at += 1;
    }
    return value;
  }

  function readNumber(): number {
    NUMBER.lastIndex = at;
    const found = NUMBER.exec(text)?.[0];
    if (found === undefined) throw new Stop({ type: 'unexpected' }, at);
    const value = Number(found);
    if (!Number.isFinite(value)) throw new Stop({ type: 'badNumber', found: found.slice(0, 40) }, at);
    at += found.length;
    return value;
  }

  function readString(): string {
    const opening = at;
    at = endOfString(text, opening);
    const written = text.slice(opening, at);
    if (!written.includes('\\')) return written.slice(1, -1);
    try {
      return JSON.parse(written) as string;
    } catch {
      throw new Stop({ type: 'badString' }, opening);
    }
  }

  function readArray(depth: number): readonly JsonValue[] {
    const array: JsonValue[] = [];
    demand('[');
    if (text[at] !== ']') {
      do array.push(readValue(depth + 1));
      while (take(','));
    }
    if (text[at] !== ']') throw new Stop({ type: 'unexpected' }, at);
    at += 1;
    return array;
  }

  function readObject(depth: number): { readonly [key: string]: JsonValue } {
    const object: Record<string, JsonValue> = {};
    demand('{');
    if (text[at] !== '}') {
      do readMember(object, depth);
      while (take(','));
    }
    if (text[at] !== '}') throw new Stop({ type: 'unexpected' }, at);
    at += 1;
    return object;
  }

  function readMember(object: Record<string, JsonValue>, depth: number): void {
    const keyAt = at;
    if (text[at] !== '"') throw new Stop({ type: 'unexpected' }, at);
    const key = readString();
    if (key === '__proto__') throw new Stop({ type: 'refusedKey', key }, keyAt);
    if (Object.hasOwn(object, key)) throw new Stop({ type: 'duplicateKey', key }, keyAt);
    skipSpace();
    demand(':');
    object[key] = readValue(depth + 1);
  }

  /** Reads a value and the space behind it; `depth` is the number of containers around it. */
  function readValue(depth: number): JsonValue {
    const character = text[at];
    const isContainer = character === '{' || character === '[';
    if (isContainer && depth >= maxDepth) throw new Stop({ type: 'tooDeep', maxDepth }, at);
    const value = readOne(character, depth);
    skipSpace();
    return value;
  }

  function readOne(character: string | undefined, depth: number): JsonValue {
    switch (character) {
      case '{':
        return readObject(depth);
      case '[':
        return readArray(depth);
      case '"':
        return readString();
      case 't':
        return readWord('true', true);
      case 'f':
        return readWord('false', false);
      case 'n':
        return readWord('null', null);
      default:
        return readNumber();
    }
  }

  skipSpace();
  const value = readValue(0);
  if (at < text.length) throw new Stop({ type: 'unexpected' }, at);
  return value;
}
