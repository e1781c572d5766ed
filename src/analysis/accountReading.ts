import type { Account } from '#domain/accounts/account';
import { healthOf } from '#domain/accounts/accountHealth';
import { churnRiskOf, type RiskBand, riskBand } from '#domain/accounts/churnRisk';
import { type CrossSellTiming, crossSellTiming } from '#domain/accounts/crossSellTiming';
import { type AccountFacts, amongProducts, factsOf } from '#domain/accounts/facts';
import { isReady, READY_ABOVE, readinessOf } from '#domain/accounts/readiness';
import type { SignalWeights } from '#domain/accounts/signals';
import { type FiredTrigger, triggersOf } from '#domain/accounts/triggers';
import { type LimitReading, limitOf } from '#domain/accounts/usageLimit';
import type { Score } from '#domain/accounts/weightedScore';
import {
  type Concentration,
  concentrationOf,
  expansionOfYear,
  type PotentialTier,
  potentialTiers,
} from '#domain/accounts/potential';
import { type Whitespace, whitespaceOf } from '#domain/accounts/whitespace';
import type { DayNumber } from '#domain/day';
import type { GateReading } from '#domain/healthGate';
import { type AccountSettings, accountSettings, asOfDay } from '#plan/accountSettings';
import type { Plan } from '#plan/model';
import { signalWeights } from '#plan/signalWeights';
import { type AccountTotals, totalsOf } from './accountTotals';
import { movedPlaces } from './movedPlaces';

/** What an account is read as by itself, on the day of its list: the same object for as long as the account and what it is judged by stay. */
export interface AccountReading {
  readonly account: Account;
  readonly facts: AccountFacts;
  /** The weights that its readiness was taken with. */
  readonly weights: SignalWeights;
  readonly readiness: Score;
  readonly gate: GateReading;
  readonly isReady: boolean;
  readonly risk: Score;
  readonly riskBand: RiskBand | null;
  readonly limit: LimitReading;
  readonly triggers: readonly FiredTrigger[];
  readonly timing: CrossSellTiming | null;
}

/** What a list says as a whole. Arrays are in its order. */
interface Whole extends Whitespace {
  readonly tiers: readonly (PotentialTier | null)[];
  /** What share of the potential the top fifth of accounts has. */
  readonly potentialInTop: Concentration;
  /** What share of the expansion of the last twelve months the top fifth brought, where the list has a history of ARR. */
  readonly expansionInTop: Concentration;
}

/** What a list of accounts says, account by account and in all: `accounts`, `owned`, `potential` and `tiers` are in its order. */
export interface AccountsReading extends Whole {
  readonly asOf: DayNumber;
  readonly readyAbove: number;
  readonly accounts: readonly AccountReading[];
  readonly totals: AccountTotals;
}

type Accounts = Pick<Plan, 'accounts' | 'accountSettings' | 'start'>;
type List = Plan['accounts'];

/** What each account is judged by, beside itself. */
interface Measure {
  readonly asOf: DayNumber;
  readonly readyAbove: number;
  readonly settings: AccountSettings;
}

interface Kept {
  readonly measure: Measure;
  readonly whole: Whole;
  readonly reading: AccountsReading;
}

const kept = new WeakMap<List, Kept>();
/** The list read last: after an edit, most of the next one is the same. Held weakly, so that a closed plan is let go. */
let last: WeakRef<List> | null = null;

/**
 * Reads a plan's accounts.
 *
 * Cost     one pass over the accounts that changed since the list read before, or over all where the day or the number of products did; where weights or the bound
 *          did, their readiness alone is taken anew. What is of the list as a whole (products, potential, tiers) is, where it changed. The same list again costs
 *          nothing.
 */
export function readAccounts(plan: Accounts): AccountsReading {
  const parts = readAccountsInParts(plan);
  for (;;) {
    const part = parts.next();
    if (part.done === true) return part.value;
  }
}

/** Reads as `readAccounts` does, for whoever cannot wait for all of a long list: rests some milliseconds apart, and yields the share that is done. */
export function* readAccountsInParts(plan: Accounts): Generator<number, AccountsReading> {
  const { accounts: list } = plan;
  const measure = measureOf(plan);
  const known = kept.get(list);
  if (known !== undefined && isSameMeasure(known.measure, measure)) {
    last = new WeakRef(list);
    return known.reading;
  }
  const before = readBefore(list, known);
  const isSameDay = before?.kept.measure.asOf === measure.asOf;
  const readingBefore = isSameDay ? readingAt(before, list) : none;
  const facts = yield* inParts(
    list.length,
    (at) => readingBefore(at)?.facts,
    (at): AccountFacts => factsOf(list[at] as Account, measure.asOf),
    0,
  );
  const whole = before !== null && isSameWhole(list, before.list) ? before.kept.whole : yield* wholeOf(facts);
  const isJudged = before !== null && isSameMeasure(before.kept.measure, measure);
  const isSameRange = before?.kept.whole.products.length === whole.products.length;
  const weightsIn = weightsBySegment(measure.settings);
  const accounts = yield* inParts(
    list.length,
    (at) => (isJudged && isSameRange ? readingBefore(at) : undefined),
    (at) => {
      const reading = isSameRange ? readingBefore(at) : undefined;
      if (reading !== undefined) return { ...reading, ...readinessIn(reading, { measure, weightsIn }) };
      const ofList = amongProducts(facts[at] as AccountFacts, whole.products.length, whole.owned[at]?.length ?? null);
      return readAccount(list[at] as Account, ofList, { measure, weightsIn });
    },
    0.5,
  );
  if (accounts.length > AT_ONCE) yield 1;
  const { asOf, readyAbove } = measure;
  const reading = { ...whole, asOf, readyAbove, accounts, totals: totalsOf(accounts, readyAbove) };
  kept.set(list, { measure, whole, reading });
  last = new WeakRef(list);
  return reading;
}

/** Accounts read anew without a rest: some milliseconds. */
const AT_ONCE = 500;

/** Takes over what there is, makes what there is not, and rests in between. */
function* inParts<T>(
  count: number,
  before: (at: number) => T | undefined,
  make: (at: number) => T,
  done: number,
): Generator<number, readonly T[]> {
  const all: T[] = [];
  let made = 0;
  for (let at = 0; at < count; at++) {
    const known = before(at);
    all.push(known ?? make(at));
    if (known === undefined && ++made % AT_ONCE === 0) yield done + at / count / 2;
  }
  return all;
}

interface Before {
  readonly list: List;
  readonly kept: Kept;
}

/** The reading that most can be taken over from: of the same list, else of the one read last. */
function readBefore(list: List, known: Kept | undefined): Before | null {
  if (known !== undefined) return { list, kept: known };
  const before = last?.deref();
  const read = before === undefined ? undefined : kept.get(before);
  return before === undefined || read === undefined ? null : { list: before, kept: read };
}

const none = (): undefined => undefined;

/** Finds what an account of a list was read as before: the same object, wherever it stood. */
function readingAt(
  { list: before, kept: { reading } }: Before,
  list: List,
): (at: number) => AccountReading | undefined {
  const moved = movedPlaces(before, list);
  return (at) => reading.accounts[moved(at)];
}

/** What is said of a list as a whole is the same where all it is made of is. */
function isSameWhole(list: List, before: List): boolean {
  return before.length === list.length && list.every((account, at) => isSameOfWhole(account, before[at] as Account));
}

function isSameOfWhole(a: Account, b: Account): boolean {
  return (
    a === b ||
    (a.products === b.products && a.arr === b.arr && a.segment === b.segment && a.arrHistory === b.arrHistory)
  );
}

function* wholeOf(facts: readonly AccountFacts[]): Generator<number, Whole> {
  const whitespace = whitespaceOf(facts);
  if (facts.length > AT_ONCE) yield 0.5;
  return {
    ...whitespace,
    tiers: potentialTiers(whitespace.potential),
    potentialInTop: concentrationOf(whitespace.potential),
    expansionInTop: concentrationOf(facts.map(expansionOfYear)),
  };
}

function measureOf(plan: Accounts): Measure {
  const settings = accountSettings(plan);
  return { asOf: asOfDay(plan), readyAbove: settings.readyAbove ?? READY_ABOVE.score, settings };
}

function isSameMeasure(a: Measure, b: Measure): boolean {
  return a.asOf === b.asOf && a.readyAbove === b.readyAbove && a.settings.weights === b.settings.weights;
}

type WeightsIn = (segment: string | null) => SignalWeights;

function weightsBySegment(settings: AccountSettings): WeightsIn {
  const weights = new Map<string | null, SignalWeights>();
  return (segment) => {
    const seen = weights.get(segment);
    if (seen !== undefined) return seen;
    const found = signalWeights(settings, segment);
    weights.set(segment, found);
    return found;
  };
}

interface Judge {
  readonly measure: Measure;
  readonly weightsIn: WeightsIn;
}

function readAccount(account: Account, facts: AccountFacts, judge: Judge): AccountReading {
  const gate = healthOf(facts);
  const risk = churnRiskOf(facts);
  const limit = limitOf(facts);
  return {
    account,
    facts,
    gate,
    ...readinessIn({ facts, gate }, judge),
    risk,
    riskBand: riskBand(risk.score),
    limit,
    triggers: triggersOf(facts, limit),
    timing: crossSellTiming(facts.age),
  };
}

function readinessIn(
  { facts, gate }: Pick<AccountReading, 'facts' | 'gate'>,
  { measure, weightsIn }: Judge,
): Pick<AccountReading, 'weights' | 'readiness' | 'isReady'> {
  const weights = weightsIn(facts.segment);
  const readiness = readinessOf(facts, weights);
  return { weights, readiness, isReady: isReady(readiness.score, gate.state, measure.readyAbove) };
}
