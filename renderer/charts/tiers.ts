import { bandsFor, type NrrBands } from '#domain/nrrBands';
import { type Axis, drawable, roundAxis } from './axis';
import type { ChartBand } from './bandLabels';

/** The bands of a benchmark as a chart draws them. */
export function drawnBands({ bands }: Pick<NrrBands, 'bands'>): readonly ChartBand[] {
  return bands.map(({ from, to, label, tone }) => ({ from, to, name: label, color: `--tier-${tone}` }));
}

/** The tiers that annual NRR is judged by, as bands behind its path. */
export const TIER_BANDS = drawnBands(bandsFor('C', null, false));

/** Shows all values, with the band below the lowest and the band above the highest in sight. */
export function bandAxis(values: readonly number[], bands: readonly ChartBand[] = TIER_BANDS): Axis {
  const finite = drawable(values);
  const low = Math.min(...(finite.length > 0 ? finite : [1]));
  const high = Math.max(...(finite.length > 0 ? finite : [1]));
  const below = Math.max(...bands.map(({ to }) => to).filter((to) => to <= low));
  const above = Math.min(...bands.map(({ from }) => from).filter((from) => from > high));
  const bottom = Number.isFinite(below) ? below : low;
  const top = Number.isFinite(above) ? above : high;
  const margin = top - bottom <= 0.5 ? 0.05 : 0.1;
  for (const step of STEPS) {
    const min = Math.max(0, Math.floor((bottom - margin) / step + 1e-9) * step);
    const max = Math.ceil((top + margin) / step - 1e-9) * step;
    if ((max - min) / step <= MOST_INTERVALS + 1e-6) return { min, max, step };
  }
  return roundAxis([Math.max(0, bottom), top]);
}

const STEPS = [0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5];
const MOST_INTERVALS = 5;
