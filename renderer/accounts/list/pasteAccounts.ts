import { ok } from '#base/result';
import type { Account } from '#domain/accounts/account';
import { isSameValue } from '#domain/accounts/sameAccount';
import { takenNames } from '#plan/accountNames';
import { MINUS } from '../../format/figures';
import { readText } from '../../plan/clipboardBlock';
import { useSession } from '../../state/session';
import { countText } from '../accountTexts';
import { nameTaken, setAccounts } from './accountCommands';
import { type Column, NAME_COLUMN } from './columns';
import { FIELDS } from './fields';
import { keepRefusedCells, type RefusedCell } from './refused';
import { type ListedAccount, rowKey } from './listedAccount';
import type { ListRow } from './shownRows';

/** What a cell puts on the clipboard: all digits of a figure, as a spreadsheet in any language reads them. */
export function copiedText(row: ListRow, column: Column): string {
  if (row.type === 'group') return row.name;
  const text = column.field === null ? column.text(row) : FIELDS[column.field].typed(row.account);
  return column.isNumber ? text.replaceAll(',', '').replace(MINUS, '-') : text;
}

/** A block as it is being read into accounts. */
interface Reading {
  readonly accounts: Map<string, Account>;
  readonly changed: Set<string>;
  readonly cells: RefusedCell[];
  isDerived: boolean;
}

/**
 * Takes a block of texts as one step into the cells right and below of where it is pasted, past the heads of groups. What is not taken
 * stays in its cell, marked, until the paste is undone or given up. Returns what was left out, in a sentence; null where nothing was.
 */
export function pasteBlock(text: string, rows: readonly ListRow[], columns: readonly Column[]): string | null {
  const { open } = useSession.getState();
  if (open === null) return null;
  const block = readText(text);
  const below = rows.flatMap((row) => (row.type === 'account' ? [row] : []));
  const accounts = new Map(open.plan.accounts.map((account) => [account.id, account]));
  const reading: Reading = { accounts, changed: new Set(), cells: [], isDerived: false };
  for (const [down, row] of below.slice(0, block.length).entries()) {
    for (const [right, column] of columns.slice(0, block[down]?.length ?? 0).entries()) {
      readCell(reading, row, column, block[down]?.[right] ?? '');
    }
  }
  holdNames(reading, open.plan.accounts);
  const { changed, cells, isDerived } = reading;
  const list = open.plan.accounts.map((account) => accounts.get(account.id) ?? account);
  const isTaken =
    changed.size === 0 || setAccounts(`Paste into ${countText(changed.size, 'account', 'accounts')}`, list);
  // What the plan did not take at all, it has said itself.
  if (!isTaken) return null;
  const paste = (changed.size === 0 ? undefined : useSession.getState().open?.undoSteps.at(-1)) ?? {};
  keepRefusedCells(
    cells.map((cell) => (cell.refused === null ? cell : { ...cell, refused: { ...cell.refused, paste } })),
  );
  return leftOut(cells, isDerived, block.length - below.length);
}

function readCell(reading: Reading, { key, account: { id } }: ListedAccount, column: Column, text: string): void {
  const account = reading.accounts.get(id);
  if (account === undefined) return;
  if (column.field === null) {
    reading.isDerived = true;
    return;
  }
  const field = FIELDS[column.field];
  const changed = text.trim() === field.typed(account) ? ok(account) : field.change(account, text);
  const refused = changed.ok ? null : { text, sentence: `${column.label} of ${account.name}: ${changed.error}` };
  reading.cells.push({ row: key, column: column.id, refused });
  if (!changed.ok || changed.value === account) return;
  reading.accounts.set(id, changed.value);
  reading.changed.add(id);
}

/** Leaves those as they were called that would come to have the name of another account: what was to be their name stays in its cell, marked. */
function holdNames({ accounts, changed, cells }: Reading, list: readonly Account[]): void {
  const next = list.map((account) => accounts.get(account.id) ?? account);
  const taken = takenNames(list.map(({ name }, at) => ({ before: name, after: next[at]?.name ?? name })));
  const cellOf = new Map(
    cells.flatMap(({ row, column }, at) => (column === NAME_COLUMN.id ? [[row, at] as const] : [])),
  );
  for (const place of taken) {
    const [before, after] = [list[place], next[place]];
    const at = cellOf.get(rowKey(before?.id ?? ''));
    const cell = cells[at ?? -1];
    if (before === undefined || after === undefined || at === undefined || cell === undefined) continue;
    const sentence = `${NAME_COLUMN.label} of ${before.name}: ${nameTaken(after.name)}`;
    cells[at] = { ...cell, refused: { text: after.name, sentence } };
    const kept = { ...after, name: before.name };
    const isSame = isSameValue(before, kept);
    if (isSame) changed.delete(before.id);
    accounts.set(before.id, isSame ? before : kept);
  }
}

function leftOut(cells: readonly RefusedCell[], isDerived: boolean, rowsLeft: number): string | null {
  const sentences = cells.flatMap(({ refused }) => refused?.sentence ?? []);
  const parts = [
    ...(sentences.length === 0
      ? []
      : [
          `${countText(sentences.length, 'text is', 'texts are')} not taken and ${sentences.length === 1 ? 'stays' : 'stay'} marked. ${sentences[0]}`,
        ]),
    ...(isDerived ? ['Columns that are worked out were passed over.'] : []),
    ...(rowsLeft > 0
      ? [
          `${countText(rowsLeft, 'row is', 'rows are')} left out, below the last account: import a list to add accounts.`,
        ]
      : []),
  ];
  return parts.length === 0 ? null : parts.join(' ');
}
