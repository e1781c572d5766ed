import { ok } from '#base/result';
import { periodId, type Timeline } from '#domain/timeline';
import type { Probe } from '#plan/lanes';
import type { Line, Plan, SegmentKey } from '#plan/model';
import { BRIDGE_CHECK } from '#plan/nrrTemplate';
import { timelineOf } from '#plan/planParts';
import { type Attempt, misuse } from './failure';
import { parseQuantity } from './parseNumber';
import { listOf, type Place, parsePlace } from './places';

/** What `line@Segment@PERIOD=value` says, found in a plan. */
export interface Assignment {
  readonly text: string;
  readonly line: Line;
  readonly keys: readonly SegmentKey[];
  /** Places in the timeline; null for all of them, and for a line of one value for the whole plan. */
  readonly periods: readonly number[] | null;
  readonly value: Given;
}

export type Given =
  | { readonly type: 'number'; readonly value: number }
  /** A straight line over the periods, both ends included. */
  | { readonly type: 'straight'; readonly from: number; readonly to: number }
  | { readonly type: 'nothing' };

/** Reads assignments in the order given; one that is wrong refuses them all. */
export function parseAssignments(plan: Plan, texts: readonly string[]): Attempt<readonly Assignment[]> {
  const timeline = timelineOf(plan);
  const found: Assignment[] = [];
  for (const text of texts) {
    const assignment = parseAssignment(plan, timeline, text);
    if (!assignment.ok) return assignment;
    found.push(assignment.value);
  }
  return ok(found);
}

export function isAssignment(text: string): boolean {
  return text.includes('=');
}

function parseAssignment(plan: Plan, timeline: Timeline, text: string): Attempt<Assignment> {
  const at = text.indexOf('=');
  if (at === -1) return misuse(`"${text}" sets nothing; write line=value, such as churn_rate=0.05.`);
  const target = text.slice(0, at);
  const place = parsePlace(plan, timeline, target);
  if (!place.ok) return place;
  const { line, segments } = place.value;
  const refused = refusal(plan, place.value, target);
  if (refused !== null) return misuse(refused);
  const value = parseGiven(text.slice(at + 1), line, target);
  if (!value.ok) return value;
  const periods = line.once ? null : periodsOf(place.value);
  if (value.value.type === 'straight' && (periods?.length ?? (line.once ? 1 : timeline.periods)) < 2) {
    return misuse(`${text}: a straight line needs two periods or more; write one value.`);
  }
  return ok({ text, line, keys: segments.keys, periods, value: value.value });
}

/** Why a place that is there cannot be set as it is written; null where it can. */
function refusal(plan: Plan, { line, segments, period }: Place, target: string): string | null {
  if (line.id === BRIDGE_CHECK)
    return `${line.id} is computed from the bridge and cannot be set: it says whether it foots.`;
  if (line.once && period !== null) return `${line.id} has one value for the whole plan; write it without a period.`;
  if (!segments.named && line.segmented && plan.segments.length > 0 && addsUp(line)) {
    const [id = '', ...rest] = target.split('@');
    const names = plan.segments.map((segment) => segment.name);
    const instead = [id, names[0] ?? '', ...rest].join('@');
    return `${target} is an amount that every segment has its own of; write ${instead}=… (the segments are ${listOf(names)}).`;
  }
  if (period?.type !== 'bucket' || period.bucket.from === period.bucket.to) return null;
  const { id, from, to } = period.bucket;
  if (line.overPeriods === 'sum' || line.overPeriods === 'product') {
    const made = line.overPeriods === 'sum' ? 'the sum' : 'the product';
    const ids = [from, to].map((index) => periodId(timelineOf(plan), index));
    return `${target} could mean each period or all of ${id} (${made} of its ${to - from + 1} periods); name the periods one by one, from ${ids.join(' to ')}.`;
  }
  return null;
}

/** Amounts of segments add up to the total, so one amount for all of them has no single meaning; a rate has. */
function addsUp(line: Line): boolean {
  return line.unit === 'money' || line.overSegments.type === 'sum';
}

function periodsOf({ period }: Place): readonly number[] | null {
  if (period === null) return null;
  if (period.type === 'period') return [period.index];
  const { from, to } = period.bucket;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function parseGiven(text: string, line: Line, target: string): Attempt<Given> {
  if (text === '') return ok({ type: 'nothing' });
  if (/,\s*[A-Za-z_]\w*(?:@[^,=]*)*=/.test(text)) {
    return misuse(
      `${target}=${text} holds several assignments; write each of them by itself: ${target}=${text.replace(/,\s*(?=[A-Za-z_])/g, ' ')}.`,
    );
  }
  const [first = '', second, ...more] = text.split('..');
  if (more.length > 0 || text.includes('...'))
    return misuse(`${target}: "${text}" has too many points; a straight line is written 0.02..0.05.`);
  const from = parseQuantity(first, line.unit, target);
  if (!from.ok || second === undefined) return from.ok ? ok({ type: 'number', value: from.value }) : from;
  const to = parseQuantity(second, line.unit, target);
  return to.ok ? ok({ type: 'straight', from: from.value, to: to.value }) : to;
}

/** The straight line from the first of `count` periods to the last; both ends are exact. */
export function straightLine(from: number, to: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? to : from + ((to - from) * index) / (count - 1),
  );
}

/** Assignments as numbers tried out in a lane. Left to right: a later one stands before an earlier one of the same cells. */
export function probesOf(plan: Plan, assignments: readonly Assignment[]): Attempt<readonly Probe[]> {
  const timeline = timelineOf(plan);
  let probes: readonly Probe[] = [];
  for (const { text, line, keys, periods, value } of assignments) {
    if (value.type === 'nothing') return misuse(`${text} has no value; write a number behind the equals sign.`);
    const isCovered = (probe: Probe) =>
      periods === null && probe.line === line.id && keys.includes(probe.segment ?? '');
    probes = probes.filter((probe) => !isCovered(probe));
    const probe = (segment: SegmentKey, period: number | null, number: number): Probe => ({
      line: line.id,
      segment,
      period: period === null ? null : periodId(timeline, period),
      value: number,
    });
    const indices = periods ?? Array.from({ length: timeline.periods }, (_, index) => index);
    const numbers =
      value.type === 'straight' ? straightLine(value.from, value.to, indices.length) : indices.map(() => value.value);
    const isWhole = periods === null && value.type === 'number';
    const added = keys.flatMap((key) =>
      isWhole
        ? [probe(key, null, value.value)]
        : indices.map((period, at) => probe(key, period, numbers[at] ?? Number.NaN)),
    );
    probes = [...probes, ...added];
  }
  return ok(probes);
}
