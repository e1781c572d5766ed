import { fitted, widthOn } from '../charts/labelPlace';
import { token } from '../charts/theme';
import { NOT_AVAILABLE } from '../format/figures';

/** A data table as texts, and what colours its cells. */
export interface HeatDrawing {
  readonly corner: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** By row, then by column. */
  readonly texts: readonly (readonly string[])[];
  /** The figure less the plan's, as a share of the largest difference: -1 to 1; NaN for one that cannot be computed. */
  readonly shades: readonly (readonly number[])[];
  /** The row and column of the plan itself; -1 where the table does not pass through it. */
  readonly own: { readonly row: number; readonly column: number };
}

export const HEAT_HEAD = 26;
export const HEAT_ROW = 26;
/** The box of a chart begins 8 px inside its panel. */
const LEFT = 8;
const RIGHT = 16;
const NAMES = 104;
const MOST_CELL = 128;
const PAD = 11;
/** What rounding adds to a shade starts no next step. */
const ROUNDING = 1e-6;

/** About as wide as a figure of 12 px. */
const LETTER = 7.2;

/** How wide a table has to be for its cells to hold their figures; in a narrower box it scrolls. */
export function heatWidth({ columns, texts }: Pick<HeatDrawing, 'columns' | 'texts'>): number {
  const longest = Math.max(...[columns, ...texts].flatMap((row) => row.map(({ length }) => length)));
  return LEFT + NAMES + columns.length * Math.min(MOST_CELL, Math.ceil(longest * LETTER) + PAD + 6) + RIGHT;
}

/** Teal is above the plan, warm below it, white as the plan; the plan's own cell is outlined. */
export function drawHeat(to: CanvasRenderingContext2D, width: number, _height: number, drawing: HeatDrawing): void {
  const { corner, rows, columns, own } = drawing;
  const cell = Math.min(MOST_CELL, (width - LEFT - RIGHT - NAMES) / columns.length);
  to.save();
  to.textBaseline = 'middle';
  to.font = `400 11px ${token('--font')}`;
  to.fillStyle = token('--text-3');
  to.textAlign = 'left';
  to.fillText(fitted(corner, NAMES - 8, widthOn(to)), LEFT, HEAT_HEAD / 2);
  to.textAlign = 'right';
  for (const [column, text] of columns.entries()) {
    nameStyle(to, column === own.column);
    to.fillText(fitted(text, cell - 6, widthOn(to)), LEFT + NAMES + (column + 1) * cell - PAD, HEAT_HEAD / 2);
  }
  for (const [row, name] of rows.entries()) {
    to.textAlign = 'left';
    nameStyle(to, row === own.row);
    to.fillText(fitted(name, NAMES - 8, widthOn(to)), LEFT, HEAT_HEAD + (row + 0.5) * HEAT_ROW);
    to.textAlign = 'right';
    for (const column of columns.keys()) drawCell(to, drawing, cell, row, column);
  }
  to.restore();
}

/** The plan's own value among those of an axis stands out. */
function nameStyle(to: CanvasRenderingContext2D, isOwn: boolean): void {
  to.font = `${isOwn ? 600 : 400} 12px ${token('--font')}`;
  to.fillStyle = token(isOwn ? '--text' : '--text-2');
}

function drawCell(
  to: CanvasRenderingContext2D,
  { texts, shades, own }: HeatDrawing,
  width: number,
  row: number,
  column: number,
): void {
  const left = LEFT + NAMES + column * width;
  const top = HEAT_HEAD + row * HEAT_ROW;
  const color = shadeToken(shades[row]?.[column] ?? Number.NaN);
  if (color !== null) {
    to.fillStyle = token(color);
    to.fillRect(left, top, width - 1, HEAT_ROW - 1);
  }
  const isOwn = row === own.row && column === own.column;
  to.font = `${isOwn ? 600 : 400} 12px ${token('--font')}`;
  const text = texts[row]?.[column] ?? '';
  to.fillStyle = token(text === NOT_AVAILABLE ? '--cell-na' : color === null ? '--text' : '--heat-text');
  to.fillText(text, left + width - PAD, top + HEAT_ROW / 2);
  if (!isOwn) return;
  to.strokeStyle = token('--accent');
  to.lineWidth = 2;
  to.strokeRect(left + 1, top + 1, width - 3, HEAT_ROW - 3);
  to.lineWidth = 1;
}

/** Four steps above the plan and six below; null for what is neither. */
function shadeToken(shade: number): string | null {
  if (Number.isNaN(shade) || shade === 0) return null;
  const [name, steps] = shade > 0 ? ['surplus', 4] : ['need', 6];
  return `--heat-${name}-${Math.max(1, Math.min(Number(steps), Math.ceil(Math.abs(shade) * Number(steps) - ROUNDING)))}`;
}
