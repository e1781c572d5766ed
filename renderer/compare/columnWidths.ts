import type { ScenarioColumn } from './comparedTable';

const LEAST: Readonly<Record<ScenarioColumn['kind'], number>> = { value: 58, change: 72, percent: 58 };
/** Of a semibold tabular figure at 12 px, of the marks between figures, and of a letter in a heading. */
const FIGURE = 7.7;
const MARK = 3.6;
const LETTER = 6.6;
const SIDES = 12;
/** A longer name is cut, and said in full to whoever points at it. */
const MOST_NAME = 130;
/** A table of one year need not be as wide as the window. */
const MOST_STRETCH = 2;

/** What a column cannot do without, and what it would take to show its head in full. */
export interface ColumnNeed {
  readonly figures: number;
  readonly head: number;
}

/** Room for the longest figure, with its sign where it is a change; its head is the name of a scenario. */
export function columnNeed(
  { kind, head }: ScenarioColumn,
  longest: { readonly figures: number; readonly marks: number },
): ColumnNeed {
  if (kind === 'percent') return { figures: LEAST.percent, head: LEAST.percent };
  const sign = kind === 'change' ? FIGURE : 0;
  const figures = Math.ceil(Math.max(LEAST[kind], longest.figures * FIGURE + longest.marks * MARK + sign + SIDES));
  return { figures, head: Math.max(figures, Math.min(MOST_NAME, Math.ceil(head.length * LETTER + SIDES))) };
}

/** The columns of one time in their share of a box: heads get what figures leave over, what is left after that is shared by all. */
export function columnWidths(needs: readonly ColumnNeed[], share: number): readonly number[] {
  const total = (size: (need: ColumnNeed) => number) => needs.reduce((sum, need) => sum + size(need), 0);
  const [least, wanted] = [total(({ figures }) => figures), total(({ head }) => head)];
  const room = Math.floor(share);
  // Where it has to scroll, nothing is gained by cutting names.
  if (room < least) return needs.map(({ head }) => head);
  if (room < wanted) {
    const part = (room - least) / (wanted - least);
    return needs.map(({ figures, head }) => figures + (head - figures) * part);
  }
  const stretch = Math.min(room / wanted, MOST_STRETCH);
  return needs.map(({ head }) => head * stretch);
}
