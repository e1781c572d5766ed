import { figureScale, fixed, MINUS, type MoneyScale, NOT_AVAILABLE } from '#domain/figureText';

export { currencySign } from '#domain/currencySign';

/** How the window writes figures: as all of Headroom does, and in the scales of its grid and its key figures. */
export {
  change,
  figureScale,
  fixed,
  MINUS,
  type MoneyScale,
  NOT_AVAILABLE,
} from '#domain/figureText';

/** Amounts in a grid: thousands for plans of a million and more, else single units. */
export function gridScale(largest: number): MoneyScale {
  return largest >= 1e6 ? { divisor: 1e3, suffix: 'K' } : { divisor: 1, suffix: '' };
}

/** Millions with two decimals, thousands with one, single units with none. */
export function keyFigureScale(value: number): MoneyScale & { readonly decimals: number } {
  const scale = figureScale(Math.abs(value));
  return { ...scale, decimals: scale.suffix === 'M' ? 2 : scale.suffix === 'K' ? 1 : 0 };
}

/** An amount as a key figure: `−$` `85.7` `K`. */
export function keyFigureMoney(value: number, sign: string): { before: string; number: string; after: string } {
  if (!Number.isFinite(value)) return { before: '', number: NOT_AVAILABLE, after: '' };
  const { divisor, suffix, decimals } = keyFigureScale(value);
  const number = fixed(value / divisor, decimals);
  return number.startsWith(MINUS)
    ? { before: `${MINUS}${sign}`, number: number.slice(MINUS.length), after: suffix }
    : { before: sign, number, after: suffix };
}
