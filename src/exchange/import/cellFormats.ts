import { err, ok, type Result } from '#base/result';
import { type Archive, unpack } from './archive';
import { IMPORT_LIMITS, type ReadError } from './readError';
import { walkXml } from './xml';

/** As long as spreadsheets let a format be. */
const LONGEST_CODE = 255;

type CellFormat = 'plain' | 'percent' | 'date';

/** How the styles of a workbook show numbers, by the number of the style. */
export type CellFormats = readonly CellFormat[];

/** Reads which styles are dates and percentages; nothing else of a style changes what a number means. */
export function readFormats(archive: Archive, part: string | undefined): Result<CellFormats, ReadError> {
  if (part === undefined) return ok([]);
  const bytes = unpack(archive, part);
  if (!bytes.ok) return bytes;
  const own = new Map<string, CellFormat>();
  const formats: CellFormat[] = [];
  let isCellStyles = false;
  const walked = walkXml(bytes.value, part, {
    open: (name, at) => {
      if (name === 'cellXfs') isCellStyles = true;
      if (name === 'numFmt') own.set(at('numFmtId') ?? '', formatOf(at('formatCode') ?? ''));
      if (name !== 'xf' || !isCellStyles || formats.length > IMPORT_LIMITS.text) return;
      const id = at('numFmtId') ?? '0';
      formats.push(own.get(id) ?? builtIn(Number(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyles = false;
    },
    text: () => {},
  });
  if (!walked.ok) return walked;
  return formats.length > IMPORT_LIMITS.text ? err({ type: 'tooLarge', limit: 'cells', where: part }) : ok(formats);
}

/** Formats by number, which every program has built in. Hours and minutes alone (18 to 21, 45 to 47) are no dates. */
function builtIn(id: number): CellFormat {
  if (id === 9 || id === 10) return 'percent';
  const isDate = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
  return isDate ? 'date' : 'plain';
}

/** What a format code such as `mmm\-yy` or `0.0%` makes of a number. Quoted and escaped signs and colours say nothing about it. */
function formatOf(code: string): CellFormat {
  if (code.length > LONGEST_CODE) return 'plain';
  const [first = ''] = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';');
  if (first.includes('%')) return 'percent';
  return !/general/i.test(first) && /y|d|m{3,}|m(?!.*[hs])(?<![hs:].*)/i.test(first) && !/[0#?]/.test(first)
    ? 'date'
    : 'plain';
}
