/**
 * The lower triangle L with L Lᵀ = A, for a symmetric matrix A of which the lower triangle is read. Where A is not positive definite: the
 * first row at which that shows.
 */
export function cholesky(
  matrix: readonly (readonly number[])[],
): { readonly lower: readonly (readonly number[])[] } | { readonly failsAt: number } {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const made: number[] = [];
    for (let j = 0; j <= i; j++) {
      let rest = row[j] as number;
      const other = j === i ? made : (lower[j] as number[]);
      for (let k = 0; k < j; k++) rest -= (made[k] as number) * (other[k] as number);
      if (j < i) made.push(rest / (other[j] as number));
      else if (rest > SMALLEST_PIVOT) made.push(Math.sqrt(rest));
      else return { failsAt: i };
    }
    lower.push(made);
  }
  return { lower };
}

/** Below this a pivot is what rounding left of 0, for matrices whose diagonal is about 1. */
const SMALLEST_PIVOT = 1e-12;

/** The x with L Lᵀ x = b. */
export function solveCholesky(lower: readonly (readonly number[])[], b: readonly number[]): readonly number[] {
  const x = [...b];
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - (lower[i]?.[k] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (lower[i]?.[i] as number);
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i] = (x[i] as number) - (lower[k]?.[i] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (lower[i]?.[i] as number);
  }
  return x;
}
