import type { Cell } from '#exchange/import/cells';
import type { ReadError } from '#exchange/import/readError';

/** A file that means harm or is broken, and what is to come of it: part of an error, or the texts of the first cells that are read. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly error?: Partial<ReadError>;
  readonly rows?: readonly (readonly Cell[])[];
  /** Read whatever it holds, as long as that takes neither time nor memory. */
  readonly reads?: true;
}

export const text = (value: string): Cell => ({ type: 'text', text: value });
export const number = (value: number): Cell => ({ type: 'number', value, isPercent: false });
export const encoded = (value: string) => new TextEncoder().encode(value);
