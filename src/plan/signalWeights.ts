import { SIGNAL_IDS, type SignalId, type SignalWeights, USUAL_WEIGHTS } from '#domain/accounts/signals';
import type { AccountSettings, SegmentWeights } from './accountSettings';
import { isSameName } from './initiativeLines';

/**
 * The weights that accounts of a segment are judged with: signal by signal those stated for it, else those stated for all, else the usual ones.
 * `null` asks for those of accounts without a segment.
 */
export function signalWeights({ weights = [] }: AccountSettings, segment: string | null): SignalWeights {
  const own = segment === null ? null : weightsOf(weights, (name) => name !== null && isSameName(name, segment));
  const forAll = weightsOf(weights, (name) => name === null);
  return Object.fromEntries(SIGNAL_IDS.map((id) => [id, own?.[id] ?? forAll?.[id] ?? USUAL_WEIGHTS[id]])) as Record<
    SignalId,
    number
  >;
}

function weightsOf(
  weights: readonly SegmentWeights[],
  isMeant: (segment: string | null) => boolean,
): SegmentWeights['weights'] | null {
  return weights.find(({ segment }) => isMeant(segment))?.weights ?? null;
}
