import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';

/** A value the app keeps between starts: recent plans, window places, the theme. */
export interface Kept<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
}

/**
 * Keeps a value in a JSON file of the app's own folder. What cannot be read, or is not of the schema, is the fallback; what
 * cannot be written holds until the app ends: convenience, which never stops work. Written at once, because the
 * last change comes while the app quits.
 */
export function createKept<T>(path: string, schema: v.GenericSchema<unknown, T>, fallback: T): Kept<T> {
  let value = read(path, schema) ?? fallback;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(`${path}.new`, JSON.stringify(next), { mode: 0o600 });
        renameSync(`${path}.new`, path);
      } catch {
        // Said in the docstring: it holds until the app ends.
      }
    },
  };
}

function read<T>(path: string, schema: v.GenericSchema<unknown, T>): T | null {
  try {
    // A pipe would be waited for until somebody writes into it.
    if (!statSync(path).isFile()) return null;
    const parsed = v.safeParse(schema, JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
