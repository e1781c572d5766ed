/**
 * Widths of characters in thousandths of the font size, of Arial and the fonts that stand in for it with the same measures. Others count as
 * wide as an M: a box that is a little too large is no harm.
 */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  (
    [
      [' !,./:;IT[]\\ft', 278],
      ["'ijl|", 222],
      ['"()-r`{}*', 360],
      ['0123456789abdeghnopqucksvxyzLJ$#?_+=<>~^−', 556],
      ['ABEKPSVXYFTZ&', 667],
      ['CDHNRUw', 722],
      ['GOQ', 778],
      ['mM%@W', 900],
    ] as const
  ).flatMap(([characters, width]) => [...characters].map((one) => [one, width] as const)),
);
const WIDEST = 900;
/** Between lines, of the font size. */
const LEADING = 1.2;
const POINTS_PER_INCH = 72;

/** Inches that a text is long in one line. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += WIDTHS.get(character) ?? WIDEST;
  // Bold and hinting take a little more than the plain measures.
  return ((width / 1000) * fontSize * 1.06) / POINTS_PER_INCH;
}

export function lineHeight(fontSize: number): number {
  return (fontSize * LEADING) / POINTS_PER_INCH;
}

/** The lines that a text takes in a box of that width, broken between words and, where one is too long, within it. */
export function linesOf(text: string, fontSize: number, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => brokenAt(paragraph, fontSize, width));
}

function brokenAt(paragraph: string, fontSize: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, fontSize) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (textWidth(line, fontSize) > width && line.length > 1) {
      const fits = fittingStart(line, fontSize, width);
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return [...lines, line];
}

/** How many code units of a word fit, at least one character. */
function fittingStart(word: string, fontSize: number, width: number): number {
  let end = 0;
  let used = 0;
  for (const character of word) {
    used += textWidth(character, fontSize);
    if (used > width && end > 0) break;
    end += character.length;
  }
  return end;
}

export interface FittedText {
  readonly text: string;
  readonly fontSize: number;
  readonly lines: number;
  /** Words were left out at the end. */
  readonly isCut: boolean;
}

/** A text in the largest size, of those wanted, in which it fits a box; in the smallest it is cut with an ellipsis. */
export function fitted(text: string, sizes: readonly number[], width: number, height: number): FittedText {
  let smallest = sizes[0] ?? 12;
  for (const fontSize of sizes) {
    smallest = fontSize;
    const lines = linesOf(text, fontSize, width).length;
    if (lines * lineHeight(fontSize) <= height) return { text, fontSize, lines, isCut: false };
  }
  const most = Math.max(1, Math.floor(height / lineHeight(smallest)));
  return { ...cutTo(text, smallest, width, most), fontSize: smallest };
}

/** The first lines of a text, the last ending in an ellipsis where more would follow. */
export function cutTo(
  text: string,
  fontSize: number,
  width: number,
  most: number,
): Pick<FittedText, 'text' | 'lines' | 'isCut'> {
  const lines = linesOf(text, fontSize, width);
  if (lines.length <= most) return { text, lines: lines.length, isCut: false };
  const kept = lines.slice(0, most);
  let last = kept.at(-1) ?? '';
  while (last !== '' && textWidth(`${last}…`, fontSize) > width) last = [...last].slice(0, -1).join('');
  return { text: [...kept.slice(0, -1), `${last.trimEnd()}…`].join(' '), lines: most, isCut: true };
}

/** A name of no more than so many characters. */
export function shortened(name: string, most: number): string {
  const characters = [...name];
  return characters.length <= most
    ? name
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
