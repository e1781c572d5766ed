import { laneWorker } from '#engine/pool/laneWorker';
import { handedOver, type ToWorker } from '#engine/pool/messages';

/** The thread behind a port of `windowLanePool`. */
const answer = laneWorker();
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  const reply = answer(data);
  if (reply !== null) postMessage(reply, { transfer: handedOver(reply) });
});
// What does not arrive is not answered: better that the thread breaks down, and its pool hears of it.
addEventListener('messageerror', () => {
  throw new Error('A message to a thread could not be read');
});
