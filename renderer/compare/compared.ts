import { lineOf } from '#plan/planParts';
import type { PeriodChoice } from '#domain/parsePeriod';
import { fiscalYears, periodId, periodIndex, quarters, type Timeline } from '#domain/timeline';
import type { PlacedFigure } from '#analysis/bridgeLanes';
import type { Slice } from '#engine/model';
import type { Evaluation } from '#plan/lanes';
import type { Line, Plan } from '#plan/model';
import type { OpenPlan } from '../state/session';

/** Lengths of time that figures are compared over. */
export const GRAINS = ['period', 'quarter', 'year'] as const;
export type ComparedGrain = (typeof GRAINS)[number];

/** What a person has chosen to look at; null is what the plan suggests. */
export interface Choices {
  /** Ids of scenarios, the first being what the others are compared with. */
  readonly scenarios: readonly string[] | null;
  /** Of three scenarios or more, ids of the two that the bridge leads between; the first two where they are not among them. */
  readonly bridge: readonly [from: string, to: string] | null;
  readonly line: string;
  /** A segment's id; null for the total. */
  readonly segment: string | null;
  /** Id of a period, quarter or fiscal year. */
  readonly time: string | null;
  readonly grain: ComparedGrain;
}

export const FIRST_CHOICES: Choices = {
  scenarios: null,
  bridge: null,
  line: 'closing_arr',
  segment: null,
  time: null,
  grain: 'year',
};

/** The scenarios of a plan that are compared, and the figure whose difference is explained. */
export interface Compared {
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  /** Lane of the scenario that the others are compared with. */
  readonly from: number;
  /** Lanes of the others, at least one. */
  readonly others: readonly number[];
  /** Lanes of the two that the bridge leads between. */
  readonly bridge: readonly [from: number, to: number];
  readonly line: Line;
  readonly slice: Slice;
  /** Id of a period, quarter or fiscal year of the plan. */
  readonly time: string;
  readonly grain: ComparedGrain;
}

/** Null where the plan has one scenario, which differs from nothing. What was chosen and is no longer there falls back. */
export function comparedOf({ plan, evaluation, scenario }: OpenPlan, choices: Choices): Compared | null {
  const line = lineOf(plan, choices.line) ?? lineOf(plan, 'closing_arr') ?? plan.lines[0];
  const [from, ...others] = lanesOf(plan, choices.scenarios, scenario);
  const [to] = others;
  if (line === undefined || from === undefined || to === undefined) return null;
  const { timeline } = evaluation;
  const isSplit = line.segmented && plan.segments.length > 0;
  const segment = isSplit ? plan.segments.findIndex(({ id }) => id === choices.segment) : -1;
  const last = periodId(timeline, timeline.periods - 1);
  const time = choices.time !== null && choiceOf(timeline, choices.time) !== null ? choices.time : last;
  return {
    plan,
    evaluation,
    from,
    others,
    bridge: (others.length > 1 ? bridgeOf(plan, choices.bridge, [from, ...others]) : null) ?? [from, to],
    line,
    slice: segment < 0 ? 'total' : segment,
    time,
    grain: timeline.grain === 'quarter' && choices.grain === 'quarter' ? 'period' : choices.grain,
  };
}

/** The chosen scenarios that are there; else the one of the pill with the one it follows, or the base with the next. */
function lanesOf({ scenarios }: Plan, chosen: readonly string[] | null, pill: number): readonly number[] {
  const known = (chosen ?? []).map((id) => scenarios.findIndex((one) => one.id === id)).filter((lane) => lane >= 0);
  if (known.length > 1) return known;
  const parent = scenarios.findIndex(({ id }) => id === scenarios[pill]?.parent);
  if (parent >= 0) return [parent, pill];
  return scenarios.length > 1 ? [0, 1] : [0];
}

/** The lanes of a chosen pair; null where one of them is not among those that are compared. */
function bridgeOf(
  { scenarios }: Plan,
  chosen: Choices['bridge'],
  lanes: readonly number[],
): readonly [from: number, to: number] | null {
  const [from = -1, to = -1] = (chosen ?? []).map((id) => lanes.find((lane) => scenarios[lane]?.id === id));
  return from < 0 || to < 0 ? null : [from, to];
}

/** A time of the plan by its id; null for one it does not have. */
export function choiceOf(timeline: Timeline, id: string): PeriodChoice | null {
  const index = periodIndex(timeline, id);
  if (index !== null) return { type: 'period', index };
  const bucket = [...fiscalYears(timeline), ...quarters(timeline)].find((one) => one.id === id);
  return bucket === undefined ? null : { type: 'bucket', bucket };
}

/** The figure that is explained, and the one its differences are held against: NRR of twelve months, or closing ARR beside that. */
export function explainedFigures({ plan, evaluation, line, slice, time }: Compared): readonly PlacedFigure[] {
  const when = choiceOf(evaluation.timeline, time);
  if (when === null) return [];
  const beside = lineOf(plan, line.id === 'nrr_ttm' ? 'closing_arr' : 'nrr_ttm');
  const figures: PlacedFigure[] = [{ line: line.id, slice, when }];
  if (beside !== undefined) figures.push({ line: beside.id, slice: beside.segmented ? slice : 'total', when });
  return figures;
}

/** The names of the two that the bridge leads between. */
export function bridgeNames(compared: Compared): readonly [from: string, to: string] {
  const [from, to] = compared.bridge;
  return [scenarioName(compared, from), scenarioName(compared, to)];
}

export function scenarioName({ plan }: Pick<Compared, 'plan'>, lane: number): string {
  return plan.scenarios[lane]?.name ?? '';
}
