import { NOT_AVAILABLE } from '../format/figures';
import type { WrongTexts } from '../state/session';
import type { GridColumn } from './gridColumns';
import { type GridCell, type GridRow, type LineRow, NOT_SPLIT, type RowFigures } from './gridRows';
import { speak } from './gridSpeech';

/** Columns before the first figures: label and unit. */
export const FROZEN = 2;

/** What the cells show now; Handsontable's renderer and hooks read it, so that they need not be set again. */
export interface Shown {
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  /** By row; null for the heading of a section. */
  readonly figures: readonly (RowFigures | null)[];
  readonly units: readonly string[];
  /** By `cellKey`. */
  readonly wrong: WrongTexts;
  readonly scenario: string;
  readonly isLocked: boolean;
  /** Place of the last closed period; -1 where nothing is closed, or the scenario knows of no actuals. */
  readonly closedTo: number;
  /** `line segment period` of the cells that carry a note. */
  readonly noted: ReadonlySet<string>;
  /** By row and column, those that were asked for: what was painted is compared with what is to be painted. */
  readonly looks: readonly Look[][];
}

/** What a cell is remembered by, wherever its row and column move. */
export function cellKey(scenario: string, row: GridRow | undefined, column: GridColumn | undefined): string {
  if (row?.type !== 'line' || row.isRepeated || column?.type !== 'period') return '';
  return `${scenario} ${row.line.id} ${row.key} ${column.period}`;
}

export type Look = readonly [className: string, text: string];

/** Class and text of a cell, which is all that is ever painted: its state is the class, and text is never markup. */
export function cellLook(shown: Shown, rowIndex: number, columnIndex: number): Look {
  const known = shown.looks[rowIndex];
  const look = known?.[columnIndex] ?? lookOf(shown, rowIndex, columnIndex);
  if (known !== undefined) known[columnIndex] = look;
  return look;
}

function lookOf(shown: Shown, rowIndex: number, columnIndex: number): Look {
  const row = shown.rows[rowIndex];
  if (row === undefined) return ['', ''];
  if (row.type === 'section') {
    if (columnIndex === 0) return [`section ${row.isOpen ? 'open' : 'closed'}`, row.label];
    return columnIndex === FROZEN ? ['section filler note', row.note] : ['section filler', ''];
  }
  if (columnIndex < FROZEN) return headLook(row, columnIndex, shown.units[rowIndex] ?? '');
  const column = shown.columns[columnIndex - FROZEN];
  const wrong = shown.wrong.size === 0 ? undefined : shown.wrong.get(cellKey(shown.scenario, row, column));
  if (wrong !== undefined) return ['num wrong', wrong.text];
  return figureLook(shown, row, column, shown.figures[rowIndex]?.cellAt(columnIndex - FROZEN));
}

/** Writes a look into a cell's element, touching only what differs. Returns whether the text did. */
export function paint(td: HTMLElement, [className, text]: Look): boolean {
  // Handsontable's own classes of the selection stay, and the mark of a figure that just moved.
  const kept = td.className.match(/\b(?:area(?:-\d)?|changed|current|fullySelected\S*|highlight)\b/g)?.join(' ') ?? '';
  const wanted = kept === '' ? className : `${className} ${kept}`;
  if (td.className !== wanted) {
    td.className = wanted;
    speak(td, className);
  }
  return paintText(td, text);
}

/** Writes the text of a cell into its element. Returns whether it was another. */
export function paintText(td: HTMLElement, text: string): boolean {
  const node = td.firstChild;
  if (node === null || node.nodeType !== Node.TEXT_NODE || node.nextSibling !== null) {
    if (td.textContent === text) return false;
    td.textContent = text;
    return true;
  }
  if (node.nodeValue === text) return false;
  node.nodeValue = text;
  return true;
}

function headLook(row: LineRow, column: number, unit: string): Look {
  if (column === 1) return [`unit${emphasis(row)}`, unit];
  const fold = row.isOpen === null ? '' : row.isOpen ? ' open' : ' closed';
  const isSegment = row.slice !== 'total';
  const depth = `${row.sign === 'part' ? ' part' : row.sign === '' ? '' : ' signed'}${isSegment ? ' segment' : ''}`;
  const sign = isSegment || row.sign === '' || row.sign === 'part' ? '' : ` sign-${SIGN_NAMES[row.sign]}`;
  return [`label${depth}${fold}${sign}${emphasis(row)}`, row.label];
}

const SIGN_NAMES = { '+': 'plus', '−': 'minus', '=': 'equals' } as const;

function figureLook(shown: Shown, row: LineRow, column: GridColumn | undefined, cell: GridCell | undefined): Look {
  const text = cell?.text ?? '';
  const state =
    text === NOT_AVAILABLE ? ' na' : text === NOT_SPLIT ? ' na unsplit' : text.startsWith('−') ? ' negative' : '';
  const kind =
    shown.isLocked && (cell?.kind === 'input' || cell?.kind === 'inherited') ? 'calculated' : (cell?.kind ?? 'empty');
  const isNoted =
    shown.noted.size > 0 && column?.type === 'period' && shown.noted.has(`${row.line.id} ${row.key} ${column.period}`);
  const isShut = column?.type === 'period' && column.period <= shown.closedTo;
  return [`num ${kind}${state}${isShut ? ' shut' : ''}${isNoted ? ' noted' : ''}${emphasis(row)}`, text];
}

/** Lines that a reader looks for first. */
function emphasis(row: LineRow): string {
  return row.line.id === 'closing_arr' && row.slice === 'total' ? ' result' : '';
}
