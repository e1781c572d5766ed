import type { JsonValue } from '#base/canonicalJson';

/**
 * The step from one format version to the next, on the file as it was parsed. A step is never changed once a version
 * has been released with it: it knows the shapes of its own two versions and imports nothing that could move under it.
 */
export interface Migration {
  readonly from: number;
  readonly migrate: (file: { readonly [key: string]: JsonValue }) => { readonly [key: string]: JsonValue };
}

/** In order of `from`, one for every version before the current. */
export const migrations: readonly Migration[] = [];
