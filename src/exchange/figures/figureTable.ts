import { fiscalYears, periodIds, quarters } from '#domain/timeline';
import type { Unit } from '#domain/units';
import { valueOver } from '#engine/aggregate';
import type { Slice } from '#engine/model';
import { foldedOf } from '#plan/folding';
import { type Evaluation, valueIn } from '#plan/lanes';
import { type Line, WHOLE } from '#plan/model';
import { segmentKeys } from '#plan/planParts';
import type { CsvCell } from './csvText';

/** ARR as the plan stores it, or the twelfth of it that is billed a month. */
export type MoneyReading = 'arr' | 'mrr';

/** What is in a table of figures: lines in the scenarios of some lanes, by the plan's own periods, by quarters or by fiscal years. */
export interface FigureTable {
  readonly evaluation: Evaluation;
  readonly lines: readonly Line[];
  readonly lanes: readonly { readonly lane: number; readonly name: string }[];
  readonly over: 'period' | 'quarter' | 'year';
  readonly withSegments: boolean;
  readonly money: MoneyReading;
}

/**
 * Figures as rows for spreadsheets, at full precision: a heading, then for each scenario and line its total and, where asked for, each of
 * its segments, made one after the other. Empty where there is no number. Quarters and years follow each line's own rule.
 */
export function* figureRows(table: FigureTable): Generator<readonly CsvCell[]> {
  const { evaluation, lines, lanes, money, withSegments } = table;
  const { plan } = evaluation;
  const { ids, value } = columnsOf(table);
  yield ['line', 'label', 'unit', 'scenario', 'segment', ...ids];
  for (const { lane, name } of lanes) {
    for (const line of lines) {
      const unit = line.unit === 'money' && money === 'mrr' ? 'money (MRR)' : line.unit;
      const slices: (readonly [Slice, string])[] = [['total', 'total']];
      if (withSegments && segmentKeys(plan, line)[0] !== WHOLE) {
        slices.push(...plan.segments.map(({ name: segment }, at) => [at, segment] as const));
      }
      for (const [slice, segment] of slices) {
        const values = ids.map((_, column) => readMoney(value(line, slice, column, lane), line.unit, money));
        yield [line.id, line.label, unit, name, segment, ...values];
      }
    }
  }
}

/** How many rows that makes, for whoever shows how far it is. */
export function countRows({ evaluation, lines, lanes, withSegments }: FigureTable): number {
  const { plan } = evaluation;
  const ofLine = (line: Line) => (withSegments && segmentKeys(plan, line)[0] !== WHOLE ? 1 + plan.segments.length : 1);
  return 1 + lanes.length * lines.reduce((sum, line) => sum + ofLine(line), 0);
}

/** A value in the reading asked for: money as MRR is ARR / 12. */
export function readMoney(value: number, unit: Unit, reading: MoneyReading): number {
  return unit === 'money' && reading === 'mrr' ? value / 12 : value;
}

interface Columns {
  readonly ids: readonly string[];
  readonly value: (line: Line, slice: Slice, column: number, lane: number) => number;
}

function columnsOf({ evaluation, over }: FigureTable): Columns {
  const { timeline } = evaluation;
  if (over === 'period') {
    return {
      ids: periodIds(timeline),
      value: (line, slice, column, lane) => valueIn(evaluation, line.id, slice, column, lane),
    };
  }
  const folded = foldedOf(evaluation)[over === 'quarter' ? 'quarters' : 'years'];
  const buckets = over === 'quarter' ? quarters(timeline) : fiscalYears(timeline);
  return {
    ids: buckets.map(({ id }) => id),
    value: (line, slice, column, lane) => valueOver(folded, line.id, slice, column, lane),
  };
}
