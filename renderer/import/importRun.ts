import { create } from 'zustand';
import { type ImportedFile, IMPORT_BYTES_LIMIT } from '#host/contract';
import { describeHostError } from '#host/errors';
import type { DroppedFile, Host } from '#host/host';
import type { Chosen, TextChoices } from '#exchange/import/choices';
import { commit, fail, type OpenPlan, useSession } from '../state/session';
import type { Answer, Asked, Look, Request } from './look';

/** Where the import of a file stands; while it is looked at anew the last look stays. */
export interface Importing {
  readonly name: string;
  readonly asked: Asked;
  readonly look: Look | null;
  /** Why the file is not read as it is chosen; null where it is. */
  readonly refusal: string | null;
  readonly isBusy: boolean;
}

const NOTHING_CHOSEN: Asked = { text: { encoding: null, separator: null }, chosen: {} };

/** The import dialog; null while none is open. */
export const useImport = create<{ readonly importing: Importing | null }>(() => ({ importing: null }));

/** An undo, or whatever else changes the plan behind the dialog, changes what the import would do. */
useSession.subscribe(({ open }, before) => {
  const { importing } = useImport.getState();
  if (importing === null || open?.plan === before.open?.plan) return;
  if (open === null) return closeImport();
  show({ isBusy: true });
  ask({ type: 'plan', id: ++asks, plan: open.plan, asked: importing.asked });
});

/** Holds the file and reads it, so that no file keeps the window waiting. One at a time; ended with the dialog. */
let worker: Worker | null = null;
let asks = 0;

/** Asks for a file and opens the dialog on it. */
export async function importByDialog(host: Host): Promise<void> {
  const { open } = useSession.getState();
  if (open === null) return;
  const file = await host.openImport('table');
  if (!file.ok) {
    fail(describeHostError(file.error));
    return;
  }
  if (file.value !== null) start(open, file.value);
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
    start(open, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch (error) {
    const code = error instanceof DOMException ? error.name : 'unknown';
    fail(describeHostError({ type: 'notReadable', name: file.name, code }));
  }
}

function start({ plan }: OpenPlan, { name, bytes }: ImportedFile): void {
  endWorker();
  useImport.setState({ importing: { name, asked: NOTHING_CHOSEN, look: null, refusal: null, isBusy: true } });
  worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<Answer>) => receive(data);
  worker.onerror = () => show({ refusal: `${name} could not be read.`, isBusy: false });
  ask({ type: 'open', id: ++asks, bytes, plan, name, asked: NOTHING_CHOSEN }, [bytes.buffer]);
}

/** Chooses something about the file; everything that follows from it is proposed anew. */
export function choose(changes: Partial<Chosen>): void {
  const asked = useImport.getState().importing?.asked;
  if (asked !== undefined) look({ ...asked, chosen: { ...asked.chosen, ...changes } });
}

/** Chooses how a text file is read. What was said of its columns may no longer hold, so it is proposed anew. */
export function chooseText(changes: Partial<TextChoices>): void {
  const asked = useImport.getState().importing?.asked;
  if (asked !== undefined) look({ text: { ...asked.text, ...changes }, chosen: {} });
}

/** Takes what is proposed wherever nothing has been chosen yet. */
export function agree(): void {
  const { importing } = useImport.getState();
  const agreed = importing?.look?.agreed ?? null;
  if (importing === null || agreed === null) return;
  // What was chosen since the proposal was made stands before it.
  const { chosen } = importing.asked;
  choose({ ...agreed, ...chosen, targets: { ...agreed.targets, ...chosen.targets } });
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

function receive(answer: Answer): void {
  const { importing } = useImport.getState();
  // What was asked before the last choice is of no more use.
  if (importing === null || answer.id !== asks) return;
  if (answer.type === 'look') {
    const { look: seen } = answer;
    show(seen.ok ? { look: seen.value, refusal: null, isBusy: false } : { refusal: seen.error, isBusy: false });
    return;
  }
  const count = importing.look?.summary.count ?? 0;
  if (!commit(answer.label, answer.edits)) {
    show({ refusal: useSession.getState().notice?.text ?? 'The plan cannot take these figures.', isBusy: false });
    return;
  }
  closeImport();
  const said = count === 1 ? '1 figure was' : `${count} figures were`;
  useSession.setState({ notice: { kind: 'done', text: `${said} imported from ${importing.name}.` } });
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
