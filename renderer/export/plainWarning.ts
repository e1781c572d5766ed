import { askPerson } from '../state/question';
import type { Seal } from '../state/seal';
import { useSession } from '../state/session';

/** Seals of plans of which a person knows that their exports are not sealed. */
const warned = new WeakSet<Seal>();

/** It was said where the file was chosen. */
export function markWarned(seal: Seal | null): void {
  if (seal !== null) warned.add(seal);
}

/** Whether a file or a print, which is not sealed, may be made of the open plan: asked once while a sealed plan is open. */
export async function mayLeaveUnsealed(): Promise<boolean> {
  const seal = useSession.getState().open?.seal ?? null;
  if (seal === null || warned.has(seal)) return true;
  const answer = await askPerson({
    title: 'What leaves the plan is not sealed',
    text: 'The plan is sealed, and files and prints that are made of it are not: whoever has one can read what is in it. This is said once while the plan is open.',
    actions: [
      { id: 'export', label: 'Go on' },
      { id: 'cancel', label: 'Cancel' },
    ],
  });
  if (answer === 'export') warned.add(seal);
  return answer === 'export';
}
