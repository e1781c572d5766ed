/**
 * The entry of a record under a key that came from a person or a file. Only own properties count, so that a line called
 * `constructor` finds what the plan says about it and nothing else.
 */
export function entry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A copy of the record with one entry set, or taken away where `value` is undefined. */
export function withEntry<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T | undefined,
): Readonly<Record<string, T>> {
  if (value !== undefined) return { ...record, [key]: value };
  if (!Object.hasOwn(record, key)) return record;
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}

/** The record with its keys renamed; the record itself where that changes none. */
export function withKeys<T>(
  record: Readonly<Record<string, T>>,
  rename: (key: string) => string,
): Readonly<Record<string, T>> {
  const entries = Object.entries(record);
  if (entries.every(([key]) => rename(key) === key)) return record;
  return Object.fromEntries(entries.map(([key, value]) => [rename(key), value]));
}

/** The record with its values mapped; the record itself where that changes none. */
export function mapEntries<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T, key: string) => T,
): Readonly<Record<string, T>> {
  let changed = false;
  const entries = Object.entries(record).map(([key, value]): [string, T] => {
    const next = change(value, key);
    if (next !== value) changed = true;
    return [key, next];
  });
  return changed ? Object.fromEntries(entries) : record;
}

export function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(record).length === 0;
}
