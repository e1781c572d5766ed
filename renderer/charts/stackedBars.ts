import type { Axis } from './axis';
import type { Drawing } from './ChartCanvas';
import { drawEndLabels, type EndLabel, endLabelsRoom, endLabelsWidth } from './endLabels';
import { periodTicks, tickText } from './LineChart';
import type { Movement } from './movements';
import { token } from './theme';

const COLORS: Readonly<Record<string, string>> = {
  new_logo_arr: '--neutral-mark',
  expansion_arr: '--part-1',
  upsell_arr: '--part-1',
  seat_arr: '--part-2',
  cross_sell_arr: '--part-3',
  usage_arr: '--part-4',
  price_arr: '--part-5',
  churn_arr: '--negative-mark',
};

/** One bar a period, what was won over zero and what was lost under it; named at the right by the last bar. */
export function stackedBars(
  movements: readonly Movement[],
  labels: readonly string[],
  axis: Axis,
  tick: (value: number) => string,
  format: (value: number) => string,
): Drawing<'bar'> {
  const ends = (): readonly EndLabel[] =>
    movements.map(({ line, label, values }) => ({
      name: label,
      value: format(values.at(-1) ?? Number.NaN),
      color: token('--text-2'),
      swatch: colorOf(line),
    }));
  return {
    frame: JSON.stringify([
      labels,
      movements.map(({ line }) => line),
      axis,
      [axis.min, axis.max].map(tick),
      endLabelsRoom(ends()),
    ]),
    shows: {
      figures: movements.map(({ values }) => values),
      texts: ends().flatMap(({ name, value }) => [name, value]),
    },
    configuration: () => ({
      type: 'bar',
      data: {
        labels: [...labels],
        datasets: movements.map(({ line, values }) => ({
          data: [...values],
          backgroundColor: colorOf(line),
          barPercentage: 0.8,
          categoryPercentage: 0.9,
          stack: 'arr',
          clip: false as const,
        })),
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: ({ chart }) => ({ top: 8, right: endLabelsWidth(ends(), chart) }) },
        scales: {
          x: {
            stacked: true,
            grid: { display: false },
            border: { display: false },
            ticks: periodTicks(labels),
          },
          y: {
            stacked: true,
            min: axis.min,
            max: axis.max,
            grid: { color: ({ tick: at }) => token(at?.value === 0 ? '--axis-zero' : '--gridline') },
            border: { display: false },
            ticks: { stepSize: axis.step, callback: (value) => tick(Number(value)), ...tickText() },
          },
        },
      },
    }),
    over: (chart) => {
      const last = labels.length - 1;
      drawEndLabels(
        chart,
        ends().map((label, at) => ({ label, y: middleOf(chart.getDatasetMeta(at).data[last]) })),
      );
    },
  };
}

function colorOf(line: string): string {
  // Contraction stands beside churn: the same red, thinner. The two digits are its opacity.
  if (line === 'contraction_arr') return `${token('--negative-mark')}99`;
  return token(COLORS[line] ?? '--gap-mark');
}

function middleOf(bar: unknown): number {
  if (typeof bar !== 'object' || bar === null || !('y' in bar) || !('base' in bar)) return Number.NaN;
  return (Number(bar.y) + Number(bar.base)) / 2;
}
