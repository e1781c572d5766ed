import type { KeyMade, KeyWish } from './keyMessages';

/**
 * Argon2id in a thread beside the window's own, which it would stop for the better part of a second. Rejects where the computer
 * does not give the memory, and when `signal` says that nobody waits any more: the thread ends at once.
 */
export function deriveKeyAside(wish: KeyWish, signal: AbortSignal): Promise<Uint8Array> {
  return new Promise<Uint8Array>((done, failed) => {
    const worker = new Worker(new URL('./keyWorker.ts', import.meta.url), { type: 'module' });
    const end = (work: () => void) => {
      worker.terminate();
      signal.removeEventListener('abort', stop);
      work();
    };
    const stop = () => end(() => failed(new Error('Nobody waits for the key any more')));
    worker.addEventListener('message', ({ data }: MessageEvent<KeyMade>) =>
      end(() => ('key' in data ? done(data.key) : failed(new Error(data.why)))),
    );
    worker.addEventListener('error', ({ message }) => end(() => failed(new Error(message))));
    if (signal.aborted) stop();
    else {
      signal.addEventListener('abort', stop);
      worker.postMessage(wish);
    }
  });
}
