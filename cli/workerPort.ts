import { Worker } from 'node:worker_threads';
import { handedOver, type WorkerPort } from '#engine/pool/messages';

/** A thread that runs `file`, the bundle of laneWorker.ts. */
export function workerPort(file: URL): WorkerPort {
  const worker = new Worker(file);
  return {
    post: (message) => worker.postMessage(message, handedOver(message)),
    listen: (onMessage, onFailure) => {
      worker.on('message', onMessage);
      worker.on('messageerror', onFailure);
      worker.on('error', onFailure);
    },
    terminate: () => {
      void worker.terminate();
    },
  };
}
