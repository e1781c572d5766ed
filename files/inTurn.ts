const underWay = new Map<string, Promise<unknown>>();

/** Runs `work` after everything begun earlier under the same key, whatever became of it. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (underWay.get(key) ?? Promise.resolve()).catch(() => undefined).then(work);
  underWay.set(key, turn);
  try {
    return await turn;
  } finally {
    if (underWay.get(key) === turn) underWay.delete(key);
  }
}
