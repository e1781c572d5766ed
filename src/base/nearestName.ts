/** Longer names are cut before they are compared, which bounds the cost of a comparison. */
const LONGEST_COMPARED = 64;

/**
 * The candidate closest to a mistyped name, or null where none is close enough to be worth suggesting.
 *
 * Distance counts insertions, deletions, substitutions and swaps of neighbours, capitals aside. A name of 3 characters
 * or fewer may be 1 away, longer ones a third of their length. Of equally close candidates the first is taken.
 *
 * Cost  length of the name times the total length of the candidates.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  const wanted = name.toLowerCase().slice(0, LONGEST_COMPARED);
  const farthest = Math.max(1, Math.floor(wanted.length / 3));
  let nearest: string | null = null;
  let least = farthest + 1;
  for (const candidate of candidates) {
    const compared = candidate.toLowerCase().slice(0, LONGEST_COMPARED);
    if (Math.abs(compared.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, compared);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/** Optimal string alignment distance, over three rows of the table. */
function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(substituted, at(last, j) + 1, at(row, j - 1) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
