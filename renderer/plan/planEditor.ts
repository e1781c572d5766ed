import Handsontable from 'handsontable';
import { NOT_KEPT } from '../frame/notKept';
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
 *
 * Where `finish` says that the cursor waits, the field stays over its cell until `putAway`: to take it off has the browser look again at styles,
 * layers, and what lies under the pointer, which takes a sixth of the edit.
 */
export function planEditor(
  finish: (text: FinishedText) => 'waits' | 'goes',
  nameOf: (row: number, column: number) => string,
): typeof Handsontable.editors.TextEditor {
  return class PlanEditor extends Handsontable.editors.TextEditor {
    override createElements(type?: string): void {
      super.createElements(type);
      this.TEXTAREA.ariaLabel = 'Figure';
      this.TEXTAREA.setAttribute('form', NOT_KEPT);
      asCell(this.TEXTAREA_PARENT);
    }

    override beginEditing(initialValue?: unknown, event?: Event): void {
      this.TEXTAREA.ariaLabel = nameOf(this.row ?? -1, this.col ?? -1);
      super.beginEditing(initialValue, event);
    }

    override saveValue(value: readonly (readonly string[])[], isForSelection = false): void {
      if (this.row === null || this.col === null) return;
      const how = finish({ row: this.row, column: this.col, text: value[0]?.[0] ?? '', isForSelection });
      if (how === 'waits') this.TEXTAREA_PARENT.dataset['finished'] = '';
    }

    override hideEditableElement(): void {
      if (this.TEXTAREA_PARENT.dataset['finished'] === undefined) super.hideEditableElement();
    }

    /** Handsontable measures the cell each time the cursor comes to it, which makes the browser lay out the page; opening measures it anyway. */
    override refreshDimensions(isForced = false): void {
      if (!isForced) super.refreshDimensions();
    }
  };
}

/** Takes off the field where its text is finished. */
export function putAway(hot: Handsontable): void {
  const editor = hot.getActiveEditor();
  if (!(editor instanceof Handsontable.editors.TextEditor)) return;
  if (editor.TEXTAREA_PARENT.dataset['finished'] === undefined) return;
  delete editor.TEXTAREA_PARENT.dataset['finished'];
  editor.hideEditableElement();
}
