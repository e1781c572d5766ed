import type { GateReading } from '#domain/healthGate';
import type { SourceId } from '#domain/sources';
import type { AccountFacts } from './facts';
import { SIGNALS } from './signalScales';
import type { SignalId, SignalWeights } from './signals';
import { type Contribution, contributions, NO_SCORE, type Score, weightedScore } from './weightedScore';

/** An account is ready above this score, not at it. */
export const READY_ABOVE = { score: 75, source: 'E' as SourceId };

/** A bound that is passed by rounding alone is not passed. */
const ROUNDING = 1e-9;

/**
 * How ready an account is to expand, 0 to 100: the weighted mean of its eleven signals over those that are known.
 *
 * Domain   customers; of an account without ARR there is no score
 * Source   E for the score, its four groups and its bound; scales in `SIGNALS`, weights Headroom's own and editable (docs/metrics.md#accounts)
 */
export function readinessOf(facts: AccountFacts, weights: SignalWeights): Score {
  return facts.isCustomer ? weightedScore(SIGNALS, facts, weights) : NO_SCORE;
}

/** What each signal brings to the readiness of a customer, in the order of `SIGNAL_IDS`; the points add up to the score. */
export function readinessParts(facts: AccountFacts, weights: SignalWeights): readonly Contribution<SignalId>[] {
  return contributions(SIGNALS, facts, weights);
}

/** Above the bound, and healthy: an account whose gate is shut, or whose health nobody knows, is not ready whatever its score. */
export function isReady(score: number | null, gate: GateReading['state'], readyAbove: number): boolean {
  return score !== null && score > readyAbove + ROUNDING && gate === 'open';
}
