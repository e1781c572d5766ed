/** A number as it is written, with what follows it: `%`, `k`, `M` or nothing. */
export interface Figure {
  readonly number: number;
  readonly suffix: string;
}

/** The signs of a notation: what marks decimals, and what may group thousands, one of them in a number and nothing else. */
export interface Notation {
  readonly decimal: '.' | ',';
  readonly groups: string;
}

/** What people type, and what is pasted from a spreadsheet in English. */
const TYPED: Notation = { decimal: '.', groups: ', ' };

/**
 * Reads a number in the dress that spreadsheets give it: a true minus, brackets around a negative, a currency sign, thousands in groups
 * of three, spaces that do not break. Null for what is no number.
 */
export function readFigure(text: string, notation: Notation = TYPED): Figure | null {
  const match = formOf(notation).exec(plainNumber(text));
  if (match === null || (match[2] === undefined && match[3] === undefined)) return null;
  const [, sign = '', whole = '0', fraction = '', exponent = '0', suffix = ''] = match;
  const digits = whole.replaceAll(/\D/g, '');
  return { number: Number(`${sign}${digits}${fraction.replace(',', '.')}e${exponent}`), suffix };
}

/** x times ten to the n, by its decimal text, so that 10.1% is the number nearest to 0.101. */
export function shifted(x: number, n: number): number {
  const [digits, exponent = '0'] = String(x).split('e');
  return Number(`${digits}e${Number(exponent) + n}`);
}

const forms = new Map<string, RegExp>();

function formOf({ decimal, groups }: Notation): RegExp {
  const key = `${decimal}${groups}`;
  const known = forms.get(key);
  if (known !== undefined) return known;
  const grouped = [...groups].map((sign) => `\\d{1,3}(?:[${sign}]\\d{3})+`).join('|');
  const form = new RegExp(`^(-?)(${grouped}|\\d+)?([${decimal}]\\d+)?(?:e([+-]?\\d{1,3}))?\\s?([%kKmM]?)$`);
  forms.set(key, form);
  return form;
}

/** Without what does not change the number: a true minus, spaces that do not break, a currency sign, brackets around a negative. */
function plainNumber(text: string): string {
  const trimmed = text
    .trim()
    .replace(/−/g, '-')
    .replace(/[\u00a0\u2009\u202f]/g, ' ');
  const inBrackets = /^\((.*)\)$/.exec(trimmed)?.[1];
  const bare = (inBrackets ?? trimmed).replace(/^(-?)[$€£¥]\s?/, '$1');
  return inBrackets === undefined ? bare : `-${bare}`;
}
