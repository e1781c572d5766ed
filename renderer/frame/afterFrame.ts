/** What waits for the coming frame, oldest first. */
let waiting: (() => void)[] = [];

/**
 * Has work wait until the coming frame is drawn, so that it delays nothing a person is waiting to see. The returned function
 * does it at once where it still waits, for whoever needs it done.
 */
export function afterFrame(work: () => void): () => void {
  let isWaiting = true;
  const settle = () => {
    if (isWaiting) work();
    isWaiting = false;
  };
  // The frame is asked for once, for whoever waits for it.
  if (waiting.push(settle) === 1) requestAnimationFrame(follow);
  return settle;
}

/** A frame is drawn after its callbacks: what follows it are the tasks after them. */
function follow(): void {
  for (const settle of waiting) setTimeout(settle);
  waiting = [];
}
