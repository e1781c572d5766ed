import { ok } from '#base/result';
import { parseDay } from '#domain/day';
import { ACCOUNT_FIELDS, plainHeading } from '#exchange/accounts/accountFields';
import type {
  AccountChoiceName,
  AccountChoices,
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
import type { Plan } from '#plan/model';
import { type Attempt, misuse, refusal } from './failure';
import { FILE_WORDS, foreignFileOptions, readForeign, readSheet, readWords } from './foreignFile';
import type { Arguments, Options } from './parseArguments';
import { listOf } from './places';
import { asOneSentence } from './plainText';
import type { World } from './world';

/** Options that say how a file of accounts is read. */
export const accountsImportOptions: Options = {
  ...foreignFileOptions,
  map: 'values',
  headings: 'value',
  empty: 'value',
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
  const file = await readForeign(source, given, world);
  if (!file.ok) return file;
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

const WORDS = {
  ...FILE_WORDS,
  emptyMonths: { option: 'empty', words: { none: 'none', unknown: 'unknown' } },
  rates: { option: 'rates', words: { fraction: 'fraction', percent: 'percent', columns: 'byColumn' } },
  others: { option: 'others', words: { keep: 'keep', remove: 'remove' } },
} as const;

function readChosen(file: ForeignFile, given: Arguments): Attempt<AccountsChosen> {
  const words = readWords<AccountChoices>(given, WORDS);
  if (!words.ok) return words;
  const sheet = readSheet(file, given.value('sheet'));
  if (!sheet.ok) return sheet;
  const headings = readHeadings(given.value('headings'));
  if (!headings.ok) return headings;
  const asOf = readDay(given.value('as-of'));
  if (!asOf.ok) return asOf;
  return ok({
    ...words.value,
    ...sheet.value,
    ...(headings.value === null ? {} : { headings: headings.value }),
    ...(asOf.value === null ? {} : { asOf: asOf.value }),
  });
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
