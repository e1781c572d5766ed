import type { ReportChart } from '#exchange/report/parts';

/** Height of a row of a waterfall at most, in pixels: more only pulls it apart. */
export const MOST_ROW = 44;
/** Under a plot, for the names along its axis. */
export const AXIS_FOOT = 22;

/** Height a chart takes at least, in pixels: with less, rows or lines run into each other. */
export function leastHeight(chart: ReportChart): number {
  if (chart.kind === 'waterfall') return AXIS_FOOT + 18 * chart.steps.length;
  const labels = chart.kind === 'bars' ? 0 : chart.kind === 'fan' ? 6 : chart.series.length + 1;
  return Math.max(170, 30 + 15 * labels);
}

/** Height a chart makes use of. */
export function mostHeight(chart: ReportChart): number {
  return chart.kind === 'waterfall' ? AXIS_FOOT + MOST_ROW * chart.steps.length : 520;
}
