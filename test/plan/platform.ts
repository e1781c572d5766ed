import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import type { Platform, Sealing } from '#base/platform';
import { createSealing } from '#base/sealing';

export const platform: Platform = {
  sha256: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  randomBytes: (count) => new Uint8Array(randomBytes(count)),
};

export const sealing: Sealing = createSealing(webcrypto.subtle, (password, salt, { memory, passes, lanes }) =>
  argon2id({
    password,
    salt,
    memorySize: memory,
    iterations: passes,
    parallelism: lanes,
    hashLength: 32,
    outputType: 'binary',
  }),
);

/** A key made of one hash, for tests of everything but the key: it takes no time. */
export const quickSealing: Sealing = {
  ...sealing,
  deriveKey: async (passphrase, salt) => new Uint8Array(createHash('sha256').update(passphrase).update(salt).digest()),
};
