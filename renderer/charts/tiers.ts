import { NRR_TIERS } from '#domain/benchmarks';
import { type Axis, drawable, roundAxis } from './axis';
import type { ChartBand } from './bandLabels';

/** The tiers that annual NRR is judged by, as bands behind its path. */
export const TIER_BANDS: readonly ChartBand[] = NRR_TIERS.tiers.map((tier, at) => ({
  from: tier.from,
  to: NRR_TIERS.tiers[at + 1]?.from ?? Number.POSITIVE_INFINITY,
  name: tier.label.replace(/ \(.*/, ''),
  color: `--tier-${tier.id}`,
}));

/** Shows all values, with the tier below the lowest and the tier above the highest in sight. */
export function tierAxis(values: readonly number[]): Axis {
  const finite = drawable(values);
  const low = Math.min(...(finite.length > 0 ? finite : [1]));
  const high = Math.max(...(finite.length > 0 ? finite : [1]));
  const bounds = NRR_TIERS.tiers.map((tier) => tier.from as number);
  // The lowest tier reaches down to 0, which the axis does not.
  const below = bounds.findLast((bound) => bound <= low && bound > 0) ?? low;
  const above = bounds.find((bound) => bound > high) ?? high;
  const bottom = Math.min(below, low);
  const top = Math.max(above, high);
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
