import type { Edit } from './edit';
import { applyAll } from './edits';
import type { Cells, Line, Plan, Segment, SegmentKey, Series } from './model';
import { WHOLE } from './model';
import { idFromName } from './names';
import { entry, isEmpty } from './records';
import { dealt, dealtOverride, isShared, partOfCells, partOfSeries } from './segmentValues';
import { whileUnlocked } from './whileUnlocked';

/** A segment to be, and its part of the plan's ARR, 0 to 1. */
export interface MixPart {
  readonly name: string;
  readonly share: number;
}

/**
 * The edits that divide a plan without segments into several. Money and whatever else adds up is shared by the mix, rates are
 * copied, in the base, in every scenario, locked ones too, and in actuals; so where all segments have the same rates no
 * total moves. The shares count in proportion to their sum.
 *
 * A formula stays one for all segments: a fixed amount in it then counts once in each.
 */
export function firstSegmentsEdits(plan: Plan, mix: readonly MixPart[]): readonly Edit[] {
  const ids = idsFor(
    plan,
    mix.map((part) => part.name),
  );
  const segments = mix.map(({ name }, at): Segment => ({ id: ids[at] ?? name, name }));
  const [first] = segments;
  if (first === undefined) return [];
  const whole = mix.reduce((sum, { share }) => sum + share, 0);
  const parts = new Map(segments.map(({ id }, at) => [id, (mix[at]?.share ?? 0) / whole]));
  return inserted(plan, segments, first.id, parts);
}

/** A share of one segment that a new one takes over. */
export interface TakenShare {
  readonly segment: SegmentKey;
  readonly share: number;
}

/**
 * The edits that add a segment after others: with a share of one of them, whose rates it copies and whose money it takes, so
 * that no total moves; or empty, with zeros. In locked scenarios it is as it is now for good.
 */
export function addSegmentEdits(plan: Plan, name: string, from: TakenShare | null): readonly Edit[] {
  const [id = name] = idsFor(plan, [name]);
  if (from === null) return emptySegment(plan, { id, name });
  const parts = new Map([
    [from.segment, 1 - from.share],
    [id, from.share],
  ]);
  return inserted(plan, [{ id, name }], from.segment, parts);
}

function idsFor(plan: Plan, names: readonly string[]): readonly string[] {
  const ids: string[] = [];
  for (const name of names) ids.push(idFromName(name, [...plan.segments.map((segment) => segment.id), ...ids]));
  return ids;
}

function inserted(
  plan: Plan,
  segments: readonly Segment[],
  from: SegmentKey,
  parts: ReadonlyMap<SegmentKey, number>,
): readonly Edit[] {
  const inserts = segments.map(
    (segment, at): Edit => ({
      type: 'insertSegment',
      index: plan.segments.length + at,
      segment,
    }),
  );
  const locked = plan.scenarios.filter((scenario) => scenario.locked).map((scenario) => scenario.id);
  // The first segment takes over the values of the whole, which are dealt out from there.
  const before = applyAll(plan, whileUnlocked(plan, locked, inserts));
  if (!before.ok) return inserts;
  return whileUnlocked(plan, locked, [...inserts, ...dealEdits(before.value.plan, from, parts)]);
}

function dealEdits(plan: Plan, from: SegmentKey, parts: ReadonlyMap<SegmentKey, number>): readonly Edit[] {
  const edits: Edit[] = [];
  for (const line of plan.lines) {
    if (!line.segmented) continue;
    edits.push(...baseEdits(line, from, parts));
    for (const scenario of plan.scenarios) {
      const said = entry(scenario.overrides, line.id);
      if (said === undefined) continue;
      const override = dealtOverride(line, said, from, parts);
      edits.push({ type: 'setOverride', scenario: scenario.id, line: line.id, override });
    }
    const actuals = entry(plan.actuals.values, line.id);
    if (actuals === undefined || !Object.hasOwn(actuals, from)) continue;
    edits.push({ type: 'setLineActuals', line: line.id, values: dealt(actuals, from, cellDeals(line, parts)) });
  }
  return edits;
}

function baseEdits(line: Line, from: SegmentKey, parts: ReadonlyMap<SegmentKey, number>): readonly Edit[] {
  if (line.definition.type === 'input') {
    const series: Series = entry(line.definition.values, from) ?? { every: null, at: {} };
    return [...parts].map(
      ([segment, part]): Edit => ({
        type: 'setSeries',
        line: line.id,
        segment,
        series: isShared(line) ? partOfSeries(series, part) : series,
      }),
    );
  }
  const cells = entry(line.cells, from) ?? {};
  return [...parts].flatMap(([segment, part]) =>
    Object.entries(isShared(line) ? partOfCells(cells, part) : cells).map(
      ([period, value]): Edit => ({
        type: 'setCell',
        line: line.id,
        segment,
        period,
        value,
      }),
    ),
  );
}

function cellDeals(line: Line, parts: ReadonlyMap<SegmentKey, number>) {
  return new Map(
    [...parts].map(([key, part]) => [key, (cells: Cells) => (isShared(line) ? partOfCells(cells, part) : cells)]),
  );
}

/** Zeros in the base; a locked scenario says the zeros itself, or a later figure of the base would reach it. */
function emptySegment(plan: Plan, segment: Segment): readonly Edit[] {
  const insert: Edit = { type: 'insertSegment', index: plan.segments.length, segment };
  const locked = plan.scenarios.filter((scenario) => scenario.locked);
  const zeros = locked.flatMap(({ id, overrides }) =>
    Object.entries(overrides).flatMap(([line, said]): Edit[] =>
      isEmpty(said.values) || Object.hasOwn(said.values, WHOLE)
        ? []
        : [{ type: 'setOverrideSeries', scenario: id, line, segment: segment.id, series: { every: 0, at: {} } }],
    ),
  );
  return whileUnlocked(
    plan,
    locked.map((scenario) => scenario.id),
    [insert, ...zeros],
  );
}
