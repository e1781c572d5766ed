/** The field of the grid while a text is being typed in it. It stays in the page, with the focus, and is seen a little longer than it is in use. */
export const OPEN_EDITOR = '.handsontableInputHolder:not(.ht_editor_hidden, [data-finished])';
