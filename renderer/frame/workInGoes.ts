/** How long the window may be kept busy at a time; the rest of a frame is for what a person does. */
const BUSY_MS = 8;
/** Computing that takes less is not spoken of. */
const SLOW_MS = 150;

interface Told<T> {
  readonly onDone: (result: T) => void;
  readonly onSlow: (isSlow: boolean) => void;
}

/** Runs a generator a few milliseconds at a time, between what else the window does; the returned function stops it. */
export function workInGoes<T>(goes: Generator<unknown, T>, { onDone, onSlow }: Told<T>): () => void {
  const channel = new MessageChannel();
  const slow = setTimeout(() => onSlow(true), SLOW_MS);
  const stop = () => {
    clearTimeout(slow);
    onSlow(false);
    channel.port1.close();
  };
  // A message is a task of its own: typing and painting come between two.
  channel.port1.onmessage = () => {
    const begun = performance.now();
    while (performance.now() - begun < BUSY_MS) {
      const { done, value } = goes.next();
      if (done !== true) continue;
      stop();
      onDone(value);
      return;
    }
    channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
  return stop;
}
