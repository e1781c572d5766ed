import { parentPort } from 'node:worker_threads';
import { laneWorker } from '#engine/pool/laneWorker';
import type { ToWorker } from '#engine/pool/messages';

/** The thread behind a port of `workerPort`. */
const answer = laneWorker();
parentPort?.on('message', (message: ToWorker) => {
  const reply = answer(message);
  if (reply !== null) parentPort?.postMessage(reply, [reply.figures.buffer]);
});
