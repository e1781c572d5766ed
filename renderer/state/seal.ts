import { createSealing } from '#base/sealing';
import { makeSealKey, type SealKey, type SealPlatform, sealUnder } from '#plan/seal';
import { deriveKeyAside } from '../workers/windowKeys';
import { platform } from './platform';

/** What a plan is sealed with while it is open: the passphrase makes a new key for each save. */
export interface Seal {
  readonly passphrase: string;
  /** The key of drafts, made once. */
  readonly draftKey: () => Promise<SealKey>;
  /** The same key, for the one save that may have it: the first after the passphrase was set, whose salt no file has yet. Null from then on. */
  readonly firstKey: () => Promise<SealKey> | null;
}

const NEVER = new AbortController().signal;

/** What sealing and unsealing need; keys are made beside the window, until `signal` says that nobody waits for them. */
export function sealPlatform(signal: AbortSignal = NEVER): SealPlatform {
  const sealing = createSealing(crypto.subtle, (passphrase, salt, cost) =>
    deriveKeyAside({ passphrase, salt, cost }, signal),
  );
  return { ...platform, sealing };
}

/**
 * `made` is the key that opened the file, and serves the drafts too; where there is none, one is begun at once: the first change that comes after has to be
 * kept within the second all the same.
 */
export function sealOf(passphrase: string, given: SealPlatform = sealPlatform(), made: SealKey | null = null): Seal {
  let key: Promise<SealKey> | null = made === null ? null : Promise.resolve(made);
  function draftKey(): Promise<SealKey> {
    key ??= makeSealKey(passphrase, given);
    // A key that could not be made is tried again with the next draft.
    key.catch(() => {
      key = null;
    });
    return key;
  }
  void draftKey().catch(() => undefined);
  let isNew = made === null;
  function firstKey(): Promise<SealKey> | null {
    if (!isNew) return null;
    isNew = false;
    return draftKey();
  }
  return { passphrase, draftKey, firstKey };
}

/**
 * The bytes of a draft as they may lie on a disk: a sealed plan file of its own, which the passphrase opens. A draft is written
 * every second, so all of one opening share a key and only the nonce is new.
 */
export async function sealDraft(
  seal: Seal,
  bytes: Uint8Array,
  given: SealPlatform = sealPlatform(),
): Promise<Uint8Array> {
  return sealUnder(bytes, await seal.draftKey(), given);
}
