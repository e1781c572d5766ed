import { periodId } from '#domain/timeline';
import { valueIn } from '#plan/lanes';
import { type Plan, WHOLE } from '#plan/model';
import { RATES } from '#plan/nrrTemplate';
import { lineOf, segmentKeys } from '#plan/planParts';
import { type RoadmapLanes, totalIn } from './roadmapLanes';
import { NRR_STATED } from './targets';

/** A rate that initiatives would take below zero, held at zero from one period to another. */
export interface Floor {
  readonly rate: string;
  /** Id of the segment; null for a plan without segments. */
  readonly segment: string | null;
  readonly from: string;
  readonly to: string;
  /** The most that is held back in one of these periods, in points of the rate. */
  readonly points: number;
}

/** What a part of NRR is by the initiatives and as stated. */
export interface ComponentDifference {
  readonly component: 'expansion' | 'contraction' | 'churn';
  readonly initiatives: number;
  readonly stated: number;
  /** What the stated figure adds to NRR over the other. */
  readonly points: number;
}

/** Below this a rate held at zero is rounding. */
const ROUNDING = 1e-12;

type Slice = number | 'total';

/** What the floor adds to a rate in a cell; 0 where it does not bite. */
function heldBack(
  { evaluation }: RoadmapLanes,
  { rate, loss }: (typeof RATES)[number],
  slice: Slice,
  period: number,
  lane: number,
): number {
  const value = (line: string) => valueIn(evaluation, line, slice, period, lane);
  const effect = loss ? -value(`${rate}_effect`) : value(`${rate}_effect`);
  const held = value(`${rate}_used`) - (value(rate) + effect);
  return held > ROUNDING ? held : 0;
}

/** Points of NRR that the floors of losses hold back in the total, less those that floors of expansion keep. */
export function shortfall(lanes: RoadmapLanes, period: number, lane: number): number {
  let points = 0;
  for (const rate of RATES) points += (rate.loss ? 1 : -1) * heldBack(lanes, rate, 'total', period, lane);
  return points;
}

/** Where the floor bites in the scenario: each run of periods once. */
export function floorsOf(plan: Plan, lanes: RoadmapLanes): readonly Floor[] {
  const { timeline } = lanes.evaluation;
  return RATES.flatMap((rate) => {
    const line = lineOf(plan, rate.rate);
    const keys = line === undefined ? [] : segmentKeys(plan, line);
    return keys.flatMap((key, slice) => {
      const held = Array.from({ length: timeline.periods }, (_, at) => heldBack(lanes, rate, slice, at, lanes.whole));
      return runsAboveZero(held).map(
        ({ from, to }): Floor => ({
          rate: rate.rate,
          segment: key === WHOLE ? null : key,
          from: periodId(timeline, from),
          to: periodId(timeline, to),
          points: Math.max(...held.slice(from, to + 1)),
        }),
      );
    });
  });
}

function runsAboveZero(values: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const [at, value] of values.entries()) {
    if (value <= 0) continue;
    const last = runs.at(-1);
    if (last?.to === at - 1) last.to = at;
    else runs.push({ from: at, to: at });
  }
  return runs;
}

/** Expansion, contraction and churn at the end, by the initiatives and as stated; their points add up to the difference of NRR. */
export function componentDifferences(lanes: RoadmapLanes, end: number, stated: number): readonly ComponentDifference[] {
  const figure = (line: string, lane: number) => totalIn(lanes, line, end, lane);
  const expansion = (lane: number) => figure(NRR_STATED, lane) - figure('grr_stated', lane);
  const difference = (
    component: ComponentDifference['component'],
    of: (lane: number) => number,
    sign: 1 | -1,
  ): ComponentDifference => ({
    component,
    initiatives: of(lanes.whole),
    stated: of(stated),
    points: sign * (of(stated) - of(lanes.whole)),
  });
  return [
    difference('expansion', expansion, 1),
    difference('contraction', (lane) => figure('contraction_rate_used', lane), -1),
    difference('churn', (lane) => figure('churn_rate_used', lane), -1),
  ];
}
