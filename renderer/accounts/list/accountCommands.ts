import { err, ok, type Result } from '#base/result';
import type { Account } from '#domain/accounts/account';
import { accountIds } from '#plan/accountIds';
import { otherOfName } from '#plan/accountNames';
import { listDayChange } from '#plan/listDay';
import { commit, type OpenPlan, refuse, useSession } from '../../state/session';
import type { Column } from './columns';
import { FIELDS } from './fields';
import { forgetRefused } from './refused';
import { rowKey } from './listedAccount';
import { readAmount, readDay, readName } from './readField';

/** Puts another list in the place of the plan's, as one step; false where the plan takes it not, which the window then says. */
export function setAccounts(label: string, value: readonly Account[]): boolean {
  return commit(label, [{ type: 'setPlace', place: 'accounts', value }]);
}

/** Takes a text that was typed into a cell; the error says what to type instead. What changes nothing makes no step. */
export function typeInto(account: Account, { field, label }: Column, text: string): Result<'taken', string> {
  const { open } = useSession.getState();
  if (open === null || field === null) return ok('taken');
  // What was typed over may have been changed meanwhile, by an undo.
  const at = placeOf(open.plan.accounts, account);
  const present = open.plan.accounts[at];
  if (present === undefined) return ok('taken');
  if (text.trim() === FIELDS[field].typed(present)) return ok('taken');
  const changed = FIELDS[field].change(present, text);
  if (!changed.ok) return err(`${label} of ${account.name}: ${changed.error}`);
  const same = field === 'name' ? otherOfName(open.plan.accounts, changed.value.name, present.id) : undefined;
  if (same !== undefined) return err(`${label} of ${account.name}: ${nameTaken(same.name)}`);
  setAccounts(`${label} of ${present.name}`, open.plan.accounts.with(at, changed.value));
  return ok('taken');
}

/** That an account has the name that was typed for another one. */
export function nameTaken(name: string): string {
  return `There is an account named ${name} already. Give this one another name.`;
}

/** Where an account stands in a list, also as it was changed since; −1 where it is gone. */
function placeOf(accounts: readonly Account[], account: Account): number {
  const at = accounts.indexOf(account);
  return at >= 0 ? at : accounts.findIndex(({ id }) => id === account.id);
}

/** Adds an account of a name and an ARR; returns its id, or a sentence on what is wrong. */
export function addAccount({ plan }: OpenPlan, name: string, arr: string): Result<string, string> {
  const read = readName(name);
  if (!read.ok) return read;
  if (read.value === '') return err('Give the account a name.');
  const same = otherOfName(plan.accounts, read.value, null);
  if (same !== undefined) return err(nameTaken(same.name));
  if (arr.trim() === '') return err('Type the ARR of the account; one that has left has 0.');
  const amount = readAmount(arr);
  if (!amount.ok) return amount;
  const id = accountIds(plan.accounts)();
  forgetRefused(rowKey(id));
  const isDone = setAccounts(`Add account ${read.value}`, [
    ...plan.accounts,
    { id, name: read.value, arr: amount.value },
  ]);
  return isDone ? ok(id) : err(useSession.getState().notice?.text ?? 'The plan takes no more accounts.');
}

export function removeAccount({ plan }: OpenPlan, account: Account): void {
  const at = placeOf(plan.accounts, account);
  if (at < 0 || !setAccounts(`Remove account ${account.name}`, plan.accounts.toSpliced(at, 1))) return;
  const text = `${account.name} is no longer in the list; undo brings it back.`;
  useSession.setState({ notice: { kind: 'done', text } });
}

/** States the day the list is of; nothing typed goes back to the day before the plan begins. */
export function readAsOf(text: string): Result<string | null, string> {
  return text.trim() === '' ? ok(null) : readDay(text);
}

export function setAsOf({ plan }: OpenPlan, day: string | null): void {
  const { edits, cut } = listDayChange(plan, day);
  if (!commit('Day of the list of accounts', edits) || cut === 0) return;
  const whose = cut === 1 ? 'The history of one account ends' : `The histories of ${cut} accounts end`;
  const text = `${whose} with the new day, and later months are gone; undo brings them back.`;
  useSession.setState({ notice: { kind: 'done', text } });
}

/** Says in the foot of the view why a text was not taken. */
export const refuseText = (sentence: string): void => void refuse(sentence);
