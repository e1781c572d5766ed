import type { Proposal, Separator } from './choices';
import { readDelimited } from './readDelimited';

const SEPARATORS = ['\t', ';', '|', ','] as const satisfies readonly Separator[];
const NAMES: Readonly<Record<Separator, string>> = { '\t': 'tabs', ';': 'semicolons', '|': 'bars', ',': 'commas' };

const LOOKED_AT = 200_000;
const ROWS_LOOKED_AT = 200;

/** Excel's own first line, `sep=;`, which is no row of the table. */
const SAID = /^sep=([;,|\t])\r?\n/i;

/** The text without a first line that only names the separator. */
export function withoutSeparatorLine(text: string): string {
  return text.replace(SAID, '');
}

/** Which sign separates cells. It is sure where one alone gives rows of a like width. */
export function proposeSeparator(text: string): Proposal<Separator> {
  const said = SEPARATORS.find((one) => one === SAID.exec(text.slice(0, 8))?.[1]);
  if (said !== undefined) return { value: said, isSure: true, options: SEPARATORS, because: 'the first line says so' };
  const start = text.slice(0, LOOKED_AT);
  const likely = SEPARATORS.map((separator) => ({ separator, share: shareOfLikeRows(start, separator) })).filter(
    ({ share }) => share > 0.8,
  );
  const [first, second] = likely.toSorted((a, b) => b.share - a.share);
  if (first === undefined) {
    const any = SEPARATORS.find((separator) => start.includes(separator)) ?? ',';
    return { value: any, isSure: false, options: SEPARATORS, because: 'no sign gives rows of a like width' };
  }
  const isSure = second === undefined || second.share < first.share;
  const because = isSure
    ? `${NAMES[first.separator]} give rows of a like width`
    : `${likely.map(({ separator }) => NAMES[separator]).join(' and ')} all give rows of a like width`;
  return { value: first.separator, isSure, options: SEPARATORS, because };
}

/** The share of rows with the commonest width, if that is two cells or more. Rows of nothing but a title, or nothing, do not count. */
function shareOfLikeRows(text: string, separator: Separator): number {
  const rows = readDelimited(text, separator, {
    rows: ROWS_LOOKED_AT,
    columns: Infinity,
    cells: Infinity,
    places: Infinity,
  }).rows;
  const widths = rows.filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => row.length);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width = 0, count = 0] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return width < 2 ? 0 : count / widths.length;
}
