import { fiscalQuarterOf, fiscalYearFirstMonth, fiscalYearLabel, fiscalYearOf, formatMonth } from '#domain/timeline';
import { monthLabel, type MonthNumber, quarterId, quarterLabel } from '#domain/timeline';
import type { Account } from './account';
import { type ArrMonths, arrIn } from './arrMonths';

export const COHORT_GRAINS = ['month', 'quarter', 'year'] as const;
/** How long a time customers have to begin in to be of one cohort; ages are counted by it too. */
export type CohortGrain = (typeof COHORT_GRAINS)[number];

export const COHORT_READINGS = ['nrr', 'grr', 'logos'] as const;
export type CohortReading = (typeof COHORT_READINGS)[number];

const MONTHS: Readonly<Record<CohortGrain, number>> = { month: 1, quarter: 3, year: 12 };

/** Customers at two times. Only those whose ARR is known at both, and who had some at the first, are in the sums. */
export interface Kept {
  readonly customers: number;
  /** Of them, those with ARR at the second time. */
  readonly kept: number;
  /** ARR at the first time and at the second. */
  readonly opening: number;
  readonly closing: number;
  /** Σ min(closing, opening), customer by customer. */
  readonly least: number;
  /** Customers left out: their ARR at one of the times is not known. */
  readonly unknown: number;
}

export interface Cohort {
  /** `2027-03`, `2027-Q1` or `FY27`. */
  readonly id: string;
  readonly label: string;
  /** First and last month in which its customers began: none before the months that are known, none after the list. */
  readonly from: MonthNumber;
  readonly to: MonthNumber;
  readonly customers: number;
  /** Of them, those who may have begun earlier (`ArrMonths.maybeEarlier`). */
  readonly maybeEarlier: number;
  /** By age from 0; an age is there once all customers of the cohort have reached it. */
  readonly ages: readonly Kept[];
}

export interface CohortTriangle {
  readonly grain: CohortGrain;
  /** Oldest first; those nobody began in are left out. */
  readonly cohorts: readonly Cohort[];
  /** All cohorts together by age, each weighted by its ARR at start; only those that have reached the age. */
  readonly total: readonly Kept[];
  /** Customers who began before the months that are known: what they began with is not known. */
  readonly before: number;
  /** Accounts in no cohort: nothing says when they began, or they never paid. */
  readonly withoutStart: number;
}

export interface CohortChoice {
  readonly grain: CohortGrain;
  /** Month in which a fiscal year begins, 1 to 12. */
  readonly fiscalYearStart: number;
  /** Key of a segment, null for the accounts of none; not there for all. */
  readonly segment?: string | null;
}

/**
 * Customers by when they began, and what became of them with age. Every customer is counted from its own first month: age k of a cohort of quarters is
 * 3k months after it.
 *
 *     NRR at age k            = Σ ARR at age k / Σ ARR at start
 *     GRR by customer at age k = Σ min(ARR at age k, ARR at start) / Σ ARR at start
 *     logos at age k          = customers with ARR at age k, of those who had some at start
 *
 * over the customers whose ARR is known at both ends; the others are left out of both and counted.
 *
 * Units   ARR in, sums of ARR out; `keptShare` makes fractions of them.
 * Source  definitions in use; domain: any list. docs/metrics.md#accounts
 */
export function cohortTriangle(months: ArrMonths, choice: CohortChoice): CohortTriangle {
  const { first, starts } = months;
  const step = MONTHS[choice.grain];
  const found = new Map<number, Joining>();
  let before = 0;
  let withoutStart = 0;
  eachOf(months, choice, (account) => {
    const start = starts[account] ?? Number.NaN;
    if (Number.isNaN(start)) withoutStart++;
    else if (start < first) before++;
    else join(cohortFor(found, start, months, choice), account, start);
  });
  const cohorts = [...found.values()].sort((a, b) => a.from - b.from).map((one) => followed(one, months, step));
  return { grain: choice.grain, cohorts, total: totalOf(cohorts), before, withoutStart };
}

/** A customer behind a cell of the triangle; null for an ARR that is not known. */
export interface CohortCustomer {
  readonly account: Account;
  readonly opening: number | null;
  readonly closing: number | null;
}

/** The customers of a cohort at an age, as the list has them; none for a cell that is not there. */
export function customersAt(
  months: ArrMonths,
  choice: CohortChoice,
  { from, to }: Pick<Cohort, 'from' | 'to'>,
  age: number,
): readonly CohortCustomer[] {
  const later = age * MONTHS[choice.grain];
  const customers: CohortCustomer[] = [];
  eachOf(months, choice, (index) => {
    const start = months.starts[index] ?? Number.NaN;
    const account = months.accounts[index];
    if (account === undefined || !(start >= from && start <= to)) return;
    customers.push({
      account,
      opening: numberOrNull(arrIn(months, index, start)),
      closing: numberOrNull(arrIn(months, index, start + later)),
    });
  });
  return customers;
}

/** A reading of customers at two times as a fraction; NaN where nobody is counted. */
export function keptShare({ opening, closing, least, customers, kept }: Kept, reading: CohortReading): number {
  switch (reading) {
    case 'nrr':
      return opening === 0 ? Number.NaN : closing / opening;
    case 'grr':
      return opening === 0 ? Number.NaN : least / opening;
    case 'logos':
      return customers === 0 ? Number.NaN : kept / customers;
  }
}

/** Customers at two months of the calendar, and who came in between. */
export interface KeptBetween extends Kept {
  readonly from: MonthNumber;
  readonly to: MonthNumber;
  /** Customers with ARR at the end who are known to have had none at the first month: in neither NRR nor GRR. */
  readonly newCustomers: number;
  readonly newArr: number;
  /** ARR at the end of those left out, as far as it is known. */
  readonly unknownArr: number;
}

/**
 * True cohort retention: the customers who had ARR at one month, and what they have at a later one.
 *
 *     NRR             = Σ ARR then-customers have now / Σ ARR they had then
 *     GRR by customer = Σ min(now, then) / Σ then
 *
 * Customers won since are in neither. One whose ARR at either month is not known is left out of both sums and counted.
 *
 * Source  as companies with subscriptions report it: begin with the ARR of all customers of twelve months before, take the ARR of these same customers
 *         at the end, divide. docs/metrics.md#accounts
 */
export function keptBetween(months: ArrMonths, from: MonthNumber, to: MonthNumber): KeptBetween & BySegment {
  const whole = nothingBetween(from, to);
  const parts = months.segments.map(() => nothingBetween(from, to));
  eachOf(months, {}, (account) => {
    const [then, now] = [arrIn(months, account, from), arrIn(months, account, to)];
    addBetween(whole, then, now);
    const part = parts[months.segmentAt[account] ?? 0];
    if (part !== undefined) addBetween(part, then, now);
  });
  return { ...whole, segments: parts };
}

interface BySegment {
  /** In the order of the segments of the list. */
  readonly segments: readonly KeptBetween[];
}

type SumBetween = { -readonly [K in keyof KeptBetween]: KeptBetween[K] };

function nothingBetween(from: MonthNumber, to: MonthNumber): SumBetween {
  return { ...nothing(), newCustomers: 0, newArr: 0, unknownArr: 0, from, to };
}

function addBetween(sum: SumBetween, then: number, now: number): void {
  const unknownBefore = sum.unknown;
  add(sum, then, now);
  if (sum.unknown > unknownBefore) sum.unknownArr += Number.isNaN(now) ? 0 : now;
  if (then === 0 && now > 0) {
    sum.newCustomers++;
    sum.newArr += now;
  }
}

type Sum = { -readonly [K in keyof Kept]: Kept[K] };

/** A cohort before it is followed. */
interface Joining extends Omit<Cohort, 'customers' | 'maybeEarlier' | 'ages'> {
  /** Places in the list of those who began in it, and the month in which the last of them did. */
  readonly members: number[];
  youngest: MonthNumber;
}

function nothing(): Sum {
  return { customers: 0, kept: 0, opening: 0, closing: 0, least: 0, unknown: 0 };
}

function add(to: Sum, then: number, now: number): void {
  if (Number.isNaN(then) || Number.isNaN(now)) {
    // Known to have had nothing then: no customer of then, whatever is not known of it now.
    if (then !== 0) to.unknown++;
    return;
  }
  if (then <= 0) return;
  to.customers++;
  if (now > 0) to.kept++;
  to.opening += then;
  to.closing += now;
  to.least += Math.min(now, then);
}

function join(cohort: Joining, account: number, start: MonthNumber): void {
  cohort.members.push(account);
  cohort.youngest = Math.max(cohort.youngest, start);
}

/** Follows a cohort to the age that the last of its customers to begin has reached. */
function followed({ members, youngest, ...cohort }: Joining, months: ArrMonths, step: number): Cohort {
  const { count, first, last, values, starts } = months;
  const ages = Array.from({ length: Math.floor((last - youngest) / step) + 1 }, nothing);
  let maybeEarlier = 0;
  for (const account of members) {
    maybeEarlier += months.maybeEarlier[account] ?? 0;
    let at = account * count + (starts[account] ?? Number.NaN) - first;
    const then = values[at] ?? Number.NaN;
    for (const sum of ages) {
      add(sum, then, values[at] ?? Number.NaN);
      at += step;
    }
  }
  return { ...cohort, customers: members.length, maybeEarlier, ages };
}

function eachOf(
  { accounts, segments, segmentAt }: ArrMonths,
  { segment }: { readonly segment?: string | null },
  take: (account: number) => void,
): void {
  const wanted = segment === undefined ? null : segments.findIndex(({ key }) => key === segment);
  for (let account = 0; account < accounts.length; account++) {
    if (wanted === null || segmentAt[account] === wanted) take(account);
  }
}

function cohortFor(
  found: Map<number, Joining>,
  start: MonthNumber,
  { first, last }: ArrMonths,
  choice: CohortChoice,
): Joining {
  const from = firstMonthOf(start, choice);
  const known = found.get(from);
  if (known !== undefined) return known;
  const cohort: Joining = {
    ...namesOf(from, choice),
    from: Math.max(from, first),
    to: Math.min(from + MONTHS[choice.grain] - 1, last),
    members: [],
    youngest: start,
  };
  found.set(from, cohort);
  return cohort;
}

function firstMonthOf(month: MonthNumber, { grain, fiscalYearStart }: CohortChoice): MonthNumber {
  if (grain === 'month') return month;
  const year = fiscalYearFirstMonth(fiscalYearOf(month, fiscalYearStart), fiscalYearStart);
  return grain === 'year' ? year : year + (fiscalQuarterOf(month, fiscalYearStart) - 1) * 3;
}

function namesOf(from: MonthNumber, { grain, fiscalYearStart }: CohortChoice): Pick<Cohort, 'id' | 'label'> {
  switch (grain) {
    case 'month':
      return { id: formatMonth(from), label: monthLabel(from) };
    case 'quarter':
      return { id: quarterId(from, fiscalYearStart), label: quarterLabel(from, fiscalYearStart) };
    case 'year': {
      const label = fiscalYearLabel(fiscalYearOf(from, fiscalYearStart));
      return { id: label, label };
    }
  }
}

function totalOf(cohorts: readonly Cohort[]): readonly Kept[] {
  const total: Sum[] = [];
  for (const { ages } of cohorts) {
    for (const [age, kept] of ages.entries()) {
      const sum = total[age] ?? nothing();
      total[age] = sum;
      sum.customers += kept.customers;
      sum.kept += kept.kept;
      sum.opening += kept.opening;
      sum.closing += kept.closing;
      sum.least += kept.least;
      sum.unknown += kept.unknown;
    }
  }
  return total;
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
