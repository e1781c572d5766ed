import type { OpenedPlan, RecentId, RecentPlan } from '#host/contract';
import { describeHostError, type HostError } from '#host/errors';
import type { DroppedFile, Host } from '#host/host';
import { describeOpenError, openPlan } from '#plan/open';
import { ok, type Result } from '#base/result';
import { writePlan } from '#plan/write';
import { platform } from './platform';
import { askPerson } from './question';
import { summaryOf } from './planSummary';
import { fail, isDirty, markSaved, type OpenPlan, showPlan, useSession } from './session';

/** Shows what the shell opened; a refusal is said and leaves the window as it was. */
async function show(host: Host, opened: Result<OpenedPlan | null, HostError>): Promise<void> {
  if (!opened.ok) {
    fail(describeHostError(opened.error));
    return;
  }
  const file = opened.value;
  if (file === null) return;
  const plan = await openPlan(file.bytes, platform);
  if (plan.ok) {
    showPlan(plan.value, file, true);
    describe(host, useSession.getState().open);
    return;
  }
  const { error } = plan;
  if (error.type !== 'checksum') {
    fail(`${file.name} did not open. ${describeOpenError(error)}`);
    return;
  }
  const answer = await askPerson({
    title: `${file.name} was changed outside Headroom`,
    text: describeOpenError(error),
    actions: [
      { id: 'copy', label: 'Open as unsaved copy' },
      { id: 'cancel', label: 'Do not open' },
    ],
  });
  if (answer === 'copy') showPlan(error.plan, { handle: null, name: file.name }, false);
}

/** What the shell was last told of a plan for its list: a list that is asked for meanwhile waits for it. */
let lastDescribed: Promise<unknown> = Promise.resolve();

/** Tells the shell what a plan comes to that is in a file as it is shown, for its list of recent plans. */
function describe(host: Host, open: OpenPlan | null): void {
  const handle = open?.file.handle ?? null;
  if (open === null || handle === null) return;
  // A list that could not be told is shown as it is.
  lastDescribed = host.recent.describe(handle, summaryOf(open)).catch(() => undefined);
}

export async function listRecent(host: Host): Promise<Result<readonly RecentPlan[], HostError>> {
  await lastDescribed;
  return host.recent.list();
}

export async function openInitial(host: Host): Promise<void> {
  await show(host, await host.openInitial());
}

export async function openByDialog(host: Host): Promise<void> {
  await show(host, await host.openDialog());
}

export async function openDropped(host: Host, file: DroppedFile): Promise<void> {
  await show(host, await host.openDropped(file));
}

export async function openRecent(host: Host, id: RecentId): Promise<void> {
  await show(host, await host.recent.open(id));
}

/** Begins a plan with a template: it opens as one that is not saved anywhere yet. */
export async function beginWithTemplate(host: Host): Promise<void> {
  const file = await host.openImport('template');
  if (!file.ok || file.value === null) return show(host, file.ok ? ok(null) : file);
  const { name, bytes } = file.value;
  await show(host, ok({ handle: null, name: name.replace(/\.[^.]*$/, '.headroom'), bytes }));
}

export async function openExample(host: Host, name: string): Promise<void> {
  await show(host, await host.openExample(name));
}

/** Saves go one after the other, so that the file always holds the newest plan whose saving was asked for. */
let lastSave: Promise<boolean> = Promise.resolve(true);

/** Saves the plan where it came from, or asks for a place. Resolves to whether it is on disk. */
export function save(host: Host): Promise<boolean> {
  lastSave = lastSave.then(() => saveNow(host));
  return lastSave;
}

export function saveAs(host: Host): Promise<boolean> {
  lastSave = lastSave.then(() => saveElsewhere(host));
  return lastSave;
}

async function saveNow(host: Host): Promise<boolean> {
  const { open } = useSession.getState();
  if (open === null) return false;
  const { plan, file } = open;
  if (file.handle === null) return saveElsewhere(host);
  const text = await writePlan(plan, platform);
  let saved = await host.save(file.handle, text);
  if (!saved.ok && saved.error.type === 'changedOnDisk') {
    const answer = await askPerson({
      title: `${file.name} was changed by another program`,
      text: 'Since it was opened here, something else has written to this file. Overwriting replaces those changes with this plan.',
      actions: [
        { id: 'saveAs', label: 'Save as another file' },
        { id: 'overwrite', label: 'Overwrite' },
        { id: 'cancel', label: 'Cancel' },
      ],
    });
    if (answer === 'saveAs') return saveElsewhere(host);
    if (answer !== 'overwrite') return false;
    saved = await host.save(file.handle, text, { overwrite: true });
  }
  if (!saved.ok) return fail(describeHostError(saved.error));
  markSaved(open, saved.value, timeNow());
  describe(host, { ...open, file: saved.value });
  return true;
}

async function saveElsewhere(host: Host): Promise<boolean> {
  const { open } = useSession.getState();
  if (open === null) return false;
  const { plan, file } = open;
  const saved = await host.saveAs(file.name, await writePlan(plan, platform));
  if (!saved.ok) return fail(describeHostError(saved.error));
  if (saved.value === null) return false;
  markSaved(open, saved.value, timeNow());
  describe(host, { ...open, file: saved.value });
  return true;
}

export async function saveThenClose(host: Host): Promise<void> {
  if ((await save(host)) && !isDirty(useSession.getState().open)) host.close();
  else host.stay();
}

function timeNow(): string {
  return new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
