import { useMemo, useState } from 'react';
import { NRR_TIERS } from '#domain/benchmarks';
import { periodLabels } from '#domain/timeline';
import type { Evaluation } from '#plan/lanes';
import { fixed, NOT_AVAILABLE } from '../format/figures';
import { type Axis, axisDecimals, roundAxis } from './axis';
import type { ChartBand } from './bandLabels';
import { drawOnce } from './ChartCanvas';
import { ChartPanel } from './ChartPanel';
import { LineChart, lineDrawing } from './LineChart';
import { lastClosed, scenarioSeries, seriesSummary, seriesTable } from './scenarioSeries';
import { TIER_BANDS, tierAxis } from './tiers';
import { useSteadyAxis } from './useSteadyAxis';
import { useTimeline } from './useTimeline';

const percent = (value: number) => (Number.isFinite(value) ? fixed(value * 100, 2) : NOT_AVAILABLE);
const CHOICES = [
  { id: 'nrr', label: 'NRR path' },
  { id: 'grr', label: 'GRR' },
];
const NO_BANDS: readonly ChartBand[] = [];

/** NRR of all scenarios against the tiers, or their GRR, which nobody has agreed tiers for. */
export function RetentionPath({ evaluation }: { readonly evaluation: Evaluation }) {
  const [reading, setReading] = useState('nrr');
  const isNrr = reading === 'nrr';
  const timeline = useTimeline(evaluation);
  const labels = useMemo(() => periodLabels(timeline), [timeline]);
  const series = useMemo(() => scenarioSeries(evaluation, `${reading}_annualized`, 1, percent), [evaluation, reading]);
  const values = series.flatMap((one) => one.values);
  const axis = useSteadyAxis(isNrr ? tierAxis(values) : grrAxis(values), reading);
  const decimals = axisDecimals({ step: axis.step * 100 });
  const tick = useMemo(() => (value: number) => `${fixed(value * 100, decimals)}%`, [decimals]);
  const bands = isNrr ? TIER_BANDS : NO_BANDS;
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
      table={() => seriesTable(labels, series, percent)}
      note={
        isNrr ? `Tiers: source ${NRR_TIERS.source}. 110 to 130 is top quartile.` : 'The tiers are of NRR; GRR has none.'
      }
      draw={drawOnce(lineDrawing(lines))}
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
