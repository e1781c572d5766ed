import { create } from 'zustand';

/** The dialog about lines or segments that is open. */
export type LineDialog =
  | { readonly type: 'formula'; readonly line: string }
  /** A new line, below the line `after`; null puts it at the end. */
  | { readonly type: 'newLine'; readonly after: string | null }
  | { readonly type: 'rename'; readonly line: string }
  | { readonly type: 'segments' };

export const useLineDialog = create<{ readonly dialog: LineDialog | null }>(() => ({ dialog: null }));

export function openLineDialog(dialog: LineDialog): void {
  useLineDialog.setState({ dialog });
}

export function closeLineDialog(): void {
  useLineDialog.setState({ dialog: null });
}
