import { type AccountSegment, type ArrMonths, arrByMonthInParts } from '#domain/accounts/arrMonths';
import { type KeptBetween, keptBetween } from '#domain/accounts/cohorts';
import { type HistoryReadings, historyReadings } from '#domain/accounts/historyReadings';
import { type DayNumber, monthOfDay } from '#domain/day';
import { change } from '#domain/figureText';
import { type MonthNumber, monthLabel, periodLabel, periodsPerYear, type Timeline } from '#domain/timeline';
import { asOfDay } from '#plan/accountSettings';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';

/** The accounts of a plan over the twelve months that end with their list. */
export interface AccountYear {
  readonly months: ArrMonths;
  /** The day the list is of, and the months compared. */
  readonly day: DayNumber;
  readonly from: MonthNumber;
  readonly to: MonthNumber;
  /** True cohort: customer by customer. */
  readonly byCustomer: KeptBetween;
  readonly segments: readonly { readonly segment: AccountSegment; readonly kept: KeptBetween }[];
  /** Accounts with a history of their ARR. */
  readonly withHistory: number;
  /** No account has ARR 0 now: customers who left are probably missing from the list. */
  readonly noneLeft: boolean;
}

const MONTHS = 12;
const known = new WeakMap<readonly unknown[], AccountYear>();

type Accounts = Pick<Plan, 'accounts' | 'accountSettings' | 'start'>;

/** Read once for a list and its day. */
export function accountYear(plan: Accounts): AccountYear {
  const parts = accountYearInParts(plan);
  for (;;) {
    const part = parts.next();
    if (part.done === true) return part.value;
  }
}

/** Reads as `accountYear` does, for whoever cannot wait for all of a long list: rests some milliseconds apart, and yields the share that is done. */
export function* accountYearInParts(plan: Accounts): Generator<number, AccountYear> {
  const { accounts } = plan;
  const day = asOfDay(plan);
  const before = known.get(accounts);
  if (before?.day === day) return before;
  const to = monthOfDay(day);
  const from = to - MONTHS;
  const months = yield* arrByMonthInParts(accounts, to);
  yield 1;
  const { segments, ...byCustomer } = keptBetween(months, from, to);
  const year: AccountYear = {
    months,
    day,
    from,
    to,
    byCustomer,
    segments: months.segments.flatMap((segment, place) => {
      const kept = segments[place];
      return kept === undefined ? [] : [{ segment, kept }];
    }),
    withHistory: accounts.filter(({ arrHistory }) => arrHistory !== undefined).length,
    noneLeft: accounts.every(({ arr }) => arr > 0),
  };
  known.set(accounts, year);
  return year;
}

const knownReadings = new WeakMap<AccountYear, HistoryReadings>();

/** The same months by the movements of the accounts, month by month; read once. */
export function yearReadings(year: AccountYear): HistoryReadings {
  const before = knownReadings.get(year);
  if (before !== undefined) return before;
  const readings = historyReadings(year.months, year.from, year.to);
  knownReadings.set(year, readings);
  return readings;
}

/** Lines of a plan that read the same twelve months. */
const READING_LINES = {
  nrr: { compounded: 'nrr_ttm', cohort: 'nrr_cohort', simple: 'nrr_simple' },
  grr: { compounded: 'grr_ttm', cohort: 'grr_cohort', simple: 'grr_simple' },
} as const;

/** NaN where the plan has no such line, or the line no value. */
interface ThreeReadings {
  readonly compounded: number;
  readonly cohort: number;
  readonly simple: number;
}

export interface PlanReadings {
  readonly period: number;
  readonly label: string;
  /** They are of the twelve months that the list of accounts is of, not of later ones. */
  readonly sameMonths: boolean;
  readonly nrr: ThreeReadings;
  readonly grr: ThreeReadings;
}

/**
 * What a scenario says of twelve months: of those that end with the list of accounts where the plan has them, else of its first. Null where the plan is
 * shorter than a year.
 */
export function planReadings(plan: Plan, evaluation: Evaluation, lane: number, to: MonthNumber): PlanReadings | null {
  const { timeline } = evaluation;
  const perYear = periodsPerYear(timeline.grain);
  const same = periodEnding(timeline, to);
  const sameMonths = same !== null && same >= perYear - 1;
  const period = sameMonths ? same : perYear - 1;
  if (period >= timeline.periods) return null;
  const value = (line: string) =>
    lineOf(plan, line) === undefined ? Number.NaN : valueIn(evaluation, line, 'total', period, lane);
  const three = ({ compounded, cohort, simple }: Record<keyof ThreeReadings, string>): ThreeReadings => ({
    compounded: value(compounded),
    cohort: value(cohort),
    simple: value(simple),
  });
  return {
    period,
    label: periodLabel(timeline, period),
    sameMonths,
    nrr: three(READING_LINES.nrr),
    grr: three(READING_LINES.grr),
  };
}

/** The period that ends with a month. */
function periodEnding(timeline: Timeline, month: MonthNumber): number | null {
  const length = MONTHS / periodsPerYear(timeline.grain);
  const index = (month - (length - 1) - timeline.start) / length;
  return Number.isInteger(index) && index >= 0 && index < timeline.periods ? index : null;
}

/** What to know before the figures of the accounts are trusted, a sentence each. */
export function cohortDoubts({ byCustomer, months, from, withHistory, noneLeft }: AccountYear): readonly string[] {
  const { opening, unknown } = byCustomer;
  const sentences: string[] = [];
  if (withHistory === 0) {
    sentences.push('No account has a history of its ARR: import one with a column for each month.');
  } else if (opening === 0) {
    sentences.push(`No account has an ARR of ${monthLabel(from)}: the history is shorter than twelve months.`);
  }
  if (noneLeft) sentences.push('No account in this list has left: churned customers are probably missing.');
  if (unknown > 0 && withHistory > 0) {
    sentences.push(
      `Left out of the twelve months: ${unknown} of ${months.accounts.length} accounts, whose ARR of ${monthLabel(from)} is not known.`,
    );
  }
  return sentences;
}

/** Why readings of the accounts and of the plan differ, a sentence each; none where there is nothing to compare. */
export function whyReadingsDiffer(year: AccountYear, plan: PlanReadings | null): readonly string[] {
  const { byCustomer, from, to } = year;
  if (byCustomer.opening === 0) return [];
  const { bySegment, compounded, withGaps } = yearReadings(year);
  const nrr = byCustomer.closing / byCustomer.opening;
  const sentences: string[] = [];
  if (plan !== null && !plan.sameMonths) {
    sentences.push(
      `Other months: the accounts are read from ${monthLabel(from)} to ${monthLabel(to)}, as it came; the plan over the twelve months to ${plan.label}, as planned.`,
    );
  }
  if (bySegment.ok) {
    sentences.push(
      `Segment mix: ${points(bySegment.value - nrr)} from customer by customer to by segment, as a plan reads a cohort: all of a segment are taken to fare alike, those won since among them.`,
    );
  }
  if (compounded.ok) {
    sentences.push(
      `New customers: ${points(compounded.value - nrr)} from customer by customer to the compounded bridge, which counts what those won since (${byCustomer.newCustomers}) added and lost.`,
    );
  }
  if (withGaps > 0) {
    sentences.push(
      `Months not known: what ${withGaps === 1 ? 'one account' : `${withGaps} accounts`} gained or lost around them is in no reading but customer by customer, which asks for the first month and the last alone.`,
    );
  }
  return sentences;
}

function points(difference: number): string {
  const text = change(difference * 100, 2);
  return text === '0' ? 'no difference' : `${text} pt`;
}
