import type { Swing, Tornado } from '#analysis/tornado';
import type { Plan } from '#plan/model';
import { inputLabel } from '#plan/inputLabel';
import { change, fixed, NOT_AVAILABLE } from '../format/figures';
import { formatValue } from '../format/lineFormat';
import { formatOf } from '../inspector/figureText';
import type { TornadoRow } from './drawTornado';
import type { LineScale } from './lineScale';

/** The swings of a tornado in the unit that is shown; decimals are those that tell the smallest that counts from nothing. */
export function tornadoRows(
  plan: Plan,
  { point, swings }: Tornado,
  scale: LineScale,
  shares: ReadonlyMap<number, number>,
): readonly TornadoRow[] {
  const decimals = decimalsFor(swings, scale);
  return swings.map((swing): TornadoRow => {
    const { range, index } = swing.varied;
    const low = (swing.atLow - point) * scale.factor;
    const high = (swing.atHigh - point) * scale.factor;
    const share = shares.get(index);
    return {
      label: inputLabel(plan, range.line, range.segment),
      range: rangeText(plan, swing),
      low,
      high,
      lowText: Number.isFinite(low) ? change(low, decimals) : NOT_AVAILABLE,
      highText: Number.isFinite(high) ? change(high, decimals) : NOT_AVAILABLE,
      swing: Number.isFinite(swing.size) ? fixed(swing.size * scale.factor, decimals) : NOT_AVAILABLE,
      share: share === undefined || Number.isNaN(swing.size) ? NOT_AVAILABLE : fixed(share * 100, 0),
    };
  });
}

const MOST_DECIMALS = 4;

/** Decimals of a column: those of the line, and more where all swings would round to less than two digits. */
function decimalsFor(swings: readonly Swing[], scale: LineScale): number {
  const largest = Math.max(...swings.map(({ size }) => (Number.isFinite(size) ? size * scale.factor : 0)), 0);
  let decimals = scale.decimals;
  while (largest > 0 && largest * 10 ** decimals < 10 && decimals < MOST_DECIMALS) decimals++;
  return decimals;
}

function rangeText(plan: Plan, { low, high, varied }: Swing): string {
  const format = formatOf(plan, varied.input.line, false);
  const unit = format.unit.startsWith('%') ? '%' : format.unit;
  return `${formatValue(low, format)} to ${formatValue(high, format)} ${unit}`.trim();
}
