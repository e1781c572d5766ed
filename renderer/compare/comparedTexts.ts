import type { Line } from '#plan/model';
import { change, NOT_AVAILABLE } from '../format/figures';
import { formatValue, type LineFormat } from '../format/lineFormat';
import { type Meaning, meaningOf } from '#analysis/betterWhen';

/** A cell of the comparison: what it says, and what that means. */
export interface ComparedText {
  readonly text: string;
  readonly meaning: Meaning | null;
}

const NOTHING: ComparedText = { text: '', meaning: null };

/** A figure of one scenario; null where the line has none there. */
export function valueText(value: number | null, format: LineFormat): ComparedText {
  return value === null ? NOTHING : { text: formatValue(value, format), meaning: null };
}

/** By how much a figure differs from that of the first scenario: rates in points, months in months. */
export function changeText(
  line: Pick<Line, 'id' | 'pack' | 'unit'>,
  base: number | null,
  value: number | null,
  format: LineFormat,
): ComparedText {
  if (base === null || value === null) return NOTHING;
  const difference = value - base;
  if (!Number.isFinite(difference)) return { text: NOT_AVAILABLE, meaning: null };
  const text = change(difference * format.factor, format.decimals);
  if (text === '0') return { text, meaning: 'same' };
  const unit = line.unit === 'rate' ? ' pt' : line.unit === 'month' ? ' mo' : '';
  return { text: `${text}${unit}`, meaning: meaningOf(line, difference) };
}

/** The same as a percentage of the first; nothing for rates and months, which have none. */
export function percentText(
  line: Pick<Line, 'id' | 'pack' | 'unit'>,
  base: number | null,
  value: number | null,
  format: LineFormat,
): ComparedText {
  if (base === null || value === null || line.unit === 'rate' || line.unit === 'month') return NOTHING;
  if (!Number.isFinite(value - base)) return { text: NOT_AVAILABLE, meaning: null };
  // What shows as 0 is no measure for a change: at most rounding is left of it.
  const shown = [base, value].map((one) => change(one * format.factor, format.decimals));
  const share = shown[0] === '0' ? Number.NaN : (value - base) / Math.abs(base);
  if (value === base || (shown[0] === '0' && shown[1] === '0')) return { text: '0', meaning: 'same' };
  return {
    text: Number.isFinite(share) ? change(share * 100, Math.abs(share) < 10 ? 1 : 0) : NOT_AVAILABLE,
    meaning: null,
  };
}
