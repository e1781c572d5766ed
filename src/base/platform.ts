/** What every shell has but ES2023 lacks, passed in by renderer, cli and tests. */
export interface Platform {
  /** SHA-256 of the bytes: 32 bytes. */
  readonly sha256: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Unpredictable bytes, for ids, salts and nonces. */
  readonly randomBytes: (count: number) => Uint8Array;
}
