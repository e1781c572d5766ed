import { type OpenPlan, useSession } from '../../state/session';

/** Calls back when another plan is shown, or none: not when the one that is open is saved, edited or undone. */
export function whenOtherPlan(forget: () => void): void {
  useSession.subscribe(({ open }, before) => {
    if (isOther(open, before.open)) forget();
  });
}

function isOther(open: OpenPlan | null, before: OpenPlan | null): boolean {
  if (open === null || before === null) return open !== before;
  // Saving gives it another file, an edit or an undo other steps; opening gives both.
  return open.file !== before.file && open.undoSteps !== before.undoSteps;
}
