import type { KeyCost } from '#base/platform';

/** What a thread is asked to make a key of. */
export interface KeyWish {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: KeyCost;
}

/** The key, or why there is none: for want of memory, as a rule. */
export type KeyMade = { readonly key: Uint8Array } | { readonly why: string };
