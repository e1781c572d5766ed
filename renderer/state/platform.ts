import type { Platform } from '#base/platform';

/** What a page has that `src` is given. */
export const platform: Platform = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))),
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  pause,
};

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** Comes back behind whatever waits for the thread; a timer would wait four milliseconds each time. */
function pause(): Promise<void> {
  return new Promise((resume) => {
    waiting.push(resume);
    port2.postMessage(null);
  });
}
