import type Handsontable from 'handsontable';

/** What a cell's class shows the eye, in words; a figure that follows by the rules of the plan needs none. */
const SAID: Readonly<Record<string, string>> = {
  actual: 'actual',
  inherited: 'from the parent scenario',
  input: 'input',
  na: 'cannot be computed',
  noted: 'has a note',
  override: 'override',
  wrong: 'not taken',
};

/** Tells screen readers what a cell is: the head of its row, folded or not, or a figure in its state. Handsontable forgets it with each redraw. */
export function speak(td: HTMLElement, className: string): void {
  const names = className.split(' ');
  const isFolded = names.includes('closed');
  if (names[0] === 'label' || (names[0] === 'section' && names[1] !== 'filler')) td.setAttribute('role', 'rowheader');
  if (isFolded || names.includes('open')) td.setAttribute('aria-expanded', String(!isFolded));
  const said = names.flatMap((name) => SAID[name] ?? []).join(', ');
  if (said !== '') td.setAttribute('aria-description', said);
  else if (td.hasAttribute('aria-description')) td.removeAttribute('aria-description');
}

/** Names the grid, and takes back what its element of scrolling may not have inside a grid: a place in the order of the focus. */
export function nameGrid(hot: Handsontable): void {
  hot.rootElement.setAttribute('aria-label', 'Lines of the plan');
  hot.rootElement.querySelector('.ht_master .wtHolder')?.removeAttribute('tabindex');
}

/** Puts the field in which a cell is edited where a grid may hold a control: in a cell of a row of its own. */
export function asCell(field: HTMLElement): void {
  const row = document.createElement('div');
  const cell = document.createElement('div');
  row.setAttribute('role', 'row');
  cell.setAttribute('role', 'gridcell');
  field.replaceWith(row);
  row.append(cell);
  cell.append(field);
}
