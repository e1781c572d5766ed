import { useMemo } from 'react';
import { fixed } from '../../format/figures';
import type { Column } from './columns';
import type { ListedAccount } from './listedAccount';

type Sized = Pick<Column, 'id' | 'width' | 'order'>;

/** Columns of whole amounts, which may be of any size. */
const AMOUNTS: ReadonlySet<string> = new Set([
  'arr',
  'potential',
  'seatsLicensed',
  'seatsActive',
  'usage',
  'commitment',
]);
const PADDING = 17;
const DIGIT = 7.5;
const COMMA = 4;

/** The widths of columns once each amount of the list has room: a figure that is cut off would be read as another. One pass a column of amounts. */
export function widthsFor(columns: readonly Sized[], listed: readonly ListedAccount[]): readonly number[] {
  return columns.map(({ id, width, order }) => {
    if (!AMOUNTS.has(id)) return width;
    let most = 0;
    for (const one of listed) {
      const amount = order(one);
      if (typeof amount === 'number' && amount > most) most = amount;
    }
    return Math.max(width, widthOf(fixed(most, 0)));
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
