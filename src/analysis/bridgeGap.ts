import type { Plan } from '#plan/model';
import { scenarioOf } from '#plan/planParts';
import { type PlacedFigure, whyMissing } from './bridgeLanes';
import type { Difference } from './scenarioDifferences';

/** A lane between two scenarios: the differences that are as in the second, and the names they go by; all others are as in the first. */
export interface Mixture {
  readonly names: readonly string[];
  readonly differences: readonly Difference[];
}

/** Why a figure has no bridge. */
export type BridgeGap =
  /** It cannot be computed in one of the two scenarios, by name. */
  | { readonly type: 'end'; readonly scenario: string; readonly why: string }
  /** It cannot be computed where these parts, by name, are as in `to` and all others as in `from`. */
  | { readonly type: 'subset'; readonly asInTo: readonly string[]; readonly why: string }
  /** Numbers so large that they have no difference. */
  | { readonly type: 'tooLarge' };

/** The two scenarios by id. */
export interface Ends {
  readonly from: string;
  readonly to: string;
}

/** What is asked of a plan to see a mixture in a lane. */
export function mixtureLane({ from, to }: Ends, { differences }: Pick<Mixture, 'differences'>) {
  const lines = differences.flatMap((one) => one.lines.map((line) => [line, to] as const));
  return { scenario: from, probes: [], linesAs: new Map(lines) };
}

/**
 * The first of the mixtures in which a figure cannot be computed: an end, else the one with the fewest differences as in `to`. Null where it
 * can be in all of them.
 */
export function findGap(
  plan: Plan,
  ends: Ends,
  figure: PlacedFigure,
  mixtures: readonly Mixture[],
  values: ArrayLike<number>,
): BridgeGap | null {
  const most = Math.max(...mixtures.map(({ differences }) => differences.length));
  const missing = mixtures
    .filter((_, at) => Number.isNaN(values[at]))
    .toSorted((a, b) => a.differences.length - b.differences.length);
  const isEnd = ({ differences }: Mixture) => differences.length === 0 || differences.length === most;
  const found = missing.find(isEnd) ?? missing[0];
  if (found === undefined) return null;
  const why = whyMissing(plan, figure, mixtureLane(ends, found));
  if (!isEnd(found)) return { type: 'subset', asInTo: found.names, why };
  const end = found.differences.length === 0 ? ends.from : ends.to;
  return { type: 'end', scenario: scenarioOf(plan, end)?.name ?? end, why };
}

/** One or two sentences: which figure cannot be computed, and why. `from` and `to` are the names of the scenarios. */
export function describeBridgeGap(gap: BridgeGap, from: string, to: string): string {
  switch (gap.type) {
    case 'end':
      return `The figure cannot be computed in ${gap.scenario}. ${gap.why}`;
    case 'subset':
      return `The figure cannot be computed with ${namesText(gap.asInTo)} as in ${to} and all else as in ${from}. ${gap.why}`;
    case 'tooLarge':
      return 'The amounts are too large to be told apart.';
  }
}

function namesText(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
