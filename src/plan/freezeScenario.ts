import { periodIds } from '#domain/timeline';
import type { Edit } from './edit';
import { evaluatePlan, valueIn } from './lanes';
import { type Cells, type Line, type Override, type Plan, type Series, WHOLE } from './model';
import { describePlanModelError } from './planModel';
import { baseOf, NO_OVERRIDE, scenarioOf, segmentKeys, timelineOf } from './planParts';
import { entry, isEmpty } from './records';
import { closedActuals, type Resolved, resolveLine, seriesValues } from './resolveScenario';
import type { BySegment, SegmentKey } from './values';

/**
 * The edits that lock a scenario: everything it follows becomes its own, the inputs as values, the calculated lines as
 * formulas, closed actuals as cells, so that nothing said later in another scenario reaches it. No figure moves.
 *
 * What belongs to the plan as a whole still counts: its timeline, its calendar, and the rules by which lines total.
 */
export function lockEdits(plan: Plan, id: string, on: string, note: string): readonly Edit[] {
  const scenario = scenarioOf(plan, id);
  if (scenario === undefined || scenario.locked) return [];
  const said: readonly Edit[] = note === scenario.note ? [] : [{ type: 'setScenarioNote', scenario: id, note }];
  const frozen =
    scenario === baseOf(plan)
      ? plan.lines.flatMap((line) => closedIntoBase(plan, line))
      : plan.lines.map(
          (line): Edit => ({
            type: 'setOverride',
            scenario: id,
            line: line.id,
            override: frozenOverride(plan, line, id),
          }),
        );
  return [...said, ...frozen, { type: 'lockScenario', scenario: id, locked: true, on }];
}

/**
 * The edits that open a locked scenario. What its parent says as well is followed again; where the two differ by now the
 * scenario keeps its own, so that no figure moves but those of periods closed since.
 */
export function unlockEdits(plan: Plan, id: string): readonly Edit[] {
  const scenario = scenarioOf(plan, id);
  if (scenario === undefined || !scenario.locked) return [];
  const open: Edit = { type: 'lockScenario', scenario: id, locked: false };
  if (scenario.parent === null) return [open];
  const edits = plan.lines.flatMap((line): Edit[] => {
    const said = entry(scenario.overrides, line.id);
    if (said === undefined) return [];
    return [{ type: 'setOverride', scenario: id, line: line.id, override: ownOverride(plan, line, id) }];
  });
  return [open, ...edits];
}

/** What a scenario says about a line that its parent does not say as well; null where that is nothing. */
export function ownOverride(plan: Plan, line: Line, id: string): Override | null {
  const scenario = scenarioOf(plan, id);
  const said = entry(scenario?.overrides ?? {}, line.id);
  if (said === undefined || scenario === undefined || scenario.parent === null) return said ?? null;
  const parent = scenario.parent;
  const keys = segmentKeys(plan, line).map((key) => ({ key, above: resolveLine(plan, line, key, parent) }));
  const follows = ({ key, above }: { readonly key: SegmentKey; readonly above: Resolved }) =>
    isSameSource(said, key, above) && isWithin(above.cells, entry(said.cells, key) ?? {});
  const keepsFormula = said.formula !== null && !keys.every(follows);
  const values: Record<SegmentKey, Series> = {};
  const cells: Record<SegmentKey, Cells> = {};
  for (const { key, above } of keys) {
    const ownValues = entry(said.values, key);
    const ownCells = entry(said.cells, key) ?? {};
    const keeps = keepsFormula || (ownValues !== undefined && !follows({ key, above }));
    if (keeps && ownValues !== undefined) values[key] = ownValues;
    // Actuals stand before everything once the scenario is open, so they need not be said.
    const known = keeps ? closedActuals(plan, line, key) : above.cells;
    const differing = Object.fromEntries(
      Object.entries(ownCells).filter(([period, value]) => entry(known, period) !== value),
    );
    if (!isEmpty(differing)) cells[key] = differing;
  }
  const formula = keepsFormula ? said.formula : null;
  return formula === null && isEmpty(values) && isEmpty(cells) ? null : { values, formula, cells };
}

/** Everything that counts for a line in a scenario, as an override that follows nothing. */
function frozenOverride(plan: Plan, line: Line, id: string): Override {
  const resolved = segmentKeys(plan, line).map((key) => [key, resolveLine(plan, line, key, id)] as const);
  const formula = resolved.find(([, { from }]) => from.type === 'formula')?.[1].from ?? line.definition;
  const cells: Record<SegmentKey, Cells> = {};
  const values: Record<SegmentKey, Series> = {};
  for (const [key, one] of resolved) {
    if (!isEmpty(one.cells)) cells[key] = one.cells;
    if (one.from.type === 'series') values[key] = one.from.series;
  }
  if (formula.type !== 'formula') return { values, formula: null, cells };
  // Values of one segment exclude a formula for the others: they become cells in every period, and the formula stays for the total.
  for (const [key, one] of resolved) {
    const every = one.from.type === 'series' ? everyCell(plan, one) : undefined;
    if (every === null) return frozenFigures(plan, line, id);
    if (every !== undefined) cells[key] = every;
  }
  return { ...NO_OVERRIDE, formula: formula.text, cells };
}

/** Values as a cell in every period; null where one is missing, which no cell can be. */
function everyCell(plan: Plan, { from, cells }: Resolved): Cells | null {
  const timeline = timelineOf(plan);
  if (from.type !== 'series') return cells;
  const numbers = seriesValues(timeline, from.series, cells);
  if (numbers.some(Number.isNaN)) return null;
  return { ...cells, ...Object.fromEntries(periodIds(timeline).map((period, at) => [period, numbers[at] ?? 0])) };
}

/** What a line comes to now in every segment and period, as values: for a calculated line that a missing value replaces. */
function frozenFigures(plan: Plan, line: Line, id: string): Override {
  const evaluated = evaluatePlan(plan, [id]);
  if (!evaluated.ok) throw new Error(describePlanModelError(evaluated.error));
  const periods = periodIds(timelineOf(plan));
  const values = segmentKeys(plan, line).map((key, segment): [SegmentKey, Series] => {
    const figures = periods.map((period, at): [string, number | null] => {
      const value = valueIn(evaluated.value, line.id, key === WHOLE ? 'total' : segment, at, 0);
      return [period, Number.isNaN(value) ? null : value];
    });
    return [key, { every: null, at: Object.fromEntries(figures) }];
  });
  return { ...NO_OVERRIDE, values: Object.fromEntries(values) };
}

/** Closed actuals of a line written into the plan's own values, which are those of the base. */
function closedIntoBase(plan: Plan, line: Line): readonly Edit[] {
  return segmentKeys(plan, line).flatMap((segment): readonly Edit[] => {
    const { from, cells } = resolveLine(plan, line, segment, baseOf(plan).id);
    if (isEmpty(cells)) return [];
    if (from.type === 'series') {
      const series: Series = { ...from.series, at: { ...from.series.at, ...cells } };
      return [{ type: 'setSeries', line: line.id, segment, series }];
    }
    const own = entry(line.cells, segment) ?? {};
    return Object.entries(cells)
      .filter(([period, value]) => entry(own, period) !== value)
      .map(([period, value]): Edit => ({ type: 'setCell', line: line.id, segment, period, value }));
  });
}

function isSameSource(said: Override, key: SegmentKey, { from }: Resolved): boolean {
  const own = entry(said.values, key);
  if (own === undefined) return said.formula === null || (from.type === 'formula' && from.text === said.formula);
  return from.type === 'series' && isSameSeries(own, from.series);
}

function isSameSeries(a: Series, b: Series): boolean {
  if (a === b) return true;
  const periods = Object.keys(a.at);
  return (
    a.every === b.every &&
    periods.length === Object.keys(b.at).length &&
    periods.every((period) => Object.hasOwn(b.at, period) && a.at[period] === b.at[period])
  );
}

/** Whether every cell above is said by the scenario too: where it is not, following would bring it in. */
function isWithin(above: Cells, own: BySegment<number>): boolean {
  return Object.keys(above).every((period) => Object.hasOwn(own, period));
}
