import { SOURCE_CONFLICTS } from '#domain/sourceConflicts';
import { SOURCES } from '#domain/sources';
import { titleRows, wrappedHeight } from './frame';
import type { Making } from './gridRows';
import { HEADER_ROWS, SHEETS } from './layout';
import { constant, type Sheet, type SheetRow } from './sheet';

const LETTERS = Object.entries(SOURCES);
const WIDTHS = [34, ...LETTERS.map(() => 30)];
const CONFLICTS_FROM = HEADER_ROWS + LETTERS.length + 1;

/** The documents that figures come from, and where these disagree. */
export function sourcesSheet(making: Making): Sheet {
  return {
    name: SHEETS.sources,
    widths: WIDTHS,
    frozen: { rows: 0, columns: 1 },
    rows: () => rowsOf(making),
    rowCount: CONFLICTS_FROM + 1 + SOURCE_CONFLICTS.length,
    pagesWide: 1,
    charts: [],
    lists: [],
    figures: null,
  };
}

function* rowsOf(making: Making): Generator<SheetRow> {
  yield* titleRows(making, SHEETS.sources);
  const header = (row: number, texts: readonly string[]): SheetRow => ({
    row,
    cells: texts.map((text, at) => [at, constant(text, 'header')] as const),
  });
  yield header(HEADER_ROWS - 1, ['Source', 'What it is']);
  for (const [at, [letter, { name, about }]] of LETTERS.entries()) {
    yield {
      row: HEADER_ROWS + at,
      cells: [
        [0, constant(`${letter}: ${name}`, 'label')],
        [1, constant(about, 'label')],
      ],
    };
  }
  yield header(CONFLICTS_FROM, ['Where sources disagree', ...LETTERS.map(([letter]) => letter)]);
  for (const [at, { item, says }] of SOURCE_CONFLICTS.entries()) {
    const texts = [item, ...LETTERS.map(([letter]) => says[letter as keyof typeof says] ?? '')];
    const cells = texts.flatMap((text, column) => (text === '' ? [] : [[column, constant(text, 'wrapped')] as const]));
    yield { row: CONFLICTS_FROM + 1 + at, cells, height: wrappedHeight(cells, WIDTHS) };
  }
}
