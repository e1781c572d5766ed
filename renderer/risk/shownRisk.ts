import { ARR_LINE, nrrLine } from '#analysis/trialFigures';
import { percentilesOf } from '#analysis/percentiles';
import { type Histogram, histogramOf, type Probability, probabilityOf } from '#analysis/spread';
import { periodIds } from '#domain/timeline';
import type { Line, Plan } from '#plan/model';
import type { Target } from '#plan/places';
import { timelineOf } from '#plan/planParts';
import { targetFor } from '#analysis/trialFigures';
import type { RiskRun } from './riskRun';

/** A figure at a date over all trials. */
export interface AtDate {
  readonly point: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly count: number;
}

/** What a view of trials shows of one line at one date. */
export interface ShownRisk {
  readonly plan: Plan;
  readonly line: Line;
  readonly period: number;
  readonly periodId: string;
  readonly target: Target | null;
  readonly reached: Probability | null;
  readonly histogram: Histogram | null;
  readonly sample: Float64Array;
  readonly here: AtDate;
  readonly nrr: AtDate;
  readonly arr: AtDate;
  /** How likely closing ARR is to come to what the plan says, or more. */
  readonly arrAsPlanned: Probability;
}

export function shownRisk(run: RiskRun, plan: Plan, line: Line, period: number): ShownRisk {
  const periodId = periodIds(timelineOf(plan))[period] ?? '';
  const sample = run.sampleAt(line.id, period);
  const target = targetFor(plan, line.id, periodId);
  return {
    plan,
    line,
    period,
    periodId,
    target,
    reached: target === null ? null : probabilityOf(sample, target.direction, target.value),
    histogram: histogramOf(sample),
    sample,
    here: atDate(run, line.id, period),
    nrr: atDate(run, nrrLine(run.question.plan), period),
    arr: atDate(run, ARR_LINE, period),
    arrAsPlanned: probabilityOf(run.sampleAt(ARR_LINE, period), 'atLeast', run.pointAt(ARR_LINE, period)),
  };
}

function atDate(run: RiskRun, line: string, period: number): AtDate {
  const { values, count } = percentilesOf(run.sampleAt(line, period), [0.05, 0.5, 0.95]);
  const [p5 = Number.NaN, p50 = Number.NaN, p95 = Number.NaN] = values;
  return { point: run.pointAt(line, period), p5, p50, p95, count };
}
