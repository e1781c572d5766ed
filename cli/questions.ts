import { ok } from '#base/result';
import type { FigurePlace } from '#analysis/figurePlace';
import type { InputPlace } from '#analysis/variedInput';
import type { PeriodChoice } from '#domain/parsePeriod';
import { periodId } from '#domain/timeline';
import { type Line, type Plan, WHOLE } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { type Attempt, misuse } from './failure';
import { findPeriod, parsePlace } from './places';

/** An input that is to be varied, `line`, `line@Segment`, `line@PERIOD` or `line@Segment@PERIOD`, with its line. */
export interface NamedInput {
  readonly text: string;
  readonly line: Line;
  readonly place: InputPlace;
}

export function findInput(plan: Plan, text: string): Attempt<NamedInput> {
  const found = parsePlace(plan, timelineOf(plan), text);
  if (!found.ok) return found;
  const { line, segments, period } = found.value;
  if (line.once && period !== null)
    return misuse(`${line.id} has one value for the whole plan; write it without a period.`);
  const at = period === null ? ok(null) : onePeriod(plan, period, text);
  if (!at.ok) return at;
  const [key = WHOLE] = segments.keys;
  return ok({ text, line, place: { line: line.id, segment: segments.named ? key : null, period: at.value } });
}

/** A line, or a line of one segment, whose figures are asked for. */
export interface NamedLine {
  readonly text: string;
  readonly line: Line;
  readonly segment: string | null;
}

export function findFigureLine(plan: Plan, text: string): Attempt<NamedLine> {
  const found = parsePlace(plan, timelineOf(plan), text);
  if (!found.ok) return found;
  const { line, segments, period } = found.value;
  if (period !== null) return misuse(`"${text}" names a period; write it behind --at.`);
  const [key = WHOLE] = segments.keys;
  return ok({ text, line, segment: segments.named ? key : null });
}

export function findFigure(plan: Plan, line: string, at: string): Attempt<FigurePlace & { readonly named: NamedLine }> {
  const named = findFigureLine(plan, line);
  if (!named.ok) return named;
  const period = findOnePeriod(plan, at);
  if (!period.ok) return period;
  return ok({ line: named.value.line.id, segment: named.value.segment, period: period.value, named: named.value });
}

/** A period of the plan; quarters and years of several are refused, because a line may come to them in several ways. */
export function findOnePeriod(plan: Plan, text: string): Attempt<string> {
  const period = findPeriod(timelineOf(plan), text);
  return period.ok ? onePeriod(plan, period.value, text) : period;
}

function onePeriod(plan: Plan, period: PeriodChoice, text: string): Attempt<string> {
  const timeline = timelineOf(plan);
  if (period.type === 'period') return ok(periodId(timeline, period.index));
  const { from, to } = period.bucket;
  if (from === to) return ok(periodId(timeline, from));
  return misuse(`${text} has several periods of the plan; name one of them, such as ${periodId(timeline, to)}.`);
}
