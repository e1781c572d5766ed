import { err, ok, type Result } from '#base/result';
import { periodId, periodLabel } from '#domain/timeline';
import { type Cause, firstCause } from '#engine/cause';
import type { Slice } from '#engine/model';
import { rowOf } from '#engine/program';
import { checkNames } from '#formula/names';
import { parse } from '#formula/parse';
import { type Evaluation, evaluatePlan, valueIn } from './lanes';
import type { Line, Plan } from './model';
import { BRIDGE_LINES, CONVERSION_LINES, NRR_IDENTITIES } from './nrrTemplate';
import type { PlanModelError } from './planModel';
import { describeFigureCause, lossesText } from './planNaming';
import { lineOf, scenarioOf, segmentKeys, timelineOf } from './planParts';
import type { PeriodId, SegmentKey } from './values';

/**
 * Something a plan says that cannot be right, at one place. `segment` is a segment's id, or `total`.
 *
 *     identity       what must be equal differs by `amount`: the bridge, opening and the closing before, motions and expansion
 *     segments       the total of a sum line differs from its segments by `amount`
 *     notComputable  the bridge has no value here, for `cause`; told once for each cause
 *     lossesAboveAll more than 100% is lost in a period of the plan's basis; told for the first period
 */
export type Finding = {
  readonly line: string;
  readonly scenario: string;
  readonly segment: SegmentKey | 'total';
  readonly period: PeriodId;
} & (
  | { readonly type: 'identity'; readonly identity: (typeof NRR_IDENTITIES)[number]['name']; readonly amount: number }
  | { readonly type: 'segments'; readonly amount: number }
  | { readonly type: 'notComputable'; readonly cause: Cause; readonly sentence: string }
  | { readonly type: 'lossesAboveAll'; readonly losses: number }
);

/**
 * Checks a plan in every period, segment and scenario and in the total, with the values after overrides and actuals.
 * Differences up to max(0.005, 1e-12 |closing|) are rounding.
 */
export function checkPlan(plan: Plan): Result<readonly Finding[], PlanModelError> {
  const identities = identityLines(plan);
  const evaluated = evaluatePlan({ ...plan, lines: [...plan.lines, ...identities.map(({ line }) => line)] });
  if (!evaluated.ok) return err(evaluated.error);
  const evaluation = evaluated.value;
  const findings: Finding[] = [];
  for (const lane of plan.scenarios.keys()) {
    const losses = lossFindings(evaluation, lane);
    findings.push(...losses, ...causeFindings(evaluation, lane, losses.length > 0));
    for (const { line, name, of } of identities) findings.push(...identityFindings(evaluation, lane, line, name, of));
    for (const line of plan.lines) findings.push(...sumFindings(evaluation, lane, line));
  }
  return ok(findings);
}

type Identity = (typeof NRR_IDENTITIES)[number];

/** The identities as lines of their own, under names nothing else has; those about lines the plan lacks are left out. */
function identityLines(
  plan: Plan,
): readonly { readonly line: Line; readonly name: Identity['name']; readonly of: string }[] {
  const ids = plan.lines.map((line) => line.id);
  return NRR_IDENTITIES.flatMap(({ name, of, formula }) => {
    const parsed = parse(formula);
    if (!parsed.ok || !checkNames(parsed.value, ids).ok) return [];
    let id = `identity_${name}`;
    while (ids.includes(id)) id += '_';
    const line: Line = {
      id,
      label: name,
      pack: 'nrr',
      section: 'Checks',
      unit: 'money',
      segmented: true,
      once: false,
      overSegments: { type: 'recompute' },
      overPeriods: 'none',
      definition: { type: 'formula', text: formula },
      cells: {},
      note: '',
      source: '',
    };
    return [{ line, name, of }];
  });
}

interface Place {
  readonly scenario: string;
  readonly segment: SegmentKey | 'total';
  readonly slice: Slice;
  readonly index: number;
  readonly period: PeriodId;
}

/** Every period of every segment of a line, and of its total where it has segments. */
function* placesOf(evaluation: Evaluation, line: Pick<Line, 'segmented'>, lane: number): Generator<Place> {
  const { plan, timeline, requests } = evaluation;
  const scenario = requests[lane]?.scenario ?? '';
  const keys = segmentKeys(plan, line);
  const slices: (readonly [SegmentKey | 'total', Slice])[] = keys.map((key, slice) => [key, slice]);
  if (line.segmented && plan.segments.length > 0) slices.push(['total', 'total']);
  for (let index = 0; index < timeline.periods; index++) {
    for (const [segment, slice] of slices) yield { scenario, segment, slice, index, period: periodId(timeline, index) };
  }
}

function findingAt(line: string, { scenario, segment, period }: Place) {
  return { line, scenario, segment, period };
}

function* identityFindings(
  evaluation: Evaluation,
  lane: number,
  line: Line,
  name: Identity['name'],
  of: string,
): Generator<Finding> {
  for (const place of placesOf(evaluation, line, lane)) {
    const amount = valueIn(evaluation, line.id, place.slice, place.index, lane);
    if (Math.abs(amount) > tolerance(evaluation, place, lane))
      yield { type: 'identity', identity: name, amount, ...findingAt(of, place) };
  }
}

function tolerance(evaluation: Evaluation, { slice, index }: Place, lane: number): number {
  const closing =
    lineOf(evaluation.plan, 'closing_arr') === undefined ? 0 : valueIn(evaluation, 'closing_arr', slice, index, lane);
  return Math.max(0.005, Number.isNaN(closing) ? 0 : 1e-12 * Math.abs(closing));
}

function* sumFindings(evaluation: Evaluation, lane: number, line: Line): Generator<Finding> {
  const { segments } = evaluation.plan;
  if (segments.length === 0 || !line.segmented || line.overSegments.type !== 'sum') return;
  for (const place of placesOf(evaluation, line, lane)) {
    if (place.slice !== 'total') continue;
    let sum = 0;
    for (const slice of segments.keys()) sum += valueIn(evaluation, line.id, slice, place.index, lane);
    const amount = valueIn(evaluation, line.id, 'total', place.index, lane) - sum;
    if (Math.abs(amount) > tolerance(evaluation, place, lane))
      yield { type: 'segments', amount, ...findingAt(line.id, place) };
  }
}

/** In each segment the first period in which more than everything is lost; empty in nearly every plan. */
export function lossFindings(evaluation: Evaluation, lane: number): readonly Finding[] {
  const line = lineOf(evaluation.plan, 'grr_stated');
  if (line === undefined) return [];
  const found = new Map<string, Finding>();
  for (const place of placesOf(evaluation, line, lane)) {
    const kept = valueIn(evaluation, line.id, place.slice, place.index, lane);
    if (place.slice === 'total' || !(kept < 0) || found.has(place.segment)) continue;
    found.set(place.segment, { type: 'lossesAboveAll', losses: 1 - kept, ...findingAt(line.id, place) });
  }
  return [...found.values()];
}

/** Bridge cells without a value, once for each first cause. Losses above 100% are told as such, not as a root of a negative. */
function causeFindings(evaluation: Evaluation, lane: number, hasLosses: boolean): readonly Finding[] {
  const { plan, run } = evaluation;
  const found = new Map<string, Finding>();
  const bridge = BRIDGE_LINES.flatMap((id) => lineOf(plan, id) ?? []);
  for (const line of bridge) {
    for (const place of placesOf(evaluation, line, lane)) {
      if (!Number.isNaN(valueIn(evaluation, line.id, place.slice, place.index, lane))) continue;
      const cause = firstCause(run, rowOf(evaluation.program, line.id, place.slice), place.index, lane);
      if (hasLosses && CONVERSION_LINES.some((id) => id === cause.line)) continue;
      const key = JSON.stringify([cause.line, cause.slice, 'period' in cause ? cause.period : null]);
      if (found.has(key)) continue;
      found.set(key, {
        type: 'notComputable',
        cause,
        sentence: describeFigureCause(evaluation, cause, lane),
        ...findingAt(line.id, place),
      });
    }
  }
  return [...found.values()];
}

const IDENTITY_TEXT: Readonly<Record<Identity['name'], string>> = {
  bridge: 'the bridge does not foot: closing ARR and its movements differ by',
  opening: 'opening ARR differs from the closing ARR before it by',
  motions: 'expansion differs from the sum of its five motions by',
};

/** One sentence: where, what, how much. Amounts in plan currency, unrounded. */
export function describeFinding(plan: Plan, finding: Finding): string {
  const scenario = scenarioOf(plan, finding.scenario)?.name ?? finding.scenario;
  const segment =
    plan.segments.find(({ id }) => id === finding.segment)?.name ?? (finding.segment === 'total' ? 'total' : null);
  const timeline = timelineOf(plan);
  const index =
    Array.from({ length: timeline.periods }, (_, at) => at).find((at) => periodId(timeline, at) === finding.period) ??
    0;
  const at = `${scenario}${segment === null ? '' : `, ${segment}`}, ${periodLabel(timeline, index)}`;
  switch (finding.type) {
    case 'identity':
      return `${at}: ${IDENTITY_TEXT[finding.identity]} ${finding.amount} (${finding.line}).`;
    case 'segments':
      return `${at}: the total of ${finding.line} differs from the sum of its segments by ${finding.amount}.`;
    case 'notComputable':
      return `${at}: ${finding.line} cannot be computed. ${finding.sentence}`;
    case 'lossesAboveAll':
      return `${at}: ${lossesText(finding.losses)}.`;
  }
}
