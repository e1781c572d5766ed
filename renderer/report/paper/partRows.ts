import type { ReportPart } from '#exchange/report/parts';

/** Parts that stand beside each other on the paper. */
export type PartRow = readonly ReportPart[];

/** A table of more columns takes the whole width. */
const NARROW = 4;

/** The parts of a page in rows: charts in pairs, a chart beside a narrow table of its figures, narrow tables and texts in pairs. */
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
  switch (second.type) {
    case 'chart':
    case 'text':
      return first.type === second.type;
    case 'table':
      return isNarrow(second) && (isNarrow(first) || (first.type === 'chart' && isOfFigures(second)));
    case 'figures':
      return false;
  }
}

function isNarrow(part: ReportPart): boolean {
  return part.type === 'table' && part.columns.length <= NARROW;
}

/** Names and numbers alone: what is long in it goes down, not across. */
function isOfFigures(part: ReportPart): boolean {
  return part.type === 'table' && part.columns.every(({ align }, at) => align === (at === 0 ? 'start' : 'end'));
}
