import {
  type AccountYear,
  cohortDoubts,
  type PlanReadings,
  whyReadingsDiffer,
  yearReadings,
} from '#analysis/accountCohorts';
import type { Result } from '#base/result';
import { type AccountSegment, type ArrMonths, arrByMonth } from '#domain/accounts/arrMonths';
import {
  type CohortGrain,
  type CohortReading,
  type CohortTriangle,
  cohortTriangle,
  type Kept,
  type KeptBetween,
  keptShare,
} from '#domain/accounts/cohorts';
import { dayText } from '#domain/day';
import { formatMonth } from '#domain/timeline';
import type { Plan, Scenario } from '#plan/model';
import { numberOrNull } from './figuresAsJson';

/** What `cohorts` prints. */
export interface ShownCohorts {
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly year: AccountYear;
  /** Null where the plan is shorter than a year. */
  readonly beside: PlanReadings | null;
  readonly grain: CohortGrain;
  readonly reading: CohortReading;
  /** Null for all. */
  readonly segment: AccountSegment | null;
}

/** The triangle of the chosen segment, or of all accounts. */
export function triangleOf({ plan, year, grain }: ShownCohorts, segment: AccountSegment | null): CohortTriangle {
  const months: ArrMonths = arrByMonth(plan.accounts, year.to);
  const choice = { grain, fiscalYearStart: plan.fiscalYearStart };
  return cohortTriangle(months, segment === null ? choice : { ...choice, segment: segment.key });
}

/** Fractions and plain amounts at full precision; null where there is no number. */
export function cohortsAsJson(shown: ShownCohorts): string {
  const { scenario, year, beside, grain, segment } = shown;
  const { byCustomer, segments, months } = year;
  const readings = yearReadings(year);
  const all = triangleOf(shown, segment);
  return `${JSON.stringify({
    asOf: dayText(year.day),
    accounts: months.accounts.length,
    withHistory: year.withHistory,
    year: {
      ...betweenAsJson(byCustomer),
      readings: {
        bySegment: valueOrNull(readings.bySegment),
        compounded: valueOrNull(readings.compounded),
        simpleSum: valueOrNull(readings.simple),
      },
    },
    segments: segments.map((one) => ({ segment: one.segment.name, ...betweenAsJson(one.kept) })),
    plan: beside === null ? null : { scenario: scenario.name, ...besideAsJson(beside) },
    by: grain,
    segment: segment?.name ?? null,
    ...triangleAsJson(all),
    bySegment: segments.map((one) => ({
      segment: one.segment.name,
      ...triangleAsJson(triangleOf(shown, one.segment)),
    })),
    doubts: cohortDoubts(year),
    differences: whyReadingsDiffer(year, beside),
  })}\n`;
}

function triangleAsJson({ cohorts, total, before, withoutStart }: CohortTriangle) {
  return {
    cohorts: cohorts.map(({ id, customers, maybeEarlier, ages }) => ({
      cohort: id,
      customers,
      maybeEarlier,
      ages: ages.map(keptAsJson),
    })),
    total: total.map(keptAsJson),
    beganBefore: before,
    withoutStart,
  };
}

function keptAsJson(kept: Kept) {
  const { customers, opening, closing, least, unknown } = kept;
  return {
    nrr: numberOrNull(keptShare(kept, 'nrr')),
    grrByCustomer: numberOrNull(keptShare(kept, 'grr')),
    customers,
    kept: kept.kept,
    opening,
    closing,
    least,
    leftOut: unknown,
  };
}

function betweenAsJson(kept: KeptBetween) {
  const { from, to, newCustomers, newArr, unknownArr } = kept;
  return {
    from: formatMonth(from),
    to: formatMonth(to),
    ...keptAsJson(kept),
    leftOutArr: unknownArr,
    newCustomers,
    newArr,
  };
}

function besideAsJson({ label, sameMonths, nrr, grr }: PlanReadings) {
  const three = ({ compounded, cohort, simple }: PlanReadings['nrr']) => ({
    compounded: numberOrNull(compounded),
    cohort: numberOrNull(cohort),
    simpleSum: numberOrNull(simple),
  });
  return { twelveMonthsTo: label, sameMonths, nrr: three(nrr), grr: three(grr) };
}

function valueOrNull(reading: Result<number, unknown>): number | null {
  return reading.ok ? reading.value : null;
}
