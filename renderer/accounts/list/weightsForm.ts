import { readFigure } from '#base/readFigure';
import { err, ok, type Result } from '#base/result';
import type { AccountsReading } from '#analysis/accountReading';
import { isReady, readinessOf } from '#domain/accounts/readiness';
import { SIGNAL_IDS, type SignalWeights, USUAL_WEIGHTS } from '#domain/accounts/signals';
import { SIGNALS } from '#domain/accounts/signalScales';
import { type AccountSettings, accountSettings, type SegmentWeights, settingsEdit } from '#plan/accountSettings';
import { isSameName } from '#plan/initiativeLines';
import type { Plan } from '#plan/model';
import { signalWeights } from '#plan/signalWeights';
import { commit } from '../../state/session';

export type WeightTexts = Readonly<Record<keyof SignalWeights, string>>;

/** What is typed about scoring, before it is taken: weights by segment (null for all that have none of their own), and the bound. */
export interface ScoringDraft {
  readonly weights: readonly SegmentWeights[];
  readonly readyAbove: number;
}

const MOST_WEIGHT = 1000;

function readWeight(text: string): Result<number, string> {
  const figure = readFigure(text);
  if (figure === null || figure.suffix !== '')
    return err('is not a number. Type a weight such as 10, or 0 to leave the signal out.');
  return figure.number >= 0 && figure.number <= MOST_WEIGHT
    ? ok(figure.number)
    : err(`is outside 0 to ${MOST_WEIGHT}, between which weights lie.`);
}

export function readBound(text: string): Result<number, string> {
  const figure = readFigure(text);
  if (figure === null || figure.suffix !== '') return err('is not a number. Type a score from 0 to 100.');
  return figure.number >= 0 && figure.number <= 100 ? ok(figure.number) : err('is outside 0 to 100. Type a score.');
}

/** Reads all weights of a segment; the error names the first that is wrong. */
export function readWeights(
  texts: WeightTexts,
): Result<SignalWeights, { readonly id: string; readonly sentence: string }> {
  const weights: Partial<Record<keyof SignalWeights, number>> = {};
  for (const id of SIGNAL_IDS) {
    const read = readWeight(texts[id]);
    if (!read.ok) {
      const name = SIGNALS.find((signal) => signal.id === id)?.name ?? id;
      return err({ id, sentence: `${name}: “${texts[id]}” ${read.error}` });
    }
    weights[id] = read.value;
  }
  if (SIGNAL_IDS.every((id) => weights[id] === 0)) {
    return err({ id: SIGNAL_IDS[0], sentence: 'All weights are 0: give at least one signal a weight.' });
  }
  return ok({ ...USUAL_WEIGHTS, ...weights });
}

export function weightTexts(weights: SignalWeights): WeightTexts {
  return Object.fromEntries(SIGNAL_IDS.map((id) => [id, String(weights[id])])) as Record<keyof SignalWeights, string>;
}

/**
 * The weights of one segment as they are wanted. Only those are stated that it would not have anyway, so that the others go on following
 * what is stated for all.
 */
export function withWeights(
  all: readonly SegmentWeights[],
  segment: string | null,
  weights: SignalWeights,
): readonly SegmentWeights[] {
  const others = all.filter((one) => !isOf(one, segment));
  const followed = signalWeights({ weights: others }, segment);
  const own = SIGNAL_IDS.filter((id) => weights[id] !== followed[id]).map((id) => [id, weights[id]] as const);
  return own.length === 0 ? others : [...others, { segment, weights: Object.fromEntries(own) }];
}

export function hasOwn(all: readonly SegmentWeights[], segment: string | null): boolean {
  return all.some((one) => isOf(one, segment));
}

function isOf({ segment: name }: SegmentWeights, segment: string | null): boolean {
  return name === null || segment === null ? name === segment : isSameName(name, segment);
}

export function isLike(a: SignalWeights, b: SignalWeights): boolean {
  return SIGNAL_IDS.every((id) => a[id] === b[id]);
}

/** Accounts that would be ready. One pass; nothing that is kept of the plan's own readings is touched. */
export function readyWith({ accounts }: AccountsReading, { weights, readyAbove }: ScoringDraft): number {
  const settings: AccountSettings = { weights };
  const bySegment = new Map<string | null, SignalWeights>();
  let count = 0;
  for (const { account, facts, gate } of accounts) {
    if (gate.state !== 'open') continue;
    const segment = account.segment ?? null;
    const own = bySegment.get(segment) ?? signalWeights(settings, segment);
    bySegment.set(segment, own);
    if (isReady(readinessOf(facts, own).score, gate.state, readyAbove)) count++;
  }
  return count;
}

/** States weights and bound in one step; what is as usual is not stated. */
export function saveScoring(plan: Plan, { weights, readyAbove }: ScoringDraft, usualBound: number): boolean {
  const before = accountSettings(plan);
  const changes = {
    weights: weights.length === 0 ? undefined : weights,
    readyAbove: readyAbove === usualBound ? undefined : readyAbove,
  };
  if (before.readyAbove === changes.readyAbove && JSON.stringify(before.weights) === JSON.stringify(changes.weights)) {
    return true;
  }
  return commit('Scoring of accounts', [settingsEdit(plan, changes)]);
}
