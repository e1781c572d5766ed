import { periodLabel, type Timeline } from '#domain/timeline';
import type { Slice } from '#engine/model';
import type { Difference } from '#analysis/scenarioDifferences';
import { effectLine, fieldLine, labelInSection } from '#plan/initiativeLines';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { Line, Plan } from '#plan/model';
import { lineOf, segmentKeys } from '#plan/planParts';
import { entry } from '#plan/records';
import { cellsInTimeline, resolveLine, seriesValues } from '#plan/resolveScenario';
import { currencySign, figureScale, fixed, MINUS, NOT_AVAILABLE } from '../format/figures';
import { formatValue, lineFormat } from '../format/lineFormat';

/** What a difference is in both scenarios: of a line its value, of an initiative its effect in points or the one number that differs. */
export interface DifferenceValues {
  readonly from: string;
  readonly to: string;
  /** Whether the scenario itself says so, rather than one that it follows. */
  readonly isOwn: { readonly from: boolean; readonly to: boolean };
  /** What the values are of, where it is not the total in the period asked about: a number of an initiative, a segment, a period. */
  readonly where: string | null;
  /** Which formulas or numbers differ, for whoever points at it. */
  readonly title: string;
}

/** A cell of a line. */
interface Place {
  readonly slice: Slice;
  readonly period: number;
}

/** The values where the scenarios say something different: in the period asked about, else in the last before it, else the first after. */
export function differenceValues(
  evaluation: Evaluation,
  difference: Difference,
  period: number,
  [from, to]: readonly [from: number, to: number],
  asMrr: boolean,
): DifferenceValues | null {
  const { plan, timeline } = evaluation;
  const line = lineOf(plan, shownLine(difference));
  if (line === undefined) return null;
  const isEffect = difference.type === 'initiative' && !difference.lines.includes(line.id);
  const differs = isEffect
    ? ({ slice, period: at }: Place) =>
        !Object.is(valueIn(evaluation, line.id, slice, at, from), valueIn(evaluation, line.id, slice, at, to))
    : saidDifferently(plan, timeline, line, [from, to]);
  const place = differingPlace(evaluation, line, period, differs) ?? { slice: 'total', period };
  const text = (lane: number) =>
    plainText(plan, line, valueIn(evaluation, line.id, place.slice, place.period, lane), asMrr);
  const isOwn = (lane: number) =>
    difference.lines.some((id) => entry(plan.scenarios[lane]?.overrides ?? {}, id) !== undefined);
  const where = [
    difference.type === 'initiative' && !isEffect ? labelInSection(line).toLowerCase() : '',
    place.slice === 'total' ? '' : (plan.segments[place.slice]?.name ?? ''),
    place.period === period || line.once ? '' : periodLabel(timeline, place.period),
  ].filter((part) => part !== '');
  return {
    from: text(from),
    to: text(to),
    isOwn: { from: isOwn(from), to: isOwn(to) },
    where: where.length === 0 ? null : where.join(', '),
    title: titleOf(plan, difference, place.slice),
  };
}

/** Of an initiative its effect, unless the scenarios differ in just one number of it, other than in whether it is on. */
function shownLine({ type, id, lines }: Difference): string {
  if (type !== 'initiative') return id;
  const [only] = lines;
  return lines.length === 1 && only !== undefined && only !== fieldLine(id, 'on') ? only : effectLine(id);
}

/** Whether two scenarios say something different about a cell: another value, another formula or another fixed figure. */
function saidDifferently(plan: Plan, timeline: Timeline, line: Line, lanes: readonly [number, number]) {
  const bySegment = segmentKeys(plan, line).map((key) =>
    lanes.map((lane) => {
      const { from, cells } = resolveLine(plan, line, key, plan.scenarios[lane]?.id ?? '');
      if (from.type === 'series') {
        const values = seriesValues(timeline, from.series, cells);
        return (period: number): string | number => values[period] ?? Number.NaN;
      }
      const fixed = new Map(cellsInTimeline(timeline, cells));
      return (period: number) => fixed.get(period) ?? from.text;
    }),
  );
  const differsIn = (segment: number, period: number) => {
    const [a, b] = bySegment[segment] ?? [];
    return a !== undefined && b !== undefined && !Object.is(a(period), b(period));
  };
  return ({ slice, period }: Place): boolean =>
    slice === 'total' ? bySegment.every((_, segment) => differsIn(segment, period)) : differsIn(slice, period);
}

/** The total before segments, the period asked about before others: of the differing cells the one to show. */
function differingPlace(
  { plan, timeline }: Evaluation,
  line: Line,
  period: number,
  differs: (place: Place) => boolean,
): Place | null {
  const slices: readonly Slice[] =
    line.segmented && plan.segments.length > 0 ? ['total', ...plan.segments.keys()] : ['total'];
  const before = Array.from({ length: period + 1 }, (_, back) => period - back);
  const after = Array.from({ length: timeline.periods - period - 1 }, (_, ahead) => period + 1 + ahead);
  for (const at of [...before, ...after]) {
    const slice = slices.find((one) => differs({ slice: one, period: at }));
    if (slice !== undefined) return { slice, period: at };
  }
  return null;
}

function titleOf(plan: Plan, difference: Difference, slice: Slice): string {
  const segment = slice === 'total' ? '' : ` in ${plan.segments[slice]?.name ?? ''}`;
  switch (difference.type) {
    case 'values':
      return `${difference.name}${segment}: other values`;
    case 'formula':
      return `${difference.name}${segment}: another formula`;
    case 'initiative': {
      const labels = difference.lines.map((id) => lineOf(plan, id)?.label ?? id);
      return `${difference.name}: the scenarios differ in ${labels.join(', ')}`;
    }
  }
}

/** A value with its unit, as it reads on its own: `$4.81M`, `6.5%`, `Mar 2027`. */
function plainText(plan: Plan, line: Line, annual: number, asMrr: boolean): string {
  if (!Number.isFinite(annual)) return NOT_AVAILABLE;
  const value = asMrr && line.unit === 'money' ? annual / 12 : annual;
  if (line.unit === 'money' || line.unit === 'cash') {
    const { divisor, suffix } = figureScale(Math.abs(value));
    const decimals = suffix === 'M' ? 2 : suffix === 'K' ? 1 : 0;
    return `${value < 0 ? MINUS : ''}${currencySign(plan.currency)}${fixed(Math.abs(value) / divisor, decimals)}${suffix}`;
  }
  const format = lineFormat(line, plan.basis, { divisor: 1, suffix: '' }, '', false);
  return `${formatValue(value, format)}${line.unit === 'rate' ? '%' : ''}`;
}
