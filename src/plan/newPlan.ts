import { err, ok, type Result } from '#base/result';
import { type Basis, createTimeline, type Grain, type TimelineError, describeTimelineError } from '#domain/timeline';
import { isCurrency } from '#domain/units';
import type { Plan, Segment } from './model';
import { describeNameError, idFromName, type NameError, nameError } from './names';
import { nrrLines } from './nrrTemplate';
import { EMPTY_PLACES } from './places';

export const MOST_SEGMENTS = 12;

export interface NewPlan {
  readonly basis: Basis;
  /** First month, `2027-01`. */
  readonly start: string;
  readonly template?: 'nrr';
  readonly title?: string;
  readonly periods?: number;
  readonly grain?: Grain;
  readonly currency?: string;
  readonly fiscalYearStart?: number;
  /** Names of segments, none by default. */
  readonly segments?: readonly string[];
}

export type NewPlanError =
  | { readonly type: 'timeline'; readonly error: TimelineError }
  | { readonly type: 'currency'; readonly currency: string }
  | { readonly type: 'tooManySegments'; readonly count: number }
  | { readonly type: 'segment'; readonly error: NameError };

/** A plan of the NRR template in which every input is 0, with the one scenario Base. */
export function newPlan(wanted: NewPlan): Result<Plan, NewPlanError> {
  const grain = wanted.grain ?? 'month';
  const periods = wanted.periods ?? (grain === 'month' ? 24 : 8);
  const { basis, start } = wanted;
  const fiscalYearStart = wanted.fiscalYearStart ?? 1;
  const currency = wanted.currency ?? 'USD';
  const timeline = createTimeline({ grain, start, periods, fiscalYearStart });
  if (!timeline.ok) return err({ type: 'timeline', error: timeline.error });
  if (!isCurrency(currency)) return err({ type: 'currency', currency });
  const segments = newSegments(wanted.segments ?? []);
  if (!segments.ok) return segments;
  return ok({
    title: wanted.title ?? 'Untitled plan',
    basis,
    grain,
    start,
    periods,
    fiscalYearStart,
    currency,
    usdRate: currency === 'USD' ? 1 : null,
    note: '',
    segments: segments.value,
    lines: nrrLines(
      basis,
      grain,
      segments.value.map((segment) => segment.id),
    ),
    scenarios: [{ id: 'base', name: 'Base', parent: null, locked: false, note: '', overrides: {} }],
    actuals: { lastClose: null, values: {} },
    notes: [],
    ...EMPTY_PLACES,
  });
}

function newSegments(names: readonly string[]): Result<readonly Segment[], NewPlanError> {
  if (names.length > MOST_SEGMENTS) return err({ type: 'tooManySegments', count: names.length });
  const segments: Segment[] = [];
  for (const name of names) {
    const error = nameError(
      'segment',
      name,
      segments.map((segment) => segment.name),
    );
    if (error !== null) return err({ type: 'segment', error });
    segments.push({
      id: idFromName(
        name,
        segments.map((segment) => segment.id),
      ),
      name,
    });
  }
  return ok(segments);
}

export function describeNewPlanError(error: NewPlanError): string {
  switch (error.type) {
    case 'timeline':
      return describeTimelineError(error.error);
    case 'currency':
      return `"${error.currency}" is not a currency code; write one of ISO 4217, such as USD or EUR.`;
    case 'tooManySegments':
      return `A plan has at most ${MOST_SEGMENTS} segments; this one names ${error.count}.`;
    case 'segment':
      return describeNameError(error.error);
  }
}
