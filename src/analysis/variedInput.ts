import { err, ok, type Result } from '#base/result';
import { periodIndex, periodIds } from '#domain/timeline';
import { type Lanes, limitInput, replaceInput, setOverlay, type Span } from '#engine/lanes';
import { fieldLine } from '#plan/initiativeLines';
import { type InputDomain, inputDomain, isWhole } from '#plan/inputDomain';
import type { Line, PeriodId, Plan, SegmentKey } from '#plan/model';
import { lineOf, scenarioOf, segmentKeys, timelineOf } from '#plan/planParts';
import { resolveLine, seriesValues } from '#plan/resolveScenario';

/** An input by name: in every segment and open period, or in one. */
export interface InputPlace {
  readonly line: string;
  readonly segment: SegmentKey | null;
  readonly period: PeriodId | null;
}

/** An input of a scenario that an analysis moves. Closed periods do not move. */
export interface VariedInput {
  readonly place: InputPlace;
  readonly line: Line;
  readonly domain: InputDomain;
  /** Only whole numbers have a meaning: months, numbers of them, switches. */
  readonly isWhole: boolean;
  readonly span: Span;
  /** What the scenario says, by segment that moves: one value for each period of the plan. */
  readonly slices: readonly { readonly segment: number; readonly key: SegmentKey; readonly series: Float64Array }[];
  /** The one value that it has wherever it moves; null where they differ. */
  readonly value: number | null;
}

export type VariedInputError =
  | { readonly type: 'unknownLine'; readonly line: string }
  | { readonly type: 'unknownSegment'; readonly line: string; readonly segment: string }
  | { readonly type: 'unknownPeriod'; readonly period: string }
  | { readonly type: 'calculated'; readonly line: string; readonly scenario: string }
  | { readonly type: 'closed'; readonly line: string }
  | { readonly type: 'missing'; readonly line: string };

/** How sentences call a line, and write a value of it. */
export interface Wording {
  readonly nameOf: (line: string) => string;
  readonly valueOf: (line: string, value: number) => string;
}

export const PLAIN: Wording = { nameOf: (line) => line, valueOf: (_, value) => String(value) };

export function describeVariedInputError(error: VariedInputError, { nameOf }: Pick<Wording, 'nameOf'> = PLAIN): string {
  switch (error.type) {
    case 'unknownLine':
      return `The plan has no line ${error.line}.`;
    case 'unknownSegment':
      return `${nameOf(error.line)} has no values of its own in ${error.segment}.`;
    case 'unknownPeriod':
      return `The plan has no period ${error.period}.`;
    case 'calculated':
      return `${nameOf(error.line)} is calculated in ${error.scenario}; vary one of the inputs that it follows from.`;
    case 'closed':
      return `All that ${nameOf(error.line)} could be varied in is closed; actual figures do not move.`;
    case 'missing':
      return `${nameOf(error.line)} has no value to begin with; give it one first.`;
  }
}

/** How the command line writes an input: `churn_rate`, `churn_rate@SMB`, `churn_rate@2027-03`, `churn_rate@SMB@2027-03`. */
export function inputName({ segments }: Pick<Plan, 'segments'>, { line, segment, period }: InputPlace): string {
  const name = segment === null ? null : (segments.find(({ id }) => id === segment)?.name ?? segment);
  return [line, name, period].filter((part) => part !== null).join('@');
}

/**
 * Finds an input in a scenario.
 *
 * An initiative for one segment has its size there and 0 in the others: without a segment its own is meant. `except` names
 * segments that are left alone.
 */
export function variedInput(
  plan: Plan,
  scenario: string,
  place: InputPlace,
  except: readonly SegmentKey[] = [],
): Result<VariedInput, VariedInputError> {
  const line = lineOf(plan, place.line);
  if (line === undefined) return err({ type: 'unknownLine', line: place.line });
  const keys = segmentKeys(plan, line);
  const wanted = place.segment ?? ownSegment(plan, line);
  if (wanted !== null && !keys.includes(wanted)) return err({ type: 'unknownSegment', line: line.id, segment: wanted });
  const timeline = timelineOf(plan);
  const span = spanOf(plan, line, place.period);
  if (!span.ok) return span;
  const slices: VariedInput['slices'][number][] = [];
  for (const [segment, key] of keys.entries()) {
    if ((wanted !== null && key !== wanted) || except.includes(key)) continue;
    const { from, cells } = resolveLine(plan, line, key, scenario);
    if (from.type === 'formula') {
      return err({ type: 'calculated', line: line.id, scenario: scenarioOf(plan, scenario)?.name ?? scenario });
    }
    slices.push({ segment, key, series: seriesValues(timeline, from.series, cells) });
  }
  const value = oneValue(slices, span.value);
  if (value === undefined) return err({ type: 'missing', line: line.id });
  return ok({
    place,
    line,
    domain: inputDomain(plan, line),
    isWhole: isWhole(plan, line),
    span: span.value,
    slices,
    value,
  });
}

/** Puts one value in place of the input, in one lane. A value for one period stands before one for all. */
export function setVaried(lanes: Lanes, { place, line, slices, span }: VariedInput, lane: number, value: number): void {
  for (const { segment } of slices) {
    if (place.period !== null && !line.once) {
      setOverlay(lanes, line.id, segment, lane, span.from, value);
      continue;
    }
    replaceInput(lanes, line.id, segment, lane, value);
    limitInput(lanes, line.id, segment, span);
  }
}

function ownSegment({ initiatives }: Plan, line: Line): SegmentKey | null {
  if (!line.segmented || line.pack !== 'roadmap') return null;
  const isOf = ({ id }: { readonly id: string }) => [fieldLine(id, 'points'), fieldLine(id, 'reach')].includes(line.id);
  return initiatives.find(isOf)?.segment ?? null;
}

/** The periods that may move: those after the last close, but all of an input of one value for the whole plan. */
function spanOf(plan: Plan, line: Line, period: PeriodId | null): Result<Span, VariedInputError> {
  const last = plan.periods - 1;
  if (line.once) return ok({ from: 0, to: last });
  const open = firstOpenPeriod(plan);
  if (open > last) return err({ type: 'closed', line: line.id });
  if (period === null) return ok({ from: open, to: last });
  const index = periodIndex(timelineOf(plan), period);
  if (index === null) return err({ type: 'unknownPeriod', period });
  return index < open ? err({ type: 'closed', line: line.id }) : ok({ from: index, to: index });
}

/** The first period that is not closed; one beyond the last where all are. */
export function firstOpenPeriod(plan: Plan): number {
  const { lastClose } = plan.actuals;
  return lastClose === null ? 0 : periodIds(timelineOf(plan)).filter((id) => id <= lastClose).length;
}

/** The value that all of them have; null where they differ, undefined where none has any. */
function oneValue(slices: VariedInput['slices'], { from, to }: Span): number | null | undefined {
  const values = new Set(slices.flatMap(({ series }) => [...series.subarray(from, to + 1)]));
  if ([...values].every(Number.isNaN)) return undefined;
  const [first] = values;
  return values.size === 1 && first !== undefined ? first : null;
}
