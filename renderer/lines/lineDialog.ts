import { create } from 'zustand';

/** The dialog about lines or segments that is open. */
export type LineDialog =
  | { readonly type: 'formula'; readonly line: string }
  /** A new line, below the line `after`; null puts it at the end. */
  | { readonly type: 'newLine'; readonly after: string | null }
  | { readonly type: 'rename'; readonly line: string }
  | { readonly type: 'segments' };

export const useLineDialog = create<{ readonly dialog: LineDialog | null }>(() => ({ dialog: null }));

/** Opens a dialog once the menu it was chosen from has closed. */
export function openLineDialog(dialog: LineDialog): void {
  void menuClosed().then(() => useLineDialog.setState({ dialog }));
}

/** A menu that closes gives the focus back to the grid, which would keep it from a dialog that is open by then. */
export function menuClosed(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

export function closeLineDialog(): void {
  useLineDialog.setState({ dialog: null });
}
