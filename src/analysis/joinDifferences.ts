import type { Difference } from './scenarioDifferences';

/** A step of a bridge: one difference, or several that count together. */
export interface BridgePart {
  readonly name: string;
  readonly differences: readonly Difference[];
}

/** A difference as a step of its own. */
export function onePart(difference: Difference): BridgePart {
  return { name: difference.name, differences: [difference] };
}

/** A difference with how much it moves the figure by itself. */
export interface WeighedDifference {
  readonly difference: Difference;
  readonly effect: number;
}

/** Differences that count together: always the smallest of their section, or of several sections. */
interface Group {
  readonly members: readonly WeighedDifference[];
  readonly name: string;
}

/**
 * Differences joined until there are no more than `most` steps, in the order of the differences.
 *
 * Those of one section are joined first, the smallest effects before larger ones, so that each section keeps one step for what is small in it.
 * Where every section has come down to one step, the smallest of these are joined.
 */
export function joinDifferences(weighed: readonly WeighedDifference[], most: number): readonly BridgePart[] {
  const sections = [...new Set(weighed.map(({ difference }) => difference.section))].map((section) => ({
    section,
    ascending: weighed.filter(({ difference }) => difference.section === section).toSorted(byEffect),
    joined: 0,
  }));
  for (let steps = weighed.length; steps > most; steps--) {
    // Joining begins with two; after that each is one step less.
    const next = sections
      .map((one) => ({ one, joined: Math.max(one.joined + 1, 2) }))
      .filter(({ one, joined }) => joined <= one.ascending.length)
      .toSorted((a, b) => effectAt(a.one.ascending, a.joined - 1) - effectAt(b.one.ascending, b.joined - 1))[0];
    if (next === undefined) break;
    next.one.joined = next.joined;
  }
  const groups = sections.flatMap(({ section, ascending, joined }): readonly Group[] => {
    const small = ascending.slice(0, joined);
    const name = joined === ascending.length ? `${section}, all ${joined}` : `${section}, ${joined} smallest`;
    return [
      ...(joined === 0 ? [] : [{ members: small, name }]),
      ...ascending.slice(joined).map((member): Group => ({ members: [member], name: member.difference.name })),
    ];
  });
  const place = new Map(weighed.map(({ difference }, at) => [difference, at]));
  const first = ({ members }: Group) => Math.min(...members.map(({ difference }) => place.get(difference) ?? 0));
  return joinSmallest(groups, most)
    .toSorted((a, b) => first(a) - first(b))
    .map(({ name, members }) => ({ name, differences: members.map(({ difference }) => difference) }));
}

/** Groups of which the smallest become one, so that there are no more than `most`. */
function joinSmallest(groups: readonly Group[], most: number): readonly Group[] {
  if (groups.length <= most) return groups;
  const weight = ({ members }: Group) => members.reduce((sum, { effect }) => sum + effect, 0);
  const ascending = groups.toSorted((a, b) => weight(a) - weight(b));
  const together = groups.length - most + 1;
  const members = ascending.slice(0, together).flatMap((group) => group.members);
  return [...ascending.slice(together), { members, name: `${members.length} smallest` }];
}

function byEffect(a: WeighedDifference, b: WeighedDifference): number {
  return a.effect - b.effect;
}

function effectAt(ascending: readonly WeighedDifference[], at: number): number {
  return ascending[at]?.effect ?? Number.POSITIVE_INFINITY;
}
