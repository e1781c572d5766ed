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
import { countProducts, type Product, whitespaceOf } from '#domain/accounts/whitespace';
import type { DayNumber } from '#domain/day';
import type { GateReading } from '#domain/healthGate';
import { type AccountSettings, accountSettings, asOfDay } from '#plan/accountSettings';
import type { Plan } from '#plan/model';
import { signalWeights } from '#plan/signalWeights';

/** What an account is read as by itself, on the day of its list. Kept for as long as the account and what it is judged by stay. */
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

/** So many accounts, with this ARR between them. */
export interface Tally {
  readonly accounts: number;
  readonly arr: number;
}

export interface AccountTotals {
  readonly all: Tally;
  readonly ready: Tally;
  /** Above the bound of readiness, but held back by the gate, or of a health not known. */
  readonly heldBack: Tally;
  readonly gateShut: Tally;
  readonly healthUnknown: Tally;
  /** With at least one trigger, whatever the gate says. */
  readonly triggered: Tally;
  /** With at least one trigger, and the gate open. */
  readonly actionable: Tally;
  /** 60 to 90 days before a limit. */
  readonly inWindow: Tally;
  readonly highRisk: Tally;
}

/** What a list of accounts says, account by account and in all. Arrays are in the order of the plan's list. */
export interface AccountsReading {
  readonly asOf: DayNumber;
  readonly readyAbove: number;
  readonly accounts: readonly AccountReading[];
  readonly totals: AccountTotals;
  readonly products: readonly Product[];
  /** Places in `products` that each account owns, rising; null where that is not known. */
  readonly owned: readonly (readonly number[] | null)[];
  /** ARR that the products it has not bought would add to each account; null where that is not known. */
  readonly potential: readonly (number | null)[];
  readonly tiers: readonly (PotentialTier | null)[];
  /** What share of that potential the top fifth of accounts has. */
  readonly potentialInTop: Concentration;
  /** What share of the expansion of the last twelve months the top fifth brought, where the list has a history of ARR. */
  readonly expansionInTop: Concentration;
}

type Accounts = Pick<Plan, 'accounts' | 'accountSettings' | 'start'>;

/** What accounts are judged by: the same object for as long as it is the same. */
interface Measure extends ListFacts {
  readonly settings: AccountSettings;
  readonly readyAbove: number;
  readonly weights: Map<string | null, SignalWeights>;
}

interface Kept {
  readonly measure: Measure;
  readonly reading: AccountReading;
}

let lastMeasure: Measure | null = null;
const keptAccounts = new WeakMap<Account, Kept>();
const keptLists = new WeakMap<Plan['accounts'], { readonly measure: Measure; readonly reading: AccountsReading }>();

/**
 * Reads a plan's accounts.
 *
 * Cost     one pass over accounts that changed, or over all where the settings, the day or the number of products did; whatever is of the list as a
 *          whole (products, potential, tiers) is taken anew for each list. Reading the same list again costs nothing.
 */
export function readAccounts(plan: Accounts): AccountsReading {
  const measure = measureOf(plan);
  const kept = keptLists.get(plan.accounts);
  if (kept?.measure === measure) return kept.reading;
  const accounts = plan.accounts.map((account) => readAccount(account, measure));
  const { products, owned, potential } = whitespaceOf(plan.accounts);
  const reading: AccountsReading = {
    asOf: measure.asOf,
    readyAbove: measure.readyAbove,
    accounts,
    totals: totalsOf(accounts, measure.readyAbove),
    products,
    owned,
    potential,
    tiers: potentialTiers(potential),
    potentialInTop: concentrationOf(potential),
    expansionInTop: concentrationOf(plan.accounts.map(expansionOfYear)),
  };
  keptLists.set(plan.accounts, { measure, reading });
  return reading;
}

function measureOf(plan: Accounts): Measure {
  const settings = accountSettings(plan);
  const asOf = asOfDay(plan);
  const productsSold = countProducts(plan.accounts);
  const { readyAbove = READY_ABOVE.score } = settings;
  const isLast =
    lastMeasure !== null &&
    lastMeasure.asOf === asOf &&
    lastMeasure.productsSold === productsSold &&
    lastMeasure.readyAbove === readyAbove &&
    lastMeasure.settings.weights === settings.weights;
  if (isLast && lastMeasure !== null) return lastMeasure;
  lastMeasure = { settings, asOf, productsSold, readyAbove, weights: new Map() };
  return lastMeasure;
}

function readAccount(account: Account, measure: Measure): AccountReading {
  const kept = keptAccounts.get(account);
  if (kept?.measure === measure) return kept.reading;
  const facts = factsOf(account, measure);
  const weights = weightsIn(measure, account.segment ?? null);
  const readiness = readinessOf(facts, weights);
  const gate = healthOf(facts);
  const risk = churnRiskOf(facts);
  const limit = limitOf(facts);
  const reading: AccountReading = {
    account,
    facts,
    weights,
    readiness,
    gate,
    isReady: isReady(readiness.score, gate.state, measure.readyAbove),
    risk,
    riskBand: riskBand(risk.score),
    limit,
    triggers: triggersOf(facts, limit),
    timing: crossSellTiming(facts.age),
  };
  keptAccounts.set(account, { measure, reading });
  return reading;
}

function weightsIn({ weights, settings }: Measure, segment: string | null): SignalWeights {
  const seen = weights.get(segment);
  if (seen !== undefined) return seen;
  const found = signalWeights(settings, segment);
  weights.set(segment, found);
  return found;
}

function totalsOf(accounts: readonly AccountReading[], readyAbove: number): AccountTotals {
  const tally = (isCounted: (reading: AccountReading) => boolean): Tally => {
    let [count, arr] = [0, 0];
    for (const reading of accounts) {
      if (!isCounted(reading)) continue;
      count++;
      arr += reading.account.arr;
    }
    return { accounts: count, arr };
  };
  return {
    all: tally(() => true),
    ready: tally((reading) => reading.isReady),
    heldBack: tally((reading) => !reading.isReady && isReady(reading.readiness.score, 'open', readyAbove)),
    gateShut: tally(({ gate }) => gate.state === 'shut'),
    healthUnknown: tally(({ gate }) => gate.state === 'unknown'),
    triggered: tally(({ triggers }) => triggers.length > 0),
    actionable: tally(({ triggers, gate }) => triggers.length > 0 && gate.state === 'open'),
    inWindow: tally(({ limit }) => limit.place === 'in'),
    highRisk: tally((reading) => reading.riskBand === 'high'),
  };
}
