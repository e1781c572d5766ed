import { OPEN_EDITOR } from '../plan/openEditor';
import { isDirty, type OpenPlan, useSession } from '../state/session';

/** A text in a field whose finished text becomes part of the plan. */
interface TypedText {
  readonly field: string;
  readonly text: string;
}

/** What would be lost with the window. */
export interface Unsaved {
  readonly open: OpenPlan;
  readonly typed: TypedText | null;
}

/** Null where nothing would be lost: the plan is as in its file, no cell has a text that is no number, nothing is being typed. */
export function unsavedNow(): Unsaved | null {
  const { open } = useSession.getState();
  if (open === null) return null;
  const typed = typedNow();
  return isDirty(open) || open.wrong.size > 0 || typed !== null ? { open, typed } : null;
}

export function isSameUnsaved(a: Unsaved, b: Unsaved): boolean {
  return (
    a.open.plan === b.open.plan &&
    a.open.wrong === b.open.wrong &&
    a.open.file === b.open.file &&
    // A draft is sealed as its plan is.
    a.open.seal === b.open.seal &&
    a.typed?.text === b.typed?.text &&
    a.typed?.field === b.typed?.field
  );
}

/** Notes, fields of figures and the open cell of the grid; not what is searched or filled into a dialog. */
const FIELDS = `.note-text, .cell-field[data-typing], ${OPEN_EDITOR} textarea`;

function typedNow(): TypedText | null {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !field.matches(FIELDS))
    return null;
  const isAsBefore = field.matches('.note-text') && !useSession.getState().isWriting;
  return isAsBefore || field.value === '' ? null : { field: field.ariaLabel ?? '', text: field.value };
}
