/** No go of work holds the window up for longer than about this, in milliseconds. */
const GO = 10;

/** Does work that comes in short goes, and rests between them; `onShare` hears which share is done. */
export async function inGoes<T>(
  goes: Generator<number, T>,
  rest: () => Promise<void>,
  onShare: (share: number) => void = () => undefined,
): Promise<T> {
  for (;;) {
    const before = performance.now();
    while (performance.now() - before < GO) {
      const go = goes.next();
      if (go.done === true) return go.value;
      onShare(go.value);
    }
    await rest();
  }
}
