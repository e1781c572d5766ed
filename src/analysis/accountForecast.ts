import type { Account } from '#domain/accounts/account';
import { type AccountPipeline, pipelineOf } from '#domain/accounts/accountPipeline';
import { type AccountForecast, forecastOfInParts } from '#domain/accounts/forecast';
import { type MotionPremises, premisesOf } from '#domain/accounts/forecastPremises';
import { type DayNumber, dayNumber } from '#domain/day';
import { MOST_ACCOUNTS_PER_CSM } from '#domain/strategyFacts';
import { type Bucket, periodIndex, periodMonth, quarters, type Timeline } from '#domain/timeline';
import { accountSettings, asOfDay } from '#plan/accountSettings';
import type { Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { type AccountsReading, readAccountsInParts } from './accountReading';

/** The year that a list of accounts can speak for. */
const COMPARED_QUARTERS = 4;

/** How many accounts the team can look after, and what that is taken from. */
export interface Capacity {
  /** Null where neither the plan states a number nor an account names its CSM. */
  readonly csms: number | null;
  readonly csmsFrom: 'plan' | 'accounts' | null;
  readonly accountsPerCsm: number;
  readonly perCsmFrom: 'plan' | 'source';
  /** Whole accounts; null is without limit. */
  readonly places: number | null;
}

/** What a plan's accounts are forecast to bring. */
export interface ForecastReading {
  readonly asOf: DayNumber;
  readonly timeline: Timeline;
  /** Fiscal quarters of the plan that end after the day of the list, oldest first: the forecast's quarters. */
  readonly quarters: readonly Bucket[];
  /** Places among them of the quarters that the roadmap is compared over: the first four that no actual closes. */
  readonly compared: readonly number[];
  readonly capacity: Capacity;
  readonly premises: readonly MotionPremises[];
  readonly forecast: AccountForecast;
}

const forecasts = new WeakMap<Plan, ForecastReading>();

/** Forecast of the accounts of a plan, from the assumptions it states and else those of the sources. Read once for a plan. */
export function readForecast(plan: Plan): ForecastReading {
  const parts = forecastInParts(plan);
  for (;;) {
    const part = parts.next();
    if (part.done === true) return part.value;
  }
}

/** Reads as `readForecast` does, for whoever cannot wait for all of a long list: rests some milliseconds apart, and yields the share that is done. */
export function* forecastInParts(plan: Plan): Generator<number, ForecastReading> {
  const known = forecasts.get(plan);
  if (known !== undefined) return known;
  const list = yield* pipelinesOf(yield* readAccountsInParts(plan));
  const asOf = asOfDay(plan);
  const timeline = timelineOf(plan);
  const { csms, accountsPerCsm, motions = [] } = accountSettings(plan).forecast ?? {};
  const open = quarters(timeline).filter((quarter) => daysOf(timeline, quarter).high > asOf);
  const { lastClose } = plan.actuals;
  const closed = lastClose === null ? -1 : (periodIndex(timeline, lastClose) ?? -1);
  const capacity = capacityOf(plan.accounts, csms, accountsPerCsm);
  const premises = premisesOf(motions);
  const reading: ForecastReading = {
    asOf,
    timeline,
    quarters: open,
    compared: [...open.keys()].filter((at) => (open[at]?.from ?? 0) > closed).slice(0, COMPARED_QUARTERS),
    capacity,
    premises,
    forecast: yield* forecastOfInParts(list, {
      quarters: open.map((quarter) => daysOf(timeline, quarter)),
      premises,
      places: capacity.places,
    }),
  };
  forecasts.set(plan, reading);
  return reading;
}

/** Accounts looked at without a rest: some milliseconds. */
const AT_ONCE = 2000;

const pipelines = new WeakMap<AccountsReading, readonly AccountPipeline[]>();

/** What each customer could be sold, kept for as long as the reading of the list is: it depends on no assumption of the forecast. */
function* pipelinesOf(reading: AccountsReading): Generator<number, readonly AccountPipeline[]> {
  const known = pipelines.get(reading);
  if (known !== undefined) return known;
  const all: AccountPipeline[] = [];
  for (const [at, account] of reading.accounts.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) yield 1;
    if (account.facts.isCustomer) all.push(pipelineOf(account));
  }
  pipelines.set(reading, all);
  return all;
}

/** First and last day of a quarter, as far as the plan covers it. */
function daysOf(timeline: Timeline, { from, to }: Bucket): { readonly low: DayNumber; readonly high: DayNumber } {
  return { low: firstDay(periodMonth(timeline, from)), high: firstDay(periodMonth(timeline, to + 1)) - 1 };
}

function firstDay(month: number): DayNumber {
  return dayNumber(Math.floor(month / 12), (month % 12) + 1, 1);
}

function capacityOf(accounts: readonly Account[], stated: number | undefined, perCsm: number | undefined): Capacity {
  const named = namedCsms(accounts);
  const csms = stated ?? (named === 0 ? null : named);
  const accountsPerCsm = perCsm ?? MOST_ACCOUNTS_PER_CSM.accounts;
  return {
    csms,
    csmsFrom: stated !== undefined ? 'plan' : named === 0 ? null : 'accounts',
    accountsPerCsm,
    perCsmFrom: perCsm === undefined ? 'source' : 'plan',
    // 1.15 × 20 is 23 places, whatever the rounding.
    places: csms === null ? null : Math.floor(csms * accountsPerCsm + 1e-9),
  };
}

const counted = new WeakMap<readonly Account[], number>();

/** CSMs that the accounts name, told apart but for capitals. */
function namedCsms(accounts: readonly Account[]): number {
  const known = counted.get(accounts);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const { csm } of accounts) if (csm !== undefined) names.add(csm.trim().toLowerCase());
  counted.set(accounts, names.size);
  return names.size;
}
