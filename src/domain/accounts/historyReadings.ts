import type { Result } from '#base/result';
import {
  cohortReading,
  compoundedReading,
  type ReadingError,
  type SegmentHistory,
  simpleSumReading,
} from '#domain/nrrReadings';
import type { CohortMovement } from '#domain/retention';
import type { MonthNumber } from '#domain/timeline';
import { money, type Ratio } from '#domain/units';
import { type ArrMonths, arrIn } from './arrMonths';

/** The movements of a list of accounts, read in every way that an NRR is read in beside customer by customer. */
export interface HistoryReadings {
  /** As a plan reads a cohort: every segment's customers taken to fare as their segment does, those won since included. */
  readonly bySegment: Result<Ratio, ReadingError>;
  readonly compounded: Result<Ratio, ReadingError>;
  readonly simple: Result<Ratio, ReadingError>;
  /** Accounts known in the first month and the last, of which a month in between is not: what they moved by then is in none of these readings. */
  readonly withGaps: number;
}

/**
 * Movements of accounts month by month, by segment, and the readings of NRR made of them. A month's opening is the ARR of the customers of the month before,
 * its churn that of those who have none any more; who comes, or comes back, joins the next opening.
 *
 * Source  docs/metrics.md#three-readings, of which `src/domain/nrrReadings.ts` has the formulas
 */
export function historyReadings(months: ArrMonths, from: MonthNumber, to: MonthNumber): HistoryReadings {
  const periods = to - from;
  const { accounts, segments, segmentAt } = months;
  const moving = segments.map(() => Array.from({ length: periods }, still));
  let withGaps = 0;
  for (let account = 0; account < accounts.length; account++) {
    const history = moving[segmentAt[account] ?? 0] ?? [];
    let then = arrIn(months, account, from);
    let hasGap = false;
    const isCompared = !Number.isNaN(then) && !Number.isNaN(arrIn(months, account, to));
    for (let period = 0; period < periods; period++) {
      const now = arrIn(months, account, from + period + 1);
      const movement = history[period];
      if (Number.isNaN(then) || Number.isNaN(now)) hasGap = true;
      else if (movement !== undefined) move(movement, then, now);
      then = now;
    }
    if (isCompared && hasGap) withGaps++;
  }
  const histories: readonly SegmentHistory[] = moving.map((history) => history.map(asMovement));
  return {
    bySegment: cohortReading(histories),
    compounded: compoundedReading(histories),
    simple: simpleSumReading(histories),
    withGaps,
  };
}

interface Moving {
  opening: number;
  expansion: number;
  contraction: number;
  churn: number;
}

const still = (): Moving => ({ opening: 0, expansion: 0, contraction: 0, churn: 0 });

function move(sum: Moving, then: number, now: number): void {
  if (then === 0) return;
  sum.opening += then;
  if (now >= then) sum.expansion += now - then;
  else if (now === 0) sum.churn += then;
  else sum.contraction += then - now;
}

function asMovement({ opening, expansion, contraction, churn }: Moving): CohortMovement {
  return {
    opening: money(opening),
    expansion: money(expansion),
    contraction: money(contraction),
    churn: money(churn),
  };
}
