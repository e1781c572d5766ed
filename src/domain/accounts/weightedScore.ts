/** A score over what is known, and how much that is. */
export interface Score {
  /** 0 to 100; null where nothing that counts is known. */
  readonly score: number | null;
  /** Weight of the known signals as a share of all weight, 0 to 1. */
  readonly confidence: number;
}

/** What one signal brings to a score. */
export interface Contribution<Id extends string> {
  readonly signal: Id;
  /** 0 to 1; null where it is not known. */
  readonly value: number | null;
  readonly weight: number;
  /** Of the score; null where the value is not known. Those of an account add up to its score. */
  readonly points: number | null;
}

/** Of accounts that are not judged. */
export const NO_SCORE: Score = { score: null, confidence: 0 };

interface Weighted<Facts, Id extends string> {
  readonly id: Id;
  readonly value: (facts: Facts) => number | null;
}

/**
 * The weighted mean of the signals that are known, of 100.
 *
 *     score      = 100 × Σ weight × value / Σ weight     over the known signals
 *     confidence = Σ weight of the known / Σ weight of all
 *
 * A signal not known is left out above and below, so it neither raises nor lowers the score; the confidence says how much it leaves open.
 *
 * Domain   values 0 to 1, weights from 0 on; only their proportions matter
 * Cost     one pass, nothing kept
 */
export function weightedScore<Facts, Id extends string>(
  signals: readonly Weighted<Facts, Id>[],
  facts: Facts,
  weights: Readonly<Record<Id, number>>,
): Score {
  let [sum, known, all] = [0, 0, 0];
  for (const { id, value: read } of signals) {
    const weight = weights[id];
    const value = read(facts);
    all += weight;
    if (value === null) continue;
    known += weight;
    sum += weight * value;
  }
  return { score: known === 0 ? null : 100 * (sum / known), confidence: all === 0 ? 0 : known / all };
}

/** What each signal brings to the score of `weightedScore`, in points: 100 × weight × value / Σ weight of the known. */
export function contributions<Facts, Id extends string>(
  signals: readonly Weighted<Facts, Id>[],
  facts: Facts,
  weights: Readonly<Record<Id, number>>,
): readonly Contribution<Id>[] {
  const valued = signals.map(({ id, value }) => ({ signal: id, value: value(facts), weight: weights[id] }));
  let known = 0;
  for (const { value, weight } of valued) known += value === null ? 0 : weight;
  return valued.map((one) => ({
    ...one,
    points: one.value === null || known === 0 ? null : (100 * one.weight * one.value) / known,
  }));
}
