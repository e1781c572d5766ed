import { useMemo } from 'react';
import type { AccountFacts } from '#domain/accounts/facts';
import { fixed } from '../../format/figures';
import type { Column } from './columns';
import type { ListedAccount } from './listedAccount';

type Sized = Pick<Column, 'id' | 'width'>;

/** Columns of whole amounts, which may be of any size. They are read from facts, which are of one shape. */
const AMOUNTS: Readonly<Record<string, (listed: ListedAccount) => number | null>> = {
  arr: ofFacts(({ arr }) => arr),
  potential: ({ potential }) => potential,
  seatsLicensed: ofFacts(({ seatsLicensed }) => seatsLicensed),
  seatsActive: ofFacts(({ seatsActive }) => seatsActive),
  usage: ofFacts(({ usage }) => usage),
  commitment: ofFacts(({ commitment }) => commitment),
};
const PADDING = 17;
const DIGIT = 7.5;
const COMMA = 4;

function ofFacts(amount: (facts: AccountFacts) => number | null): (listed: ListedAccount) => number | null {
  return ({ reading }) => amount(reading.facts);
}

type Largest = ReadonlyMap<string, number>;

const known = new WeakMap<readonly ListedAccount[], Largest>();

/** The largest amount of each column that has some. One pass a column, once for a list. */
export function largestAmounts(listed: readonly ListedAccount[]): Largest {
  const before = known.get(listed);
  if (before !== undefined) return before;
  const largest = new Map<string, number>();
  for (const [id, amount] of Object.entries(AMOUNTS)) {
    let most = 0;
    for (const one of listed) most = Math.max(most, amount(one) ?? 0);
    largest.set(id, most);
  }
  known.set(listed, largest);
  return largest;
}

/** The widths of columns once each amount of the list has room: a figure that is cut off would be read as another. */
export function widthsFor(columns: readonly Sized[], listed: readonly ListedAccount[]): readonly number[] {
  const largest = largestAmounts(listed);
  return columns.map(({ id, width }) => {
    const most = largest.get(id);
    return most === undefined ? width : Math.max(width, widthOf(fixed(most, 0)));
  });
}

function widthOf(text: string): number {
  const commas = text.split(',').length - 1;
  return Math.ceil(PADDING + (text.length - commas) * DIGIT + commas * COMMA);
}

/** The same columns, wide enough for the amounts of the list; the same objects until one needs more or less room, so that rows stay as they are. */
export function useWideEnough<C extends Sized>(columns: readonly C[], listed: readonly ListedAccount[]): readonly C[] {
  const widths = useMemo(() => widthsFor(columns, listed).join(' '), [columns, listed]);
  return useMemo(() => {
    const wanted = widths.split(' ').map(Number);
    return columns.map((column, at) => {
      const width = wanted[at] ?? column.width;
      return width === column.width ? column : { ...column, width };
    });
  }, [columns, widths]);
}
