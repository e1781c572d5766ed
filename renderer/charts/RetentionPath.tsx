import { useMemo, useState } from 'react';
import { periodLabels } from '#domain/timeline';
import type { Evaluation } from '#plan/lanes';
import { fixed, NOT_AVAILABLE } from '../format/figures';
import { type Axis, axisDecimals, roundAxis } from './axis';
import { drawOnce } from './ChartCanvas';
import { BenchmarkSelect } from './BenchmarkSelect';
import { ChartPanel } from './ChartPanel';
import { type DrawnBenchmark, drawnBenchmark, useBenchmark } from './nrrBenchmark';
import { LineChart, lineDrawing } from './LineChart';
import { lastClosed, scenarioSeries, seriesSummary, seriesTable } from './scenarioSeries';
import { bandAxis } from './tiers';
import { useSteadyAxis } from './useSteadyAxis';
import { useTimeline } from './useTimeline';

const percent = (value: number) => (Number.isFinite(value) ? fixed(value * 100, 2) : NOT_AVAILABLE);
const CHOICES = [
  { id: 'nrr', label: 'NRR path' },
  { id: 'grr', label: 'GRR' },
];
const OF_GRR: DrawnBenchmark = { bands: [], note: 'The tiers are of NRR; GRR has none.' };

/**
 * NRR of all scenarios against a benchmark, or their GRR, which nobody has agreed tiers for. `lane` is the scenario whose ARR tells the
 * company stage.
 */
export function RetentionPath({ evaluation, lane }: { readonly evaluation: Evaluation; readonly lane: number }) {
  const [reading, setReading] = useState('nrr');
  const isNrr = reading === 'nrr';
  const timeline = useTimeline(evaluation);
  const labels = useMemo(() => periodLabels(timeline), [timeline]);
  const series = useMemo(() => scenarioSeries(evaluation, `${reading}_annualized`, 1, percent), [evaluation, reading]);
  const values = series.flatMap((one) => one.values);
  const { benchmark } = useBenchmark();
  const { bands, note } = useMemo(
    () => (isNrr ? drawnBenchmark(evaluation, lane, benchmark) : OF_GRR),
    [isNrr, evaluation, lane, benchmark],
  );
  const axis = useSteadyAxis(isNrr ? bandAxis(values, bands) : grrAxis(values), isNrr ? benchmark.id : reading);
  const decimals = axisDecimals({ step: axis.step * 100 });
  const tick = useMemo(() => (value: number) => `${fixed(value * 100, decimals)}%`, [decimals]);
  const actualsTo = lastClosed(evaluation);
  const lines = { labels, series, axis, tick, bands, actualsTo };
  const name = reading.toUpperCase();
  return (
    <ChartPanel
      title={`${name} path`}
      caption={`% annualized by ${evaluation.plan.grain}, bridge`}
      choices={CHOICES}
      chosen={reading}
      onChoose={setReading}
      {...(isNrr ? { controls: <BenchmarkSelect /> } : {})}
      captionIsMethod
      table={() => seriesTable(labels, series, percent)}
      note={note}
      draw={(to, width, height) => drawOnce(lineDrawing(lines))(to, width, height)}
    >
      <LineChart
        {...lines}
        summary={seriesSummary(`${name}, annualized`, series, labels, (value) => `${percent(value)}%`)}
      />
    </ChartPanel>
  );
}

/** GRR cannot exceed 100%. */
function grrAxis(values: readonly number[]): Axis {
  const axis = roundAxis(values, 0.1);
  return { ...axis, max: Math.max(Math.min(axis.max, 1), ...values.filter(Number.isFinite)) };
}
