import { shifted } from '#base/readFigure';
import { periodId, periodIndex, type Timeline } from '#domain/timeline';
import type { Line, Plan, PeriodId, SegmentKey } from '#plan/model';
import { lineOf, segmentKeys, timelineOf } from '#plan/planParts';
import { cellName, cellText } from './cells';
import type { Choices, ForeignPeriod, ForeignSeries, ForeignTable, Target } from './choices';
import { isQuarterOfNoYear } from './foreignPeriod';
import { readForeignNumber } from './foreignNumber';
import { ELSEWHERE } from './foreignTable';
import type { Found, ImportRefusal, ImportWarning } from './importPlan';
import { LOSSES } from './recogniseLine';

/** Figures of one line in one segment; `segment` null is a total over segments. */
export interface ImportedSeries {
  readonly line: Line;
  readonly segment: SegmentKey | null;
  /** By place in the plan's timeline, ascending. */
  readonly values: readonly { readonly period: number; readonly value: number; readonly derived: 'quarter' | null }[];
}

/** Collects what is wrong and what is worth knowing while a table is read. */
export interface Findings {
  readonly refusals: ImportRefusal[];
  readonly warnings: ImportWarning[];
}

/** What a series of the file is read with. */
export type Reading = Pick<Choices, 'decimal' | 'scale' | 'revenue' | 'rates' | 'losses'>;

/** A figure of the file, in the plan's units, in the time of the file: quarters of the plan may still be made of months. */
interface Entry {
  readonly time: Time;
  readonly value: number;
}

/** A place in the plan's timeline, and the month of the quarter that it is, 0 to 2; null where the file names the plan's own period. */
interface Time {
  readonly period: number;
  readonly month: number | null;
}

/** The figures that a table gives to lines of a plan, in the plan's units and periods. */
export function importedSeries(
  plan: Plan,
  table: ForeignTable,
  targets: readonly (Target | null)[],
  reading: Reading,
  findings: Findings,
): readonly ImportedSeries[] {
  const times = timesOf(plan, table, findings);
  const found: ImportedSeries[] = [];
  const taken = new Map<string, string>();
  for (const [at, series] of table.series.entries()) {
    const target = targets[at] ?? null;
    const place = target === null ? null : placeOf(plan, target, findings);
    if (place === null) continue;
    const name = `${place.line.id}@${place.segment}`;
    const other = taken.get(name);
    if (other !== undefined) {
      findings.refusals.push({ type: 'targetTwice', line: place.line.id, series: [other, series.key] });
      continue;
    }
    taken.set(name, series.key);
    const entries = entriesOf(plan, series, place.line, times, reading, findings);
    const values = place.line.once ? entries.map(asIs) : valuesOf(plan, place.line, entries, findings);
    if (values.length > 0) found.push({ ...place, values });
    warnOfMissing(plan, series, place, times, reading, findings);
  }
  const leftOut = table.series.filter((_, at) => (targets[at] ?? null) === null).map(({ key }) => key);
  if (leftOut.length > 0) findings.warnings.push({ type: 'seriesLeftOut', series: leftOut });
  return found;
}

function placeOf(
  plan: Plan,
  target: Target,
  { refusals }: Findings,
): { readonly line: Line; readonly segment: SegmentKey | null } | null {
  const line = lineOf(plan, target.line);
  if (line === undefined) {
    refusals.push({ type: 'unknownLine', line: target.line });
    return null;
  }
  const keys = segmentKeys(plan, line);
  if (target.segment !== null && !keys.includes(target.segment)) {
    refusals.push({ type: 'unknownSegment', line: line.id, segment: target.segment });
    return null;
  }
  // Where there is one key the total is its value.
  const [only, second] = keys;
  return { line, segment: target.segment ?? (second === undefined ? (only ?? null) : null) };
}

/** Where each period of the table lies in the plan; null for what is left out. */
function timesOf(plan: Plan, table: ForeignTable, { refusals, warnings }: Findings): readonly (Time | null)[] {
  const timeline = timelineOf(plan);
  const hasMonths = table.periods.some(({ period }) => period?.type === 'month');
  const outside: string[] = [];
  const totals = [...table.totals];
  const times = table.periods.map(({ text, period, row, column }): Time | null => {
    const found: Found = { cell: cellName(row, column), text };
    if (period === null && hasMonths && isQuarterOfNoYear(text)) {
      totals.push(text);
      return null;
    }
    if (period === null) {
      refusals.push({ type: 'notAPeriod', found });
      return null;
    }
    if (period.type === 'quarter' && timeline.grain === 'month') {
      if (hasMonths) totals.push(text);
      else if (!refusals.some(({ type }) => type === 'quartersInMonths'))
        refusals.push({ type: 'quartersInMonths', found });
      return null;
    }
    const time = timeIn(timeline, period);
    if (time === null) outside.push(text);
    return time;
  });
  if (totals.length > 0) warnings.push({ type: 'totalsLeftOut', texts: [...new Set(totals)] });
  if (outside.length > 0) warnings.push({ type: 'outside', periods: [...new Set(outside)] });
  if (refusals.length === 0 && times.every((time) => time === null)) refusals.push({ type: 'noPeriodInPlan' });
  return times;
}

function timeIn(timeline: Timeline, period: ForeignPeriod): Time | null {
  if (period.type === 'quarter') {
    const at = periodIndex(timeline, `${period.year}-Q${period.quarter}`);
    return at === null ? null : { period: at, month: null };
  }
  const perPeriod = timeline.grain === 'month' ? 1 : 3;
  const at = Math.floor((period.month - timeline.start) / perPeriod);
  if (at < 0 || at >= timeline.periods) return null;
  return { period: at, month: perPeriod === 1 ? null : period.month - timeline.start - at * perPeriod };
}

function entriesOf(
  plan: Plan,
  { key, cells }: ForeignSeries,
  line: Line,
  times: readonly (Time | null)[],
  reading: Reading,
  { refusals }: Findings,
): readonly Entry[] {
  const entries: Entry[] = [];
  const seen = new Map<string, string>();
  for (const [at, { cell, row, column }] of cells.entries()) {
    const time = times[at] ?? null;
    if (time === null || cell === ELSEWHERE) continue;
    const found: Found = { cell: cellName(row, column), text: cellText(cell) };
    const read = readForeignNumber(cell, reading.decimal);
    if (read.type === 'missing') continue;
    if (read.type === 'notANumber') {
      refusals.push({ type: cell.type === 'error' ? 'errorInCell' : 'notANumber', series: key, found });
      continue;
    }
    const before = seen.get(`${time.period} ${time.month}`);
    if (before !== undefined) {
      const period = periodId(timelineOf(plan), time.period);
      refusals.push({ type: 'periodTwice', series: key, period, cells: [before, found.cell] });
      continue;
    }
    seen.set(`${time.period} ${time.month}`, found.cell);
    const value = inUnitsOf(line, read.value, read.isPercent, reading);
    if (isLoss(line) && value < 0) refusals.push({ type: 'lossBelowZero', line: line.id, found });
    else if (!Number.isFinite(value)) refusals.push({ type: 'notANumber', series: key, found });
    else entries.push({ time, value });
  }
  return entries;
}

function isLoss({ id }: Line): boolean {
  return LOSSES.some((loss) => id === loss || id === loss.replace(/_arr$/, '_rate'));
}

/** A number of the file in the units of a line: money of a year, fractions, losses above zero. */
function inUnitsOf(line: Line, number: number, isPercent: boolean, { scale, revenue, rates, losses }: Reading): number {
  const signed = isLoss(line) && losses === 'negative' && number !== 0 ? -number : number;
  switch (line.unit) {
    case 'money':
      return shifted(signed, DIGITS[scale]) * (revenue === 'mrr' ? 12 : 1);
    case 'cash':
      return shifted(signed, DIGITS[scale]);
    case 'rate':
      return isPercent || rates === 'fraction' ? signed : shifted(signed, -2);
    default:
      return signed;
  }
}

const DIGITS = { 1: 0, 1000: 3, 1000000: 6 } as const;

function asIs({ time, value }: Entry) {
  return { period: time.period, value, derived: null };
}

/** Months as quarters where the plan has quarters: what the line's own rule over periods makes of all three of them. */
function valuesOf(
  plan: Plan,
  line: Line,
  entries: readonly Entry[],
  { refusals, warnings }: Findings,
): ImportedSeries['values'] {
  const ofPeriod = new Map<number, Entry[]>();
  for (const one of entries) ofPeriod.set(one.time.period, [...(ofPeriod.get(one.time.period) ?? []), one]);
  const partial: PeriodId[] = [];
  const values = [...ofPeriod].flatMap(([period, own]): ImportedSeries['values'][number][] => {
    const whole = own.find(({ time }) => time.month === null);
    if (whole !== undefined) return [asIs(whole)];
    if (own.length < 3) {
      partial.push(periodId(timelineOf(plan), period));
      return [];
    }
    const value = folded(
      line,
      own.toSorted((a, b) => (a.time.month ?? 0) - (b.time.month ?? 0)).map((one) => one.value),
    );
    return value === null ? [] : [{ period, value, derived: 'quarter' }];
  });
  if (partial.length > 0) warnings.push({ type: 'partialQuarter', quarters: partial });
  const isRule = ['sum', 'first', 'last'].includes(line.overPeriods);
  if (!isRule && entries.some(({ time }) => time.month !== null))
    refusals.push({ type: 'rateOfMonths', line: line.id });
  return values.toSorted((a, b) => a.period - b.period);
}

function folded({ overPeriods }: Line, values: readonly number[]): number | null {
  switch (overPeriods) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'first':
      return values[0] ?? null;
    case 'last':
      return values.at(-1) ?? null;
    default:
      return null;
  }
}

/** Blanks among the figures of a line: nothing is put in their place. */
function warnOfMissing(
  plan: Plan,
  { cells }: ForeignSeries,
  { line, segment }: { readonly line: Line; readonly segment: SegmentKey | null },
  times: readonly (Time | null)[],
  { decimal }: Reading,
  { warnings }: Findings,
): void {
  const timeline = timelineOf(plan);
  const blank = cells.flatMap(({ cell }, at) => {
    const time = times[at] ?? null;
    const isMissing = time !== null && cell !== ELSEWHERE && readForeignNumber(cell, decimal).type === 'missing';
    return isMissing ? [periodId(timeline, time.period)] : [];
  });
  if (blank.length > 0) warnings.push({ type: 'missing', line: line.id, segment, periods: [...new Set(blank)] });
}
