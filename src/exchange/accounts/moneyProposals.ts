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

/** The sum of the column of ARR, or of its last month. */
export function largestMoney(
  sheet: Sheet,
  row: number,
  columns: readonly Column[],
  decimal: AccountChoices['decimal'],
): number {
  const money = columns.filter(({ target }) => isMoney(target));
  const [now] = [...money.filter(({ target }) => target?.type === 'field'), ...money.toReversed()];
  if (now === undefined) return 0;
  let sum = 0;
  for (const cells of sheet.rows.slice(row + 1)) {
    const read = readForeignNumber(cells[now.column] ?? { type: 'blank' }, decimal);
    if (read.type === 'number') sum += read.value;
  }
  return sum;
}

const SCALES = [1, 1_000, 1_000_000] as const;

/** What money counts in: what the headings say, or else what makes the list as large as the plan. `total` is of a year, as it stands. */
export function proposeScale(
  plan: Plan,
  sheet: Sheet,
  columns: readonly Column[],
  total: number,
): AccountProposals['scale'] {
  const proposal = (value: (typeof SCALES)[number], isSure: boolean, because: string) => ({
    value,
    isSure,
    options: SCALES,
    because,
  });
  const money = columns.filter(({ target }) => isMoney(target));
  if (money.length === 0 || total <= 0) return proposal(1, true, 'no column is in money');
  const said = new Set(money.map(({ heading }) => scaleSaid(heading) ?? scaleSaid(sheet.name)));
  const [only = null] = said;
  if (said.size > 1) return proposal(1, false, 'headings name different units');
  if (only !== null) return proposal(only, true, 'the headings say so');
  const opening = openingOf(plan);
  const fits = SCALES.find((scale) => opening !== null && total * scale > opening / 10 && total * scale < opening * 10);
  if (fits === 1) return proposal(1, true, 'the list comes to an ARR of the size of that of the plan');
  return fits === undefined
    ? proposal(1, false, 'no heading names a unit, and the list is not of the size of the plan')
    : proposal(fits, false, 'so the list comes to an ARR of the size of that of the plan');
}
