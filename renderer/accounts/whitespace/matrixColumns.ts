import type { AccountsReading } from '#analysis/accountReading';
import { fixed } from '../../format/figures';
import { countText } from '../accountTexts';
import type { Column } from '../list/columns';
import { shownColumns } from '../list/columns';
import type { ListedAccount } from '../list/listedAccount';

/** More products than these do not stand side by side. */
export const MOST_PRODUCTS = 40;

/** A column of the matrix; `product` is its place among the products of the list, null for what is said of the account. */
export type MatrixColumn = Omit<Column, 'field' | 'tone'> & {
  readonly product: number | null;
  readonly isMark?: boolean;
};

const OF_ACCOUNT = ['name', 'segment', 'arr', 'potential', 'tier'];

export const OWNED = '●';

/** What is said of the account, then a column for each product, most owners first. */
export function matrixColumns({ products }: AccountsReading, sign: string): readonly MatrixColumn[] {
  const ofAccount = shownColumns(new Set(['value']), sign).filter(({ id }) => OF_ACCOUNT.includes(id));
  return [
    ...ofAccount.map(({ field: _, tone: __, ...column }): MatrixColumn => ({ ...column, product: null })),
    ...products.slice(0, MOST_PRODUCTS).map(
      ({ name, owners }, product): MatrixColumn => ({
        id: `product ${name}`,
        label: name,
        unit: countText(owners, 'owner', 'owners'),
        width: Math.max(84, 18 + fixed(owners, 0).length * 7 + 42, Math.min(150, 20 + name.length * 7)),
        isNumber: false,
        isMark: true,
        text: (listed) => ownText(listed, product),
        // Those that own it, those that do not, and last those of which it is not known.
        order: ({ owned }) => (owned === null ? null : Number(owned.includes(product))),
        product,
      }),
    ),
  ];
}

function ownText({ owned }: ListedAccount, product: number): string {
  if (owned === null) return '–';
  return owned.includes(product) ? OWNED : '';
}
