import { NRR_TIERS } from '#domain/benchmarks';
import type { Axis } from './axis';
import type { ChartBand } from './LineChart';

/** The tiers that annual NRR is judged by, as bands behind its path. */
export const TIER_BANDS: readonly ChartBand[] = NRR_TIERS.tiers.map((tier, at) => ({
  from: tier.from,
  to: NRR_TIERS.tiers[at + 1]?.from ?? Number.POSITIVE_INFINITY,
  name: tier.label.replace(/ \(.*/, ''),
  color: `--tier-${tier.id}`,
}));

/** Shows all values, with the tier below the lowest and the tier above the highest in sight. */
export function tierAxis(values: readonly number[]): Axis {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...(finite.length > 0 ? finite : [1]));
  const high = Math.max(...(finite.length > 0 ? finite : [1]));
  const bounds = NRR_TIERS.tiers.map((tier) => tier.from as number);
  const below = bounds.findLast((bound) => bound <= low) ?? 0;
  const above = bounds.find((bound) => bound > high) ?? high;
  const reach = Math.max(above, high) - Math.min(below, low);
  const step = reach <= 0.25 ? 0.05 : reach <= 0.5 ? 0.1 : reach <= 1.2 ? 0.25 : 0.5;
  const margin = reach <= 0.5 ? 0.05 : 0.1;
  const min = Math.max(0, Math.floor((Math.min(below, low) - margin) / step + 1e-9) * step);
  return { min, max: Math.ceil((Math.max(above, high) + margin) / step - 1e-9) * step, step };
}
