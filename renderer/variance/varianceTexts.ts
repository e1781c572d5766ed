import { fiscalYears, periodId, periodLabel } from '#domain/timeline';
import type { Slice } from '#engine/model';
import { type Known, type Variance, type VarianceTime, varianceAt, yearStart } from '#analysis/variance';
import type { Line } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { MOTION_LINES, UNSPLIT } from '#plan/unsplitExpansion';
import { changeText, type ComparedText, percentText, valueText } from '../compare/comparedTexts';
import type { LineFormat } from '../format/lineFormat';
import { type LineRow, NOT_SPLIT } from '../plan/gridRows';

/** What a row says of one time: as planned, as it came, and the difference, in the order of the columns. */
export interface VarianceTexts {
  readonly known: Known;
  readonly cells: readonly [planned: ComparedText, actual: ComparedText, change: ComparedText, percent: ComparedText];
}

const NOTHING: ComparedText = { text: '', meaning: null };

/** Null for a row that has no figure at that time: a total that is none, a rate over months, a value for the whole plan. */
export function varianceTexts(
  variance: Variance,
  { line, slice }: Pick<LineRow, 'line' | 'slice'>,
  time: VarianceTime,
  format: LineFormat,
): VarianceTexts | null {
  const isSplit = line.segmented && variance.happened.plan.segments.length > 0;
  if (line.once || (slice === 'total' && isSplit && line.overSegments.type === 'none')) return null;
  if (time.type === 'toDate' && line.overPeriods === 'none') return null;
  const { planned, actual, known } = varianceAt(variance, line.id, slice, time);
  const isUnsplit = actual !== null && Number.isNaN(actual) && isNotSplitOver(variance, line, slice, time);
  const difference =
    actual === null || isUnsplit
      ? [NOTHING, NOTHING]
      : [changeText(line, planned, actual, format), percentText(line, planned, actual, format)];
  const [change = NOTHING, percent = NOTHING] = difference;
  const told = isUnsplit ? { text: NOT_SPLIT, meaning: null } : valueText(actual, format);
  return { known, cells: [valueText(planned, format), told, change, percent] };
}

/** Whether a motion has no figure because expansion is known only in total, in some of the time at least. */
function isNotSplitOver(variance: Variance, line: Line, slice: Slice, time: VarianceTime): boolean {
  if (!MOTION_LINES.includes(line.id) || lineOf(variance.happened.plan, UNSPLIT) === undefined) return false;
  return (varianceAt(variance, UNSPLIT, slice, time).actual ?? 0) !== 0;
}

/** `Mar 2027`, or `Jan 2027 to Mar 2027` for the fiscal year to its end. */
export function timeLabel(variance: Variance, { type, period }: VarianceTime): string {
  const { timeline } = variance.planned;
  const last = periodLabel(timeline, period);
  const first = yearStart(variance, period);
  return type === 'period' || first === period ? last : `${periodLabel(timeline, first)} to ${last}`;
}

/** The fiscal year that a period is in: `FY27`. */
export function yearLabel({ planned: { timeline } }: Variance, period: number): string {
  return fiscalYears(timeline).find(({ from, to }) => from <= period && period <= to)?.label ?? '';
}

/** The closed periods, last first, for a list to choose from. */
export function closedPeriods({ planned: { timeline }, closed }: Variance): readonly { id: string; label: string }[] {
  return Array.from({ length: closed + 1 }, (_, at) => closed - at).map((period) => ({
    id: periodId(timeline, period),
    label: periodLabel(timeline, period),
  }));
}

/** What came of a line in every period up to the last close; NaN where there is no actual. */
export function closedValues(variance: Variance, line: Line, slice: Slice): readonly number[] {
  return Array.from(
    { length: variance.closed + 1 },
    (_, period) => varianceAt(variance, line.id, slice, { type: 'period', period }).actual ?? Number.NaN,
  );
}
