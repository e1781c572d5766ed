import { err, ok, type Result } from '#base/result';

export const GRAINS = ['month', 'quarter'] as const;
export type Grain = (typeof GRAINS)[number];

/** The period that the rates of a plan are stated for. */
export const BASES = ['annual', 'quarterly', 'monthly'] as const;
export type Basis = (typeof BASES)[number];

/** A month as a whole number: year * 12 + month of the year - 1. January 2027 is 24,324. */
export type MonthNumber = number;

/** The periods of a plan; only `createTimeline` makes one, so its parts agree with each other. */
export interface Timeline {
  readonly grain: Grain;
  /** First month of the first period. */
  readonly start: MonthNumber;
  readonly periods: number;
  /** Month of the calendar year in which the fiscal year begins, 1 to 12. */
  readonly fiscalYearStart: number;
}

export interface TimelineInput {
  readonly grain: Grain;
  /** `2027-01` */
  readonly start: string;
  readonly periods: number;
  readonly fiscalYearStart: number;
}

export type TimelineError =
  | { readonly type: 'startNotAMonth'; readonly start: string }
  | { readonly type: 'startOutOfRange'; readonly start: string }
  | { readonly type: 'periodsOutOfRange'; readonly periods: number }
  | { readonly type: 'fiscalYearStartOutOfRange'; readonly fiscalYearStart: number }
  | { readonly type: 'startInsideQuarter'; readonly start: string; readonly nextStart: string };

/** Values per period that formulas can refer to. */
export interface CalendarValues {
  readonly periods: number;
  readonly periodsPerYear: number;
  /** Calendar year of the period's first month. */
  readonly year: readonly number[];
  /** Fiscal quarter, 1 to 4. */
  readonly quarter: readonly number[];
  /** Calendar month of the period's first month, 1 to 12. */
  readonly month: readonly number[];
}

/** A fiscal quarter or year, as far as the timeline covers it: its periods are `from` to `to`, both included. */
export interface Bucket {
  /** `2027-Q1` or `FY27`. */
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** All of its months lie in the timeline. */
  readonly complete: boolean;
}

export const MOST_PERIODS = 120;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export function createTimeline(input: TimelineInput): Result<Timeline, TimelineError> {
  const { grain, periods, fiscalYearStart } = input;
  const start = parseMonth(input.start);
  if (start === null) return err({ type: 'startNotAMonth', start: input.start });
  if (yearOf(start) < EARLIEST_YEAR || yearOf(start) > LATEST_YEAR) {
    return err({ type: 'startOutOfRange', start: input.start });
  }
  if (!Number.isInteger(periods) || periods < 1 || periods > MOST_PERIODS) {
    return err({ type: 'periodsOutOfRange', periods });
  }
  if (!Number.isInteger(fiscalYearStart) || fiscalYearStart < 1 || fiscalYearStart > 12) {
    return err({ type: 'fiscalYearStartOutOfRange', fiscalYearStart });
  }
  const monthsIntoQuarter = monthOfFiscalYear(start, fiscalYearStart) % 3;
  if (grain === 'quarter' && monthsIntoQuarter !== 0) {
    const nextStart = formatMonth(start + 3 - monthsIntoQuarter);
    return err({ type: 'startInsideQuarter', start: input.start, nextStart });
  }
  return ok({ grain, start, periods, fiscalYearStart });
}

export function describeTimelineError(error: TimelineError): string {
  switch (error.type) {
    case 'startNotAMonth':
      return `The start "${error.start}" is not a month; write year and month, such as 2027-01.`;
    case 'startOutOfRange':
      return `The start ${error.start} is outside the years ${EARLIEST_YEAR} to ${LATEST_YEAR}.`;
    case 'periodsOutOfRange':
      return `A plan has 1 to ${MOST_PERIODS} periods, in whole numbers; this one says ${error.periods}.`;
    case 'fiscalYearStartOutOfRange':
      return `The fiscal year starts in a month from 1 to 12; this plan says ${error.fiscalYearStart}.`;
    case 'startInsideQuarter':
      return `A plan in quarters starts on a fiscal quarter; ${error.start} lies inside one, and the next starts in ${error.nextStart}.`;
  }
}

/** `2027-01`; null for anything else. */
export function parseMonth(text: string): MonthNumber | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match === null ? null : Number(match[1]) * 12 + Number(match[2]) - 1;
}

export function formatMonth(month: MonthNumber): string {
  return `${fourDigits(yearOf(month))}-${twoDigits(monthOfYear(month))}`;
}

export function periodsPerYear(grain: Grain): 12 | 4 {
  return grain === 'month' ? 12 : 4;
}

/** How many periods of a basis make a year. */
export function basisPeriodsPerYear(basis: Basis): 1 | 4 | 12 {
  switch (basis) {
    case 'annual':
      return 1;
    case 'quarterly':
      return 4;
    case 'monthly':
      return 12;
  }
}

function monthsPerPeriod(grain: Grain): 1 | 3 {
  return grain === 'month' ? 1 : 3;
}

/** Calendar year of a month. */
function yearOf(month: MonthNumber): number {
  return Math.floor(month / 12);
}

/** Month of the calendar year, 1 to 12. */
function monthOfYear(month: MonthNumber): number {
  return month - yearOf(month) * 12 + 1;
}

/** The fiscal year a month lies in, named by the calendar year in which that fiscal year ends. */
export function fiscalYearOf(month: MonthNumber, fiscalYearStart: number): number {
  return Math.floor((month + ((13 - fiscalYearStart) % 12)) / 12);
}

/** Fiscal quarter of a month, 1 to 4. */
export function fiscalQuarterOf(month: MonthNumber, fiscalYearStart: number): number {
  return Math.floor(monthOfFiscalYear(month, fiscalYearStart) / 3) + 1;
}

/** First month of a fiscal year. */
export function fiscalYearFirstMonth(fiscalYear: number, fiscalYearStart: number): MonthNumber {
  return fiscalYear * 12 - ((13 - fiscalYearStart) % 12);
}

/** First month of a period. */
export function periodMonth(timeline: Timeline, index: number): MonthNumber {
  return timeline.start + index * monthsPerPeriod(timeline.grain);
}

/** `2027-03` for a month; `2027-Q1`, fiscal year and fiscal quarter, for a quarter. */
export function periodId(timeline: Timeline, index: number): string {
  const month = periodMonth(timeline, index);
  return timeline.grain === 'month' ? formatMonth(month) : quarterId(month, timeline.fiscalYearStart);
}

const knownIds = new WeakMap<Timeline, readonly string[]>();

/** The ids of all periods; written once for a timeline. */
export function periodIds(timeline: Timeline): readonly string[] {
  const known = knownIds.get(timeline);
  if (known !== undefined) return known;
  const ids = eachPeriod(timeline, (index) => periodId(timeline, index));
  knownIds.set(timeline, ids);
  return ids;
}

/** Place of a period in the timeline, from 0; null where the id is malformed, of the other grain or outside. */
export function periodIndex(timeline: Timeline, id: string): number | null {
  const month = timeline.grain === 'month' ? parseMonth(id) : parseQuarterId(id, timeline.fiscalYearStart);
  if (month === null) return null;
  const index = (month - timeline.start) / monthsPerPeriod(timeline.grain);
  return Number.isInteger(index) && index >= 0 && index < timeline.periods ? index : null;
}

/** `Mar 2027`; `Q1 FY27`, or `Q1 2027` where the fiscal year is the calendar year. */
export function periodLabel(timeline: Timeline, index: number): string {
  const month = periodMonth(timeline, index);
  return timeline.grain === 'month' ? monthLabel(month) : quarterLabel(month, timeline.fiscalYearStart);
}

export function periodLabels(timeline: Timeline): readonly string[] {
  return eachPeriod(timeline, (index) => periodLabel(timeline, index));
}

/** `Mar 2027`. */
export function monthLabel(month: MonthNumber): string {
  return `${MONTH_NAMES[monthOfYear(month) - 1]} ${yearOf(month)}`;
}

/** `12 Mar 2027`; January is 1. */
export function dayLabel({
  year,
  month,
  day,
}: {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}): string {
  return `${day} ${monthLabel(year * 12 + month - 1)}`;
}

export function calendarValues(timeline: Timeline): CalendarValues {
  const monthOf = (index: number) => periodMonth(timeline, index);
  return {
    periods: timeline.periods,
    periodsPerYear: periodsPerYear(timeline.grain),
    year: eachPeriod(timeline, (index) => yearOf(monthOf(index))),
    quarter: eachPeriod(timeline, (index) => fiscalQuarterOf(monthOf(index), timeline.fiscalYearStart)),
    month: eachPeriod(timeline, (index) => monthOfYear(monthOf(index))),
  };
}

/** Fiscal quarters the timeline touches, oldest first; in a plan of quarters one for each period. */
export function quarters(timeline: Timeline): readonly Bucket[] {
  return buckets(timeline, 3, (month) => ({
    id: quarterId(month, timeline.fiscalYearStart),
    label: quarterLabel(month, timeline.fiscalYearStart),
  }));
}

/** Fiscal years the timeline touches, oldest first. */
export function fiscalYears(timeline: Timeline): readonly Bucket[] {
  return buckets(timeline, 12, (month) => {
    const id = fiscalYearLabel(fiscalYearOf(month, timeline.fiscalYearStart));
    return { id, label: id };
  });
}

/** `2027-Q1` of the fiscal quarter a month lies in. */
export function quarterId(month: MonthNumber, fiscalYearStart: number): string {
  return `${fourDigits(fiscalYearOf(month, fiscalYearStart))}-Q${fiscalQuarterOf(month, fiscalYearStart)}`;
}

/** `Q1 FY27`, or `Q1 2027` where the fiscal year is the calendar year. */
export function quarterLabel(month: MonthNumber, fiscalYearStart: number): string {
  const year = fiscalYearOf(month, fiscalYearStart);
  return `Q${fiscalQuarterOf(month, fiscalYearStart)} ${fiscalYearStart === 1 ? year : fiscalYearLabel(year)}`;
}

/** `FY27`. */
export function fiscalYearLabel(fiscalYear: number): string {
  return `FY${twoDigits(fiscalYear % 100)}`;
}

/** First month of the fiscal quarter an id such as `2027-Q1` names; null for anything else. */
function parseQuarterId(text: string, fiscalYearStart: number): MonthNumber | null {
  const match = /^(\d{4})-Q([1-4])$/.exec(text);
  return match === null ? null : fiscalYearFirstMonth(Number(match[1]), fiscalYearStart) + (Number(match[2]) - 1) * 3;
}

/** Months since the fiscal year began, 0 to 11. */
function monthOfFiscalYear(month: MonthNumber, fiscalYearStart: number): number {
  return (monthOfYear(month) - fiscalYearStart + 12) % 12;
}

function buckets(
  timeline: Timeline,
  months: 3 | 12,
  naming: (month: MonthNumber) => { readonly id: string; readonly label: string },
): readonly Bucket[] {
  const whole = months / monthsPerPeriod(timeline.grain);
  const found: Bucket[] = [];
  for (let from = 0; from < timeline.periods; ) {
    const month = periodMonth(timeline, from);
    const monthsGone = monthOfFiscalYear(month, timeline.fiscalYearStart) % months;
    const left = (months - monthsGone) / monthsPerPeriod(timeline.grain);
    const to = Math.min(from + left, timeline.periods) - 1;
    found.push({ ...naming(month), from, to, complete: to - from + 1 === whole });
    from = to + 1;
  }
  return found;
}

function eachPeriod<T>(timeline: Timeline, valueAt: (index: number) => T): readonly T[] {
  return Array.from({ length: timeline.periods }, (_, index) => valueAt(index));
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

function fourDigits(n: number): string {
  return String(n).padStart(4, '0');
}
