import { periodIndex } from '#domain/timeline';
import { seriesOf } from '#engine/interpreter';
import type { Evaluation } from '#plan/lanes';
import { lookOf } from '../format/scenarioLooks';
import { shortPeriod } from './axis';
import type { ChartTable } from './ChartPanel';
import type { ChartSeries } from './LineChart';

/** A line in all scenarios, each with the look of its scenario. */
export function scenarioSeries(
  evaluation: Evaluation,
  line: string,
  factor: number,
  format: (value: number) => string,
): readonly ChartSeries[] {
  if (!evaluation.program.lineIndex.has(line)) return [];
  return evaluation.plan.scenarios.map((scenario, lane) => {
    const values = [...seriesOf(evaluation.run, line, 'total', lane)].map((value) => value * factor);
    const last = values.findLast(Number.isFinite) ?? Number.NaN;
    return { name: scenario.name, look: lookOf(evaluation.plan.scenarios, lane), values, last: format(last) };
  });
}

export function seriesTable(
  labels: readonly string[],
  series: readonly ChartSeries[],
  format: (value: number) => string,
): ChartTable {
  return {
    head: ['Period', ...series.map(({ name }) => name)],
    rows: labels.map((label, at) => ({
      label: shortPeriod(label),
      cells: series.map(({ values }) => format(values[at] ?? Number.NaN)),
    })),
  };
}

/** What the lines show, in a sentence. */
export function seriesSummary(
  what: string,
  series: readonly ChartSeries[],
  labels: readonly string[],
  format: (value: number) => string,
): string {
  const parts = series.map(({ name, values }) => {
    const finite = values.filter(Number.isFinite);
    const first = finite[0] ?? Number.NaN;
    const last = finite.at(-1) ?? Number.NaN;
    const extremes = [
      { word: 'lowest', value: Math.min(...finite) },
      { word: 'highest', value: Math.max(...finite) },
    ].filter(({ value }) => Number.isFinite(value) && value !== first && value !== last);
    const said = extremes.map(
      ({ word, value }) => `, ${word} ${format(value)} in ${labels[values.indexOf(value)] ?? ''}`,
    );
    return `${name} from ${format(first)} to ${format(last)}${said.join('')}`;
  });
  return `${what}, ${labels[0] ?? ''} to ${labels.at(-1) ?? ''}: ${parts.join('; ')}.`;
}

/** The last closed period by its place in the timeline; -1 where nothing is closed. */
export function lastClosed({ plan, timeline }: Evaluation): number {
  const { lastClose } = plan.actuals;
  return lastClose === null ? -1 : (periodIndex(timeline, lastClose) ?? -1);
}
