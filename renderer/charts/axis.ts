/** The ends of a value axis and the distance of its gridlines. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const MOST_GRIDLINES = 5;

/** An axis at round values around all of `values`, with room above and below; it does not start at 0 unless they do. */
export function roundAxis(values: readonly number[], least = 0): Axis {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...(finite.length > 0 ? finite : [0]));
  const high = Math.max(...(finite.length > 0 ? finite : [1]));
  const spread = Math.max(high - low, Math.abs(high) * 0.05, least, 1e-9);
  const step = roundStep((spread * 1.2) / MOST_GRIDLINES);
  const min = Math.floor((low - spread * 0.1) / step) * step;
  return { min: low >= 0 ? Math.max(0, min) : min, max: Math.ceil((high + spread * 0.1) / step) * step, step };
}

/** The next of 1, 2, 2.5, 5 and 10 times a power of ten. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const multiple = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return multiple * power;
}
