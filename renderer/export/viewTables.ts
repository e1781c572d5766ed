import { readFigure } from '#base/readFigure';
import type { CsvCell } from '#exchange/figures/csvText';
import { NOT_AVAILABLE } from '../format/figures';

/** A table as it is read on the screen: what it is of, and its rows, the heads first. */
export interface ShownTable {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** How tables come about that are not whole in the page: those of charts, and long ones of which the page has what is in sight. */
const tellers = new Map<Element, () => ShownTable>();

/** Tells the table that an element stands for, while the element is there. Returns how to stop. */
export function tellTable(element: Element, tell: () => ShownTable): () => void {
  tellers.set(element, tell);
  return () => tellers.delete(element);
}

/** The tables of the view in sight, in their order on the screen, those of charts among them. */
export function tablesOfView(): readonly ShownTable[] {
  const view = document.querySelector('[data-view]:not([hidden])');
  if (view === null) return [];
  // The grid of the plan is in the page in pieces; its figures leave with all their digits in an export of their own.
  const inPage = [...view.querySelectorAll('table')].filter((table) => table.closest('.handsontable') === null);
  const places = [...tellers.keys(), ...inPage].filter(
    (element) =>
      view.contains(element) && ![...tellers.keys()].some((other) => other !== element && other.contains(element)),
  );
  const ordered = [...new Set(places)].sort((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  return ordered
    .map((element) => tellers.get(element)?.() ?? tableOf(element))
    .filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')));
}

/** A table as the page has it; a cell over several columns is followed by empty ones. */
function tableOf(element: Element): ShownTable {
  const rows = [...element.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll<HTMLTableCellElement>('th, td')].flatMap((cell) => [
      textOf(cell),
      ...Array.from({ length: cell.colSpan - 1 }, () => ''),
    ]),
  );
  return { title: titleOf(element), rows };
}

function textOf(cell: HTMLElement): string {
  const field = cell.querySelector<HTMLInputElement | HTMLSelectElement>('input:not([type="checkbox"]), select');
  const text =
    field === null
      ? cell.innerText
      : field instanceof HTMLSelectElement
        ? (field.selectedOptions[0]?.text ?? '')
        : field.value;
  return text.replaceAll(/\s+/g, ' ').trim();
}

function titleOf(element: Element): string {
  const named = element.closest('[aria-label]')?.getAttribute('aria-label');
  const heading = element.closest('section, aside, .panel')?.querySelector('h2, h3')?.textContent;
  return (heading ?? named ?? '').trim();
}

/** A cell for a spreadsheet: a figure as the number that is shown, n/a as nothing, anything else as its text. */
export function cellOf(text: string): CsvCell {
  if (text === '' || text === NOT_AVAILABLE) return null;
  const figure = readFigure(text.replace(/^\+/, ''));
  return figure !== null && (figure.suffix === '' || figure.suffix === '%') ? figure.number : text;
}
