import type { DayNumber } from '#domain/day';
import type { AccountPipeline } from './accountPipeline';
import { type Conversation, closingIn, conversationOf, oneAtATime, spansOf } from './conversations';
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
  /** Of them, those that ask while another motion is talked about: an account is talked to about one at a time. */
  readonly elsewhere: Stage;
  /** Of them, those that the team has no place for. Nothing is counted of them. */
  readonly notReached: Stage;
  readonly inConversation: Stage;
  /** Accounts expected to buy, of those in conversation about this motion. */
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
  /** Each account once, though it may be in conversation about several motions, one after the other. */
  readonly eligible: Stage;
  readonly triggered: Stage;
  readonly inConversation: Stage;
  readonly notReached: Stage;
  /** What those without a place would bring, which is not counted. */
  readonly notCounted: Estimate;
  /** Sales expected, which may be several of one account. */
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
 *                     gain, which is ARR × the lift that the sources give the first motion, then in the order of the list
 *     won             in conversation × conversion
 *     ARR won         Σ ARR of the account × lift × conversion, on any day between trigger + cycle low and trigger + cycle high
 *                     alike; a change of price on the day of the renewal
 *
 * An account is talked to about one motion at a time. The first is the one whose trigger comes first (of the same day, the one earlier in
 * `AccountPipeline.offers`); what asks before that conversation can have ended is not counted, what asks later has one of its own. An account
 * holds its place from the first on: what is in conversation at any time never exceeds the places. A trigger that the team has no place to
 * answer is counted as not reached, not put off.
 *
 * Low, likely and high take all their conversions and lifts at once; when an account buys is the same in all three. What a plan assumes
 * changes no account's turn, so the ARR won is proportional to conversion and lift, and one more place adds one more account.
 *
 * Units    money a year; accounts expected to buy are fractions
 * Cost     one sort of the triggered accounts and one pass; `forecastOfInParts` rests in between
 * Source   docs/metrics.md#forecast-from-accounts; that a CSM looks after about 30 accounts is A's and E's, the rest Headroom's own
 */
export function forecastOf(pipelines: readonly AccountPipeline[], question: ForecastQuestion): AccountForecast {
  const parts = forecastOfInParts(pipelines, question);
  for (;;) {
    const part = parts.next();
    if (part.done === true) return part.value;
  }
}

/** The same for whoever cannot wait for all of a long list: rests some milliseconds apart. */
export function* forecastOfInParts(
  pipelines: readonly AccountPipeline[],
  { quarters, premises, places }: ForecastQuestion,
): Generator<1, AccountForecast> {
  const tallies = new Map(premises.map((one) => [one.motion, newTally(one, quarters.length)]));
  const whole = { eligible: newCount(), unhealthy: newCount(), healthUnknown: newCount() };
  const end = quarters.at(-1)?.high ?? Number.NEGATIVE_INFINITY;
  const waiting: Waiting[] = [];
  for (const [at, pipeline] of pipelines.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) yield 1;
    if (pipeline.health !== 'open') {
      count(pipeline.health === 'shut' ? whole.unhealthy : whole.healthUnknown, pipeline.arr);
      continue;
    }
    if (pipeline.offers.length > 0) count(whole.eligible, pipeline.arr);
    const conversations = countOffers(pipeline, tallies, end);
    const [first] = conversations;
    if (first !== undefined) {
      waiting.push({ arr: pipeline.arr, conversations, gain: pipeline.arr * (USUAL_LIFT.get(first.motion) ?? 0) });
    }
  }
  // Stable: what is alike stays in the order of the list.
  waiting.sort((a, b) => b.gain - a.gain);
  if (waiting.length > AT_ONCE) yield 1;
  const { reached, ...placed } = place(waiting, places, tallies);
  for (let from = 0; from < reached.length; from += AT_ONCE) {
    if (from > 0) yield 1;
    close(reached.slice(from, from + AT_ONCE), tallies, quarters);
  }
  if (reached.length > AT_ONCE) yield 1;
  return {
    ...totalsOf([...tallies.values()], quarters.length),
    ...whole,
    ...placed,
    triggered: { accounts: waiting.length, arr: placed.inConversation.arr + placed.notReached.arr },
    conversations: accountsBusy(reached, quarters),
  };
}

/** Accounts looked at without a rest. */
const AT_ONCE = 2000;

/** What the sources say, whatever the plan does. */
const USUAL_LIFT: ReadonlyMap<SoldMotion, number> = new Map(
  premisesOf([]).map(({ motion, lift }) => [motion, lift.value.likely]),
);

interface Waiting {
  readonly arr: number;
  /** One after the other, at least one. */
  readonly conversations: readonly Conversation[];
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

/** Counts an account for every motion it is eligible and triggered for, and gives the conversations it would have. */
function countOffers(
  { offers, arr }: AccountPipeline,
  tallies: ReadonlyMap<SoldMotion, Tally>,
  end: DayNumber,
): readonly Conversation[] {
  const asking: Conversation[] = [];
  for (const offer of offers) {
    const tally = tallies.get(offer.motion);
    if (tally === undefined) continue;
    count(tally.eligible, arr);
    if (offer.trigger === null || offer.trigger > end) continue;
    count(tally.triggered, arr);
    asking.push(conversationOf(offer, offer.trigger, tally.premises));
  }
  const { held, passedOver } = oneAtATime(asking);
  for (const { motion } of passedOver) countIn(tallies, motion, 'elsewhere', arr);
  return held;
}

function countIn(
  tallies: ReadonlyMap<SoldMotion, Tally>,
  motion: SoldMotion,
  stage: 'elsewhere' | 'inConversation' | 'notReached',
  arr: number,
): void {
  const tally = tallies.get(motion);
  if (tally !== undefined) count(tally[stage], arr);
}

/** The accounts that the team has a place for, and those it has none for: counts each at its stage, once in all and once for each conversation. */
function place(
  waiting: readonly Waiting[],
  places: number | null,
  tallies: ReadonlyMap<SoldMotion, Tally>,
): { readonly reached: readonly Waiting[]; readonly inConversation: Stage; readonly notReached: Stage } {
  const reached = waiting.slice(0, places === null ? waiting.length : Math.max(0, Math.floor(places)));
  const inConversation = newCount();
  const notReached = newCount();
  for (const [rank, { arr, conversations }] of waiting.entries()) {
    const isReached = rank < reached.length;
    count(isReached ? inConversation : notReached, arr);
    for (const { motion } of conversations) countIn(tallies, motion, isReached ? 'inConversation' : 'notReached', arr);
  }
  return { reached, inConversation, notReached };
}

/** Puts the end of each conversation into the quarters it may fall in. */
function close(
  reached: readonly Waiting[],
  tallies: ReadonlyMap<SoldMotion, Tally>,
  quarters: readonly DaySpan[],
): void {
  for (const { arr, conversations } of reached) {
    for (const conversation of conversations) {
      const tally = tallies.get(conversation.motion);
      const { first, last } = spansOf(conversation, quarters) ?? NOWHERE;
      for (let at = first; at <= last; at++) {
        const [ending, quarter] = [tally?.ending[at], quarters[at]];
        if (ending !== undefined && quarter !== undefined) count(ending, arr, closingIn(conversation, quarter));
      }
    }
  }
}

const NOWHERE = { first: 0, last: -1 };

/** How many accounts are in conversation in each quarter: one counts once, whatever it is talked to about there. */
function accountsBusy(reached: readonly Waiting[], quarters: readonly DaySpan[]): readonly number[] {
  const steps = new Float64Array(quarters.length + 1);
  for (const { conversations } of reached) {
    let counted = -1;
    for (const conversation of conversations) {
      const { first, last } = spansOf(conversation, quarters) ?? NOWHERE;
      const from = Math.max(first, counted + 1);
      if (from > last) continue;
      steps[from] = (steps[from] ?? 0) + 1;
      steps[last + 1] = (steps[last + 1] ?? 0) - 1;
      counted = last;
    }
  }
  return runningSums(steps);
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
  quarters: number,
): Pick<AccountForecast, 'motions' | 'notCounted' | 'won' | 'quarters' | 'total' | 'outside'> {
  const motions = tallies.map(forecastOfMotion);
  return {
    motions,
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
