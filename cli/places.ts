import { nearestName } from '#base/nearestName';
import { ok } from '#base/result';
import { describePeriodError, type PeriodChoice, parsePeriod } from '#domain/parsePeriod';
import type { Timeline } from '#domain/timeline';
import type { Line, Plan, Scenario, SegmentKey } from '#plan/model';
import { segmentKeys } from '#plan/planParts';
import { type Attempt, misuse } from './failure';

/** Finds what people name on a command line: lines by id, segments and scenarios by name, periods. */

export function findLine(plan: Plan, id: string): Attempt<Line> {
  const line = plan.lines.find((one) => one.id === id);
  if (line !== undefined) return ok(line);
  if (id === '') return misuse('The name of a line is missing; write one such as churn_rate.');
  const nearest = nearestName(
    id,
    plan.lines.map((one) => one.id),
  );
  if (nearest !== null) return misuse(`There is no line ${id}; did you mean ${nearest}?`);
  return misuse(`There is no line ${id}; the plan has ${listOf(plan.lines.map((one) => one.id))}.`);
}

/** A scenario by its name; capitals matter only where the exact name is there too. */
export function findScenario(plan: Plan, name: string): Attempt<Scenario> {
  const scenario = byName(plan.scenarios, name);
  if (scenario !== undefined) return ok(scenario);
  return misuse(`There is no scenario "${name}"; ${suggestion(name, plan.scenarios, 'the plan has')}`);
}

/** Where on a line: in which segments, and whether the one was named. */
export interface SegmentChoice {
  readonly keys: readonly SegmentKey[];
  readonly named: boolean;
}

export interface Place {
  readonly line: Line;
  readonly segments: SegmentChoice;
  /** null for all periods. */
  readonly period: PeriodChoice | null;
}

/** Reads `line`, `line@Segment`, `line@PERIOD` and `line@Segment@PERIOD`. A segment named like a period is the segment. */
export function parsePlace(plan: Plan, timeline: Timeline, text: string): Attempt<Place> {
  const [id = '', ...rest] = text.split('@');
  const line = findLine(plan, id);
  if (!line.ok) return line;
  const everywhere: SegmentChoice = { keys: segmentKeys(plan, line.value), named: false };
  const [first, second, ...more] = rest;
  if (more.length > 0) return misuse(`"${text}" has too many parts; a cell is written line@Segment@PERIOD.`);
  if (first === undefined) return ok({ line: line.value, segments: everywhere, period: null });
  if (second === undefined) {
    const period = byName(plan.segments, first) === undefined ? parsePeriod(timeline, first) : null;
    if (period?.ok) return ok({ line: line.value, segments: everywhere, period: period.value });
    // What has the form of a period but lies outside the plan is answered as a period.
    if (period !== null && period.error.type !== 'notUnderstood') return misuse(describePeriodError(period.error));
  }
  const segments = findSegment(plan, line.value, first);
  if (!segments.ok) return segments;
  if (second === undefined) return ok({ line: line.value, segments: segments.value, period: null });
  const period = findPeriod(timeline, second);
  return period.ok ? ok({ line: line.value, segments: segments.value, period: period.value }) : period;
}

export function findPeriod(timeline: Timeline, text: string): Attempt<PeriodChoice> {
  const period = parsePeriod(timeline, text);
  return period.ok ? period : misuse(describePeriodError(period.error));
}

function findSegment(plan: Plan, line: Line, name: string): Attempt<SegmentChoice> {
  const segment = byName(plan.segments, name);
  if (segment === undefined) {
    if (/^(total|all)$/i.test(name))
      return misuse(`${line.id}@${name} cannot be set: totals are never inputs; they follow from the segments.`);
    if (plan.segments.length === 0)
      return misuse(
        `There is no segment or period "${name}"; the plan has no segments, and ${line.id} alone is all of the line.`,
      );
    return misuse(`There is no segment or period "${name}"; ${suggestion(name, plan.segments, 'the segments are')}`);
  }
  if (!line.segmented) return misuse(`${line.id} has one value for all segments; write ${line.id} without @${name}.`);
  return ok({ keys: [segment.id], named: true });
}

/** The exact name first; else the one that differs in capitals only. */
function byName<T extends { readonly name: string }>(named: readonly T[], name: string): T | undefined {
  const same = name.toLowerCase();
  return named.find((one) => one.name === name) ?? named.find((one) => one.name.toLowerCase() === same);
}

function suggestion(name: string, named: readonly { readonly name: string }[], have: string): string {
  const nearest = nearestName(
    name,
    named.map((one) => one.name),
  );
  return nearest === null ? `${have} ${listOf(named.map((one) => one.name))}.` : `did you mean "${nearest}"?`;
}

const MOST_LISTED = 60;

/** `a, b and c`. */
export function listOf(names: readonly string[]): string {
  if (names.length > MOST_LISTED)
    return `${names.slice(0, MOST_LISTED).join(', ')} and ${names.length - MOST_LISTED} more`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
