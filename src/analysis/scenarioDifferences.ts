import type { Timeline } from '#domain/timeline';
import { linesOfInitiative } from '#plan/initiativeLines';
import type { Line, Plan } from '#plan/model';
import { segmentKeys, timelineOf } from '#plan/planParts';
import { cellsInTimeline, type Resolved, resolveLine, seriesValues } from '#plan/resolveScenario';

/**
 * One thing in which two scenarios differ: a line with all its cells and segments, a line with another formula, or an initiative with
 * all of its numbers.
 */
export interface Difference {
  /** Of the line or the initiative. */
  readonly id: string;
  readonly type: 'values' | 'formula' | 'initiative';
  readonly name: string;
  /** The heading it stands under; all initiatives stand under one. */
  readonly section: string;
  /** Its lines about which the scenarios do not say the same. */
  readonly lines: readonly string[];
}

const INITIATIVES = 'Initiatives';

/**
 * What two scenarios of a plan say differently, in the order of the plan's lines; initiatives after them, in theirs.
 *
 * What counts is what each comes to say, with all that it follows, within the timeline: an override that repeats what stands above it is
 * no difference, and a locked scenario differs where the plan has moved on since.
 */
export function differencesBetween(plan: Plan, from: string, to: string): readonly Difference[] {
  const differing = new Map<string, 'values' | 'formula'>();
  for (const line of plan.lines) {
    const type = differenceOf(plan, line, from, to);
    if (type !== null) differing.set(line.id, type);
  }
  const initiatives = plan.initiatives.flatMap((initiative): Difference[] => {
    const { id, name } = initiative;
    const lines = linesOfInitiative(initiative).filter((line) => differing.has(line));
    return lines.length === 0 ? [] : [{ id, type: 'initiative', name, section: INITIATIVES, lines }];
  });
  const ofInitiatives = new Set(initiatives.flatMap(({ lines }) => lines));
  const lines = plan.lines.flatMap(({ id, label, section }): Difference[] => {
    const type = differing.get(id);
    return type === undefined || ofInitiatives.has(id) ? [] : [{ id, type, name: label, section, lines: [id] }];
  });
  return toldApart([...lines, ...initiatives]);
}

/** Whether two scenarios say other values or another formula for a line; null where they say the same. */
function differenceOf(plan: Plan, line: Line, from: string, to: string): 'values' | 'formula' | null {
  const timeline = timelineOf(plan);
  const pairs = segmentKeys(plan, line).map((key) => ({
    a: resolveLine(plan, line, key, from),
    b: resolveLine(plan, line, key, to),
  }));
  if (pairs.every(({ a, b }) => saysSame(timeline, a, b))) return null;
  // Values in place of a line's own formula are values; a formula in place of an input's values is a formula.
  const isOther = (a: string | null, b: string | null) =>
    a !== b && (line.definition.type === 'input' || (a !== null && b !== null));
  return pairs.some(({ a, b }) => isOther(formulaOf(a), formulaOf(b))) ? 'formula' : 'values';
}

function formulaOf({ from }: Resolved): string | null {
  return from.type === 'formula' ? from.text : null;
}

function saysSame(timeline: Timeline, a: Resolved, b: Resolved): boolean {
  if (a.from.type === 'series' && b.from.type === 'series') {
    const others = seriesValues(timeline, b.from.series, b.cells);
    return seriesValues(timeline, a.from.series, a.cells).every((value, at) => Object.is(value, others[at]));
  }
  if (a.from.type !== 'formula' || b.from.type !== 'formula' || a.from.text !== b.from.text) return false;
  const cells = new Map(cellsInTimeline(timeline, a.cells));
  const others = cellsInTimeline(timeline, b.cells);
  return cells.size === others.length && others.every(([period, value]) => cells.get(period) === value);
}

/** Where two have the same name, their ids tell them apart. */
function toldApart(differences: readonly Difference[]): readonly Difference[] {
  const shared = (name: string) => differences.filter((one) => one.name === name).length > 1;
  return differences.map((one) => (shared(one.name) ? { ...one, name: `${one.name} (${one.id})` } : one));
}
