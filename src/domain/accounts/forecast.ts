import type { DayNumber } from '#domain/day';
import type { AccountPipeline, Offer } from './accountPipeline';
import { type DaySpan, type Estimate, type MotionPremises, premisesOf, type SoldMotion } from './forecastPremises';

/** Accounts at a stage, and what they are worth today. */
export interface Stage {
  readonly accounts: number;
  readonly arr: number;
}

export interface MotionForecast {
  readonly motion: SoldMotion;
  /** Healthy, with something of this motion to sell them. An account may be eligible and triggered for several motions. */
  readonly eligible: Stage;
  /** Of them, those whose trigger falls before the end of the last quarter. */
  readonly triggered: Stage;
  /** Of them, those that another motion reaches first: an account is worked on by one. */
  readonly elsewhere: Stage;
  /** Of them, those that the team has no place for. Nothing is counted of them. */
  readonly notReached: Stage;
  readonly inConversation: Stage;
  /** Accounts expected to buy, of those in conversation. */
  readonly won: Estimate;
  /** Accounts whose conversation ends in each quarter, as expected by day; and their ARR. */
  readonly ending: readonly Stage[];
  /** Expansion ARR won in each quarter. */
  readonly quarters: readonly Estimate[];
  /** Won before the first quarter or after the last: not part of what the quarters come to. */
  readonly outside: Estimate;
  readonly total: Estimate;
}

export interface AccountForecast {
  readonly motions: readonly MotionForecast[];
  /** Each account once. */
  readonly eligible: Stage;
  readonly triggered: Stage;
  readonly inConversation: Stage;
  readonly notReached: Stage;
  /** What those without a place would bring, which is not counted. */
  readonly notCounted: Estimate;
  readonly won: Estimate;
  readonly quarters: readonly Estimate[];
  readonly total: Estimate;
  readonly outside: Estimate;
  /** Accounts in conversation at some time of each quarter. */
  readonly conversations: readonly number[];
  /** Accounts held back by the health gate, and those whose health nobody knows: neither is eligible. */
  readonly unhealthy: Stage;
  readonly healthUnknown: Stage;
}

export interface ForecastQuestion {
  /** Quarters of the plan, oldest first and without gaps, as days. */
  readonly quarters: readonly DaySpan[];
  readonly premises: readonly MotionPremises[];
  /** Accounts that the team can look after; null where nobody says how many it is. */
  readonly places: number | null;
}

/**
 * Expansion ARR that the accounts of a list carry, by quarter and motion.
 *
 *     eligible        the health gate is open, and there is something to sell
 *     triggered       its trigger falls before the end of the last quarter
 *     in conversation triggered and given a place: places = CSMs × accounts per CSM, rounded down; first those with the most to
 *                     gain, which is ARR × the lift that the sources give the motion, then in the order of the list
 *     won             in conversation × conversion
 *     ARR won         Σ ARR of the account × lift × conversion, on any day between trigger + cycle low and trigger + cycle high
 *                     alike; a change of price on the day of the renewal
 *
 * An account is worked on by one motion only, the one whose trigger comes first (of the same day, the one earlier in
 * `AccountPipeline.offers`), and holds its place from then on: no ARR counts twice, and what is in conversation in a quarter never
 * exceeds the places. A trigger that the team has no place to answer is counted as not reached, not put off.
 *
 * Low, likely and high take all their conversions and lifts at once; when an account buys is the same in all three. What a plan assumes
 * changes no account's turn, so the ARR won is proportional to conversion and lift, and one more place adds one more account.
 *
 * Units    money a year; accounts expected to buy are fractions
 * Cost     one sort of the triggered accounts and one pass
 * Source   docs/metrics.md#forecast-from-accounts; that a CSM looks after about 30 accounts is A's and E's, the rest Headroom's own
 */
export function forecastOf(
  pipelines: readonly AccountPipeline[],
  { quarters, premises, places }: ForecastQuestion,
): AccountForecast {
  const tallies = new Map(premises.map((one) => [one.motion, newTally(one, quarters.length)]));
  const whole = { eligible: newCount(), unhealthy: newCount(), healthUnknown: newCount() };
  const end = quarters.at(-1)?.high ?? Number.NEGATIVE_INFINITY;
  const waiting: Waiting[] = [];
  for (const pipeline of pipelines) {
    if (pipeline.health !== 'open') {
      count(pipeline.health === 'shut' ? whole.unhealthy : whole.healthUnknown, pipeline.arr);
      continue;
    }
    if (pipeline.offers.length > 0) count(whole.eligible, pipeline.arr);
    const offer = countOffers(pipeline, tallies, end);
    if (offer !== null) waiting.push({ pipeline, offer, gain: pipeline.arr * (USUAL_LIFT.get(offer.motion) ?? 0) });
  }
  // Stable: what is alike stays in the order of the list.
  waiting.sort((a, b) => b.gain - a.gain);
  const reached = places === null ? waiting.length : Math.min(waiting.length, Math.max(0, Math.floor(places)));
  const steps = new Float64Array(quarters.length + 1);
  for (const [rank, { pipeline, offer }] of waiting.entries()) {
    const tally = tallies.get(offer.motion);
    if (tally === undefined) continue;
    count(rank < reached ? tally.inConversation : tally.notReached, pipeline.arr);
    if (rank < reached) converse(tally, pipeline.arr, offer, quarters, steps);
  }
  return { ...totalsOf([...tallies.values()], whole, waiting, quarters.length), conversations: runningSums(steps) };
}

/** What the sources say, whatever the plan does. */
const USUAL_LIFT: ReadonlyMap<SoldMotion, number> = new Map(
  premisesOf([]).map(({ motion, lift }) => [motion, lift.value.likely]),
);

interface Waiting {
  readonly pipeline: AccountPipeline;
  /** The one that the account is worked on by. */
  readonly offer: Offer;
  readonly gain: number;
}

interface Count {
  accounts: number;
  arr: number;
}

interface Tally {
  readonly premises: MotionPremises;
  readonly eligible: Count;
  readonly triggered: Count;
  readonly elsewhere: Count;
  readonly notReached: Count;
  readonly inConversation: Count;
  readonly ending: readonly Count[];
}

function newCount(): Count {
  return { accounts: 0, arr: 0 };
}

function newTally(premises: MotionPremises, quarters: number): Tally {
  return {
    premises,
    eligible: newCount(),
    triggered: newCount(),
    elsewhere: newCount(),
    notReached: newCount(),
    inConversation: newCount(),
    ending: Array.from({ length: quarters }, newCount),
  };
}

function count(to: Count, arr: number, accounts = 1): void {
  to.accounts += accounts;
  to.arr += arr * accounts;
}

/** Counts an account for every motion it is eligible and triggered for, and gives the one it is worked on by. */
function countOffers(
  { offers, arr }: AccountPipeline,
  tallies: ReadonlyMap<SoldMotion, Tally>,
  end: DayNumber,
): Offer | null {
  let first: Offer | null = null;
  for (const offer of offers) {
    if (offer.trigger !== null && offer.trigger <= end && (first === null || offer.trigger < triggerOf(first))) {
      first = offer;
    }
  }
  for (const offer of offers) {
    const tally = tallies.get(offer.motion);
    if (tally === undefined) continue;
    count(tally.eligible, arr);
    if (offer.trigger === null || offer.trigger > end) continue;
    count(tally.triggered, arr);
    if (offer !== first) count(tally.elsewhere, arr);
  }
  return first;
}

function triggerOf({ trigger }: Offer): DayNumber {
  return trigger ?? Number.POSITIVE_INFINITY;
}

/** Puts the end of one conversation into the quarters it may fall in, and its time into `steps`, as a rise and a fall. */
function converse(tally: Tally, arr: number, offer: Offer, quarters: readonly DaySpan[], steps: Float64Array): void {
  const begin = triggerOf(offer);
  const cycle = tally.premises.cycleDays?.value;
  const from = cycle === undefined ? (offer.closes ?? begin) : begin + cycle.low;
  // The last day of the cycle is part of it.
  const to = (cycle === undefined ? from : begin + cycle.high) + 1;
  let entered = -1;
  let left = -1;
  for (const [at, { low, high }] of quarters.entries()) {
    if (high < begin) continue;
    if (low >= to) break;
    if (entered < 0) entered = at;
    left = at;
    const days = Math.min(to, high + 1) - Math.max(from, low);
    const ending = tally.ending[at];
    if (days > 0 && ending !== undefined) count(ending, arr, days / (to - from));
  }
  if (entered < 0) return;
  steps[entered] = (steps[entered] ?? 0) + 1;
  steps[left + 1] = (steps[left + 1] ?? 0) - 1;
}

function runningSums(steps: Float64Array): readonly number[] {
  let sum = 0;
  return Array.from(steps.subarray(0, -1), (step) => {
    sum += step;
    return sum;
  });
}

function totalsOf(
  tallies: readonly Tally[],
  whole: Pick<AccountForecast, 'eligible' | 'unhealthy' | 'healthUnknown'>,
  waiting: readonly Waiting[],
  quarters: number,
): Omit<AccountForecast, 'conversations'> {
  const motions = tallies.map(forecastOfMotion);
  const triggered = newCount();
  for (const { pipeline } of waiting) count(triggered, pipeline.arr);
  return {
    ...whole,
    motions,
    triggered,
    inConversation: sumOfStages(motions.map((one) => one.inConversation)),
    notReached: sumOfStages(motions.map((one) => one.notReached)),
    notCounted: sumOf(tallies.map(({ premises, notReached }) => wonOf(premises, notReached.arr))),
    won: sumOf(motions.map((one) => one.won)),
    quarters: Array.from({ length: quarters }, (_, at) => sumOf(motions.map((one) => one.quarters[at] ?? NOTHING))),
    total: sumOf(motions.map((one) => one.total)),
    outside: sumOf(motions.map((one) => one.outside)),
  };
}

function forecastOfMotion({ premises, ...counted }: Tally): MotionForecast {
  const { ending, inConversation } = counted;
  const { value: conversion } = premises.conversion;
  const inside = ending.reduce((sum, { arr }) => sum + arr, 0);
  return {
    ...counted,
    motion: premises.motion,
    won: times(conversion, inConversation.accounts),
    quarters: ending.map(({ arr }) => wonOf(premises, arr)),
    outside: wonOf(premises, Math.max(0, inConversation.arr - inside)),
    total: wonOf(premises, inside),
  };
}

/** Expansion ARR that accounts of so much ARR bring where they are asked. */
function wonOf({ conversion, lift }: MotionPremises, arr: number): Estimate {
  return {
    low: arr * conversion.value.low * lift.value.low,
    likely: arr * conversion.value.likely * lift.value.likely,
    high: arr * conversion.value.high * lift.value.high,
  };
}

const NOTHING: Estimate = { low: 0, likely: 0, high: 0 };

function times({ low, likely, high }: Estimate, factor: number): Estimate {
  return { low: low * factor, likely: likely * factor, high: high * factor };
}

function sumOf(all: readonly Estimate[]): Estimate {
  return all.reduce(
    (sum, { low, likely, high }) => ({ low: sum.low + low, likely: sum.likely + likely, high: sum.high + high }),
    NOTHING,
  );
}

function sumOfStages(all: readonly Stage[]): Stage {
  const sum = newCount();
  for (const { accounts, arr } of all) {
    sum.accounts += accounts;
    sum.arr += arr;
  }
  return sum;
}
