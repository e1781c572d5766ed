import { create } from 'zustand';
import type { Account } from '#domain/accounts/account';
import type { AccountsChosen } from '#exchange/accounts/accountImport';
import { isAccount } from '#plan/accountCheck';
import type { Edit } from '#plan/edit';
import type { Plan } from '#plan/model';
import { type ImportedFile, IMPORT_BYTES_LIMIT } from '#host/contract';
import { describeHostError } from '#host/errors';
import type { DroppedFile, Host } from '#host/host';
import type { Chosen, TextChoices } from '#exchange/import/choices';
import { platform } from '../state/platform';
import { commit, fail, type OpenPlan, useSession } from '../state/session';
import type { AccountsLook } from './accounts/accountsLook';
import type { Answer, Asked, ImportKind, Look, PlanSent, Request } from './look';

/** Where the import of a file stands; while it is looked at anew the last look stays. */
export interface Importing {
  readonly name: string;
  readonly asked: Asked;
  readonly look: Look | AccountsLook | null;
  /** Why the file is not read as it is chosen; null where it is. */
  readonly refusal: string | null;
  readonly isBusy: boolean;
}

const NOTHING_CHOSEN: Asked = { text: { encoding: null, separator: null }, kind: null, chosen: {}, accounts: {} };

/** The import dialog; null while none is open. */
export const useImport = create<{ readonly importing: Importing | null }>(() => ({ importing: null }));

/** An undo, or whatever else changes the plan behind the dialog, changes what the import would do. */
useSession.subscribe(({ open }, before) => {
  const { importing } = useImport.getState();
  if (importing === null || open?.plan === before.open?.plan) return;
  if (open === null) return closeImport();
  show({ isBusy: true });
  void askWithPlan(open.plan, (id, plan) => ({ type: 'plan', id, plan, asked: importing.asked }));
});

/** Holds the file and reads it, so that no file keeps the window waiting. One at a time; ended with the dialog. */
let worker: Worker | null = null;
let asks = 0;

/** Asks for a file and opens the dialog on it; without `kind` the file is taken for what it looks like. */
export async function importByDialog(host: Host, kind: ImportKind | null = null): Promise<void> {
  const { open } = useSession.getState();
  if (open === null) return;
  const file = await host.openImport('table');
  if (!file.ok) {
    fail(describeHostError(file.error));
    return;
  }
  if (file.value !== null) start(open, file.value, kind);
}

const TABLE_FILE = /\.(csv|tsv|txt|tab|xlsx|xlsm)$/i;

/** Whether a dropped file is a table to import rather than a plan to open. */
export function isTable({ name }: Pick<DroppedFile, 'name'>): boolean {
  return TABLE_FILE.test(name);
}

export async function importDropped(file: DroppedFile): Promise<void> {
  const { open } = useSession.getState();
  if (open === null) {
    fail(`${file.name} is a table, which is imported into a plan: open or make one first.`);
    return;
  }
  if (file.size > IMPORT_BYTES_LIMIT) {
    fail(describeHostError({ type: 'tooLarge', name: file.name, bytes: file.size, limit: IMPORT_BYTES_LIMIT }));
    return;
  }
  try {
    start(open, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, null);
  } catch (error) {
    const code = error instanceof DOMException ? error.name : 'unknown';
    fail(describeHostError({ type: 'notReadable', name: file.name, code }));
  }
}

function start({ plan }: OpenPlan, { name, bytes }: ImportedFile, kind: ImportKind | null): void {
  endWorker();
  const asked: Asked = { ...NOTHING_CHOSEN, kind };
  useImport.setState({ importing: { name, asked, look: null, refusal: null, isBusy: true } });
  worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<Answer>) => receive(data);
  worker.onerror = () => show({ refusal: `${name} could not be read.`, isBusy: false });
  void askWithPlan(plan, (id, sent) => ({ type: 'open', id, bytes, plan: sent, name, asked }), [bytes.buffer]);
}

/** Chooses something about the file; everything that follows from it is proposed anew. */
export function choose(changes: Partial<Chosen>): void {
  const asked = useImport.getState().importing?.asked;
  if (asked !== undefined) look({ ...asked, chosen: { ...asked.chosen, ...changes } });
}

/** Takes the file for figures of lines or for accounts; what was chosen of it as the other stays. */
export function chooseKind(kind: ImportKind): void {
  const asked = useImport.getState().importing?.asked;
  if (asked !== undefined) look({ ...asked, kind });
}

/** Chooses something about a file of accounts. */
export function chooseAccounts(changes: Partial<AccountsChosen>): void {
  const asked = useImport.getState().importing?.asked;
  if (asked !== undefined) look({ ...asked, accounts: { ...asked.accounts, ...changes } });
}

/** Chooses how a text file is read. What was said of its columns may no longer hold, so it is proposed anew. */
export function chooseText(changes: Partial<TextChoices>): void {
  const asked = useImport.getState().importing?.asked;
  if (asked !== undefined) look({ ...asked, text: { ...asked.text, ...changes }, chosen: {}, accounts: {} });
}

/** Takes what is proposed wherever nothing has been chosen yet. */
export function agree(): void {
  const { importing } = useImport.getState();
  const seen = importing?.look ?? null;
  if (importing === null || seen === null || seen.agreed === null) return;
  // What was chosen since the proposal was made stands before it.
  const { chosen, accounts } = importing.asked;
  if (seen.kind === 'accounts') {
    const columns = { ...seen.agreed.columns, ...accounts.columns };
    chooseAccounts({ ...seen.agreed, ...accounts, columns });
  } else choose({ ...seen.agreed, ...chosen, targets: { ...seen.agreed.targets, ...chosen.targets } });
}

/** Makes the changes that were shown, as one step of undo. */
export function applyImport(): void {
  const { importing } = useImport.getState();
  if (importing === null || importing.isBusy) return;
  show({ isBusy: true });
  ask({ type: 'edits', id: ++asks, asked: importing.asked });
}

/** Closes the dialog; a file that is still being read is given up. */
export function closeImport(): void {
  endWorker();
  useImport.setState({ importing: null });
}

function look(asked: Asked): void {
  show({ asked, isBusy: true });
  ask({ type: 'look', id: ++asks, asked });
}

/** Accounts sent ahead of the edits that they are part of, and what they were asked with. */
let ahead: { readonly id: number; readonly accounts: Account[] } = { id: 0, accounts: [] };

function receive(answer: Answer): void {
  const { importing } = useImport.getState();
  // What was asked before the last choice is of no more use.
  if (importing === null || answer.id !== asks) return;
  switch (answer.type) {
    case 'look': {
      const { look: seen } = answer;
      show(seen.ok ? { look: seen.value, refusal: null, isBusy: false } : { refusal: seen.error, isBusy: false });
      return;
    }
    case 'accounts':
      if (ahead.id !== answer.id) ahead = { id: answer.id, accounts: [] };
      // Looked over as they come: the edit, which refuses what is wrong, would else look over all of them at once.
      answer.accounts.every(isAccount);
      ahead.accounts.push(...answer.accounts);
      return;
    case 'edits':
      apply(importing, answer);
  }
}

function apply({ name, look: seen }: Importing, answer: Extract<Answer, { readonly type: 'edits' }>): void {
  const fresh = ahead.id === answer.id ? ahead.accounts : [];
  ahead = { id: 0, accounts: [] };
  if (!commit(answer.label, [...listEdits(answer.list, fresh), ...answer.edits])) {
    show({ refusal: useSession.getState().notice?.text ?? 'The plan cannot take this.', isBusy: false });
    return;
  }
  closeImport();
  useSession.setState({ notice: { kind: 'done', text: doneText(name, seen) } });
}

/** The list of accounts put together again: those of the plan that stay, and those that were sent ahead. */
function listEdits(list: readonly number[] | null, fresh: readonly Account[]): readonly Edit[] {
  if (list === null) return [];
  const before = useSession.getState().open?.plan.accounts ?? [];
  let next = 0;
  const value = list.flatMap((place) => (place < 0 ? fresh[next++] : before[place]) ?? []);
  return [{ type: 'setPlace', place: 'accounts', value }];
}

function doneText(name: string, seen: Importing['look']): string {
  if (seen?.kind === 'accounts') return `Accounts imported from ${name}: ${seen.summary.counts}.`;
  const count = seen?.summary.count ?? 0;
  return `${count === 1 ? '1 figure was' : `${count} figures were`} imported from ${name}.`;
}

/** As many accounts as go to the worker without a pause: some milliseconds. */
const AT_ONCE = 500;

/** Asks with the plan, whose accounts go ahead in pieces; given up where something else is asked in between. */
async function askWithPlan(
  { accounts, ...plan }: Plan,
  requestOf: (id: number, plan: PlanSent) => Request,
  transfer: Transferable[] = [],
): Promise<void> {
  const id = ++asks;
  for (let at = 0; at === 0 || at < accounts.length; at += AT_ONCE) {
    ask({ type: 'accounts', accounts: accounts.slice(at, at + AT_ONCE), isFirst: at === 0 });
    if (accounts.length > AT_ONCE) await platform.pause?.();
    if (id !== asks) return;
  }
  ask(requestOf(id, plan), transfer);
}

function ask(request: Request, transfer: Transferable[] = []): void {
  worker?.postMessage(request, transfer);
}

function show(changes: Partial<Importing>): void {
  useImport.setState(({ importing }) => ({ importing: importing === null ? null : { ...importing, ...changes } }));
}

function endWorker(): void {
  worker?.terminate();
  worker = null;
  asks++;
}
