import { create } from 'zustand';
import type { Host } from '#host/host';
import { save } from '../state/files';
import { askPerson } from '../state/question';
import { sealOf } from '../state/seal';
import { chooseSeal, refuse, useSession } from '../state/session';

/** Whether the dialog that sets or changes the passphrase is open. */
export const useSealDialog = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function openSealDialog(): void {
  if (useSession.getState().open !== null) useSealDialog.setState({ isOpen: true });
}

export function closeSealDialog(): void {
  useSealDialog.setState({ isOpen: false });
}

/** Puts the plan under a passphrase, or under another one, and saves it so: until then the file is as it was. */
export async function sealPlan(host: Host, passphrase: string): Promise<void> {
  const { open } = useSession.getState();
  if (open === null) return;
  chooseSeal(sealOf(passphrase));
  await saveSeal(
    host,
    open.seal === null
      ? 'is sealed: without the passphrase nobody can open it.'
      : 'has another passphrase. Copies made before open with the one before.',
    'The plan is sealed when it is saved: until then its file is as it was.',
  );
}

/** Takes the passphrase off, once a person agrees to what that means. */
export async function unsealPlan(host: Host): Promise<void> {
  const { open } = useSession.getState();
  if (open === null) return;
  if (open.seal === null) return void refuse('The plan is not sealed: it has no passphrase to remove.');
  const answer = await askPerson({
    title: 'Remove the passphrase',
    text: `The plan is saved without a seal: from then on, whoever has ${open.file.name} can read it.`,
    actions: [
      { id: 'remove', label: 'Remove' },
      { id: 'cancel', label: 'Cancel' },
    ],
  });
  if (answer !== 'remove') return;
  chooseSeal(null);
  await saveSeal(
    host,
    'is no longer sealed: whoever has the file can read it.',
    'The passphrase goes when the plan is saved: until then its file is as it was.',
  );
}

/** Where saving says itself why it failed, that stands; a place that nobody chose says nothing by itself. */
async function saveSeal(host: Host, done: string, waiting: string): Promise<void> {
  const isSaved = await save(host);
  const { open, notice } = useSession.getState();
  // A save that had nothing to say took away what was said before it.
  if (open === null || (isSaved && notice?.kind === 'error')) return;
  if (isSaved && open.seal === open.saved?.seal)
    useSession.setState({ notice: { kind: 'done', text: `${open.file.name} ${done}` } });
  else if (notice === null) refuse(waiting);
}
