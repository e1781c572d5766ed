import type { ReportPart } from '#exchange/report/parts';

/** Parts that stand beside each other on the paper. */
export type PartRow = readonly ReportPart[];

/** A table of more columns takes the whole width. */
const NARROW = 4;

/** The parts of a page in rows: charts in pairs, and so are narrow tables and texts; figures and wide tables stand alone. */
export function partRows(parts: readonly ReportPart[]): readonly PartRow[] {
  const rows: ReportPart[][] = [];
  for (const part of parts) {
    const row = rows.at(-1);
    const before = row?.[0];
    if (row !== undefined && row.length === 1 && before !== undefined && standBeside(before, part)) row.push(part);
    else rows.push([part]);
  }
  return rows;
}

function standBeside(first: ReportPart, second: ReportPart): boolean {
  if (first.type === 'table' && second.type === 'table') return isNarrow(first) && isNarrow(second);
  return first.type === second.type && (first.type === 'chart' || first.type === 'text');
}

function isNarrow(part: ReportPart): boolean {
  return part.type === 'table' && part.columns.length <= NARROW;
}
