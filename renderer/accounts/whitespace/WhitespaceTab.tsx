import '../accountList.css';
import { type ReactNode, useMemo } from 'react';
import { create } from 'zustand';
import { readAccounts } from '#analysis/accountReading';
import { currencySign, fixed } from '../../format/figures';
import { StatusLine } from '../../frame/StatusLine';
import type { OpenPlan } from '../../state/session';
import type { GridSort } from '../grid/gridColumn';
import { VirtualGrid } from '../grid/VirtualGrid';
import { countText, dateText } from '../accountTexts';
import { AccountFigures } from '../list/AccountFigures';
import { ListBar } from '../list/ListBar';
import { useWideEnough } from '../list/columnWidths';
import { type ListedAccount, listedAccounts } from '../list/listedAccount';
import { arrangementOf, changeList, useList } from '../list/listState';
import { NoneShown } from '../list/NoneShown';
import { filtered, sorted } from '../list/shownRows';
import { MOST_PRODUCTS, type MatrixColumn, matrixColumns } from './matrixColumns';
import { MatrixRow } from './MatrixRow';
import { PotentialPanel } from './PotentialPanel';
import { ProductTotals } from './ProductTotals';

interface TabProps {
  readonly open: OpenPlan;
  readonly bar: ReactNode;
}

interface MatrixState {
  readonly sort: GridSort;
  readonly column: string;
}

const useMatrix = create<MatrixState>(() => ({ sort: { column: 'potential', descending: true }, column: 'name' }));

const keyOf = ({ key }: ListedAccount): string => key;

/** Products by accounts: who owns what, and what the rest would come to. The cursor and the filters are those of the list. */
export function WhitespaceTab({ open, bar }: TabProps) {
  const { plan } = open;
  const list = useList();
  const { sort, column } = useMatrix();
  const reading = useMemo(() => readAccounts(plan), [plan]);
  const sign = currencySign(plan.currency).trim();
  const all = useMemo(() => listedAccounts(plan), [plan]);
  const ownColumns = useMemo(() => matrixColumns(reading, sign), [reading, sign]);
  const columns = useWideEnough(ownColumns, all);
  const { search, segment, csm, show } = list;
  const { readyAbove } = reading;
  const by = columns.find(({ id }) => id === sort.column) ?? columns[0];
  const inOrder = useMemo(() => (by === undefined ? all : sorted(all, by, sort)), [all, by, sort]);
  const rows = useMemo(
    () => filtered(inOrder, { search, segment, csm, show, readyAbove }),
    [inOrder, search, segment, csm, show, readyAbove],
  );
  const sortBy = (to: Pick<MatrixColumn, 'id' | 'isNumber'>) =>
    useMatrix.setState({
      sort: { column: to.id, descending: sort.column === to.id ? !sort.descending : to.id !== 'name' },
    });
  return (
    <>
      <AccountFigures open={open} reading={reading} show={show} />
      <ListBar bar={bar} list={list} reading={reading} isGrouped={false} />
      <main className="panels accounts" aria-label="Whitespace">
        <div className="panels-main">
          <header className="panel-header">
            <h2>Whitespace</h2>
            <span className="panel-caption">
              {reading.products.length === 0
                ? 'no account says which products it owns'
                : `${fixed(rows.length, 0)} of ${fixed(all.length, 0)} accounts by ${productsText(reading.products.length)}`}
            </span>
          </header>
          {rows.length === 0 ? (
            <NoneShown />
          ) : (
            <VirtualGrid
              label="Products by accounts"
              rows={rows}
              columns={columns}
              keyOf={keyOf}
              row={list.row}
              column={column}
              onMove={(row, to) => {
                changeList({ row });
                useMatrix.setState({ column: to });
              }}
              arrangement={arrangementOf(list, sort)}
              sort={sort}
              onSort={sortBy}
              onCopy={(row, { id }) => columns.find((one) => one.id === id)?.text(row) ?? ''}
              renderRow={(row, place) => <MatrixRow key={keyOf(row)} listed={row} columns={columns} {...place} />}
            />
          )}
        </div>
        <aside
          className="panels-side whitespace-side"
          aria-label="Products and potential"
          data-region="side"
          tabIndex={-1}
        >
          <ProductTotals reading={reading} sign={sign} />
          <PotentialPanel reading={reading} listed={all} sign={sign} />
        </aside>
      </main>
      <StatusLine
        what="● owned, empty not bought, – not known"
        hint="A press on a head sorts by it"
        health={`As of ${dateText(reading.asOf)}`}
      />
    </>
  );
}

function productsText(count: number): string {
  const products = countText(count, 'product', 'products');
  return count > MOST_PRODUCTS ? `the ${MOST_PRODUCTS} most owned of ${products}` : products;
}
