import { createHash, randomBytes } from 'node:crypto';
import type { Platform } from '#base/platform';

export const platform: Platform = {
  sha256: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  randomBytes: (count) => new Uint8Array(randomBytes(count)),
};
