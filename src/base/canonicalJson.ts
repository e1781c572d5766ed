/** What JSON can say, as this program reads it and hands it on. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A part of a value whose canonical text is known already, and is written as it is. */
export class WrittenText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * The one JSON text of a value: the same value gives the same bytes, whatever the order its keys were added in.
 *
 * Keys are sorted by code unit, numbers written in their shortest form that reads back the same, -0 as 0. Containers
 * at depths below `breakDepth` (the outermost has depth 0) have one element per text line, deeper ones and empty ones
 * stand on one line, so that a change of one element changes one line of text. Ends with a newline.
 *
 * Throws for what JSON cannot hold: numbers that are not finite, undefined, functions, symbols, big integers.
 */
export function canonicalText(value: unknown, breakDepth: number): string {
  const pieces: string[] = [];
  writeValue(pieces, value, breakDepth);
  pieces.push('\n');
  return pieces.join('');
}

function writeValue(pieces: string[], value: unknown, levelsToBreak: number): void {
  if (value === null || typeof value === 'boolean') pieces.push(String(value));
  else if (typeof value === 'string') pieces.push(JSON.stringify(value));
  else if (typeof value === 'number') pieces.push(numberText(value));
  else if (Array.isArray(value)) writeArray(pieces, value, levelsToBreak);
  else if (value instanceof WrittenText) pieces.push(value.text);
  else if (typeof value === 'object') writeObject(pieces, value, levelsToBreak);
  else throw new TypeError(`JSON cannot hold a value of type ${typeof value}`);
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON cannot hold the number ${value}`);
  return String(value);
}

function writeArray(pieces: string[], array: readonly unknown[], levelsToBreak: number): void {
  const lineBreak = levelsToBreak > 0 && array.length > 0 ? '\n' : '';
  pieces.push('[');
  for (let index = 0; index < array.length; index++) {
    pieces.push(index === 0 ? lineBreak : `,${lineBreak}`);
    writeValue(pieces, array[index], levelsToBreak - 1);
  }
  pieces.push(`${lineBreak}]`);
}

function writeObject(pieces: string[], object: object, levelsToBreak: number): void {
  const entries = Object.entries(object).sort(byKey);
  const lineBreak = levelsToBreak > 0 && entries.length > 0 ? '\n' : '';
  pieces.push('{');
  let separator = lineBreak;
  for (const [key, value] of entries) {
    pieces.push(separator, JSON.stringify(key), ':');
    writeValue(pieces, value, levelsToBreak - 1);
    separator = `,${lineBreak}`;
  }
  pieces.push(`${lineBreak}}`);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
