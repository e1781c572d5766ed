import { BRIDGE_CHECK } from '#plan/nrrTemplate';
import { checkReason } from '../lines/lineCommands';
import { askPerson } from '../state/question';
import { commit, type OpenPlan, refuse, useSession, type WrongText, type WrongTexts } from '../state/session';
import { type CellChange, cellEdits } from './cellEdits';
import type { GridColumn } from './gridColumns';
import type { GridModel } from './gridModel';
import { cellKey } from './gridPaint';
import { isEditable } from './gridRows';

/** A text put into a cell, by the place of its row; its column may be folded away. */
export interface TypedText {
  readonly row: number;
  readonly column: GridColumn | undefined;
  readonly text: string;
}

/**
 * Everything that was typed, pasted, filled or cleared at once becomes one step. A text that is no number stays where it
 * was put, marked.
 */
export async function putTexts(
  open: OpenPlan,
  model: GridModel,
  texts: readonly TypedText[],
  isPasted: boolean,
): Promise<void> {
  let changes = cellChanges(model, texts);
  if (changes.length === 0) {
    if (texts[0] !== undefined) refuse(notTypedReason(model, texts[0]));
    return;
  }
  if (isPasted && areBareFractions(changes)) {
    const answer = await askFractions(changes);
    if (answer === 'cancel') return;
    if (answer === 'fractions') changes = changes.map(asFraction);
  }
  const { edits, label, place, errors } = cellEdits(open, changes, useSession.getState().asMrr);
  const isDone = commit(label, edits, place, wrongAfter(model.wrong, changes, errors));
  if (isDone && errors[0] !== undefined) refuse(errors[0].sentence);
}

/** The wrong texts once cells were typed over; the same map where none came or went. */
function wrongAfter(
  before: WrongTexts,
  changes: readonly CellChange[],
  errors: readonly (WrongText & { readonly key: string })[],
): WrongTexts {
  if (errors.length === 0 && !changes.some(({ key }) => before.has(key))) return before;
  const wrong = new Map(before);
  for (const change of changes) wrong.delete(change.key);
  for (const { key, text, sentence } of errors) wrong.set(key, { text, sentence });
  return wrong;
}

function cellChanges(model: GridModel, texts: readonly TypedText[]): readonly CellChange[] {
  return texts.flatMap(({ row: at, column, text }) => {
    const row = model.rows[at];
    if (model.isLocked || !isEditable(row, column) || column?.type !== 'period') return [];
    return [{ row, period: column.period, text, key: cellKey(model.scenario, row, column) }];
  });
}

/** Why nothing can be typed into a cell, and where to type instead. */
export function notTypedReason(model: GridModel, at: Pick<TypedText, 'row' | 'column'>): string {
  if (model.isLocked) return 'This scenario is locked; unlock it to change its figures.';
  const row = model.rows[at.row];
  if (row?.type === 'line' && row.line.id === BRIDGE_CHECK) return checkReason(row.line);
  if (row?.type === 'line' && row.key === null) {
    return row.isRepeated
      ? `${row.label} is shown here again; type it in the Assumptions.`
      : `${row.label} is a total over segments; unfold it and type into its segments.`;
  }
  if (row?.type === 'line' && row.line.once && at.column?.type === 'period') {
    return `${row.label} is one figure for the whole plan; type it in the first period.`;
  }
  return 'Quarters and years follow from their periods; unfold one and type there.';
}

/** Whether all that was pasted into percent cells could as well be fractions: 0.105 for 10.5%. */
function areBareFractions(changes: readonly CellChange[]): boolean {
  const rates = changes.filter(({ row, text }) => row.line.unit === 'rate' && text.trim() !== '');
  return rates.length > 0 && rates.every(({ text }) => isBareFraction(text));
}

function isBareFraction(text: string): boolean {
  const value = Number(text.trim());
  return Number.isFinite(value) && Math.abs(value) <= 1 && value !== 0 ? true : text.trim() === '0';
}

async function askFractions(changes: readonly CellChange[]): Promise<string> {
  const example = changes.find(({ row, text }) => row.line.unit === 'rate' && Number(text) !== 0)?.text.trim();
  if (example === undefined) return 'percent';
  return askPerson({
    title: 'Are these fractions?',
    text: `All numbers pasted into percent cells are at or below 1. A spreadsheet without percent formats holds ${example} where ${Number((Number(example) * 100).toPrecision(12))}% is meant.`,
    actions: [
      { id: 'fractions', label: `${example} means ${Number((Number(example) * 100).toPrecision(12))}%` },
      { id: 'percent', label: `${example} means ${example}%` },
      { id: 'cancel', label: 'Do not paste' },
    ],
  });
}

function asFraction(change: CellChange): CellChange {
  return change.row.line.unit === 'rate' && change.text.trim() !== ''
    ? { ...change, text: `${change.text.trim()}e2` }
    : change;
}
