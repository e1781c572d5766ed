import { err, ok, type Result } from '#base/result';
import { periodIds } from '#domain/timeline';
import type { Edit } from './edit';
import { ownOverride } from './freezeScenario';
import type { Line, Override, PeriodId, Plan, Scenario, Series } from './model';
import { baseOf, lineOf, NO_OVERRIDE, scenarioOf, segmentKeys, timelineOf } from './planParts';
import { entry, isEmpty, withEntry } from './records';
import { seriesValues } from './resolveScenario';
import type { BySegment, SegmentKey } from './values';

/** One thing that a scenario says differently from its parent. */
export type Statement =
  | { readonly type: 'formula'; readonly text: string }
  /** Values of its own in every period of a segment. */
  | { readonly type: 'values'; readonly segment: SegmentKey; readonly series: Series }
  | { readonly type: 'cell'; readonly segment: SegmentKey; readonly period: PeriodId; readonly value: number };

export interface StatedLine {
  readonly line: Line;
  readonly statements: readonly Statement[];
}

/**
 * What a scenario says differently, in the order of the lines; segments in document order, cells in time. Of a locked
 * scenario, which says everything itself, only what its parent does not say as well.
 */
export function statedOverrides(plan: Plan, id: string): readonly StatedLine[] {
  const scenario = scenarioOf(plan, id);
  if (scenario === undefined) return [];
  return plan.lines.flatMap((line): StatedLine[] => {
    const said = scenario.locked ? ownOverride(plan, line, id) : entry(scenario.overrides, line.id);
    return said === null || said === undefined ? [] : [{ line, statements: statementsOf(plan, line, said) }];
  });
}

function statementsOf(plan: Plan, line: Line, said: Override): readonly Statement[] {
  const found: Statement[] = said.formula === null ? [] : [{ type: 'formula', text: said.formula }];
  for (const segment of segmentKeys(plan, line)) {
    const series = entry(said.values, segment);
    if (series !== undefined) found.push({ type: 'values', segment, series });
    for (const [period, value] of Object.entries(entry(said.cells, segment) ?? {}).toSorted(byPeriod)) {
      found.push({ type: 'cell', segment, period, value });
    }
  }
  return found;
}

/** Ids of one grain sort as their periods do: year first, then month or quarter. */
function byPeriod([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The edit that takes one statement back, so that the scenario follows its parent there. */
export function resetStatement(scenario: string, line: string, statement: Statement): Edit {
  switch (statement.type) {
    case 'formula':
      return { type: 'setOverrideFormula', scenario, line, formula: null };
    case 'values':
      return { type: 'setOverrideSeries', scenario, line, segment: statement.segment, series: null };
    case 'cell': {
      const { segment, period } = statement;
      return { type: 'setOverrideCell', scenario, line, segment, period, value: null };
    }
  }
}

/** The edits after which the scenario follows its parent in every line. */
export function resetAll(scenario: Scenario): readonly Edit[] {
  return Object.keys(scenario.overrides).map(
    (line): Edit => ({
      type: 'setOverride',
      scenario: scenario.id,
      line,
      override: null,
    }),
  );
}

/** The parent has a formula of its own for the line, which values for some of the segments cannot stand beside. */
export interface MoveError {
  readonly type: 'parentHasFormula';
  readonly line: string;
  readonly parent: string;
}

/**
 * The edits that hand what a scenario says about a line to its parent: the parent says it, the scenario follows, and no
 * figure of the scenario moves. Others that follow the parent take it too.
 */
export function moveToParent(plan: Plan, id: string, lineId: string): Result<readonly Edit[], MoveError> {
  const scenario = scenarioOf(plan, id);
  const line = lineOf(plan, lineId);
  const said = entry(scenario?.overrides ?? {}, lineId);
  const parent = scenarioOf(plan, scenario?.parent ?? '');
  if (line === undefined || said === undefined || parent === undefined) return ok([]);
  const drop: Edit = { type: 'setOverride', scenario: id, line: lineId, override: null };
  if (parent === baseOf(plan)) return ok([...baseEdits(plan, line, said), drop]);
  const taken = merged(plan, line, entry(parent.overrides, lineId) ?? NO_OVERRIDE, said);
  if (taken === null) return err({ type: 'parentHasFormula', line: line.label, parent: parent.name });
  return ok([{ type: 'setOverride', scenario: parent.id, line: lineId, override: taken }, drop]);
}

/** What the child says in front of what the parent says; values and formulas hide the parent's cells. Null where they exclude each other. */
function merged(plan: Plan, line: Line, parent: Override, child: Override): Override | null {
  if (child.formula !== null) return child;
  const hidden = new Set(Object.keys(child.values));
  if (hidden.size > 0 && parent.formula !== null && segmentKeys(plan, line).some((key) => !hidden.has(key)))
    return null;
  let cells: BySegment<Readonly<Record<PeriodId, number>>> = Object.fromEntries(
    Object.entries(parent.cells).filter(([key]) => !hidden.has(key)),
  );
  for (const [key, own] of Object.entries(child.cells)) {
    cells = withEntry(cells, key, { ...entry(cells, key), ...own });
  }
  return {
    values: { ...parent.values, ...child.values },
    formula: hidden.size > 0 ? null : parent.formula,
    cells,
  };
}

/** The same said by the plan's own line, which is what the base says. */
function baseEdits(plan: Plan, line: Line, said: Override): readonly Edit[] {
  const edits: Edit[] = [];
  const becomes = said.formula !== null ? 'formula' : isEmpty(said.values) ? line.definition.type : 'input';
  if (said.formula !== null) {
    edits.push({ type: 'setDefinition', line: line.id, definition: { type: 'formula', text: said.formula } });
    edits.push(...clearedCells(line, Object.keys(line.cells)));
  } else if (line.definition.type === 'formula' && !isEmpty(said.values)) {
    edits.push(...valuesAsCells(plan, line, said));
    return edits;
  }
  for (const key of segmentKeys(plan, line)) {
    const cells = entry(said.cells, key) ?? {};
    if (becomes === 'formula') {
      for (const [period, value] of Object.entries(cells)) {
        edits.push({ type: 'setCell', line: line.id, segment: key, period, value });
      }
      continue;
    }
    const own = line.definition.type === 'input' ? entry(line.definition.values, key) : undefined;
    const series = entry(said.values, key) ?? own ?? { every: null, at: {} };
    if (Object.hasOwn(said.values, key) || !isEmpty(cells)) {
      const at = { ...series.at, ...cells };
      edits.push({ type: 'setSeries', line: line.id, segment: key, series: { ...series, at } });
    }
  }
  return edits;
}

/** A calculated line of the base takes values as fixed cells, one in every period; a missing value follows the formula. */
function valuesAsCells(plan: Plan, line: Line, said: Override): readonly Edit[] {
  const timeline = timelineOf(plan);
  const periods = periodIds(timeline);
  const edits: Edit[] = [];
  for (const segment of segmentKeys(plan, line)) {
    const series = entry(said.values, segment);
    const cells = entry(said.cells, segment) ?? {};
    if (series !== undefined) edits.push(...clearedCells(line, [segment]));
    const numbers = series === undefined ? [] : [...seriesValues(timeline, series, cells)];
    const filled = numbers.map((value, at): [string, number] => [periods[at] ?? '', value]);
    const all = { ...cells, ...Object.fromEntries(filled.filter(([, value]) => !Number.isNaN(value))) };
    for (const [period, value] of Object.entries(all)) {
      edits.push({ type: 'setCell', line: line.id, segment, period, value });
    }
  }
  return edits;
}

function clearedCells(line: Line, segments: readonly SegmentKey[]): readonly Edit[] {
  return segments.flatMap((segment) =>
    Object.keys(entry(line.cells, segment) ?? {}).map(
      (period): Edit => ({
        type: 'setCell',
        line: line.id,
        segment,
        period,
        value: null,
      }),
    ),
  );
}
