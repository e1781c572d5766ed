import { create } from 'zustand';
import type { Host } from '#host/host';
import { save } from '../state/files';
import { askPerson } from '../state/question';
import { keepAtOnce } from '../recovery/keepDrafts';
import { type Seal, sealOf, sealPlatform } from '../state/seal';
import { chooseSeal, refuse, useSession } from '../state/session';

interface SealDialogState {
  readonly isOpen: boolean;
  /** The key is being made, which takes a moment. */
  readonly isMaking: boolean;
  /** Why it could not be made. */
  readonly refusal: string | null;
}

const CLOSED: SealDialogState = { isOpen: false, isMaking: false, refusal: null };

/** The dialog that sets or changes the passphrase. */
export const useSealDialog = create<SealDialogState>(() => CLOSED);

/** Until when somebody waits for the key that is being made. */
let waiting = new AbortController();

export function openSealDialog(): void {
  if (useSession.getState().open !== null) useSealDialog.setState({ ...CLOSED, isOpen: true });
}

export function closeSealDialog(): void {
  waiting.abort();
  useSealDialog.setState(CLOSED);
}

/**
 * Puts the plan under a passphrase, or under another one, and saves it so: until then the file is as it was. Not before its key is there, so that no change has to
 * wait for it; and what is kept for the case of a crash is sealed before the file is, because it may be offered back as what the file is to become.
 */
export async function sealPlan(host: Host, passphrase: string): Promise<void> {
  const before = useSession.getState().open;
  if (before === null) return;
  const seal = await sealInDialog(passphrase);
  if (seal === null || useSession.getState().open?.file.handle !== before.file.handle) return;
  chooseSeal(seal);
  await keepAtOnce();
  await saveSeal(
    host,
    before.seal === null
      ? 'is sealed: without the passphrase nobody can open it.'
      : 'has another passphrase. Copies made before open with the one before.',
    'The plan is sealed when it is saved: until then its file is as it was.',
  );
}

/** The seal with its key made, while the dialog says so; null where the dialog was left or says why there is none. */
async function sealInDialog(passphrase: string): Promise<Seal | null> {
  waiting.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  useSealDialog.setState({ isOpen: true, isMaking: true, refusal: null });
  const seal = sealOf(passphrase, sealPlatform(signal));
  try {
    await seal.draftKey();
  } catch (error) {
    if (!signal.aborted) useSealDialog.setState({ isOpen: true, isMaking: false, refusal: noKey(error) });
    return null;
  }
  if (signal.aborted) return null;
  useSealDialog.setState(CLOSED);
  return seal;
}

function noKey(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `The plan could not be sealed (${why}): close other programs, which frees memory, and try again.`;
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
