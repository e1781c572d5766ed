import type { Account, SupportTrend } from '#domain/accounts/account';
import { shifted } from '#base/readFigure';
import { dayText } from '#domain/day';
import { type Cell, cellText } from '#exchange/import/cells';
import type { DateOrder, DecimalSign, RateNotation, Revenue, Scale } from '#exchange/import/choices';
import { readForeignNumber } from '#exchange/import/foreignNumber';
import { LONGEST_NAME, LONGEST_NOTE, MOST_PRODUCTS } from '#plan/accountLimits';
import type { AccountField, FieldKind } from './accountFields';
import { fieldKind } from './accountFields';
import { readForeignDay } from './foreignDay';

/** How the cells of one column are read. */
export interface CellReading {
  readonly decimal: DecimalSign;
  readonly dates: DateOrder;
  readonly scale: Scale;
  readonly revenue: Revenue;
  readonly rates: RateNotation;
}

/**
 * What a cell says of an account.
 *
 *     value    in the form that an account keeps it in
 *     missing  blank, or a sign for nothing: nothing is said
 *     wrong    something that this field cannot hold; `why` follows “is”
 */
export type ReadCell<T> =
  | { readonly type: 'value'; readonly value: T }
  | { readonly type: 'missing' }
  | { readonly type: 'wrong'; readonly why: string };

const MISSING = { type: 'missing' } as const;

type FieldValue = NonNullable<Account[AccountField]>;

/** Reads a cell as the value of a field. */
export function readField(field: AccountField, cell: Cell, reading: CellReading): ReadCell<FieldValue> {
  const text = cellText(cell).trim();
  if (cell.type === 'error') return wrong('an error of the workbook');
  if (cell.type === 'blank' || text === '') return MISSING;
  // What says that nothing is there would else be a name or a note.
  if (/^(?:n\/?a|null|none|-+|–|—)$/i.test(text)) return MISSING;
  return READERS[fieldKind(field)](cell, text, reading);
}

type Reader = (cell: Cell, text: string, reading: CellReading) => ReadCell<FieldValue>;

const READERS: Readonly<Record<FieldKind, Reader>> = {
  text: (_, text) => upTo(text, LONGEST_NAME),
  note: (_, text) => upTo(text, LONGEST_NOTE),
  money: readMoney,
  count: (cell, _, reading) => readNumber(cell, reading, 0, Infinity),
  score: (cell, _, reading) => readNumber(cell, reading, -100, 100),
  share: readShare,
  day: (cell, _, { dates }) => {
    const day = readForeignDay(cell, dates);
    return day === null ? wrong('no date in the order of day and month that is chosen') : value(dayText(day));
  },
  flag: (_, text) => {
    const flag = readFlag(text);
    return flag === null ? wrong('neither yes nor no') : value(flag);
  },
  trend: (_, text) => {
    const trend = TRENDS.get(text.toLowerCase());
    return trend === undefined ? wrong('none of improving, stable and worsening') : value(trend);
  },
  list: (_, text) => readList(text),
};

function value<T>(of: T): ReadCell<T> {
  return { type: 'value', value: of };
}

function wrong(why: string): { readonly type: 'wrong'; readonly why: string } {
  return { type: 'wrong', why };
}

function upTo(text: string, longest: number): ReadCell<string> {
  return text.length > longest ? wrong(`longer than ${longest} characters`) : value(text);
}

/** Money of a year in single units of the plan's currency. */
export function readMoney(cell: Cell, _text: string, reading: CellReading): ReadCell<number> {
  const read = readNumber(cell, reading, 0, Infinity);
  if (read.type !== 'value') return read;
  const whole = shifted(read.value, DIGITS[reading.scale]) * (reading.revenue === 'mrr' ? 12 : 1);
  return Number.isFinite(whole) ? value(whole) : wrong('no number that can be held');
}

const DIGITS = { 1: 0, 1000: 3, 1000000: 6 } as const;

const DIGITS_ALONE = /^\d{1,15}$/;

/** A number between two others. */
export function readNumber(cell: Cell, { decimal }: CellReading, least: number, most: number): ReadCell<number> {
  // Most cells of a list are digits alone, which mean the same in every notation.
  if (cell.type === 'text' && DIGITS_ALONE.test(cell.text)) return within(Number(cell.text), least, most);
  const read = readForeignNumber(cell, decimal);
  if (read.type === 'missing') return MISSING;
  if (read.type === 'notANumber') return wrong('no number');
  if (read.isPercent) return wrong('a percentage');
  return within(read.value, least, most);
}

function within(number: number, least: number, most: number): ReadCell<number> {
  if (number < least) return wrong(`below ${least}`);
  return number > most ? wrong(`above ${most}`) : value(number === 0 ? 0 : number);
}

function readShare(cell: Cell, _text: string, { decimal, rates }: CellReading): ReadCell<number> {
  const read = readForeignNumber(cell, decimal);
  if (read.type === 'missing') return MISSING;
  if (read.type === 'notANumber') return wrong('no number');
  const share = read.isPercent || rates === 'fraction' ? read.value : shifted(read.value, -2);
  const checked = within(share, 0, 1);
  return checked.type === 'wrong' ? wrong(share < 0 ? 'below 0' : 'above 100%') : checked;
}

const YES = /^(?:yes|y|true|1|x|✓|✔|☑|owned)$/i;
const NO = /^(?:no|n|false|0|☐|✗|✘)$/i;

/** Yes or no; null for a text that is neither. */
export function readFlag(text: string): boolean | null {
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}

// “Rising” and “declining” may be said of the tickets or of the customer's mood, so they are not taken for either.
const TRENDS: ReadonlyMap<string, SupportTrend> = new Map([
  ...['improving', 'improved', 'better', 'positive', 'good'].map((word) => [word, 'improving'] as const),
  ...['stable', 'flat', 'steady', 'unchanged', 'neutral', 'same'].map((word) => [word, 'stable'] as const),
  ...['worsening', 'worse', 'worsened', 'deteriorating', 'negative', 'bad'].map((word) => [word, 'worsening'] as const),
]);

/** Names with semicolons, bars or lines between them, or commas where there is none of these; each once. */
function readList(text: string): ReadCell<readonly string[]> {
  const sign = /[;|\n]/.test(text) ? /[;|\n]/ : /,/;
  const names = text
    .split(sign)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.some((name) => name.length > LONGEST_NAME))
    return wrong(`longer than ${LONGEST_NAME} characters in a name`);
  if (names.length > MOST_PRODUCTS) return wrong(`longer than ${MOST_PRODUCTS} names`);
  return value(namesOnce(names));
}

/** Each name once, whatever its capitals, as it is first written. */
export function namesOnce(names: readonly string[]): readonly string[] {
  const first = new Map<string, string>();
  for (const name of names) if (!first.has(name.toLowerCase())) first.set(name.toLowerCase(), name);
  return [...first.values()];
}
