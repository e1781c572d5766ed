import { type Bucket, fiscalYears, type Timeline } from '#domain/timeline';
import type { Program } from '#engine/program';
import type { Evaluation } from '#plan/lanes';
import type { Line } from '#plan/model';
import type { Work } from './pieces';
import { cellName, sheetReference } from './sheet';
import { isTotalRow, type Owner, type RowWords, wordsOf } from './words';

/** The columns of every sheet that runs over periods: the same period stands in the same column everywhere. */
export const LABEL = 0;
export const SEGMENT = 1;
export const UNIT = 2;
export const EVERY = 3;
export const FIRST_PERIOD = 4;
/** Rows above the first line: title, what is shown, a space, the header. */
export const HEADER_ROWS = 4;

/** The sheets that every workbook has, under names that no section of a plan can take. */
export const SHEETS = {
  overview: 'Overview',
  scenarios: 'Scenarios',
  assumptions: 'Assumptions',
  actuals: 'Actuals',
  roadmap: 'Roadmap',
  growth: 'Growth',
  costs: 'Costs',
  compare: 'Compare',
  checks: 'Checks',
  definitions: 'Definitions',
  sources: 'Sources',
  calendar: 'Calendar',
  parts: 'Long formulas',
} as const;

export type Item =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'row'; readonly row: number }
  | { readonly type: 'owner'; readonly row: number; readonly owner: Owner };

/** A sheet that runs over periods: a line of it in each row from HEADER_ROWS on. */
export interface Grid {
  readonly name: string;
  readonly items: readonly Item[];
  /** The row of its first item, from 0: further down where something stands above. */
  readonly from: number;
}

export interface Place {
  readonly sheet: string;
  readonly row: number;
  /** One value for the whole plan, in the column EVERY. */
  readonly isConstant: boolean;
}

export interface Layout {
  readonly words: ReadonlyMap<number, RowWords>;
  readonly years: readonly Bucket[];
  readonly grids: readonly Grid[];
  /** By row of the program; a total that its line has no rule for has none. */
  readonly places: ReadonlyMap<number, Place>;
  readonly ownerPlace: (row: number, owner: Owner) => Place;
}

/** Where everything stands; `above` counts, by sheet, the rows that something else takes before its lines. */
export function* layOut(evaluation: Evaluation, above: Readonly<Record<string, number>>): Work<Layout> {
  const words = yield* wordsOf(evaluation);
  const grids = gridsOf(evaluation, words, above);
  const places = new Map<number, Place>();
  const owners = new Map<Owner, Place>();
  for (const { name, items, from } of grids) {
    for (const [at, item] of items.entries()) {
      const place = { sheet: name, row: from + at };
      if (item.type === 'row') {
        places.set(item.row, { ...place, isConstant: isConstantRow(evaluation.program, words, item.row) });
      } else if (item.type === 'owner') {
        owners.set(item.owner, { ...place, isConstant: words.get(item.row)?.isConstant === true });
      }
    }
  }
  return {
    words,
    years: fiscalYears(evaluation.timeline),
    grids,
    places,
    ownerPlace: (row, owner) => {
      const place = words.get(row)?.isPlainInput === true ? places.get(row) : owners.get(owner);
      if (place === undefined) throw new Error(`Nothing stands anywhere for ${owner.id} in row ${row}`);
      return place;
    },
  };
}

/** The sheets over periods with what stands on them, in the order of the plan's lines. */
function gridsOf(
  { plan, program }: Evaluation,
  words: Layout['words'],
  above: Readonly<Record<string, number>>,
): readonly Grid[] {
  const sheets = new Map<string, { readonly name: string; readonly items: Item[]; heading: string }>();
  const sheetFor = (name: string) => {
    const sheet = sheets.get(name.toLowerCase()) ?? { name, items: [], heading: '' };
    sheets.set(name.toLowerCase(), sheet);
    return sheet;
  };
  const add = (name: string, heading: string, item: Item) => {
    const sheet = sheetFor(name);
    if (heading !== sheet.heading) sheet.items.push({ type: 'heading', text: heading });
    sheet.heading = heading;
    sheet.items.push(item);
  };
  for (const name of [SHEETS.scenarios, SHEETS.assumptions]) sheetFor(name);
  for (const [at, line] of plan.lines.entries()) {
    for (const row of rowsOfLine(program, at)) {
      add(sheetOf(line), line.section, { type: 'row', row });
      const said = words.get(row);
      for (const owner of said === undefined || said.isPlainInput ? [] : said.owners) {
        add(owner.id === null ? SHEETS.actuals : SHEETS.scenarios, line.section, { type: 'owner', row, owner });
      }
    }
  }
  return [...sheets.values()].map(({ name, items }) => ({
    name,
    items,
    from: HEADER_ROWS + (above[name] ?? 0),
  }));
}

/** The rows of a line that are shown: its segments and the total, which is left out where the line has no rule for it. */
function rowsOfLine(program: Program, line: number): readonly number[] {
  const end = program.firstRow[line + 1] ?? program.rows.length;
  return program.rows
    .slice(program.firstRow[line], end)
    .flatMap(({ index, rule }) => (rule.type === 'none' ? [] : [index]));
}

function isConstantRow(program: Program, words: ReadonlyMap<number, RowWords>, row: number): boolean {
  if (!isTotalRow(program, row)) return words.get(row)?.isConstant === true;
  const { rule } = program.rows[row] ?? {};
  return rule?.type === 'sum' && rule.rows.every((part) => words.get(part)?.isConstant === true);
}

/** Inputs stand together; everything else on a sheet for its pack or its section. */
function sheetOf({ definition, pack, section }: Line): string {
  if (definition.type === 'input') return SHEETS.assumptions;
  if (pack === 'roadmap' || pack === 'growth' || pack === 'costs') return SHEETS[pack];
  return sheetName(section);
}

const MOST_CHARACTERS = 31;
/** Names of sheets that a section may be shown on as well. */
const SHARED = new Set<string>(
  [SHEETS.assumptions, SHEETS.roadmap, SHEETS.growth, SHEETS.costs].map((name) => name.toLowerCase()),
);
const TAKEN = new Set<string>([...Object.values(SHEETS).map((name) => name.toLowerCase()), 'history']);

/** A section as Excel lets a sheet be called. */
function sheetName(section: string): string {
  const plain = section
    .replaceAll(/[[\]:*?/\\]|\p{Cc}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/^'+|'+$/g, '');
  const cut = Array.from(plain);
  while (cut.join('').length > MOST_CHARACTERS - ' lines'.length) cut.pop();
  const name = cut.join('').trim() || 'Lines';
  const isTaken = (TAKEN.has(name.toLowerCase()) && !SHARED.has(name.toLowerCase())) || /^calc \d+$/i.test(name);
  return isTaken ? `${name} lines` : name;
}

/** The column of a period, or of a fiscal year behind the periods. */
export function periodColumn(period: number): number {
  return FIRST_PERIOD + period;
}

export function yearColumn(timeline: Timeline, year: number): number {
  return FIRST_PERIOD + timeline.periods + 1 + year;
}

/** A cell as a formula on `sheet` names it. */
export function reference(sheet: string, place: Pick<Place, 'sheet' | 'row'>, column: number, isFixed = false): string {
  const cell = cellName(place.row, column, isFixed);
  return place.sheet === sheet ? cell : `${sheetReference(place.sheet)}!${cell}`;
}

/** A row of cells from one column to another, both included; one cell where they are the same. */
export function rangeReference(sheet: string, place: Pick<Place, 'sheet' | 'row'>, from: number, to: number): string {
  const first = reference(sheet, place, from);
  return from === to ? first : `${first}:${cellName(place.row, to)}`;
}
