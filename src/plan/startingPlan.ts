import { err, ok, type Result } from '#base/result';
import { createTimeline, periodId, periodIds, periodIndex, type Timeline } from '#domain/timeline';
import type { Line, Override, Plan, Scenario } from './model';
import { describeNewPlanError, type NewPlan, type NewPlanError, newPlan } from './newPlan';
import { baseOf, segmentKeys } from './planParts';
import type { BySegment, PeriodId, Series } from './values';

/** The five figures a plan starts from; retentions are fractions, stated for the plan's basis. */
export interface StartingFigures {
  readonly startingArr: number;
  readonly nrr: number;
  readonly grr: number;
  readonly aim: number;
  /** The period in which NRR is to have reached the aim. */
  readonly by: PeriodId;
}

export interface StartingPlan extends Omit<NewPlan, 'template'> {
  readonly figures: StartingFigures;
}

export type StartingPlanError =
  | { readonly type: 'plan'; readonly error: NewPlanError }
  | { readonly type: 'startingArr'; readonly startingArr: number }
  | { readonly type: 'grrOutOfRange'; readonly grr: number }
  | { readonly type: 'nrrBelowGrr'; readonly nrr: number; readonly grr: number }
  | { readonly type: 'aimBelowGrr'; readonly aim: number; readonly grr: number }
  | { readonly type: 'retentionTooHigh'; readonly of: 'nrr' | 'aim'; readonly value: number }
  | { readonly type: 'byOutside'; readonly by: PeriodId; readonly first: PeriodId; readonly last: PeriodId };

const AS_IS = 'As is';
const TARGET = 'Target';

/** Amounts above this lose their cents, and retentions above this are typing errors. */
const MOST_ARR = 1e13;
const MOST_RETENTION = 10;

/**
 * A plan of the NRR template filled from five figures.
 *
 *     As is    churn = 1 − GRR, upsell = NRR − GRR: all losses are churn and all expansion is upsell until they are split
 *     Target   overrides upsell alone, which leads NRR in a straight line from now, in the first period, to the aim in
 *              period `by`, and holds it there
 *
 * The aim is the plan's target for NRR as well, due in `by`.
 *
 * GRR stays as it is, so an aim below NRR takes expansion away, and none below GRR can be reached. With segments, each has
 * the same rates and an equal share of the ARR.
 *
 * Errors  every figure that cannot be, so that each can be said where it was typed.
 */
export function startingPlan(wanted: StartingPlan): Result<Plan, readonly StartingPlanError[]> {
  const { figures, ...about } = wanted;
  const empty = newPlan(about);
  const timeline = empty.ok ? createTimeline(empty.value) : null;
  const problems: StartingPlanError[] = empty.ok ? [] : [{ type: 'plan', error: empty.error }];
  problems.push(...figureErrors(figures));
  if (timeline?.ok) {
    const outside = byError(timeline.value, figures.by);
    if (outside !== null) problems.push(outside);
  }
  if (!empty.ok || !timeline?.ok || problems.length > 0) return err(problems);
  const plan = empty.value;
  const target: Scenario = {
    id: 'target',
    name: TARGET,
    parent: baseOf(plan).id,
    locked: false,
    note: '',
    // An aim that is met already needs nothing to differ.
    overrides: figures.aim === figures.nrr ? {} : { upsell_rate: upsellOverride(plan, figures, timeline.value) },
  };
  return ok({
    ...plan,
    lines: plan.lines.map((line) => withFigures(plan, line, figures)),
    scenarios: [{ ...baseOf(plan), name: AS_IS }, target],
    targets: [
      {
        id: 'nrr',
        name: 'NRR',
        line: 'nrr_stated',
        segment: null,
        period: figures.by,
        direction: 'atLeast',
        value: figures.aim,
        note: '',
        source: '',
      },
    ],
  });
}

function figureErrors({ startingArr, nrr, grr, aim }: StartingFigures): readonly StartingPlanError[] {
  const errors: StartingPlanError[] = [];
  if (!(startingArr > 0 && startingArr <= MOST_ARR)) errors.push({ type: 'startingArr', startingArr });
  if (!(nrr <= MOST_RETENTION)) errors.push({ type: 'retentionTooHigh', of: 'nrr', value: nrr });
  if (!(aim <= MOST_RETENTION)) errors.push({ type: 'retentionTooHigh', of: 'aim', value: aim });
  if (!(grr >= 0 && grr <= 1)) return [...errors, { type: 'grrOutOfRange', grr }];
  if (nrr < grr) errors.push({ type: 'nrrBelowGrr', nrr, grr });
  if (aim < grr) errors.push({ type: 'aimBelowGrr', aim, grr });
  return errors;
}

function byError(timeline: Timeline, by: PeriodId): StartingPlanError | null {
  if (periodIndex(timeline, by) !== null) return null;
  return { type: 'byOutside', by, first: periodId(timeline, 0), last: periodId(timeline, timeline.periods - 1) };
}

function withFigures(plan: Plan, line: Line, figures: StartingFigures): Line {
  switch (line.id) {
    case 'starting_arr':
      return withValues(line, arrBySegment(plan, line, figures.startingArr));
    case 'churn_rate':
      return withValues(line, inEverySegment(plan, line, { every: difference(1, figures.grr), at: {} }));
    case 'upsell_rate':
      return withValues(line, inEverySegment(plan, line, { every: difference(figures.nrr, figures.grr), at: {} }));
    default:
      return line;
  }
}

function withValues(line: Line, values: BySegment<Series>): Line {
  return { ...line, definition: { type: 'input', values } };
}

/** Equal shares to the cent; the last segment takes what rounding leaves, so that they add up. */
function arrBySegment(plan: Plan, line: Line, arr: number): BySegment<Series> {
  const keys = segmentKeys(plan, line);
  const share = keys.length === 1 ? arr : Math.floor((arr * 100) / keys.length) / 100;
  const last = keys.length === 1 ? arr : difference(arr, share * (keys.length - 1));
  return Object.fromEntries(
    keys.map((key, at) => [key, { every: at === keys.length - 1 ? last : share, at: {} }] as const),
  );
}

function inEverySegment(plan: Plan, line: Pick<Line, 'segmented'>, series: Series): BySegment<Series> {
  return Object.fromEntries(segmentKeys(plan, line).map((key) => [key, series] as const));
}

function upsellOverride(plan: Plan, { nrr, grr, aim, by }: StartingFigures, timeline: Timeline): Override {
  const reached = periodIndex(timeline, by) ?? 0;
  const before = periodIds(timeline).slice(0, reached);
  const at = Object.fromEntries(
    before.map((id, period) => [id, difference(nrr + ((aim - nrr) * period) / reached, grr)] as const),
  );
  const series: Series = { every: difference(aim, grr), at };
  return { values: inEverySegment(plan, { segmented: true }, series), formula: null, cells: {} };
}

/** a − b without the digits that only binary arithmetic adds: 104% less 88% is 16%. */
function difference(a: number, b: number): number {
  return Number((a - b).toFixed(10));
}

/** One sentence for the field it belongs to. Labels of periods are the caller's to write, by `period`. */
export function describeStartingPlanError(
  error: StartingPlanError,
  period: (id: PeriodId) => string = (id) => id,
): string {
  switch (error.type) {
    case 'plan':
      return describeNewPlanError(error.error);
    case 'startingArr':
      return error.startingArr > MOST_ARR
        ? 'This ARR is larger than any plan here can hold; 10 trillion is the most.'
        : 'The ARR at the start is above 0, because NRR is a share of it.';
    case 'grrOutOfRange':
      return error.grr > 1
        ? 'GRR is never above 100%: it counts losses only.'
        : 'GRR is never below 0%: no more than everything can be lost.';
    case 'nrrBelowGrr':
      return 'NRR is never below GRR, because expansion is not negative.';
    case 'aimBelowGrr':
      return `Not with GRR at ${percent(error.grr)}: without any expansion NRR is ${percent(error.grr)}. Aim at that or more, or change GRR.`;
    case 'retentionTooHigh':
      return `${percent(error.value)} is above ${percent(MOST_RETENTION)}, the most that is read here.`;
    case 'byOutside':
      return `${period(error.by)} is outside the plan, which runs from ${period(error.first)} to ${period(error.last)}.`;
  }
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(10))}%`;
}
