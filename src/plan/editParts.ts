import { err, ok, type Result } from '#base/result';
import { checkNames } from '#formula/names';
import { parse } from '#formula/parse';
import { print } from '#formula/print';
import { isNothing } from './canonicalPlan';
import type { Applied, Edit, EditError } from './edit';
import type { Line, Override, Plan, Scenario } from './model';
import { baseOf, lineOf, scenarioOf, segmentKeys } from './planParts';
import { entry, isEmpty, withEntry } from './records';
import { linePeriodProblems, periodForm } from './validateCells';
import type { BySegment, Cells, PeriodId, SegmentKey, Series } from './values';

export type Outcome = Result<Applied, EditError>;

export function done(plan: Plan, ...inverse: readonly Edit[]): Outcome {
  return ok({ plan, inverse });
}

export function knownLine(plan: Plan, id: string): Result<Line, EditError> {
  const line = lineOf(plan, id);
  return line === undefined ? err({ type: 'unknown', what: 'line', id }) : ok(line);
}

/** A scenario that may be changed: one there is, and that is not locked. */
export function openScenario(plan: Plan, id: string): Result<Scenario, EditError> {
  const scenario = scenarioOf(plan, id);
  if (scenario === undefined) return err({ type: 'unknown', what: 'scenario', id });
  return scenario.locked ? err({ type: 'locked', scenario: scenario.name }) : ok(scenario);
}

/** A scenario whose overrides may be changed; the base has none. */
export function overridingScenario(plan: Plan, id: string): Result<Scenario, EditError> {
  const scenario = openScenario(plan, id);
  if (scenario.ok && scenario.value === baseOf(plan)) return err({ type: 'base', scenario: scenario.value.name });
  return scenario;
}

/** The line of a plan whose base may be changed. */
export function openLine(plan: Plan, id: string): Result<Line, EditError> {
  const base = baseOf(plan);
  return base.locked ? err({ type: 'locked', scenario: base.name }) : knownLine(plan, id);
}

export function withLine(plan: Plan, line: Line): Plan {
  return { ...plan, lines: plan.lines.map((other) => (other.id === line.id ? line : other)) };
}

export function withScenario(plan: Plan, scenario: Scenario): Plan {
  return { ...plan, scenarios: plan.scenarios.map((other) => (other.id === scenario.id ? scenario : other)) };
}

export function withOverride(scenario: Scenario, line: string, override: Override | null): Scenario {
  const said = override === null || isNothing(override) ? undefined : override;
  return { ...scenario, overrides: withEntry(scenario.overrides, line, said) };
}

/** The cells with one set, or taken away where `value` is null; a segment without cells has no entry. */
export function withCell(
  cells: BySegment<Cells>,
  segment: SegmentKey,
  period: PeriodId,
  value: number | null,
): BySegment<Cells> {
  const changed = withEntry(entry(cells, segment) ?? {}, period, value ?? undefined);
  return withEntry(cells, segment, isEmpty(changed) ? undefined : changed);
}

export function cellOf(cells: BySegment<Cells>, segment: SegmentKey, period: PeriodId): number | null {
  return entry(entry(cells, segment) ?? {}, period) ?? null;
}

/** What is wrong with values for a line in a segment: key, periods, numbers. */
export function valueError(
  plan: Plan,
  line: Line,
  segment: SegmentKey,
  values: readonly (readonly [PeriodId | null, number | null])[],
): EditError | null {
  if (!segmentKeys(plan, line).includes(segment)) return { type: 'unknown', what: 'segment', id: segment };
  const seen = { plan, lines: new Map<string, Line>(), isPeriod: periodForm(plan) };
  for (const [period, value] of values) {
    if (value !== null && !Number.isFinite(value))
      return { type: 'value', line: line.id, message: 'a value is a finite number' };
    if (period === null) continue;
    for (const problem of linePeriodProblems(seen, line, period, []))
      return { type: 'value', line: line.id, message: problem.message };
  }
  return null;
}

export function seriesError(plan: Plan, line: Line, segment: SegmentKey, series: Series): EditError | null {
  return valueError(plan, line, segment, [[null, series.every], ...Object.entries(series.at)]);
}

/** A formula as the plan stores it. */
export function storedFormula(plan: Plan, line: string, text: string): Result<string, EditError> {
  const parsed = parse(text);
  if (!parsed.ok) return err({ type: 'formula', line, error: parsed.error });
  const known = checkNames(
    parsed.value,
    plan.lines.map((other) => other.id),
  );
  return known.ok ? ok(print(parsed.value)) : err({ type: 'formula', line, error: known.error });
}

/** The list with one item moved to a place; null where there is no such place. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] | null {
  const item = items[from];
  if (item === undefined || !Number.isInteger(to) || to < 0 || to >= items.length) return null;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
