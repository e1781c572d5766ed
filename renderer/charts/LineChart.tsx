import { CategoryScale, Chart, LinearScale, LineController, LineElement, type Plugin, PointElement } from 'chart.js';
import annotation, { type AnnotationOptions } from 'chartjs-plugin-annotation';
import { useEffect, useRef } from 'react';
import type { ScenarioLook } from '../format/scenarioLooks';
import type { Axis } from './axis';
import { type EndLabel, endLabels, endLabelsWidth } from './endLabels';
import { token, useTheme } from './theme';

Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale, annotation);

export interface ChartSeries {
  readonly name: string;
  readonly look: ScenarioLook;
  /** One value per label, NaN where there is none. */
  readonly values: readonly number[];
  readonly last: string;
}

/** A full-width band behind the lines, its name at its top right. Colours are names of tokens. */
export interface ChartBand {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly color: string;
}

interface Lines {
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly axis: Axis;
  readonly tick: (value: number) => string;
  readonly bands: readonly ChartBand[];
}

/** Lines over the periods of a plan, named at their right ends; `summary` says in a sentence what they show. */
export function LineChart({ summary, ...lines }: Lines & { readonly summary: string }) {
  const theme = useTheme();
  return (
    <div className="chart-box" role="img" aria-label={summary}>
      <LineCanvas key={theme} {...lines} />
    </div>
  );
}

/** Redraws without animation. Its colours are those of the theme it was made in. */
function LineCanvas({ labels, series, axis, tick, bands }: Lines) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    if (canvas.current === null) return;
    const ends: readonly EndLabel[] = series.map((one) => ({
      name: one.name,
      value: one.last,
      color: token(one.look.token),
    }));
    const chart = new Chart<'line', number[]>(canvas.current, {
      type: 'line',
      data: { labels: [...labels], datasets: series.map((one) => dataset(one, labels.length)) },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        layout: { padding: { top: 8, right: endLabelsWidth(ends) } },
        plugins: { annotation: { annotations: bands.flatMap((band) => bandAnnotations(band, axis)) } },
        scales: {
          x: {
            grid: { display: false },
            border: { color: token('--axis-line') },
            ticks: { autoSkip: true, maxTicksLimit: 4, maxRotation: 0, ...tickText() },
          },
          y: {
            min: axis.min,
            max: axis.max,
            grid: { color: token('--gridline') },
            border: { display: false },
            ticks: { stepSize: axis.step, callback: (value) => tick(Number(value)), ...tickText() },
          },
        },
      },
      plugins: [endLabels(ends) as Plugin],
    });
    // Text that was measured before the bundled font is there would sit wrong.
    let isGone = false;
    void document.fonts.ready.then(() => isGone || chart.update('none'));
    return () => {
      isGone = true;
      chart.destroy();
    };
  }, [labels, series, axis, tick, bands]);

  return <canvas ref={canvas} />;
}

function tickText() {
  return { color: token('--axis'), font: { family: token('--font'), size: 11 } };
}

function dataset(one: ChartSeries, count: number) {
  const color = token(one.look.token);
  const isRing = one.look.mark === 'ring';
  const last = one.values.findLastIndex(Number.isFinite);
  return {
    data: [...one.values],
    borderColor: color,
    borderWidth: 2,
    borderDash: [...one.look.dash],
    pointBackgroundColor: isRing ? token('--surface') : color,
    pointBorderColor: color,
    pointStyle: isRing ? ('circle' as const) : (one.look.mark as 'circle'),
    pointRadius: Array.from({ length: count }, (_, i) => (i === last ? 3.5 : 0)),
    pointHitRadius: 0,
    tension: 0,
    spanGaps: false,
    clip: false as const,
  };
}

function bandAnnotations(band: ChartBand, axis: Axis): AnnotationOptions[] {
  const from = Math.max(band.from, axis.min);
  const to = Math.min(band.to, axis.max);
  if (to <= from) return [];
  const box: AnnotationOptions = {
    type: 'box',
    yMin: from,
    yMax: to,
    backgroundColor: token(band.color),
    borderWidth: 0,
    drawTime: 'beforeDatasetsDraw',
    label: {
      display: true,
      content: band.name,
      position: { x: 'end', y: 'start' },
      color: token('--tier-text'),
      font: { family: token('--font'), size: 11, weight: 400 },
      padding: 4,
    },
  };
  return [box];
}
