import type { Sheet } from '#exchange/import/cells';
import type { DecimalSign } from '#exchange/import/choices';
import { readForeignNumber } from '#exchange/import/foreignNumber';
import type { AccountProposals, EmptyMonths } from './accountImport';
import type { Column } from './moneyProposals';
import { wholeText } from './wholeText';

const OPTIONS: readonly EmptyMonths[] = ['none', 'unknown'];

/**
 * What a month of ARR without a figure means. Tables of revenue leave the months empty before a customer came and after it left; other lists leave empty what nobody
 * knows. A file does not say which, so it is asked wherever a month is empty; months empty between two that are not speak for the second.
 */
export function proposeEmptyMonths(
  sheet: Sheet,
  headings: number,
  columns: readonly Column[],
  decimal: DecimalSign,
): AccountProposals['emptyMonths'] {
  const months = columns
    .flatMap(({ column, target }) => (target?.type === 'arrOf' ? [{ column, month: target.month }] : []))
    .sort((a, b) => a.month - b.month);
  let empty = 0;
  let isBetween = false;
  for (const cells of sheet.rows.slice(headings + 1)) {
    const said = months.map(({ column }) => {
      const cell = cells[column];
      return cell !== undefined && readForeignNumber(cell, decimal).type !== 'missing';
    });
    const [first, last] = [said.indexOf(true), said.lastIndexOf(true)];
    if (first === -1) continue;
    empty += said.filter((isSaid) => !isSaid).length;
    isBetween ||= said.slice(first, last).includes(false);
  }
  if (empty === 0) return { value: 'unknown', isSure: true, options: ['unknown'], because: 'no month is empty' };
  const because = `${wholeText(empty)} ${empty === 1 ? 'month is' : 'months are'} empty, which may mean that nothing was paid, or that it is not known`;
  return { value: isBetween ? 'unknown' : 'none', isSure: false, options: OPTIONS, because };
}
