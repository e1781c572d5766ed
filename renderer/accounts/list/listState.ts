import { create } from 'zustand';
import type { ColumnSet } from './columns';
import { whenOtherPlan } from './otherPlan';
import type { GroupBy, Show } from './shownRows';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** What of the list is looked at, and how; it stays while other views are looked at. */
export interface ListState {
  readonly search: string;
  /** Null for all; the empty text for accounts that name none. */
  readonly segment: string | null;
  readonly csm: string | null;
  readonly show: Show;
  readonly group: GroupBy;
  readonly sort: Sort;
  readonly sets: ReadonlySet<ColumnSet>;
  /** Groups that are closed, by their names. */
  readonly closed: ReadonlySet<string>;
  /** Key of the row the cursor is in; null before anything was chosen. */
  readonly row: string | null;
  readonly column: string;
}

const FIRST: ListState = {
  search: '',
  segment: null,
  csm: null,
  show: 'all',
  group: 'none',
  sort: { column: 'arr', descending: true },
  sets: new Set<ColumnSet>(['value', 'scores', 'health', 'contacts']),
  closed: new Set(),
  row: null,
  column: 'name',
};

export const useList = create<ListState>(() => FIRST);

/** Names and accounts of one plan say nothing in another; order, groups and columns stay. */
whenOtherPlan(() =>
  useList.setState({ search: '', segment: null, csm: null, show: 'all', closed: new Set(), row: null }),
);

export const changeList = (changes: Partial<ListState>): void => useList.setState(changes);

/** What a list is chosen and ordered by, as a text to be compared. */
export function arrangementOf({ search, segment, csm, show, group }: ListState, { column, descending }: Sort): string {
  return JSON.stringify([search, segment, csm, show, group, column, descending]);
}

/** Looks at all accounts again, in the order and with the columns chosen. */
export const showAll = (): void => useList.setState({ search: '', segment: null, csm: null, show: 'all' });

/** Sorts by a column, or the other way round where that is done already; figures begin with the largest. */
export function sortBy(column: string, isNumber: boolean): void {
  useList.setState(({ sort }) => ({
    sort: { column, descending: sort.column === column ? !sort.descending : isNumber },
  }));
}

export function toggleGroup(name: string): void {
  useList.setState(({ closed }) => ({ closed: toggled(closed, name) }));
}

export function toggleSet(set: ColumnSet): void {
  useList.setState(({ sets }) => ({ sets: toggled(sets, set) }));
}

function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
