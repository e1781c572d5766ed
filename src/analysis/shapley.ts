/**
 * How much each of `count` players contributes, by Shapley: its contribution averaged over all orders in which they could come.
 *
 *     of player i = sum over subsets S without i of |S|! (n - |S| - 1)! / n!  x  (value of S with i - value of S)
 *
 * `worth` is asked for subsets as bits, 0 to 2^count - 1. The contributions sum to the value of all less that of none, but for a last
 * rounding of each. A player that changes no value gets 0.
 *
 * Cost  count x 2^(count - 1).
 */
export function shapleyValues(count: number, worth: (subset: number) => number): readonly number[] {
  return Array.from({ length: count }, (_, player) => {
    // By the size of the subset that the player comes after: each size weighs the same, and within it each subset.
    const bySize = Array.from({ length: count }, (): number[] => []);
    for (let subset = 0; subset < 1 << count; subset++) {
      if ((subset >> player) & 1) continue;
      bySize[sizeOf(subset)]?.push(worth(subset | (1 << player)) - worth(subset));
    }
    return exactSum(bySize.map((changes) => exactSum(changes) / changes.length)) / count;
  });
}

/** How many players a subset has. */
export function sizeOf(subset: number): number {
  let size = 0;
  for (let rest = subset; rest !== 0; rest &= rest - 1) size++;
  return size;
}

/** A sum that keeps what each addition rounds off (Neumaier's). */
export function exactSum(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
