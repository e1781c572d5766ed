/** Work that can be put down at each `yield` and taken up again later. */
export type Work<T> = Generator<void, T>;

/** Does the work with a rest after each piece of it. */
export async function inPieces<T>(work: Work<T>, rest: () => Promise<void>): Promise<T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    await rest();
  }
}
