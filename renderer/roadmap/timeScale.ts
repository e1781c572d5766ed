import { fiscalYears, type MonthNumber, quarters, type Timeline } from '#domain/timeline';

/** Where the months of a plan stand on the timeline, in pixels from its left edge. */
export interface TimeScale {
  /** First month of the plan. */
  readonly start: MonthNumber;
  readonly months: number;
  readonly monthWidth: number;
}

/** A line across the timeline where a year, quarter or month begins, named where there is room. */
export interface Tick {
  readonly id: string;
  readonly kind: 'year' | 'quarter' | 'month';
  readonly month: MonthNumber;
  /** The name of what is longer, such as the year over its quarters. */
  readonly over: string;
  readonly label: string;
}

/** Narrower than this a month cannot be told from the next; the timeline scrolls instead. */
const LEAST_MONTH = 6;
/** Room that the names of a quarter, and of a month, take. */
const QUARTER_NAME = 24;
const MONTH_NAME = 28;
/** Months are marked where there is this much room for each. */
const MONTH_MARK = 26;

export const MOST_ZOOM = 3;

/** The whole plan over the given width; each step of `zoom` doubles it. */
export function timeScale(timeline: Timeline, width: number, zoom: number): TimeScale {
  const months = timeline.periods * (timeline.grain === 'month' ? 1 : 3);
  return { start: timeline.start, months, monthWidth: Math.max(LEAST_MONTH, width / months) * 2 ** zoom };
}

export function scaleWidth({ months, monthWidth }: TimeScale): number {
  return months * monthWidth;
}

/** The left edge of a month; those before and after the plan stand at its edges. */
export function xOf({ start, months, monthWidth }: TimeScale, month: MonthNumber): number {
  return Math.min(Math.max(month - start, 0), months) * monthWidth;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The beginnings of years and quarters and, where there is room, of months. Where months have names, quarters stand over them with their
 * year; else years stand over quarters, whose names go where they are too narrow for them.
 */
export function ticks(timeline: Timeline, { monthWidth }: TimeScale): readonly Tick[] {
  const perPeriod = timeline.grain === 'month' ? 1 : 3;
  const years = fiscalYears(timeline);
  const isByMonth = monthWidth >= MONTH_NAME;
  const hasQuarters = monthWidth * 3 >= QUARTER_NAME;
  const monthName = (month: MonthNumber) => (isByMonth ? (MONTHS[month % 12] ?? '') : '');
  return quarters(timeline).flatMap(({ id, label, from, to }) => {
    const first = timeline.start + from * perPeriod;
    const isYear = from === 0 || years.some((year) => year.from === from);
    const [quarter = '', year = ''] = label.split(' ');
    const begin: Tick = {
      id,
      kind: isYear ? 'year' : 'quarter',
      month: first,
      over: isByMonth ? label : isYear ? year : '',
      label: isByMonth ? monthName(first) : hasQuarters ? quarter : '',
    };
    if (monthWidth < MONTH_MARK) return [begin];
    const rest = Array.from({ length: (to - from + 1) * perPeriod - 1 }, (_, at) => first + at + 1);
    return [
      begin,
      ...rest.map((month): Tick => ({ id: `${id}+${month}`, kind: 'month', month, over: '', label: monthName(month) })),
    ];
  });
}
