import type { Platform } from '#base/platform';

/** What a page has that `src` is given. */
export const platform: Platform = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))),
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};
