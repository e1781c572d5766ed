import type { AccountsReading } from '#analysis/accountReading';

/** The names that accounts of a list have, each once, as they first stand in it; the empty one where some name none. */
export interface ListNames {
  readonly segments: readonly string[];
  readonly csms: readonly string[];
}

const known = new WeakMap<AccountsReading, ListNames>();

/** One pass, once for a reading. */
export function listNames(reading: AccountsReading): ListNames {
  const before = known.get(reading);
  if (before !== undefined) return before;
  const segments = new Set<string>();
  const csms = new Set<string>();
  for (const { facts } of reading.accounts) {
    segments.add(facts.segment ?? '');
    csms.add(facts.csm ?? '');
  }
  const names = { segments: [...segments], csms: [...csms] };
  known.set(reading, names);
  return names;
}
