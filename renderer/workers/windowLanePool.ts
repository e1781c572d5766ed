import { createLanePool, type LanePool } from '#engine/pool/lanePool';
import type { LaneSource } from '#engine/pool/laneSource';
import { type FromWorker, handedOver, type WorkerPort } from '#engine/pool/messages';

/** More would fill memory with figures on their way faster than the window takes them. */
const MOST_WORKERS = 8;
/** Milliseconds without work after which the threads and their memory go. */
const KEPT = 30_000;

let pool: LanePool | null = null;
let idle: ReturnType<typeof setTimeout> | undefined;

/**
 * Begins with lanes in threads beside the window's own, one of which is left for the window itself; what was begun before is cancelled. The
 * threads stay for a while, because whoever drags a number asks again.
 */
export function startInWorkers(source: LaneSource, size: number): ReturnType<LanePool['start']> {
  pool ??= createLanePool(workerPort, Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency - 1)));
  clearTimeout(idle);
  const begun = pool.start(source, size);
  void begun.ended.then(() => {
    clearTimeout(idle);
    idle = setTimeout(() => pool?.close(), KEPT);
  });
  return begun;
}

function workerPort(): WorkerPort {
  const worker = new Worker(new URL('./laneWorker.ts', import.meta.url), { type: 'module' });
  return {
    post: (message) => worker.postMessage(message, handedOver(message)),
    listen: (onMessage, onFailure) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => onMessage(data));
      worker.addEventListener('messageerror', onFailure);
      worker.addEventListener('error', onFailure);
    },
    terminate: () => worker.terminate(),
  };
}
