import Handsontable from 'handsontable';
import { asCell } from './gridSpeech';

/** A finished text, and whether it was finished with Ctrl+Enter, which puts it into the whole selection. */
export interface FinishedText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly isForSelection: boolean;
}

/**
 * Handsontable's text field, whose finished text goes to `finish` instead of into Handsontable's data. On that way Handsontable would
 * draw the whole grid again before the plan has even changed, which takes longer than everything else an edit does.
 */
export function planEditor(
  finish: (text: FinishedText) => void,
  nameOf: (row: number, column: number) => string,
): typeof Handsontable.editors.TextEditor {
  return class PlanEditor extends Handsontable.editors.TextEditor {
    override createElements(type?: string): void {
      super.createElements(type);
      this.TEXTAREA.ariaLabel = 'Figure';
      asCell(this.TEXTAREA_PARENT);
    }

    override beginEditing(initialValue?: unknown, event?: Event): void {
      this.TEXTAREA.ariaLabel = nameOf(this.row ?? -1, this.col ?? -1);
      super.beginEditing(initialValue, event);
    }

    override saveValue(value: readonly (readonly string[])[], isForSelection = false): void {
      if (this.row === null || this.col === null) return;
      finish({ row: this.row, column: this.col, text: value[0]?.[0] ?? '', isForSelection });
    }

    /** Handsontable measures the cell each time the cursor comes to it, which makes the browser lay out the page; opening measures it anyway. */
    override refreshDimensions(isForced = false): void {
      if (!isForced) super.refreshDimensions();
    }
  };
}
