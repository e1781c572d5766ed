/** What every shell has but ES2023 lacks, passed in by renderer, cli and tests. */
export interface Platform {
  /** SHA-256 of the bytes: 32 bytes. */
  readonly sha256: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Unpredictable bytes, for ids, salts and nonces. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Lets go of the thread for a moment, amid work that is too long for one; not there where nobody waits for the thread. */
  readonly pause?: () => Promise<void>;
}

/** What a passphrase costs to try: memory in KiB, passes over it, and lanes of work. */
export interface KeyCost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** Cryptography that shells have and `src` is given, for sealed plans. */
export interface Sealing {
  /** Argon2id, version 1.3: 32 bytes. */
  readonly deriveKey: (passphrase: Uint8Array, salt: Uint8Array, cost: KeyCost) => Promise<Uint8Array>;
  /** AES-256-GCM: the text of `plain` in cipher with its tag of 16 bytes behind it. */
  readonly encrypt: (message: SealedMessage) => Promise<Uint8Array>;
  /** Null where key, nonce, `additional` or content are not those of the encryption. */
  readonly decrypt: (message: SealedMessage) => Promise<Uint8Array | null>;
}

/** What AES-GCM takes: 32 bytes of key, 12 of nonce, what is authenticated without being hidden, and the content. */
export interface SealedMessage {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  readonly additional: Uint8Array;
  readonly content: Uint8Array;
}
