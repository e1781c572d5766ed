import { fiscalYears, periodLabel, quarters, type Timeline } from '#domain/timeline';
import { explain, explainOver } from '#engine/explain';
import { foldedOf } from '#plan/folding';
import type { Evaluation } from '#plan/lanes';
import { describeFigureCause } from '#plan/planNaming';
import { currencySign, gridScale } from '../format/figures';
import { figureLength, type LineFormat, lineFormat } from '../format/lineFormat';
import type { GridColumn } from '../plan/gridColumns';
import { type GridRow, gridRows, type LineRow, rowFigures, sectionsClosedAtFirst } from '../plan/gridRows';
import { largestAmount } from '../plan/largestAmount';
import type { Plan } from '#plan/model';
import { type Compared, type ComparedGrain, scenarioName } from './compared';
import { changeText, type ComparedText, percentText, valueText } from './comparedTexts';

/** A column under each time: the figure of a scenario, or how another differs from the first. */
export interface ScenarioColumn {
  readonly kind: 'value' | 'change' | 'percent';
  readonly lane: number;
  readonly head: string;
}

/** The first scenario, then each other with its change and percentage. */
export function scenarioColumns(compared: Compared): readonly ScenarioColumn[] {
  const named = (lane: number): ScenarioColumn => ({ kind: 'value', lane, head: scenarioName(compared, lane) });
  return [
    named(compared.from),
    ...compared.others.flatMap((lane): readonly ScenarioColumn[] => [
      named(lane),
      { kind: 'change', lane, head: 'Change' },
      { kind: 'percent', lane, head: '%' },
    ]),
  ];
}

/** The times side by side, all of one length. */
export function comparedTimes(timeline: Timeline, grain: ComparedGrain): readonly GridColumn[] {
  if (grain === 'period') {
    return Array.from({ length: timeline.periods }, (_, period) => ({
      type: 'period',
      period,
      label: periodLabel(timeline, period),
    }));
  }
  const buckets = grain === 'year' ? fiscalYears(timeline) : quarters(timeline);
  return buckets.map(({ id, label }, bucket) => ({ type: grain, bucket, id, label, hides: null }));
}

const LEAST_WITHOUT_CENTS = 10_000;

/** What is closed at first: inputs, which the bridge explains, and what few look into. */
export function closedAtFirst(plan: Plan): ReadonlySet<string> {
  return new Set(['Assumptions', ...sectionsClosedAtFirst(plan)]);
}

export function comparedRows(
  plan: Plan,
  closed: ReadonlySet<string>,
  openLines: ReadonlySet<string>,
): readonly GridRow[] {
  return gridRows(plan, closed, openLines, {});
}

/** As the grid writes it, without the cents of plans in single units: side by side they would hide what differs. */
export function formatOf(plan: Plan, { line }: Pick<LineRow, 'line'>, asMrr: boolean): LineFormat {
  const largest = largestAmount(plan);
  const format = lineFormat(line, plan.basis, gridScale(largest), currencySign(plan.currency), asMrr);
  const isMoney = line.unit === 'money' || line.unit === 'cash';
  return isMoney && largest >= LEAST_WITHOUT_CENTS ? { ...format, decimals: 0 } : format;
}

/** The cells of a row: by time, one text for each scenario column. Cost: nothing until a cell is asked for. */
export function rowTexts(
  compared: Compared,
  times: readonly GridColumn[],
  row: LineRow,
  format: LineFormat,
): (time: number, column: ScenarioColumn) => ComparedText {
  const lanes = new Map(
    [compared.from, ...compared.others].map((lane) => [
      lane,
      rowFigures(compared.evaluation, times, row, lane, format),
    ]),
  );
  const value = (lane: number, time: number) => lanes.get(lane)?.valueAt(time) ?? null;
  return (time, { kind, lane }) => {
    const own = value(lane, time);
    if (kind === 'value') return valueText(own, format);
    const base = value(compared.from, time);
    return kind === 'change' ? changeText(row.line, base, own, format) : percentText(row.line, base, own, format);
  };
}

/** Figures and commas of the longest value of any row, for the width of the columns. */
export function longestFigure(
  compared: Compared,
  times: readonly GridColumn[],
  rows: readonly GridRow[],
  asMrr: boolean,
): { readonly figures: number; readonly marks: number } {
  let longest = { figures: 5, marks: 1 };
  for (const row of rows) {
    if (row.type === 'section') continue;
    const format = formatOf(compared.plan, row, asMrr);
    for (const lane of [compared.from, ...compared.others]) {
      const { valueAt } = rowFigures(compared.evaluation, times, row, lane, format);
      for (const time of times.keys()) {
        const length = figureLength(valueAt(time) ?? 0, format);
        if (length.figures + length.marks / 2 > longest.figures + longest.marks / 2) longest = length;
      }
    }
  }
  return longest;
}

/** Why a cell of the comparison says n/a: a figure that cannot be computed in a scenario, or a percentage of nothing. */
export function whyNotAvailable(
  { evaluation, from, plan }: Compared,
  row: LineRow,
  time: GridColumn,
  { kind, lane }: ScenarioColumn,
): string {
  const lanes = kind === 'value' ? [lane] : [from, lane];
  for (const one of lanes) {
    const cause = causeIn(evaluation, row, time, one);
    if (cause !== null) return lanes.length === 1 ? cause : `${plan.scenarios[one]?.name ?? ''}: ${cause}`;
  }
  return `In ${plan.scenarios[from]?.name ?? ''} it is 0, of which nothing is a percentage.`;
}

function causeIn(evaluation: Evaluation, { line, slice }: LineRow, time: GridColumn, lane: number): string | null {
  const folded = time.type === 'year' ? foldedOf(evaluation).years : foldedOf(evaluation).quarters;
  const { cause } =
    time.type === 'period'
      ? explain(evaluation.run, line.id, slice, time.period, lane)
      : explainOver(folded, line.id, slice, time.bucket, lane);
  return cause === null ? null : describeFigureCause(evaluation, cause, lane);
}
