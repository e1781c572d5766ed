import { ok } from '#base/result';
import { parseDay } from '#domain/day';
import { ACCOUNT_FIELDS, plainHeading } from '#exchange/accounts/accountFields';
import type {
  AccountChoiceName,
  AccountsChosen,
  AccountsImport,
  AccountsProposal,
  ColumnTarget,
} from '#exchange/accounts/accountImport';
import { describeAccountsRefusal } from '#exchange/accounts/describeAccounts';
import { planAccounts } from '#exchange/accounts/planAccounts';
import { proposeAccounts } from '#exchange/accounts/proposeAccounts';
import { columnName } from '#exchange/import/cells';
import type { ForeignFile } from '#exchange/import/choices';
import { describeReadError } from '#exchange/import/readError';
import { readForeignFile } from '#exchange/import/readForeignFile';
import type { Plan } from '#plan/model';
import { type Attempt, misuse, refusal } from './failure';
import { describeFileError } from './fileError';
import { oneOf, readSheet, readTextChoices } from './importChoices';
import type { Arguments, Options } from './parseArguments';
import { listOf } from './places';
import { asOneSentence } from './plainText';
import type { World } from './world';

/** Options that say how a file of accounts is read. */
export const accountsImportOptions: Options = {
  map: 'values',
  encoding: 'value',
  separator: 'value',
  sheet: 'value',
  headings: 'value',
  decimal: 'value',
  dates: 'value',
  units: 'value',
  money: 'value',
  empty: 'value',
  rates: 'value',
  others: 'value',
  'as-of': 'value',
};

/** What the import of a file would do to a plan, with every choice made by the file, the options or what a command line takes silence for. */
export async function readAccountsFile(
  plan: Plan,
  source: string,
  given: Arguments,
  world: World,
): Promise<Attempt<AccountsImport>> {
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
  const chosen = readChosen(file.value, given);
  if (!chosen.ok) return chosen;
  const columns = readColumns(proposeAccounts(plan, file.value, chosen.value), given);
  if (!columns.ok) return columns;
  const mapped = { ...chosen.value, columns: columns.value };
  const proposal = proposeAccounts(plan, file.value, withDefaults(mapped, proposeAccounts(plan, file.value, mapped)));
  const open = openChoice(proposal);
  if (open !== null) return misuse(open);
  const planned = planAccounts(plan, file.value, proposal);
  const [refused] = planned.refusals;
  return refused === undefined ? ok(planned) : refusal(asOneSentence(describeAccountsRefusal(refused)));
}

function readChosen(file: ForeignFile, given: Arguments): Attempt<AccountsChosen> {
  const words = [
    ['decimal', oneOf(given, 'decimal', { point: '.', comma: ',' })],
    ['dates', oneOf(given, 'dates', { dmy: 'dmy', mdy: 'mdy', ymd: 'ymd' })],
    ['scale', oneOf(given, 'units', { '1': 1, thousands: 1_000, millions: 1_000_000 })],
    ['revenue', oneOf(given, 'money', { arr: 'arr', mrr: 'mrr' })],
    ['emptyMonths', oneOf(given, 'empty', { none: 'none', unknown: 'unknown' })],
    ['rates', oneOf(given, 'rates', { fraction: 'fraction', percent: 'percent', columns: 'byColumn' })],
    ['others', oneOf(given, 'others', { keep: 'keep', remove: 'remove' })],
    ['sheet', readSheet(file, given.value('sheet'))],
    ['headings', readHeadings(given.value('headings'))],
    ['asOf', readDay(given.value('as-of'))],
  ] as const;
  const chosen: Record<string, unknown> = {};
  for (const [name, word] of words) {
    if (!word.ok) return word;
    if (name === 'sheet') Object.assign(chosen, word.value);
    else if (word.value !== null) chosen[name] = word.value;
  }
  return ok(chosen);
}

function readHeadings(text: string | null): Attempt<number | null> {
  if (text === null) return ok(null);
  return /^[1-9]\d{0,4}$/.test(text)
    ? ok(Number(text) - 1)
    : misuse(`--headings ${text} is no row; write the number of the row with the headings, such as 1.`);
}

function readDay(text: string | null): Attempt<string | null> {
  return text === null || parseDay(text) !== null
    ? ok(text)
    : misuse(`--as-of ${text} is no day; write the day the list is of, such as 2027-03-31.`);
}

/** `nps=Score`, `product=Analytics`, `none=Fax`: what columns are, by their headings; the others stay as proposed. */
function readColumns({ columns }: AccountsProposal, given: Arguments): Attempt<NonNullable<AccountsChosen['columns']>> {
  const chosen: Record<number, ColumnTarget | null> = {};
  const headings = columns.map(({ heading }) => heading).filter((heading) => heading !== '');
  for (const text of given.values('map').flatMap((one) => one.split(/,(?=\s*[A-Za-z]+=)/))) {
    const at = text.indexOf('=');
    const [word, heading] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    if (at === -1 || heading === '') return misuse(`"${text}" maps nothing; write field=column, such as nps=Score.`);
    const column = columns.find((one) => plainHeading(one.heading) === plainHeading(heading));
    if (column === undefined) return misuse(`No column is headed "${heading}"; the file has ${listOf(headings)}.`);
    const target = targetNamed(word, column.heading);
    if (target === undefined)
      return misuse(
        `An account has no field "${word}"; the fields are ${ACCOUNT_FIELDS.join(', ')}, and a column can be a product, a rung or none.`,
      );
    chosen[column.column] = target;
  }
  return ok(chosen);
}

function targetNamed(word: string, heading: string): ColumnTarget | null | undefined {
  if (word === 'none') return null;
  if (word === 'product' || word === 'rung') return { type: word, name: heading };
  const field = ACCOUNT_FIELDS.find((one) => one === word);
  return field === undefined ? undefined : { type: 'field', field };
}

/** What is taken where a file is silent: whole units of ARR and fractions, as everywhere on the command line, and the day that is proposed. */
function withDefaults(chosen: AccountsChosen, { choices }: AccountsProposal): AccountsChosen {
  const { scale, revenue, rates, asOf } = choices;
  return {
    ...chosen,
    ...(scale.isSure ? {} : { scale: 1 }),
    ...(revenue.isSure ? {} : { revenue: 'arr' }),
    ...(rates.isSure ? {} : { rates: 'fraction' }),
    ...(asOf.isSure || asOf.value === null ? {} : { asOf: asOf.value }),
  };
}

/** How each open choice is made on a command line. */
const HOW: Readonly<Partial<Record<AccountChoiceName, string>>> = {
  sheet: '--sheet NAME',
  headings: '--headings 3, the row with the headings',
  decimal: '--decimal point or --decimal comma',
  dates: '--dates dmy, --dates mdy or --dates ymd',
  others: '--others keep or --others remove',
  emptyMonths: '--empty none where nothing was paid, or --empty unknown',
};

/** A sentence on the first thing that is open, with what would decide it; null where nothing is. */
function openChoice({ unsure, choices, columns }: AccountsProposal): string | null {
  const [first] = unsure;
  if (first === undefined) return null;
  if (typeof first === 'string')
    return `The file can be read in more than one way (${choices[first].because}); write ${HOW[first] ?? first}.`;
  const column = columns[first.column];
  const heading = column?.heading ?? '';
  const name = heading === '' ? `Column ${columnName(first.column)}` : `Column "${heading}"`;
  const value = column?.target.value ?? null;
  const word = value?.type === 'field' ? value.field : value?.type === 'product' ? 'product' : 'none';
  return `${name} can be read in more than one way (${column?.target.because ?? ''}); write --map "${word}=${heading}"${word === 'none' ? '' : `, or --map "none=${heading}"`}.`;
}
