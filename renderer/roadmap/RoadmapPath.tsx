import { useMemo } from 'react';
import type { Roadmap } from '#analysis/roadmap';
import { axisDecimals, roundAxis } from '../charts/axis';
import { BenchmarkSelect } from '../charts/BenchmarkSelect';
import { drawOnce } from '../charts/ChartCanvas';
import { ChartPanel, type ChartTable } from '../charts/ChartPanel';
import { drawnOver, LineChart, lineDrawing } from '../charts/LineChart';
import { seriesSummary } from '../charts/scenarioSeries';
import { type DrawnBenchmark, drawnBenchmark, useBenchmark } from '../charts/nrrBenchmark';
import { bandAxis } from '../charts/tiers';
import { useSteadyAxis } from '../charts/useSteadyAxis';
import { fixed, NOT_AVAILABLE } from '../format/figures';
import { namedPoints, pathLines } from './pathSeries';
import { drawPointNames, type LinesChart } from './pointNames';
import type { Shown } from './shownRoadmap';

const percent = (value: number) => (Number.isFinite(value) ? fixed(value * 100, 2) : NOT_AVAILABLE);
const BASIS = { annual: 'annual rates', quarterly: 'quarterly rates', monthly: 'monthly rates' } as const;

/** Benchmarks are of a year: behind a path of months or quarters they would judge the wrong figure. */
const NOT_ANNUAL: DrawnBenchmark = {
  bands: [],
  note: 'Benchmarks are of annual NRR; this path is in the basis of the plan.',
};

/** The axis of a roadmap has one place more than the plan has periods: its start. */
function afterStart({ bands, note }: DrawnBenchmark): DrawnBenchmark {
  return {
    note,
    bands: bands.map(({ left, right, ...band }) => ({
      ...band,
      ...(left === undefined ? {} : { left: left + 1 }),
      ...(right === undefined ? {} : { right: right + 1 }),
    })),
  };
}

/** NRR as the rates state it, period by period, against the target and the tiers. */
export function RoadmapPath({ shown, roadmap }: { readonly shown: Shown; readonly roadmap: Roadmap }) {
  const { labels, series, chosen } = useMemo(() => pathLines(shown, roadmap, percent), [shown, roadmap]);
  const { benchmark } = useBenchmark();
  const { plan, evaluation, scenario } = shown;
  const isAnnual = plan.basis === 'annual';
  const { bands, note } = useMemo(
    () => (isAnnual ? afterStart(drawnBenchmark(evaluation, scenario, benchmark)) : NOT_ANNUAL),
    [isAnnual, evaluation, scenario, benchmark],
  );
  const values = series.flatMap((one) => one.values);
  const axis = useSteadyAxis(
    isAnnual ? bandAxis(values, bands) : roundAxis(values, 0.02),
    isAnnual ? benchmark.id : 'not annual',
  );
  const decimals = axisDecimals({ step: axis.step * 100 });
  const tick = useMemo(() => (value: number) => `${fixed(value * 100, decimals)}%`, [decimals]);
  const named = useMemo(() => namedPoints(roadmap), [roadmap]);
  const lines = useMemo(() => ({ labels, series, axis, tick, bands }), [labels, series, axis, tick, bands]);
  const over = useMemo(
    () => (chart: LinesChart) => drawPointNames(chart, { series: chosen, places: named, text: percent, bands }),
    [chosen, named, bands],
  );
  return (
    <ChartPanel
      title="NRR path"
      caption={`% of opening, ${BASIS[plan.basis]}, bridge, by ${plan.grain}`}
      choices={[]}
      table={() => pathTable(shown, roadmap)}
      {...(isAnnual ? { controls: <BenchmarkSelect /> } : {})}
      captionIsMethod
      note={note}
      draw={drawOnce(drawnOver(lineDrawing(lines), over))}
    >
      <LineChart
        {...lines}
        over={over}
        summary={seriesSummary('NRR in the basis of the plan', series, labels, (value) => `${percent(value)}%`)}
      />
    </ChartPanel>
  );
}

/** By quarter, as the command line prints it. */
function pathTable({ plan, scenario }: Shown, { start, path }: Roadmap): ChartTable {
  const name = plan.scenarios[scenario]?.name ?? '';
  const isStated = path.some(({ stated }) => stated !== null);
  const stated = plan.scenarios.find(({ id }) => id === plan.statedEnd)?.name ?? '';
  const cell = (value: number | null) => percent(value ?? Number.NaN);
  return {
    head: ['Quarter', name, 'Without initiatives', ...(isStated ? [stated] : []), 'Target'],
    rows: [
      { label: 'Start', cells: [cell(start), cell(start), ...(isStated ? [''] : []), ''] },
      ...path.map((point) => ({
        label: point.label,
        cells: [
          cell(point.nrr),
          cell(point.nothing),
          ...(isStated ? [cell(point.stated)] : []),
          point.target === null ? '' : cell(point.target),
        ],
      })),
    ],
  };
}
