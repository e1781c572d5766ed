import { csvText } from '#exchange/figures/csvText';
import { figureRows } from '#exchange/figures/figureTable';
import type { Figures } from './figures';

/** Figures as a table for spreadsheets, at full precision: a row for each line's total and each of its segments; empty where there is no number. */
export function figuresAsCsv({ evaluation, scenarios, lines, reading }: Figures): string {
  const lanes = scenarios.map(({ name }, lane) => ({ lane, name }));
  return csvText(figureRows({ evaluation, lines, lanes, over: 'period', withSegments: true, money: reading }));
}
