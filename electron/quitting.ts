/** A window as quitting sees it. */
export interface Closable {
  readonly isDirty: () => boolean;
  readonly askBeforeClosing: () => Promise<'save' | 'discard' | 'cancel'>;
  /** Resolves to whether it saved and is closed. */
  readonly saveThenClose: () => Promise<boolean>;
  readonly discard: () => void;
}

/**
 * Asks for every window with unsaved changes, one after the other. True when all may close.
 *
 * A cancelled question or a saving that fails keeps the app running: windows whose changes were to be discarded before it
 * still have them, because they are discarded only when all is answered.
 */
export async function mayQuit(windows: readonly Closable[]): Promise<boolean> {
  const discarded: Closable[] = [];
  for (const window of windows) {
    if (!window.isDirty()) continue;
    const answer = await window.askBeforeClosing();
    if (answer === 'cancel') return false;
    if (answer === 'discard') discarded.push(window);
    else if (!(await window.saveThenClose())) return false;
  }
  for (const window of discarded) window.discard();
  return true;
}
