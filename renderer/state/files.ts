import type { OpenedPlan, PlanHandle, RecentId, RecentPlan, SavedPlan } from '#host/contract';
import { describeHostError, type HostError } from '#host/errors';
import type { DroppedFile, Host } from '#host/host';
import { describeOpenError, openPlan } from '#plan/open';
import { ok, type Result } from '#base/result';
import type { Plan } from '#plan/model';
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

/** Shows a plan as its file has it now, in place of what the window shows. Returns whether it could. */
export async function openOfFile(host: Host, handle: PlanHandle, name: string): Promise<boolean> {
  const read = await host.readAgain(handle, true);
  if (!read.ok) return fail(describeHostError(read.error));
  const plan = await openPlan(read.value.bytes, platform);
  if (!plan.ok) return fail(`${name} did not open. ${describeOpenError(plan.error)}`);
  return showPlan(plan.value, { handle, name }, true);
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
  if (file.handle === null || file.readOnly === true) return saveElsewhere(host);
  const text = await writePlan(plan, platform);
  let saved = await host.save(file.handle, text);
  let overwrite = false;
  if (!saved.ok && saved.error.type === 'changedOnDisk') {
    const answer = await askAboutConflict(host, plan, file.handle, file.name);
    if (answer === 'saveAs') return saveElsewhere(host);
    if (answer !== 'overwrite') return false;
    overwrite = true;
    saved = await host.save(file.handle, text, { overwrite });
  }
  if (!saved.ok && (saved.error.type === 'notReplaceable' || saved.error.type === 'notWritable')) {
    const answer = await askAboutPlace(saved.error, file.name);
    if (answer === 'saveAs') return saveElsewhere(host);
    if (answer !== 'inPlace') return fail(describeHostError(saved.error));
    saved = await host.save(file.handle, text, { overwrite, inPlace: true });
  }
  return saved.ok ? done(host, open, saved.value) : fail(describeHostError(saved.error));
}

/** What overwriting would do to the file, before it is done; where that cannot be compared, why. */
async function askAboutConflict(host: Host, plan: Plan, handle: PlanHandle, name: string): Promise<string> {
  const read = await host.readAgain(handle, false);
  const isGone = !read.ok && read.error.type === 'notFound';
  const theirs = read.ok ? await openPlan(read.value.bytes, platform) : null;
  const why =
    theirs === null ? (read.ok ? '' : describeHostError(read.error)) : theirs.ok ? '' : describeOpenError(theirs.error);
  return askPerson({
    title: isGone ? `${name} is not there any more` : `${name} was changed by another program`,
    text: isGone
      ? 'Since it was opened here, it was moved, renamed or deleted. Saving writes it there again.'
      : `Since it was opened here, something else has written to this file. Overwriting replaces it with this plan; what is there now is kept under Versions.${why === '' ? '' : ` The two cannot be compared. ${why}`}`,
    ...(theirs?.ok === true ? { comparison: { from: theirs.value, to: plan, names: ['In the file', 'Here'] } } : {}),
    actions: [
      { id: 'saveAs', label: 'Save as another file' },
      { id: 'overwrite', label: isGone ? 'Save there again' : 'Overwrite' },
      { id: 'cancel', label: 'Cancel' },
    ],
  });
}

/** The rungs below a save that replaces the file as a whole. */
function askAboutPlace(error: HostError, name: string): Promise<string> {
  const inPlace = { id: 'inPlace', label: 'Write into the file' };
  return askPerson({
    title: `${name} cannot be saved as usual`,
    text:
      error.type === 'notReplaceable'
        ? `${describeHostError(error)} Or write into the file itself: a copy of it is kept under Versions first, because a power cut in the middle would leave half a file.`
        : describeHostError(error),
    actions: [
      { id: 'saveAs', label: 'Save as another file' },
      ...(error.type === 'notReplaceable' ? [inPlace] : []),
      { id: 'cancel', label: 'Cancel' },
    ],
  });
}

/** `open` is the plan as it was when its writing began. */
function done(host: Host, open: OpenPlan, saved: SavedPlan): true {
  markSaved(open, saved, timeNow());
  describe(host, { ...open, file: saved });
  if (saved.versionLost !== undefined) {
    fail(`Saved, but the version before it could not be kept (${saved.versionLost}).`);
  }
  return true;
}

async function saveElsewhere(host: Host): Promise<boolean> {
  const { open } = useSession.getState();
  if (open === null) return false;
  const { plan, file } = open;
  const saved = await host.saveAs(file.name, await writePlan(plan, platform));
  if (!saved.ok) return fail(describeHostError(saved.error));
  return saved.value === null ? false : done(host, open, saved.value);
}

export async function saveThenClose(host: Host): Promise<void> {
  if ((await save(host)) && !isDirty(useSession.getState().open)) host.close();
  else host.stay();
}

function timeNow(): string {
  return new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
