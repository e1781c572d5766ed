import { shortened } from './shortened';

/** What a foreign file may hold. Beyond this it is refused before it can eat memory or time. */
export const IMPORT_LIMITS = {
  /** Of the file as it lies on the disk. */
  bytes: 50_000_000,
  /** Of all parts of a workbook, unpacked. */
  unpacked: 200_000_000,
  part: 100_000_000,
  /** How many times its packed size a part may be. */
  ratio: 200,
  parts: 2_000,
  sheets: 200,
  rows: 100_000,
  columns: 2_000,
  /** Cells that are not blank, on all sheets. */
  cells: 2_000_000,
  /** Places up to the last cell of each row, blank ones too. */
  places: 5_000_000,
  merges: 10_000,
  /** Characters in one cell, as in Excel. */
  text: 32_767,
} as const;

export type ImportLimit = keyof typeof IMPORT_LIMITS;

/**
 * Why a foreign file is not read, by the stage that found it.
 *
 *     empty        no bytes, or no cell that holds anything
 *     unsupported  a file of another kind, known by how it begins
 *     tooLarge     a limit of IMPORT_LIMITS; `where` is the part, where it is one of a workbook
 *     unsafe       a workbook that is built as no spreadsheet builds one: a path out of it, a part twice, a document type
 *     damaged      what is said to be there is not, or does not add up
 *     encoding     bytes that are no text in this encoding
 *     quotes       a text file with a quote that never ends; `row` counts from 1
 */
export type ReadError =
  | { readonly type: 'empty' }
  | { readonly type: 'unsupported'; readonly kind: ForeignKind }
  | { readonly type: 'tooLarge'; readonly limit: ImportLimit; readonly where: string | null }
  | { readonly type: 'unsafe'; readonly where: string; readonly why: 'path' | 'twice' | 'documentType' }
  | { readonly type: 'damaged'; readonly where: string; readonly why: string }
  | { readonly type: 'encoding'; readonly encoding: string }
  | { readonly type: 'quotes'; readonly row: number };

export type ForeignKind = 'xls' | 'xlsb' | 'ods' | 'encrypted' | 'pdf' | 'plan' | 'binary' | 'zip';

const KINDS: Readonly<Record<ForeignKind, string>> = {
  xls: 'This is a workbook of the old kind (.xls). Save it as .xlsx or CSV and import that.',
  xlsb: 'This is a binary workbook (.xlsb). Save it as .xlsx or CSV and import that.',
  ods: 'This is an OpenDocument file. Save it as .xlsx or CSV and import that.',
  encrypted: 'This workbook is protected by a password. Save it without one and import that.',
  pdf: 'This is a PDF. Import the spreadsheet it was made of, as .xlsx or CSV.',
  plan: 'This is a Headroom plan. Open it instead of importing it.',
  zip: 'This is a ZIP archive and no workbook. Unpack it and import the .xlsx or CSV file in it.',
  binary: 'This is neither a text nor an .xlsx workbook. Save it as one of them and import that.',
};

/** A sentence for a person, with what to do. */
export function describeReadError(error: ReadError): string {
  switch (error.type) {
    case 'empty':
      return 'The file holds no cells. Choose one with a table of periods and values.';
    case 'unsupported':
      return KINDS[error.kind];
    case 'tooLarge':
      return `${error.where === null ? 'The file' : shortened(error.where)} ${LIMITS[error.limit]}. Import a smaller table, with one column or row for each line.`;
    case 'unsafe':
      return `The workbook is built as no spreadsheet builds one (${shortened(error.where)} ${UNSAFE[error.why]}), so it is not read. Save it anew from a spreadsheet program.`;
    case 'damaged':
      return `The file is damaged: ${shortened(error.where)} ${error.why}. Save it anew from a spreadsheet program.`;
    case 'encoding':
      return `The file is no text in ${error.encoding}. Choose another encoding.`;
    case 'quotes':
      return `A quote that begins in row ${error.row} never ends. Close it in the file, or choose another separator.`;
  }
}

const UNSAFE = {
  path: 'leads out of it',
  twice: 'is there twice',
  documentType: 'declares a document type',
} as const;

const LIMITS: Readonly<Record<ImportLimit, string>> = {
  bytes: 'is larger than 50 MB',
  unpacked: 'is larger than 200 MB once unpacked',
  part: 'is larger than 100 MB once unpacked',
  ratio: 'is packed more than 200 times smaller than it is',
  parts: 'has more than 2,000 parts',
  sheets: 'has more than 200 sheets',
  rows: 'has more than 100,000 rows',
  columns: 'has more than 2,000 columns',
  cells: 'has more than 2,000,000 cells',
  places: 'spreads its cells over more than 5,000,000 places',
  merges: 'has more than 10,000 merged areas',
  text: 'has more than 32,767 characters in a cell',
};
