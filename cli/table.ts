/** One row of a table: its name cells on the left, its figures on the right. A heading has no figures. */
export interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

const GAP = '  ';
/** Blocks end where these many columns do, so that a year or a quarter stays together where it fits. */
const BLOCKS = [12, 6, 4, 3, 2, 1] as const;

/**
 * Rows under column headings, aligned, in blocks of columns that fit the width: at least one column stands beside the names,
 * however narrow the screen.
 */
export function layOutTable(corner: string, columns: readonly string[], rows: readonly Row[], width: number): string {
  const nameWidth = Math.max(corner.length, ...rows.map((row) => row.name.length));
  const cellWidth = (from: number, to: number) =>
    Math.max(
      0,
      ...columns.slice(from, to).map((text) => text.length),
      ...rows.flatMap((row) => row.cells.slice(from, to).map((text) => text.length)),
    );
  const every = cellWidth(0, columns.length) + GAP.length;
  const fitting = Math.max(1, Math.floor((width - nameWidth) / every));
  const perBlock = columns.length <= fitting ? columns.length : (BLOCKS.find((count) => count <= fitting) ?? 1);
  const blocks: string[] = [];
  for (let from = 0; from < columns.length; from += perBlock) {
    const to = Math.min(from + perBlock, columns.length);
    const cell = (text: string) => GAP + text.padStart(every - GAP.length);
    const line = (name: string, cells: readonly string[]) =>
      (name.padEnd(nameWidth) + cells.slice(from, to).map(cell).join('')).trimEnd();
    blocks.push([line(corner, columns), ...rows.map((row) => line(row.name, row.cells))].join('\n'));
  }
  return blocks.join('\n\n');
}
