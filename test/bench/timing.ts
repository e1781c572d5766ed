/** Milliseconds of the quickest of several calls of each, taken in turn: the others tell how busy the machine is. */
export async function quickest<K extends string>(
  calls: Readonly<Record<K, () => unknown>>,
  rounds: number,
): Promise<Readonly<Record<K, number>>> {
  const best = Object.fromEntries(Object.keys(calls).map((name) => [name, Number.POSITIVE_INFINITY])) as Record<
    K,
    number
  >;
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(calls) as K[]) {
      const before = performance.now();
      await calls[name]();
      best[name] = Math.min(best[name], performance.now() - before);
    }
  }
  return best;
}
