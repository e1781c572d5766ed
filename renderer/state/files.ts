import type { OpenedPlan, PlanHandle, RecentId, RecentPlan, SavedPlan } from '#host/contract';
import { describeHostError, type HostError } from '#host/errors';
import type { DroppedFile, Host } from '#host/host';
import { isSealed } from '#plan/seal';
import { ok, type Result } from '#base/result';
import { contentOf } from './planContent';
import { summaryOf } from './planSummary';
import { askPerson } from './question';
import { type ReadPlan, readPlan } from './readPlan';
import type { Seal } from './seal';
import { chooseSeal, fail, isDirty, markSaved, type OpenPlan, showPlan, useSession } from './session';

/** Shows what the shell opened; a refusal is said and leaves the window as it was. */
async function show(host: Host, opened: Result<OpenedPlan | null, HostError>): Promise<void> {
  if (!opened.ok) {
    fail(describeHostError(opened.error));
    return;
  }
  const file = opened.value;
  if (file === null) return;
  if (isSealed(file.bytes)) forgetPlain(host, file.handle);
  const read = await readPlan(file.name, file.bytes);
  switch (read.type) {
    case 'left':
      if (file.handle !== null) await host.letGo(file.handle);
      return;
    case 'refused':
      fail(`${file.name} did not open. ${read.sentence}`);
      return;
    case 'plan':
      showPlan(read.plan, { ...file, seal: read.seal }, true);
      describe(host, useSession.getState().open);
      return;
    case 'altered':
      if (await isWantedAsCopy(file.name, read.sentence))
        showPlan(read.plan, { handle: null, name: file.name, seal: read.seal }, false);
      return;
  }
}

async function isWantedAsCopy(name: string, sentence: string): Promise<boolean> {
  const answer = await askPerson({
    title: `${name} was changed outside Headroom`,
    text: sentence,
    actions: [
      { id: 'copy', label: 'Open as unsaved copy' },
      { id: 'cancel', label: 'Do not open' },
    ],
  });
  return answer === 'copy';
}

/** What the shell was last told of a plan for its list: a list that is asked for meanwhile waits for it. */
let lastDescribed: Promise<unknown> = Promise.resolve();

/** Tells the shell what a plan comes to that is in a file as it is shown, for its list of recent plans. */
function describe(host: Host, open: OpenPlan | null): void {
  const handle = open?.file.handle ?? null;
  if (open === null || handle === null) return;
  if (open.seal !== null) forgetPlain(host, handle);
  // A list that could not be told is shown as it is.
  else lastDescribed = host.recent.describe(handle, summaryOf(open)).catch(() => undefined);
}

/** What the shell keeps of a plan from before it was sealed goes, whether or not the plan is opened; what does not go is said. */
function forgetPlain(host: Host, handle: PlanHandle | null): void {
  if (handle === null) return;
  lastDescribed = host.forgetPlain(handle).then((forgotten) => {
    if (!forgotten.ok) fail(describeHostError(forgotten.error));
  });
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
  const known = useSession.getState().open?.seal ?? null;
  const plan = await readPlan(name, read.value.bytes, known);
  if (plan.type === 'left') return false;
  if (plan.type !== 'plan') return fail(`${name} did not open. ${plan.sentence}`);
  return showPlan(plan.plan, { handle, name, seal: plan.seal }, true);
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

/** One that broke off is its own caller's matter, and keeps no later one from being tried. */
function afterOtherSaves(work: () => Promise<boolean>): Promise<boolean> {
  lastSave = lastSave.catch(() => false).then(work);
  return lastSave;
}

/** Saves the plan where it came from, or asks for a place. Resolves to whether it is on disk. */
export function save(host: Host): Promise<boolean> {
  return afterOtherSaves(() => saveNow(host));
}

export function saveAs(host: Host): Promise<boolean> {
  return afterOtherSaves(() => saveElsewhere(host));
}

async function saveNow(host: Host): Promise<boolean> {
  const { open } = useSession.getState();
  if (open === null) return false;
  const { handle, readOnly } = open.file;
  return handle === null || readOnly === true ? saveElsewhere(host) : saveInto(host, open, handle, false);
}

/** Saves into the file of the plan, and asks where that is another by now or cannot be replaced. */
async function saveInto(host: Host, open: OpenPlan, handle: PlanHandle, overwrite: boolean): Promise<boolean> {
  const { name } = open.file;
  const content = await contentOf(open);
  if (!content.ok) return fail(content.error);
  let saved = await host.save(handle, content.value, { overwrite });
  if (!saved.ok && saved.error.type === 'changedOnDisk') {
    const { answer, seal } = await askAboutConflict(host, open, handle, name);
    if (answer === 'saveAs') return saveElsewhere(host);
    return answer === 'overwrite' && saveInto(host, underSeal(open, seal), handle, true);
  }
  if (!saved.ok && (saved.error.type === 'notReplaceable' || saved.error.type === 'notWritable')) {
    const answer = await askAboutPlace(saved.error, name);
    if (answer === 'saveAs') return saveElsewhere(host);
    if (answer !== 'inPlace') return fail(describeHostError(saved.error));
    saved = await host.save(handle, content.value, { overwrite, inPlace: true });
  }
  return saved.ok ? done(host, open, saved.value) : fail(describeHostError(saved.error));
}

/** A plan that replaces a sealed file is sealed as that was: another program may have sealed it, or a draft may be from before it was. */
function underSeal(open: OpenPlan, seal: Seal | null): OpenPlan {
  if (seal === null || open.seal !== null) return open;
  chooseSeal(seal);
  return { ...open, seal };
}

/** What overwriting would do to the file, before it is done; where that cannot be compared, why. With the seal of what is in the file. */
async function askAboutConflict(
  host: Host,
  { plan, seal }: OpenPlan,
  handle: PlanHandle,
  name: string,
): Promise<{ readonly answer: string; readonly seal: Seal | null }> {
  const read = await host.readAgain(handle, false);
  const isGone = !read.ok && read.error.type === 'notFound';
  const theirs = read.ok ? await readPlan(name, read.value.bytes, seal) : null;
  const theirSeal = theirs?.type === 'plan' || theirs?.type === 'altered' ? theirs.seal : null;
  const losesSeal = seal === null && theirSeal === null && read.ok && isSealed(read.value.bytes);
  const more = [
    whyNotCompared(theirs),
    losesSeal ? 'What is in the file is sealed, and this plan is not: overwriting takes the seal off.' : '',
    seal === null && theirSeal !== null ? 'The file is sealed: this plan is saved under its passphrase.' : '',
  ];
  const answer = await askPerson({
    title: isGone ? `${name} is not there any more` : `${name} was changed by another program`,
    text: conflictText(read, more),
    ...(theirs?.type === 'plan' ? { comparison: { from: theirs.plan, to: plan, names: ['In the file', 'Here'] } } : {}),
    actions: [
      { id: 'saveAs', label: 'Save as another file' },
      // What cannot be read cannot be kept either, and what is not kept is not overwritten.
      ...(read.ok || isGone ? [{ id: 'overwrite', label: isGone ? 'Save there again' : 'Overwrite' }] : []),
      { id: 'cancel', label: 'Cancel' },
    ],
  });
  return { answer, seal: theirSeal };
}

/** `more` holds further sentences, of which some may be empty. */
function conflictText(read: Result<unknown, HostError>, more: readonly string[]): string {
  if (read.ok)
    return [
      'Since it was opened here, something else has written to this file.',
      'Overwriting replaces it with this plan; what is there now is kept under Versions.',
      ...more.filter((sentence) => sentence !== ''),
    ].join(' ');
  if (read.error.type === 'notFound')
    return 'Since it was opened here, it was moved, renamed or deleted. Saving writes it there again.';
  return `Since it was opened here, something else has taken its place. It is not overwritten, because no copy of it can be kept: ${describeHostError(read.error)}`;
}

/** Empty where the two can be compared. */
function whyNotCompared(theirs: ReadPlan | null): string {
  const cannot = 'The two cannot be compared.';
  switch (theirs?.type) {
    case 'refused':
    case 'altered':
      return `${cannot} ${theirs.sentence}`;
    case 'left':
      return `${cannot} What is in the file opens with a passphrase that was not given.`;
    default:
      return '';
  }
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
  const { file } = open;
  const content = await contentOf(open);
  if (!content.ok) return fail(content.error);
  const saved = await host.saveAs(file.name, content.value);
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
