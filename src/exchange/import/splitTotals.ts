import { err, ok, type Result } from '#base/result';
import { periodId, type Timeline } from '#domain/timeline';
import type { Plan, SegmentKey } from '#plan/model';
import { segmentKeys } from '#plan/planParts';
import { isShared } from '#plan/segmentValues';
import type { ImportRefusal } from './importPlan';
import type { ImportedSeries } from './importedValues';

/** Figures of one line in one segment, as they are to be set. */
export interface SegmentSeries {
  readonly line: ImportedSeries['line'];
  readonly segment: SegmentKey;
  readonly values: readonly {
    readonly period: number;
    readonly value: number;
    readonly derived: 'quarter' | 'mix' | null;
  }[];
}

/** Each segment's part of opening ARR, in the order of the segments; they add up to 1. */
export type Mix = readonly number[];

/** The mix of a period, by its opening ARR; null where there is none or parts of it are below zero. */
export function mixOf(openings: readonly number[]): Mix | null {
  const total = openings.reduce((sum, opening) => sum + opening, 0);
  return total > 0 && openings.every((opening) => opening >= 0) ? openings.map((opening) => opening / total) : null;
}

/**
 * Gives totals to the segments: amounts by the mix, so that they add up to the total again, rates to each as they are.
 *
 * Errors  totalsOnly        where nothing was chosen to split them by
 *         totalsAndSegments where a line has a total and figures of segments: the total follows from these
 *         noMix             where the mix is wanted and there is none
 */
export function splitTotals(
  plan: Plan,
  timeline: Timeline,
  series: readonly ImportedSeries[],
  split: { readonly by: 'refuse' } | { readonly by: 'mix'; readonly mix: Mix | null; readonly period: number },
): Result<readonly SegmentSeries[], readonly ImportRefusal[]> {
  const totals = series.filter(({ segment }) => segment === null);
  const both = totals.filter(({ line }) => series.some((one) => one.line.id === line.id && one.segment !== null));
  const refusals: ImportRefusal[] = both.map(({ line }) => ({ type: 'totalsAndSegments', line: line.id }));
  if (totals.length > 0 && split.by === 'refuse')
    refusals.push({ type: 'totalsOnly', lines: totals.map(({ line }) => line.id) });
  if (totals.length > 0 && split.by === 'mix' && split.mix === null)
    refusals.push({ type: 'noMix', period: periodId(timeline, split.period) });
  if (refusals.length > 0) return err(refusals);
  const mix = split.by === 'mix' ? (split.mix ?? []) : [];
  return ok(
    series.flatMap(({ line, segment, values }): readonly SegmentSeries[] =>
      segment === null ? divided({ line, segment, values }, segmentKeys(plan, line), mix) : [{ line, segment, values }],
    ),
  );
}

function divided({ line, values }: ImportedSeries, keys: readonly SegmentKey[], mix: Mix): readonly SegmentSeries[] {
  return keys.map((segment, at) => ({
    line,
    segment,
    values: values.map(({ period, value }) => ({
      period,
      value: isShared(line) ? partOf(value, mix, at) : value,
      derived: 'mix' as const,
    })),
  }));
}

/** The last segment gets what the others leave, so that rounding loses nothing. */
function partOf(value: number, mix: Mix, at: number): number {
  if (at < mix.length - 1) return value * (mix[at] ?? 0);
  return value - mix.slice(0, -1).reduce((sum, share) => sum + value * share, 0);
}
