import { token } from '../charts/theme';
import { heatToken } from './heatSteps';

const HEAD = 22;
const GAP = 1;
const LEFT = 8;

/** A heat map as texts and classes of colours. */
interface DrawnHeat {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly texts: readonly string[];
    readonly steps: readonly string[];
  }[];
}

/** The heat map for a picture; on the screen it is a table. */
export function drawHeat(
  to: CanvasRenderingContext2D,
  width: number,
  height: number,
  cells: DrawnHeat,
  own: { readonly row: number; readonly column: number },
): void {
  to.save();
  to.textBaseline = 'middle';
  to.font = `500 12px ${token('--font')}`;
  const names = Math.max(...cells.rows.map(({ name }) => to.measureText(name).width)) + 12 + LEFT;
  const columnWidth = (width - names) / cells.columns.length;
  const rowHeight = (height - HEAD) / cells.rows.length;
  to.textAlign = 'right';
  for (const [column, head] of cells.columns.entries()) {
    to.fillStyle = token('--text-2');
    to.fillText(head, names + (column + 1) * columnWidth - 12, HEAD / 2);
  }
  for (const [row, { name, texts, steps }] of cells.rows.entries()) {
    const y = HEAD + row * rowHeight;
    to.fillStyle = token('--text-2');
    to.fillText(name, names - 12, y + rowHeight / 2);
    for (const [column, text] of texts.entries()) {
      const x = names + column * columnWidth;
      to.fillStyle = token(heatToken(steps[column] ?? 'none'));
      to.fillRect(x, y, columnWidth - GAP, rowHeight - GAP);
      to.fillStyle = token('--heat-text');
      to.fillText(text, x + columnWidth - 12, y + rowHeight / 2);
      if (row !== own.row || column !== own.column) continue;
      to.strokeStyle = token('--accent');
      to.lineWidth = 2;
      to.strokeRect(x + 1, y + 1, columnWidth - GAP - 2, rowHeight - GAP - 2);
    }
  }
  to.restore();
}
