import { err, ok, type Result } from '#base/result';
import type { Estimate } from '#domain/accounts/forecastPremises';
import { SOLD_MOTIONS, type SoldMotion } from '#domain/accounts/forecastPremises';
import { type Evaluation, evaluateLanes, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { holdsFiguresOnly } from '#plan/valuesOnly';
import type { ForecastReading } from './accountForecast';
import { initiativesOff, type RoadmapError } from './roadmapLanes';

/** One motion over the compared quarters: what the roadmap asks of it from above, and what the accounts carry from below. */
export interface ComparedMotion {
  readonly motion: SoldMotion;
  /** Expansion ARR that the initiatives of the motion bring, by compared quarter. */
  readonly roadmap: readonly number[];
  readonly roadmapTotal: number;
  /** What the plan's own rate of the motion brings without them. */
  readonly own: readonly number[];
  readonly ownTotal: number;
  readonly accounts: readonly Estimate[];
  readonly accountsTotal: Estimate;
}

export interface Comparison {
  /** ARR at the opening of the first compared quarter: points are shares of it. */
  readonly opening: number;
  readonly motions: readonly ComparedMotion[];
}

/** The line of the expansion that a motion brings. */
function arrLineOf(motion: SoldMotion): `${SoldMotion}_arr` {
  return `${motion}_arr`;
}

/** The lines without which there is nothing to compare with; null where all are there. */
export function missingLine(plan: Plan): string | null {
  return ['opening_arr', ...SOLD_MOTIONS.map(arrLineOf)].find((id) => lineOf(plan, id) === undefined) ?? null;
}

/**
 * The forecast from accounts beside what the initiatives of a scenario bring, motion by motion and quarter by quarter.
 *
 *     roadmap = expansion ARR of the motion in the scenario − the same without the initiatives of this motion
 *
 * Both are ARR won in the quarter, and as points shares of the ARR at the opening of the first. The plan's own rate stands apart: it is
 * what the motion brings without anybody doing anything new.
 *
 * Errors   noLine       the plan is not made from the NRR template
 *          figuresOnly  the plan holds no formulas: what initiatives bring cannot be told
 */
export function compareForecast(
  plan: Plan,
  scenario: string,
  reading: ForecastReading,
): Result<Comparison, RoadmapError> {
  const missing = missingLine(plan);
  if (missing !== null) return err({ type: 'noLine', line: missing });
  if (holdsFiguresOnly(plan)) return err({ type: 'figuresOnly' });
  const evaluation = evaluateLanes(plan, [
    { scenario, probes: [] },
    ...SOLD_MOTIONS.map((motion) => ({ scenario, probes: initiativesOff(plan, scenario, motion) })),
  ]);
  if (!evaluation.ok) return err({ type: 'model', error: evaluation.error });
  return ok(comparisonOf(evaluation.value, reading));
}

function comparisonOf(evaluation: Evaluation, { quarters, compared, forecast }: ForecastReading): Comparison {
  const first = quarters[compared[0] ?? -1];
  return {
    opening: first === undefined ? Number.NaN : valueIn(evaluation, 'opening_arr', 'total', first.from, 0),
    motions: SOLD_MOTIONS.map((motion, at) => {
      const quarterly = (lane: number) =>
        compared.map((place) => wonIn(evaluation, motion, quarters[place] ?? EMPTY, lane));
      const whole = quarterly(0);
      const own = quarterly(at + 1);
      const roadmap = whole.map((amount, place) => amount - (own[place] ?? 0));
      const byQuarter = forecast.motions.find((one) => one.motion === motion)?.quarters ?? [];
      const accounts = compared.map((place) => byQuarter[place] ?? NOTHING);
      return {
        motion,
        roadmap,
        roadmapTotal: total(roadmap),
        own,
        ownTotal: total(own),
        accounts,
        accountsTotal: {
          low: total(accounts.map(({ low }) => low)),
          likely: total(accounts.map(({ likely }) => likely)),
          high: total(accounts.map(({ high }) => high)),
        },
      };
    }),
  };
}

const EMPTY = { from: 0, to: -1 };
const NOTHING: Estimate = { low: 0, likely: 0, high: 0 };

/** Expansion ARR of a motion over some periods, both ends included. */
export function wonIn(
  evaluation: Evaluation,
  motion: SoldMotion,
  { from, to }: { readonly from: number; readonly to: number },
  lane: number,
): number {
  let sum = 0;
  for (let period = from; period <= to; period++) sum += valueIn(evaluation, arrLineOf(motion), 'total', period, lane);
  return sum;
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
