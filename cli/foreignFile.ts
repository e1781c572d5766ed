import { ok } from '#base/result';
import type { Encoding, ForeignFile, Separator, TextChoices } from '#exchange/import/choices';
import { describeReadError } from '#exchange/import/readError';
import { readForeignFile } from '#exchange/import/readForeignFile';
import { type Attempt, misuse } from './failure';
import { describeFileError } from './fileError';
import type { Arguments, Options } from './parseArguments';
import { listOf } from './places';
import { asOneSentence } from './plainText';
import type { World } from './world';

/** Options that say how a file of any kind is read. */
export const foreignFileOptions: Options = {
  encoding: 'value',
  separator: 'value',
  sheet: 'value',
  decimal: 'value',
  dates: 'value',
  units: 'value',
  money: 'value',
  rates: 'value',
};

/** Reads a CSV or XLSX file as the options say; where they leave open what its text means, the sentence names the one that decides it. */
export async function readForeign(source: string, given: Arguments, world: World): Promise<Attempt<ForeignFile>> {
  const texts = readTextChoices(given);
  if (!texts.ok) return texts;
  const bytes = await world.readFile(source);
  if (!bytes.ok) return misuse(describeFileError(source, bytes.error));
  const file = readForeignFile(bytes.value, texts.value);
  if (!file.ok) return misuse(`${source}: ${asOneSentence(describeReadError(file.error))}`);
  const { text } = file.value;
  if (text !== null && !text.encoding.isSure)
    return misuse(
      `${source} can be read in more than one way (${text.encoding.because}); write --encoding ${text.encoding.value}, or another one.`,
    );
  if (text !== null && !text.separator.isSure)
    return misuse(
      `${source} can be read in more than one way (${text.separator.because}); write --separator comma, semicolon, tab or bar.`,
    );
  return file;
}

const ENCODINGS: Readonly<Record<Encoding, Encoding>> = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
};
const SEPARATORS: Readonly<Record<string, Separator>> = { comma: ',', semicolon: ';', tab: '\t', bar: '|' };

function readTextChoices(given: Arguments): Attempt<TextChoices> {
  const encoding = oneOf(given, 'encoding', ENCODINGS);
  if (!encoding.ok) return encoding;
  const separator = oneOf(given, 'separator', SEPARATORS);
  return separator.ok ? ok({ encoding: encoding.value, separator: separator.value }) : separator;
}

/** By what is chosen of a file: the option that chooses it, and what each of its words means. */
type Words<C> = {
  readonly [K in keyof C]?: { readonly option: string; readonly words: Readonly<Record<string, C[K]>> };
};

/** How numbers and dates of any file can be written, by what is chosen of it. */
export const FILE_WORDS = {
  decimal: { option: 'decimal', words: { point: '.', comma: ',' } },
  dates: { option: 'dates', words: { ymd: 'ymd', dmy: 'dmy', mdy: 'mdy' } },
  scale: { option: 'units', words: { '1': 1, thousands: 1_000, millions: 1_000_000 } },
  revenue: { option: 'money', words: { arr: 'arr', mrr: 'mrr' } },
} as const;

/** What options with a list of words choose; what none of them says is not there. */
export function readWords<C>(given: Arguments, all: Words<C>): Attempt<Partial<C>> {
  const chosen: Partial<C> = {};
  for (const [name, of] of Object.entries<Words<C>[keyof C]>(all)) {
    if (of === undefined) continue;
    const word = oneOf(given, of.option, of.words);
    if (!word.ok) return word;
    if (word.value !== null) Object.assign(chosen, { [name]: word.value });
  }
  return ok(chosen);
}

/** One word of a list behind an option. */
export function oneOf<T>(given: Arguments, option: string, words: Readonly<Record<string, T>>): Attempt<T | null> {
  const text = given.value(option);
  if (text === null) return ok(null);
  const found = Object.hasOwn(words, text) ? words[text] : undefined;
  const known = Object.keys(words);
  if (found !== undefined) return ok(found);
  const all = known.map((one) => `--${option} ${one}`);
  return misuse(
    `--${option} ${text} is none of what it can be; write ${all.slice(0, -1).join(', ')} or ${all.at(-1)}.`,
  );
}

/** The sheet of a workbook that is named, by its place. */
export function readSheet(file: ForeignFile, name: string | null): Attempt<{ readonly sheet?: number }> {
  if (name === null) return ok({});
  const at = file.sheets.findIndex((sheet) => sheet.name === name);
  if (at >= 0) return ok({ sheet: at });
  if (file.text !== null) return misuse('A text file has no sheets; take --sheet away.');
  return misuse(`There is no sheet "${name}"; the workbook has ${listOf(file.sheets.map((sheet) => sheet.name))}.`);
}
