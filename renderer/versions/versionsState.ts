import { create } from 'zustand';
import type { PlanVersion } from '#host/contract';
import { describeHostError } from '#host/errors';
import type { Host } from '#host/host';
import { err, ok, type Result } from '#base/result';
import type { Plan } from '#plan/model';
import { writeDraft } from '#plan/draft';
import { dayAndTime } from '../format/times';
import { useRecovery } from '../recovery/recoveryState';
import { platform } from '../state/platform';
import { askPerson } from '../state/question';
import { readPlan } from '../state/readPlan';
import { sealDraft } from '../state/seal';
import { commit, isDirty, type OpenPlan, refuse, showPlan, useSession } from '../state/session';

export const useVersions = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function openVersions(): void {
  if (useSession.getState().open !== null) useVersions.setState({ isOpen: true });
}

export function closeVersions(): void {
  useVersions.setState({ isOpen: false });
}

/** The versions of the open plan's file, newest first; none for a plan without a file. Errors are sentences. */
export async function listVersions(host: Host, { file }: OpenPlan): Promise<Result<readonly PlanVersion[], string>> {
  if (file.handle === null) return ok([]);
  const listed = await host.versions.list(file.handle);
  return listed.ok ? listed : err(describeHostError(listed.error));
}

export async function readVersion(
  host: Host,
  { file, seal }: OpenPlan,
  version: PlanVersion,
): Promise<Result<Plan, string>> {
  if (file.handle === null) return err('This plan has no file.');
  const read = await host.versions.read(file.handle, version.id);
  if (!read.ok) return err(describeHostError(read.error));
  const opened = await readPlan(file.name, read.value.bytes, seal);
  if (opened.type === 'plan') return ok(opened.plan);
  return err(opened.type === 'left' ? 'This version is sealed.' : `This version does not open. ${opened.sentence}`);
}

/** Puts a version in place of the open plan, as one step of undo; the file changes with the next save. */
export function restoreHere(plan: Plan, version: PlanVersion): void {
  if (commit(`Restore the version of ${dayAndTime(version.savedAt)}`, [{ type: 'setPlan', plan }])) closeVersions();
}

/** Shows a version as a plan of its own that is not saved anywhere: beside this one, or in its place where a page has one window. */
export async function openAsNew(host: Host, open: OpenPlan, plan: Plan, version: PlanVersion): Promise<void> {
  const copyOf = { name: open.file.name, savedAt: version.savedAt };
  const name = nameOfCopy(open.file.name, version.savedAt);
  if (host.drafts.openNew === null) return showInstead(open, plan, name, copyOf);
  const bytes = await writeDraft({ plan, wrong: [], typed: null, copyOf }, platform);
  const content = open.seal === null ? bytes : await sealDraft(open.seal, bytes);
  const shown = await host.drafts.openNew(name, content);
  if (shown.ok) closeVersions();
  else refuse(describeHostError(shown.error));
}

async function showInstead(
  open: OpenPlan,
  plan: Plan,
  name: string,
  copyOf: { readonly name: string; readonly savedAt: number },
): Promise<void> {
  closeVersions();
  const answer = isDirty(open)
    ? await askPerson({
        title: `Leave ${open.file.name} with its unsaved changes?`,
        text: 'The older version takes the place of this plan in the window. Save this one first to keep its changes.',
        actions: [
          { id: 'leave', label: 'Leave it' },
          { id: 'cancel', label: 'Cancel' },
        ],
      })
    : 'leave';
  if (answer !== 'leave' || !showPlan(plan, { handle: null, name, seal: open.seal }, false)) return;
  useRecovery.setState({ recovered: { keptAt: copyOf.savedAt, file: 'none', typed: null, copyOf } });
}

/** `case 27 Nov 2026 14.02.headroom`: a colon is no part of a file's name on some systems. */
function nameOfCopy(name: string, savedAt: number): string {
  const stem = name.replace(/\.headroom$/, '').slice(0, 200);
  return `${stem} ${dayAndTime(savedAt).replace(',', '').replace(':', '.')}.headroom`;
}
