import type { Plan } from '#plan/model';
import type { Sheet } from '#exchange/import/cells';
import { readForeignNumber } from '#exchange/import/foreignNumber';
import { openingOf } from '#exchange/import/proposeImport';
import { scaleSaid } from '#exchange/import/proposeUnits';
import { plainHeading } from './accountFields';
import type { AccountChoices, AccountProposals, ColumnTarget } from './accountImport';

/** A column of the file as it is mapped. */
export interface Column {
  readonly target: ColumnTarget | null;
  readonly heading: string;
  readonly column: number;
}

function isMoney(target: ColumnTarget | null): boolean {
  return target?.type === 'arrOf' || (target?.type === 'field' && target.field === 'arr');
}

const REVENUES = ['arr', 'mrr'] as const;

/** Whether money is a year's or a month's, by what the headings say. */
export function proposeRevenue(columns: readonly Column[]): AccountProposals['revenue'] {
  const proposal = (value: 'arr' | 'mrr', isSure: boolean, because: string) => ({
    value,
    isSure,
    options: REVENUES,
    because,
  });
  const money = columns.filter(({ target }) => isMoney(target));
  if (money.length === 0) return proposal('arr', true, 'no column is in money');
  const isMonthly = (text: string) => /\b(?:mrr|monthly)\b/.test(plainHeading(text));
  const isYearly = (text: string) => /\b(?:arr|acv|annual|yearly)\b/.test(plainHeading(text));
  const [monthly, yearly] = [
    money.some(({ heading }) => isMonthly(heading)),
    money.some(({ heading }) => isYearly(heading)),
  ];
  if (monthly && yearly) return proposal('arr', false, 'some headings say MRR and some ARR');
  if (monthly) return proposal('mrr', true, 'the headings say MRR');
  return yearly
    ? proposal('arr', true, 'the headings say ARR')
    : proposal('arr', false, 'no heading says whether it is of a year or of a month');
}

/** Amounts of the column of ARR, or of its last month, as they stand in the file, rising; those above 0. */
export function amountsOf(
  sheet: Sheet,
  row: number,
  columns: readonly Column[],
  decimal: AccountChoices['decimal'],
): readonly number[] {
  const money = columns.filter(({ target }) => isMoney(target));
  const [now] = [...money.filter(({ target }) => target?.type === 'field'), ...money.toReversed()];
  if (now === undefined) return [];
  const amounts = sheet.rows.slice(row + 1).flatMap((cells) => {
    const read = readForeignNumber(cells[now.column] ?? { type: 'blank' }, decimal);
    return read.type === 'number' && read.value > 0 ? [read.value] : [];
  });
  return amounts.sort((a, b) => a - b);
}

const SCALES = [1, 1_000, 1_000_000] as const;

/** An ARR from here on is written in single units: in thousands it would be ten millions and more. */
const PLAINLY_SINGLE = 10_000;
/** How far apart two lists of one company are taken to be, account by account, and a list and its plan in all. */
const APART = 30;
const APART_IN_ALL = 10;

/**
 * What money counts in: what the headings say, or else what makes accounts as large as those the plan has, or the list as large as the plan.
 * `amounts` rise; `perYear` times they are of a year.
 */
export function proposeScale(
  plan: Plan,
  sheet: Sheet,
  columns: readonly Column[],
  amounts: readonly number[],
  perYear: 1 | 12,
): AccountProposals['scale'] {
  const proposal = (value: (typeof SCALES)[number], isSure: boolean, because: string) => ({
    value,
    isSure,
    options: SCALES,
    because,
  });
  const money = columns.filter(({ target }) => isMoney(target));
  if (money.length === 0 || amounts.length === 0) return proposal(1, true, 'no column is in money');
  const said = new Set(money.map(({ heading }) => scaleSaid(heading) ?? scaleSaid(sheet.name)));
  const [only = null] = said;
  if (said.size > 1) return proposal(1, false, 'headings name different units');
  if (only !== null) return proposal(only, true, 'the headings say so');
  const known = plan.accounts.flatMap(({ arr }) => (arr > 0 ? [arr] : [])).sort((a, b) => a - b);
  const isList = known.length > 0;
  const wanted = isList ? middle(known) : openingOf(plan);
  const found = (isList ? middle(amounts) : amounts.reduce((sum, amount) => sum + amount, 0)) * perYear;
  const apart = isList ? APART : APART_IN_ALL;
  const fits = SCALES.find(
    (scale) => wanted !== null && found * scale > wanted / apart && found * scale < wanted * apart,
  );
  const what = isList
    ? 'accounts are of the size of those of the plan'
    : 'the list comes to an ARR of the size of that of the plan';
  if (fits === 1) return proposal(1, true, what);
  const largest = (amounts.at(-1) ?? 0) * perYear;
  return fits === undefined || largest >= PLAINLY_SINGLE
    ? proposal(1, false, 'no heading names a unit, and the amounts are not of the size of the plan')
    : proposal(fits, false, `so ${what}`);
}

function middle(rising: readonly number[]): number {
  return rising[Math.floor(rising.length / 2)] ?? 0;
}
