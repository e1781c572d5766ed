/** Requests of one window that may wait for their answers at the same time, and bytes in them. A window's own never come near. */
export const MOST_CALLS = 64;
export const MOST_BYTES = 512_000_000;

/** Keeps a page from piling up work and memory in the process that all windows share. */
export interface CallLimit {
  /** What `work` answers; null, without a call, while too much of this window waits for its answer. */
  readonly run: <T>(request: unknown, work: () => Promise<T>) => Promise<T | null>;
}

export function createCallLimit(): CallLimit {
  let calls = 0;
  let bytes = 0;
  return {
    async run(request, work) {
      const size = bytesIn(request);
      if (calls + 1 > MOST_CALLS || bytes + size > MOST_BYTES) return null;
      calls += 1;
      bytes += size;
      try {
        return await work();
      } finally {
        calls -= 1;
        bytes -= size;
      }
    },
  };
}

/** Of a request as the contract has them: bytes are values of its entries. */
function bytesIn(request: unknown): number {
  if (typeof request !== 'object' || request === null) return 0;
  return Object.values(request).reduce<number>(
    (sum, value) => sum + (value instanceof Uint8Array ? value.buffer.byteLength : 0),
    0,
  );
}
