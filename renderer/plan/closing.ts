import { fiscalYears, periodId, periodIndex, periodLabel, quarters, type Timeline } from '#domain/timeline';
import { isClosed, reopenEdit } from '#plan/actuals';
import { commit, type OpenPlan } from '../state/session';
import type { GridColumn } from './gridColumns';

/** The period of a column, or the last of its quarter or year; null for a column without figures. */
export function lastPeriodOf(timeline: Timeline, column: GridColumn | undefined): number | null {
  if (column === undefined) return null;
  if (column.type === 'period') return column.period;
  const buckets = column.type === 'year' ? fiscalYears(timeline) : quarters(timeline);
  return buckets[column.bucket]?.to ?? null;
}

/** What can be done about the close of a period: closed through it, or, where it is closed, opened again with those after it. */
export function closeAction(
  { plan, evaluation: { timeline } }: OpenPlan,
  period: number,
): { readonly name: string; readonly carryOut: () => void } {
  const id = periodId(timeline, period);
  const label = periodLabel(timeline, period);
  if (!isClosed(plan, id)) {
    const name = `Close through ${label}`;
    return { name, carryOut: () => void commit(name, [{ type: 'setLastClose', period: id }]) };
  }
  const last = lastClosedLabel(plan.actuals.lastClose, timeline);
  const name = last === label || last === '' ? `Reopen ${label}` : `Reopen ${label} to ${last}`;
  return { name, carryOut: () => void commit(name, [reopenEdit(timeline, period)]) };
}

function lastClosedLabel(lastClose: string | null, timeline: Timeline): string {
  const period = lastClose === null ? null : periodIndex(timeline, lastClose);
  return period === null ? '' : periodLabel(timeline, period);
}
