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
  // A frame is drawn after its callbacks: what follows it is the task after them.
  requestAnimationFrame(() => setTimeout(settle));
  return settle;
}
