import type { Channel } from '#host/contract';

/** Requests of one window that may wait for their answers at the same time, and bytes in them. A window's own never come near. */
export const MOST_CALLS = 64;
export const MOST_BYTES = 512_000_000;

/** Keeps a page from piling up work and memory in the process that all windows share. */
export interface CallLimit {
  /** What `work` answers; null, without a call, while too much of this window waits for its answer. */
  readonly run: <T>(channel: Channel, request: unknown, work: () => Promise<T>) => Promise<T | null>;
}

/** Their answers hold files, which requests that say nothing of size would bring into memory all at once: they are made one after the other. */
const READS: ReadonlySet<Channel> = new Set([
  'plan:openInitial',
  'plan:openDropped',
  'plan:readAgain',
  'draft:recover',
  'versions:read',
  'recent:open',
]);

export function createCallLimit(): CallLimit {
  let calls = 0;
  let bytes = 0;
  let lastRead: Promise<unknown> = Promise.resolve();

  function afterOtherReads<T>(work: () => Promise<T>): Promise<T> {
    const read = lastRead.catch(() => undefined).then(work);
    lastRead = read;
    return read;
  }

  return {
    async run(channel, request, work) {
      const size = bytesIn(request);
      if (calls + 1 > MOST_CALLS || bytes + size > MOST_BYTES) return null;
      calls += 1;
      bytes += size;
      try {
        return await (READS.has(channel) ? afterOtherReads(work) : work());
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
