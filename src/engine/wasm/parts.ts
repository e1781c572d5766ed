import type { Program, RowRule } from '#engine/program';

/**
 * The rows of a line that one piece of code computes: those of its segments, or its total (which is the only row of a line
 * without segments). The formulas of the segments' rows are the same but for the segment they stand in.
 */
export interface Part {
  readonly index: number;
  /** Its rows follow one another. */
  readonly firstRow: number;
  readonly count: number;
  readonly isBySegment: boolean;
  /** That of its first row. */
  readonly rule: RowRule;
}

export interface Parts {
  readonly all: readonly Part[];
  readonly ofRow: (row: number) => Part;
}

/** The parts of a program, in the order of their rows. */
export function partsOf(program: Program): Parts {
  const all: Part[] = [];
  const byRow: Part[] = [];
  for (const row of program.rows) {
    const isBySegment = row.slice !== 'total';
    if (isBySegment && row.slice !== 0) continue;
    const count = isBySegment ? program.segments : 1;
    const part = { index: all.length, firstRow: row.index, count, isBySegment, rule: row.rule };
    all.push(part);
    for (let i = 0; i < count; i++) byRow.push(part);
  }
  return {
    all,
    ofRow: (row) => {
      const part = byRow[row];
      if (part === undefined) throw new Error(`The program has no row ${row}`);
      return part;
    },
  };
}

/** Whether a part is never computed: an input in all lanes, or a total that is not defined and has no number anywhere. */
export function isGiven({ rule }: Part): boolean {
  return rule.type === 'none' || (rule.type === 'own' && rule.variants.every((node) => node === null));
}

export function rowsOfPart({ firstRow, count }: Part): readonly number[] {
  return Array.from({ length: count }, (_, i) => firstRow + i);
}
