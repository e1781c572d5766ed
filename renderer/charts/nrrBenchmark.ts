import { create } from 'zustand';
import { bandSpans } from '#analysis/bandSpans';
import type { BandScheme } from '#domain/nrrBands';
import type { Evaluation } from '#plan/lanes';
import { periodLabel } from '#domain/timeline';
import type { ChartBand } from './bandLabels';
import { drawnBands } from './tiers';

/** A benchmark that can stand behind NRR paths: E's stages also for companies that charge by use. */
interface Benchmark {
  readonly id: string;
  readonly label: string;
  readonly scheme: BandScheme;
  readonly usageBased: boolean;
}

const FIRST: Benchmark = { id: 'C', label: 'C: tiers', scheme: 'C', usageBased: false };
export const BENCHMARKS: readonly Benchmark[] = [
  FIRST,
  { id: 'D', label: 'D: strong', scheme: 'D', usageBased: false },
  { id: 'E', label: 'E: scale', scheme: 'E', usageBased: false },
  { id: 'stage', label: 'E: by stage', scheme: 'stage', usageBased: false },
  { id: 'usage', label: 'E: usage', scheme: 'stage', usageBased: true },
];

const KEPT = 'headroom.benchmark';

/** The benchmark behind all NRR paths, remembered on this computer. */
export const useBenchmark = create<{ readonly benchmark: Benchmark }>(() => ({
  benchmark: BENCHMARKS.find(({ id }) => id === localStorage.getItem(KEPT)) ?? FIRST,
}));

export function chooseBenchmark(id: string): void {
  const benchmark = BENCHMARKS.find((one) => one.id === id);
  if (benchmark === undefined) return;
  localStorage.setItem(KEPT, id);
  useBenchmark.setState({ benchmark });
}

/** What stands behind the NRR path of a scenario, and the line under the chart that names the source. */
export interface DrawnBenchmark {
  readonly bands: readonly ChartBand[];
  readonly note: string;
}

/** Stages follow the ARR of the scenario: bands change where it grows through a bound. */
export function drawnBenchmark(evaluation: Evaluation, lane: number, benchmark: Benchmark): DrawnBenchmark {
  const spans = bandSpans(evaluation, lane, benchmark.scheme, benchmark.usageBased);
  const [first, ...later] = spans;
  if (first === undefined) return { bands: [], note: '' };
  const bands = spans.flatMap((span) =>
    drawnBands(span).map((band) => ({
      ...band,
      ...(span === first ? {} : { left: span.from - 0.5 }),
      ...(span === spans.at(-1) ? {} : { right: span.to + 0.5 }),
    })),
  );
  const changes = later.map((span) => `From ${periodLabel(evaluation.timeline, span.from)}: ${span.note}`);
  return { bands, note: [first.note, ...changes].join(' ') };
}
