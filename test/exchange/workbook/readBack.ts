import { strFromU8, unzipSync } from 'fflate';
import { HyperFormula } from 'hyperformula';

/** A cell as the file has it; NaN is an error, `formula` without its sign. */
export interface ReadCell {
  readonly value: number | string;
  readonly error: string | null;
  readonly formula: string | null;
}

export interface ReadWorkbook {
  readonly parts: Readonly<Record<string, Uint8Array>>;
  readonly names: ReadonlyMap<string, string>;
  /** By sheet, then by cell such as `B3`. */
  readonly sheets: ReadonlyMap<string, ReadonlyMap<string, ReadCell>>;
}

/** Reads the bytes of a workbook by themselves, with nothing of the library that wrote them. */
export function readBack(bytes: Uint8Array): ReadWorkbook {
  const parts = unzipSync(bytes);
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const book = text('xl/workbook.xml');
  const sheetNames = [...book.matchAll(/<sheet name="([^"]*)"/g)].map(([, name = '']) => unescaped(name));
  const names = [...book.matchAll(/<definedName name="([^"]*)"[^>]*>([^<]*)</g)];
  return {
    parts,
    names: new Map(names.map(([, name = '', range = '']) => [name, unescaped(range)])),
    sheets: new Map(sheetNames.map((name, at) => [name, cellsOf(text(`xl/worksheets/sheet${at + 1}.xml`))] as const)),
  };
}

const CELL = /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;

function cellsOf(xml: string): ReadonlyMap<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const [, name = '', attributes = '', inside = ''] of xml.matchAll(CELL)) {
    const type = /t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
    const formula = /<f>(.*?)<\/f>/s.exec(inside)?.[1];
    const shown = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1];
    if (shown === undefined) continue;
    cells.set(name, {
      value: type === 'n' ? Number(shown) : type === 'e' ? Number.NaN : unescaped(shown),
      error: type === 'e' ? shown : null,
      formula: formula === undefined ? null : unescaped(formula),
    });
  }
  return cells;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('_x005F_', '_')
    .replaceAll('&amp;', '&');
}

export interface Recalculated {
  readonly value: (sheet: string, cell: string) => number | string;
  readonly set: (sheet: string, cell: string, value: number | string) => void;
}

/** The workbook computed anew by HyperFormula, which sees formulas and constants alone. */
export function recalculate({ sheets, names }: ReadWorkbook): Recalculated {
  const engine = HyperFormula.buildFromSheets(
    Object.fromEntries([...sheets].map(([name, cells]) => [name, rowsOf(cells)])),
    // Excel's habit of rounding sums that are nearly 0 is no part of what is judged.
    { licenseKey: 'gpl-v3', smartRounding: false, precisionEpsilon: 1e-300 },
    ['Scenario', 'Scenario_name'].map((name) => ({ name, expression: `=${names.get(name)}` })),
  );
  const idOf = (sheet: string) => {
    const id = engine.getSheetId(sheet);
    if (id === undefined) throw new Error(`The workbook has no sheet ${sheet}`);
    return id;
  };
  return {
    value: (sheet, cell) => {
      const value = engine.getCellValue({ sheet: idOf(sheet), ...addressOf(cell) });
      if (typeof value === 'number' || typeof value === 'string') return value;
      return typeof value === 'object' && value !== null && 'type' in value ? Number.NaN : String(value);
    },
    set: (sheet, cell, value) => {
      engine.setCellContents(
        { sheet: idOf(sheet), ...addressOf(cell) },
        typeof value === 'string' ? `'${value}` : value,
      );
    },
  };
}

function rowsOf(cells: ReadonlyMap<string, ReadCell>): (string | number)[][] {
  const rows: (string | number)[][] = [];
  for (const [name, { formula, value }] of cells) {
    const { row, col } = addressOf(name);
    const line = rows[row] ?? [];
    rows[row] = line;
    line[col] = formula === null ? (typeof value === 'string' ? `'${value}` : value) : `=${asHyperFormula(formula)}`;
  }
  return Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? ''));
}

/** HyperFormula reads exponents in small letters alone, and its INT cuts negative numbers where Excel's goes down. */
function asHyperFormula(formula: string): string {
  return formula.replace(/(\d)E([+-]?\d)/g, '$1e$2').replace(/\bINT\(/g, 'FLOOR.MATH(');
}

function addressOf(cell: string): { readonly row: number; readonly col: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const col = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, col };
}
