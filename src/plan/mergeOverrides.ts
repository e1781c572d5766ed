import { parse } from '#formula/parse';
import { references } from '#formula/references';
import { type BySegment, type Line, type Override, type Plan, type SegmentKey, WHOLE } from './model';
import { lineOf, segmentKeys } from './planParts';
import { isEmpty } from './records';

/** Something that a scenario says and that has no place in the plan it comes into. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
}

/** By key of the other plan: the segment of this one that has the same name. */
export function segmentMap(plan: Plan, other: Plan): ReadonlyMap<SegmentKey, SegmentKey> {
  const found = other.segments.flatMap(({ id, name }): (readonly [SegmentKey, SegmentKey])[] => {
    const same = plan.segments.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return same === undefined ? [] : [[id, same.id]];
  });
  return new Map([...found, [WHOLE, WHOLE]]);
}

interface Mapped {
  /** Null where nothing of it has a place. */
  readonly override: Override | null;
  readonly leftOut: readonly LeftOut[];
}

/** What an override says in terms of this plan: its line by name, its segments by theirs. */
export function mapOverride(
  plan: Plan,
  other: Plan,
  id: string,
  override: Override,
  segments: ReadonlyMap<SegmentKey, SegmentKey>,
): Mapped {
  const there = lineOf(other, id);
  const line = lineOf(plan, id);
  const what = there?.label ?? id;
  if (line === undefined) return { override: null, leftOut: [{ what, why: 'this plan has no such line' }] };
  const leftOut: LeftOut[] = [];
  const strange = new Set<SegmentKey>();
  const mapped = <T>(values: BySegment<T>): BySegment<T> =>
    Object.fromEntries(
      Object.entries(values).flatMap(([key, value]): (readonly [SegmentKey, T])[] => {
        const keys = keysFor(plan, line, key, segments);
        if (keys.length === 0) strange.add(key);
        return keys.map((one) => [one, value] as const);
      }),
    );
  const values = line.definition.type === 'input' || override.formula === null ? mapped(override.values) : {};
  const cells = mapped(override.cells);
  for (const key of strange) leftOut.push({ what, why: whyNot(plan, other, key) });
  const unknown = override.formula === null ? [] : unknownLines(plan, override.formula);
  const formula = unknown.length === 0 ? override.formula : null;
  if (unknown.length > 0) {
    leftOut.push({ what, why: `its formula reads ${unknown.join(', ')}, which this plan has not` });
  }
  const isNothing = formula === null && isEmpty(values) && isEmpty(cells);
  return { override: isNothing ? null : { values, formula, cells }, leftOut };
}

/** Where values of a segment of the other plan go: a rate of the whole counts in each segment, an amount cannot be divided. */
function keysFor(
  plan: Plan,
  line: Line,
  key: SegmentKey,
  segments: ReadonlyMap<SegmentKey, SegmentKey>,
): readonly SegmentKey[] {
  const keys = segmentKeys(plan, line);
  const same = segments.get(key);
  if (same !== undefined && keys.includes(same)) return [same];
  return key === WHOLE && line.unit === 'rate' ? keys : [];
}

function whyNot(plan: Plan, other: Plan, key: SegmentKey): string {
  if (key === WHOLE) return 'it is one amount there, and divided into segments here';
  const name = other.segments.find(({ id }) => id === key)?.name ?? key;
  return plan.segments.length === 0
    ? `it is divided into segments there (${name}), and one figure here`
    : `this plan has no segment ${name}`;
}

function unknownLines(plan: Plan, formula: string): readonly string[] {
  const parsed = parse(formula);
  if (!parsed.ok) return [];
  const names = new Set(references(parsed.value).map(({ line }) => line));
  return [...names].filter((name) => lineOf(plan, name) === undefined);
}
