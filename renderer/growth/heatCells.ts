import type { ChartMoney } from '../charts/money';
import type { GrowthCell } from '#analysis/growthGrid';
import { figureText, moneyFormat, moneyText, percentText, sharedDecimals } from './growthTexts';
import { type HeatScale, heatScale, heatStep } from './heatSteps';
import type { ShownGrowth } from './shownGrowth';
import type { GrowthUnit } from './FilterBar';

/** The heat map as texts and colours, row by row. */
export interface HeatCells {
  readonly scale: HeatScale;
  /** `% of opening ARR` or `$M` */
  readonly unit: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    /** Whose row it is; empty for a round NRR. */
    readonly whose: string;
    readonly nrr: string;
    readonly name: string;
    readonly texts: readonly string[];
    readonly steps: readonly string[];
  }[];
}

export function heatCells(shown: ShownGrowth, unit: GrowthUnit): HeatCells {
  const { grid, rows, columns } = shown;
  const cells = grid.cells.flat();
  const scale = heatScale(cells.map(({ share }) => share));
  const money = mapMoney(shown);
  const decimals = sharedDecimals(cells.map(({ share }) => share));
  const text = ({ share, simple }: GrowthCell) =>
    unit === 'share' ? figureText(share * 100, decimals) : figureText(simple * money.factor, money.decimals);
  return {
    scale,
    unit: unit === 'share' ? '% of opening ARR' : money.unit,
    columns: columns.map(({ at }) => roundPercent(at)),
    rows: rows.map((_, row) => {
      const ofRow = grid.cells[row] ?? [];
      const { whose, nrr } = rowParts(shown, row);
      return {
        whose,
        nrr,
        name: rowName(shown, row),
        texts: ofRow.map(text),
        steps: ofRow.map(({ share }) => heatStep(share, scale)),
      };
    }),
  };
}

/** How the map writes amounts: all cells in the unit of the largest. */
export function mapMoney({ plan, grid }: ShownGrowth): ChartMoney {
  return moneyFormat(
    plan.currency,
    grid.cells.flat().map(({ simple }) => simple),
  );
}

export function rowName(shown: ShownGrowth, row: number): string {
  const { whose, nrr } = rowParts(shown, row);
  return whose === '' ? nrr : `${whose} ${nrr}`;
}

/** A row's NRR, and whose it is: where there is little room the name is cut and the figure is not. */
export function rowParts(
  { rows, name, asked }: ShownGrowth,
  row: number,
): { readonly whose: string; readonly nrr: string } {
  const place = rows[row];
  if (place === undefined) return { whose: '', nrr: '' };
  if (!place.isOwn) return { whose: '', nrr: roundPercent(place.at) };
  return { whose: asked.nrr === null ? name : 'Chosen', nrr: percentText(place.at) };
}

/** What a cell says in words: `NRR 103.9%, target 40%: 36.1% of opening ARR, $4.34M`. */
export function cellSentence(shown: ShownGrowth, row: number, column: number): string {
  const cell = shown.grid.cells[row]?.[column];
  const [nrr, target] = [shown.rows[row]?.at ?? Number.NaN, shown.columns[column]?.at ?? Number.NaN];
  const place = `NRR ${roundPercent(nrr)}, target ${roundPercent(target)}`;
  if (cell === undefined || Number.isNaN(cell.share)) return `${place}: not available`;
  const amount = `${percentText(Math.abs(cell.share))} of opening ARR, ${moneyText(Math.abs(cell.simple), shown.plan.currency)}`;
  return `${place}: ${cell.share < -1e-9 ? 'a surplus of ' : ''}${amount}`;
}

/** Without decimals where it has none: `40%`, `103.9%`. */
export function roundPercent(value: number): string {
  return percentText(value, Math.abs(value * 100 - Math.round(value * 100)) < 1e-6 ? 0 : 1);
}
