import { err, ok, type Result } from '#base/result';
import {
  type Bucket,
  fiscalYearOf,
  fiscalYears,
  formatMonth,
  parseMonth,
  periodId,
  periodIndex,
  quarterId,
  quarters,
  type Timeline,
} from './timeline';

/** What a person names when they name a time: one period of the plan, or a fiscal quarter or year of several. */
export type PeriodChoice =
  | { readonly type: 'period'; readonly index: number }
  | { readonly type: 'bucket'; readonly bucket: Bucket };

export type PeriodError = {
  readonly text: string;
  /** Ids of the plan's first and last period. */
  readonly first: string;
  readonly last: string;
} & (
  | { readonly type: 'notUnderstood' }
  | { readonly type: 'outside' }
  | { readonly type: 'monthInPlanOfQuarters'; readonly quarter: string }
);

/**
 * Reads `2027-03`, `2027-Q1` (also `Q1 FY27`, `Q1 2027`, `2027Q1`), `FY27` (also `FY2027`) and `last`, capitals aside.
 * Years beside a quarter are fiscal years. A fiscal year is a bucket, and so is a quarter in a plan of months.
 */
export function parsePeriod(timeline: Timeline, text: string): Result<PeriodChoice, PeriodError> {
  const written = text.trim();
  const about = { text: written, first: periodId(timeline, 0), last: periodId(timeline, timeline.periods - 1) };
  if (/^last$/i.test(written)) return ok({ type: 'period', index: timeline.periods - 1 });

  const month = parseMonth(written);
  if (month !== null) {
    const index = periodIndex(timeline, formatMonth(month));
    if (index !== null) return ok({ type: 'period', index });
    if (timeline.grain === 'month') return err({ type: 'outside', ...about });
    return err({ type: 'monthInPlanOfQuarters', quarter: quarterId(month, timeline.fiscalYearStart), ...about });
  }

  const named = readQuarterOrYear(timeline, written);
  if (named === null) return err({ type: 'notUnderstood', ...about });
  const index = named.quarter === null ? null : periodIndex(timeline, `${named.year}-Q${named.quarter}`);
  if (index !== null) return ok({ type: 'period', index });
  const bucket = findBucket(timeline, named);
  return bucket === undefined ? err({ type: 'outside', ...about }) : ok({ type: 'bucket', bucket });
}

interface QuarterOrYear {
  readonly year: number;
  /** null where the whole fiscal year is meant. */
  readonly quarter: number | null;
}

function readQuarterOrYear(timeline: Timeline, text: string): QuarterOrYear | null {
  const yearAlone = /^FY ?(\d{2}|\d{4})$/i.exec(text);
  if (yearAlone !== null) return { year: fullYear(timeline, yearAlone[1] ?? ''), quarter: null };
  const yearFirst = /^(\d{4})-?Q([1-4])$/i.exec(text);
  if (yearFirst !== null) return { year: Number(yearFirst[1]), quarter: Number(yearFirst[2]) };
  const quarterFirst = /^Q([1-4])[ -](?:FY ?(\d{2}|\d{4})|(\d{4}))$/i.exec(text);
  if (quarterFirst === null) return null;
  const digits = quarterFirst[2] ?? quarterFirst[3] ?? '';
  return { year: fullYear(timeline, digits), quarter: Number(quarterFirst[1]) };
}

/** Two digits mean the first such fiscal year that does not end before the plan begins. */
function fullYear(timeline: Timeline, digits: string): number {
  if (digits.length === 4) return Number(digits);
  const first = fiscalYearOf(timeline.start, timeline.fiscalYearStart);
  return first + ((Number(digits) - (first % 100) + 100) % 100);
}

function findBucket(timeline: Timeline, { year, quarter }: QuarterOrYear): Bucket | undefined {
  if (quarter !== null) return quarters(timeline).find(({ id }) => id === `${year}-Q${quarter}`);
  const first = fiscalYearOf(timeline.start, timeline.fiscalYearStart);
  const years = fiscalYears(timeline);
  // By place rather than by id, because the two digits of an id recur every century.
  return years[year - first];
}

export function describePeriodError(error: PeriodError): string {
  const { text, first, last } = error;
  const range = first === last ? `the plan has the one period ${first}` : `the plan runs from ${first} to ${last}`;
  switch (error.type) {
    case 'notUnderstood':
      return `"${text}" is not a period; write one such as ${first}, a fiscal year such as FY27, or last (${range}).`;
    case 'outside':
      return `${text} is outside the plan: ${range}.`;
    case 'monthInPlanOfQuarters':
      return `${text} is a month, and this plan is in quarters: write ${error.quarter} (${range}).`;
  }
}
