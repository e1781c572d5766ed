import { NRR_SCALE, NRR_TIERS, STRONG_BASE, type TierScale } from './benchmarks';
import type { SourceId } from './sources';
import { type StageBenchmark, STAGES_SOURCE, stageOf, USAGE_BASED } from './stageBenchmarks';
import { type Ratio, ratio } from './units';

/** Which benchmark stands behind a path of NRR: the tiers of C, D's inferred range, E's scale, or E's ranges by company stage. */
export const BAND_SCHEMES = ['C', 'D', 'E', 'stage'] as const;
export type BandScheme = (typeof BAND_SCHEMES)[number];

/** How good a band is, for the eye: the name says it too. */
export type BandTone = 'leaky' | 'flat' | 'healthy' | 'excellent' | 'elite';

/** A range of annual NRR with what its source calls it; `to` is infinite where nothing ends it. */
export interface NrrBand {
  readonly from: Ratio;
  readonly to: Ratio;
  readonly label: string;
  readonly tone: BandTone;
}

export interface NrrBands {
  readonly source: SourceId;
  /** Lowest first. Empty where the benchmark does not apply; `note` then says why. */
  readonly bands: readonly NrrBand[];
  /** What the bands are, and where their source is silent. Ends in a full stop. */
  readonly note: string;
}

/**
 * The bands of a benchmark for a company.
 *
 * Units   `arrInUsd` in US dollars; null where the plan's currency has no rate to the dollar, which leaves stages unknown
 */
export function bandsFor(scheme: BandScheme, arrInUsd: number | null, usageBased: boolean): NrrBands {
  switch (scheme) {
    case 'C':
      return scaleBands(NRR_TIERS, C_TONES, 'Tiers: source C. 110 to 130 is top quartile.');
    case 'D':
      return {
        source: STRONG_BASE.source,
        bands: [{ from: STRONG_BASE.from, to: STRONG_BASE.to, label: 'Strong (inferred)', tone: 'excellent' }],
        note: `Inferred from source D: a base growing 10 to 20% a year is strong at $10M to $50M ARR.${outsideStrong(arrInUsd)}`,
      };
    case 'E':
      return scaleBands(NRR_SCALE, E_TONES, 'Scale: source E. It has no word for NRR below 100.');
    case 'stage':
      return usageBased ? benchmarkBands(USAGE_BASED) : stageBands(arrInUsd);
  }
}

const C_TONES: readonly BandTone[] = ['leaky', 'flat', 'healthy', 'excellent', 'elite'];
const E_TONES: readonly BandTone[] = ['flat', 'healthy', 'elite'];

function scaleBands({ source, tiers }: TierScale, tones: readonly BandTone[], note: string): NrrBands {
  const bands = tiers.map(
    ({ from, label }, at): NrrBand => ({
      from,
      to: tiers[at + 1]?.from ?? ratio(Number.POSITIVE_INFINITY),
      label: label.replace(/ \(.*/, ''),
      tone: tones[at] ?? 'healthy',
    }),
  );
  return { source, bands, note };
}

function stageBands(arrInUsd: number | null): NrrBands {
  const stage = arrInUsd === null ? null : stageOf(arrInUsd);
  if (stage !== null) return benchmarkBands(stage);
  const why =
    arrInUsd === null
      ? 'Stages are bounded in US dollars, and this plan states no rate to the dollar.'
      : 'The plan has no ARR here to find its stage by.';
  return { source: STAGES_SOURCE, bands: [], note: why };
}

function benchmarkBands({ label, median, topQuartile }: StageBenchmark): NrrBands {
  const top = topQuartile.isOpen ? ratio(Number.POSITIVE_INFINITY) : topQuartile.to;
  return {
    source: STAGES_SOURCE,
    bands: [
      { from: median.from, to: median.to, label: 'Median', tone: 'healthy' },
      { from: topQuartile.from, to: top, label: 'Top quartile', tone: 'elite' },
    ],
    note: `Source E, ${label}: medians and top quartiles.`,
  };
}

function outsideStrong(arrInUsd: number | null): string {
  const isInside = arrInUsd !== null && arrInUsd >= STRONG_BASE.arrFrom && arrInUsd <= STRONG_BASE.arrTo;
  return arrInUsd === null || Number.isNaN(arrInUsd) || isInside ? '' : ' The plan ends outside it.';
}
