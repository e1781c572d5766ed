import type { Account } from '#domain/accounts/account';
import { healthOf } from '#domain/accounts/accountHealth';
import { churnRiskOf, type RiskBand, riskBand } from '#domain/accounts/churnRisk';
import { type CrossSellTiming, crossSellTiming } from '#domain/accounts/crossSellTiming';
import { type AccountFacts, factsOf, type ListFacts } from '#domain/accounts/facts';
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
interface Measure extends ListFacts {
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
  const { accounts: list } = plan;
  const known = kept.get(list);
  const before = last?.deref();
  const whole = known?.whole ?? wholeOf(list, before);
  const measure = measureOf(plan, whole.products.length);
  if (known !== undefined && isSameMeasure(known.measure, measure)) return known.reading;
  const reading = readList({ list, measure, whole, before });
  kept.set(list, { measure, whole, reading });
  last = new WeakRef(list);
  return reading;
}

/** What is said of a list as a whole, taken over from the list before where all it is made of is the same. */
function wholeOf(list: List, before: List | undefined): Whole {
  const known = before === undefined ? undefined : kept.get(before);
  const isSame =
    before !== undefined &&
    before.length === list.length &&
    list.every((account, index) => isSameOfWhole(account, before[index] as Account));
  if (known !== undefined && isSame) return known.whole;
  const whitespace = whitespaceOf(list);
  return {
    ...whitespace,
    tiers: potentialTiers(whitespace.potential),
    potentialInTop: concentrationOf(whitespace.potential),
    expansionInTop: concentrationOf(list.map(expansionOfYear)),
  };
}

function isSameOfWhole(a: Account, b: Account): boolean {
  return (
    a === b ||
    (a.products === b.products && a.arr === b.arr && a.segment === b.segment && a.arrHistory === b.arrHistory)
  );
}

function measureOf(plan: Accounts, productsSold: number): Measure {
  const settings = accountSettings(plan);
  return { asOf: asOfDay(plan), productsSold, readyAbove: settings.readyAbove ?? READY_ABOVE.score, settings };
}

function isSameMeasure(a: Measure, b: Measure): boolean {
  return isSameDay(a, b) && a.readyAbove === b.readyAbove && a.settings.weights === b.settings.weights;
}

function isSameDay(a: ListFacts, b: ListFacts): boolean {
  return a.asOf === b.asOf && a.productsSold === b.productsSold;
}

function readList({
  list,
  measure,
  whole,
  before,
}: {
  readonly list: List;
  readonly measure: Measure;
  readonly whole: Whole;
  readonly before: List | undefined;
}): AccountsReading {
  const weightsIn = weightsBySegment(measure.settings);
  const readBefore = readingsBefore(list, before, measure, weightsIn);
  const accounts = list.map(
    (account, index) =>
      readBefore(account, index) ??
      readAccount(account, { measure, productsOwned: whole.owned[index]?.length ?? null, weightsIn }),
  );
  const { asOf, readyAbove } = measure;
  return { ...whole, asOf, readyAbove, accounts, totals: totalsOf(accounts, readyAbove) };
}

/** Finds accounts of the list before that were read on the same day; where bound or weights are others, judged by those. */
function readingsBefore(
  list: List,
  before: List | undefined,
  measure: Measure,
  weightsIn: WeightsIn,
): (account: Account, index: number) => AccountReading | undefined {
  const known = before === undefined ? undefined : kept.get(before);
  if (known === undefined || !isSameDay(known.measure, measure)) return () => undefined;
  const { accounts } = known.reading;
  const isJudged = isSameMeasure(known.measure, measure);
  const judged = (reading: AccountReading | undefined) =>
    reading === undefined || isJudged ? reading : { ...reading, ...readinessIn(reading, { measure, weightsIn }) };
  // A list as long as before has its accounts where they were, but for those that an edit changed.
  if (accounts.length === list.length) {
    return (account, index) => (accounts[index]?.account === account ? judged(accounts[index]) : undefined);
  }
  const byAccount = new Map(accounts.map((reading) => [reading.account, reading]));
  return (account) => judged(byAccount.get(account));
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

function readAccount(
  account: Account,
  {
    measure,
    productsOwned,
    weightsIn,
  }: {
    readonly measure: Measure;
    readonly productsOwned: number | null;
    readonly weightsIn: WeightsIn;
  },
): AccountReading {
  const facts = factsOf(account, measure, productsOwned);
  const gate = healthOf(facts);
  const risk = churnRiskOf(facts);
  const limit = limitOf(facts);
  return {
    account,
    facts,
    gate,
    ...readinessIn({ facts, gate }, { measure, weightsIn }),
    risk,
    riskBand: riskBand(risk.score),
    limit,
    triggers: triggersOf(facts, limit),
    timing: crossSellTiming(facts.age),
  };
}

function readinessIn(
  { facts, gate }: Pick<AccountReading, 'facts' | 'gate'>,
  { measure, weightsIn }: { readonly measure: Measure; readonly weightsIn: WeightsIn },
): Pick<AccountReading, 'weights' | 'readiness' | 'isReady'> {
  const weights = weightsIn(facts.segment);
  const readiness = readinessOf(facts, weights);
  return { weights, readiness, isReady: isReady(readiness.score, gate.state, measure.readyAbove) };
}
