import { parentPort } from 'node:worker_threads';
import { laneWorker } from '#engine/pool/laneWorker';
import { handedOver, type ToWorker } from '#engine/pool/messages';

/** The thread behind a port of `workerPort`. */
const answer = laneWorker();
parentPort?.on('message', (message: ToWorker) => {
  const reply = answer(message);
  if (reply !== null) parentPort?.postMessage(reply, handedOver(reply));
});
// What does not arrive is not answered: better that the thread breaks down, and its pool hears of it.
parentPort?.on('messageerror', (error) => {
  throw error;
});
