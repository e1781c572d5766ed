import { lineOf } from '#plan/planParts';
import type { Line } from '#plan/model';
import { fixed } from '../format/figures';
import { shownLabel } from '../format/lineFormat';
import type { SelectedRange } from '../state/selection';
import type { OpenPlan } from '../state/session';
import { figureText } from './figureText';
import { findWhen, valueWhen, whenLabel } from '#plan/when';
import { type FoundCell, findCell } from './place';

/** What can be said of several cells together. */
export interface RangeFigures {
  /** `Churn rate`, or how many lines there are. */
  readonly title: string;
  /** `Apr 2027 to Jun 2027`. */
  readonly time: string;
  /** Cells that hold a number. */
  readonly count: number;
  /** Null where adding up means nothing: rates, balances of several periods, lines of several units. */
  readonly sum: string | null;
  readonly mean: string | null;
  readonly lowest: string | null;
  readonly highest: string | null;
  readonly cells: readonly FoundCell[];
}

/**
 * Sum, mean and ends of the selected figures of the chosen scenario. Totals of quarters and years count only where nothing but
 * totals is selected: beside their periods they would count twice.
 */
export function rangeFigures(open: OpenPlan, range: SelectedRange, asMrr: boolean): RangeFigures {
  const { evaluation, plan, scenario } = open;
  const times = range.periods.flatMap((id) => findWhen(evaluation, id) ?? []);
  const periods = times.filter(({ type }) => type === 'period');
  const counted = periods.length > 0 ? periods : times;
  const lines = [...new Set(range.lines.map(({ line }) => line))].flatMap((id) => lineOf(plan, id) ?? []);
  const cells = range.lines.flatMap((place) =>
    range.periods.flatMap((period) => findCell(evaluation, { ...place, period, scenario: range.scenario }) ?? []),
  );
  const found = cells
    .filter(({ when }) => counted.some(({ type }) => type === when.type))
    .filter(({ line, when }) => !line.once || (when.type === 'period' && when.period === 0))
    .map(({ line, slice, when }) => valueWhen(evaluation, line.id, slice, when, scenario))
    .filter((value) => !Number.isNaN(value));
  const [first] = lines;
  const unit = lines.every((line) => line.unit === first?.unit) ? first : undefined;
  const text = (value: number) =>
    unit === undefined || found.length === 0 ? null : figureText(plan, unit, value, asMrr);
  const sum = found.reduce((total, value) => total + value, 0);
  return {
    title: first !== undefined && lines.length === 1 ? shownLabel(first, asMrr) : `${lines.length} lines`,
    time: timeText(counted.map((when) => whenLabel(evaluation, when))),
    count: found.length,
    sum: unit !== undefined && isAdded(lines, counted.length) ? text(sum) : null,
    mean: text(sum / found.length),
    lowest: text(Math.min(...found)),
    highest: text(Math.max(...found)),
    cells,
  };
}

function timeText(labels: readonly string[]): string {
  const [first = '', last = first] = [labels[0], labels.at(-1)];
  return first === last ? first : `${first} to ${last}`;
}

function isAdded(lines: readonly Line[], times: number): boolean {
  return lines.every(
    ({ unit, overPeriods }) => unit !== 'rate' && unit !== 'ratio' && (times === 1 || overPeriods === 'sum'),
  );
}

/** In one sentence, for the status bar. */
export function rangeText({ title, time, count, sum, mean }: RangeFigures): string {
  const parts = [
    `${title}, ${time}`,
    ...(sum === null ? [] : [`sum ${sum}`]),
    ...(mean === null ? [] : [`mean ${mean}`]),
    `${fixed(count, 0)} ${count === 1 ? 'figure' : 'figures'}`,
  ];
  return parts.join(' · ');
}
