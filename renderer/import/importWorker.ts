import type { Result } from '#base/result';
import type { Account } from '#domain/accounts/account';
import { isAccountSheet } from '#exchange/accounts/accountColumns';
import type { AccountsChosen, AccountsImport, AccountsProposal } from '#exchange/accounts/accountImport';
import { planAccounts } from '#exchange/accounts/planAccounts';
import { proposeAccounts } from '#exchange/accounts/proposeAccounts';
import type { ForeignFile, TextChoices } from '#exchange/import/choices';
import { planImport } from '#exchange/import/planImport';
import { proposeImport } from '#exchange/import/proposeImport';
import { describeReadError, type ReadError } from '#exchange/import/readError';
import { readForeignFile } from '#exchange/import/readForeignFile';
import type { Plan } from '#plan/model';
import { makeAccountsLook } from './accounts/makeAccountsLook';
import type { Answer, ImportKind, Request } from './look';
import { makeLook } from './makeLook';
import { sourceEdits } from './sourceNotes';

/** The file this worker was started for, and what it is to go into. */
interface Held {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly plan: Plan;
}

let held: Held | null = null;
/** Accounts of the plan, which come ahead of it. */
let accounts: Account[] = [];
/** The file as it was last read; read again only where separator or encoding are chosen anew. */
let last: { readonly text: TextChoices; readonly file: Result<ForeignFile, ReadError> } | null = null;

/** As many accounts as the window takes over within some milliseconds. */
const AT_ONCE = 500;

self.onmessage = ({ data }: MessageEvent<Request>) => {
  if (data.type === 'accounts') {
    if (data.isFirst) accounts = [];
    accounts.push(...data.accounts);
    return;
  }
  if (data.type === 'open') held = { name: data.name, bytes: data.bytes, plan: { ...data.plan, accounts } };
  if (data.type === 'plan' && held !== null) held = { ...held, plan: { ...data.plan, accounts } };
  if (held !== null) answer(held, data);
};

function answer({ name, plan, bytes }: Held, { type, id, asked }: Exclude<Request, { type: 'accounts' }>): void {
  const file = fileOf(bytes, asked.text);
  if (!file.ok) {
    say({ type: 'look', id, look: { ok: false, error: describeReadError(file.error) } });
    return;
  }
  const isOfAccounts = (asked.kind ?? kindOf(file.value)) === 'accounts';
  if (type !== 'edits') {
    const look = isOfAccounts
      ? makeAccountsLook(plan, file.value, asked.accounts, plannedAccounts)
      : makeLook(plan, file.value, asked.chosen);
    say({ type: 'look', id, look: { ok: true, value: look } });
  } else if (isOfAccounts) {
    sayAccounts(id, name, plan, file.value, asked.accounts);
  } else {
    const { label, edits, changes } = planImport(plan, proposeImport(plan, file.value, asked.chosen));
    const all = [...edits, ...sourceEdits(plan, changes, name)];
    say({ type: 'edits', id, label: `${label}: ${name}`, edits: all, list: null });
  }
}

/** What a file looks like where nobody has said what it holds. */
function kindOf({ sheets }: ForeignFile): ImportKind {
  return sheets.some(isAccountSheet) ? 'accounts' : 'figures';
}

/** Sends what is new or changed ahead, and the list as places, so that accounts that stay as they are stay the objects they are. */
function sayAccounts(id: number, name: string, plan: Plan, file: ForeignFile, chosen: AccountsChosen): void {
  const { edits } = plannedAccounts(plan, file, proposeAccounts(plan, file, chosen));
  const place = new Map(plan.accounts.map((account, at) => [account, at]));
  const list = edits.flatMap((edit) => (edit.type === 'setPlace' && edit.place === 'accounts' ? [edit.value] : []))[0];
  const fresh = list?.filter((account) => !place.has(account)) ?? [];
  for (let at = 0; at < fresh.length; at += AT_ONCE)
    say({ type: 'accounts', id, accounts: fresh.slice(at, at + AT_ONCE) });
  say({
    type: 'edits',
    id,
    label: `Import accounts: ${name}`,
    edits: edits.filter((edit) => edit.type !== 'setPlace'),
    list: list?.map((account) => place.get(account) ?? -1) ?? null,
  });
}

/** What was planned last. The edits are those of the look before, and reading 20,000 rows takes a second. */
let planned: {
  readonly plan: Plan;
  readonly file: ForeignFile;
  readonly of: string;
  readonly what: AccountsImport;
} | null = null;

function plannedAccounts(plan: Plan, file: ForeignFile, proposal: AccountsProposal): AccountsImport {
  const { unsure, columns, choices } = proposal;
  const targets = columns.map(({ target }) => target.value);
  const of = JSON.stringify([unsure, targets, Object.entries(choices).map(([name, { value }]) => [name, value])]);
  if (planned?.plan === plan && planned.file === file && planned.of === of) return planned.what;
  planned = { plan, file, of, what: planAccounts(plan, file, proposal) };
  return planned.what;
}

function say(one: Answer): void {
  self.postMessage(one);
}

function fileOf(bytes: Uint8Array, text: TextChoices): Result<ForeignFile, ReadError> {
  if (last !== null && last.text.encoding === text.encoding && last.text.separator === text.separator) return last.file;
  last = { text, file: readForeignFile(bytes, text) };
  return last.file;
}
