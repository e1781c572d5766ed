import { beforeEach, expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { typeInto } from '../../renderer/accounts/list/accountCommands';
import { shownColumns } from '../../renderer/accounts/list/columns';
import { listedAccounts } from '../../renderer/accounts/list/listedAccount';
import { copiedText, pasteBlock } from '../../renderer/accounts/list/pasteAccounts';
import { giveUp, keepRefused, useRefused } from '../../renderer/accounts/list/refused';
import { listRows } from '../../renderer/accounts/list/shownRows';
import { showPlan, undo, useSession } from '../../renderer/state/session';
import { planOf } from '../plan/plans';

const LIST: readonly Account[] = [
  { id: '1', name: 'Birch', arr: 20_000.5, segment: 'SMB', nps: -20 },
  { id: '2', name: 'Alder', arr: 50_000, segment: 'Enterprise', nps: 0 },
  { id: '3', name: 'Cedar', arr: 5_000, segment: 'SMB' },
];
const COLUMNS = shownColumns(new Set(['value', 'health']), 'USD');
const accounts = () => useSession.getState().open?.plan.accounts;
const steps = () => useSession.getState().open?.undoSteps.length;
/** The list as it is grouped by segment: Enterprise, then SMB. */
const rows = () => listRows(listedAccounts({ ...planOf(), accounts: accounts() ?? [] }), 'segment', new Set());
const from = (id: string) => COLUMNS.slice(COLUMNS.findIndex((column) => column.id === id));

beforeEach(() => {
  showPlan({ ...planOf(), accounts: LIST }, { handle: null, name: 'accounts', readOnly: false }, true);
});

test('a block goes down past the heads of groups and to the right, as one step', () => {
  expect(pasteBlock('35%\t55\r\n40%\t−5\r\n\t\r\n', rows(), from('dauMau'))).toBeNull();
  expect(accounts()).toEqual([{ ...LIST[0], dauMau: 0.4, nps: -5 }, { ...LIST[1], dauMau: 0.35, nps: 55 }, LIST[2]]);
  expect(steps()).toBe(1);
  undo();
  expect(accounts()).toEqual(LIST);
});

test('what is not taken stays in its cell and is counted, and the rest is taken', () => {
  const left = pasteBlock('140\n7\n8\n9', rows(), from('nps'));
  expect(left).toBe(
    '1 text is not taken and stays marked. NPS of Alder: “140” is outside −100 to 100, between which NPS lies. 1 row is left out, below the last account: import a list to add accounts.',
  );
  expect(accounts()?.map(({ nps }) => nps)).toEqual([7, 0, 8]);
  expect(useRefused.getState().rows.get('account:2')?.get('nps')?.text).toBe('140');
});

test('what was refused of a paste goes with its undo, or all at once where one is given up, and leaves what was typed', () => {
  const marked = () =>
    [...useRefused.getState().rows].flatMap(([row, cells]) => [...cells.keys()].map((id) => `${row} ${id}`));
  keepRefused('account:3', 'arr', { text: 'much', sentence: '' });
  pasteBlock('x\n7\ny', rows(), from('nps'));
  expect(marked()).toEqual(['account:3 arr', 'account:3 nps', 'account:2 nps']);
  undo();
  expect(marked()).toEqual(['account:3 arr']);
  // Nothing of it is taken, so that there is no step to undo.
  pasteBlock('x\ny\nz', rows(), from('nps'));
  expect(marked()).toHaveLength(4);
  expect(giveUp('account:1', 'nps')).toBe(true);
  expect(marked()).toEqual(['account:3 arr']);
});

test('a name that another account has stays in its cell, marked, and the account keeps its own; two may exchange theirs', () => {
  expect(pasteBlock('Birch\nAlder', rows(), from('name'))).toBeNull();
  expect(accounts()?.map(({ name }) => name)).toEqual(['Alder', 'Birch', 'Cedar']);
  undo();
  // Alder is to be called as Cedar is, and Birch as Alder was: neither can be.
  expect(pasteBlock('cedar\tSMB\nAlder', rows(), from('name'))).toBe(
    '2 texts are not taken and stay marked. Account of Alder: There is an account named cedar already. Give this one another name.',
  );
  expect(accounts()).toEqual([LIST[0], { ...LIST[1], segment: 'SMB' }, LIST[2]]);
  expect(useRefused.getState().rows.get('account:1')?.get('name')?.text).toBe('Alder');
  undo();
  const before = steps();
  pasteBlock('Cedar', rows(), from('name'));
  expect([accounts(), steps()]).toEqual([LIST, before]);
});

test('a typed name that another account has is refused in a sentence, capitals aside, and one of its own is not', () => {
  const [name] = from('name');
  const [, alder] = LIST;
  if (name === undefined || alder === undefined) throw new Error('no column or account');
  expect(typeInto(alder, name, ' bIRCH')).toEqual({
    ok: false,
    error: 'Account of Alder: There is an account named Birch already. Give this one another name.',
  });
  expect(accounts()).toEqual(LIST);
  expect(typeInto(alder, name, 'ALDER').ok).toBe(true);
  expect(accounts()?.[1]?.name).toBe('ALDER');
});

test('what is worked out is passed over, and said to be', () => {
  expect(pasteBlock('70000\t9\tlow\t12', rows(), from('arr'))).toBe('Columns that are worked out were passed over.');
  expect(accounts()?.[1]).toEqual({ ...LIST[1], arr: 70_000, dauMau: 0.12 });
});

test('a copied figure has all its digits and neither commas nor a minus that spreadsheets do not know', () => {
  const birch = rows()[3];
  const copied = (id: string) =>
    COLUMNS.filter((column) => column.id === id).map((column) => birch && copiedText(birch, column));
  expect([copied('arr'), copied('nps'), copied('segment')]).toEqual([['20000.5'], ['-20'], ['SMB']]);
});
