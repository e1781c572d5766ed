import type { Account } from '#domain/accounts/account';
import { type HistoryEnds, onNewDay } from '#domain/accounts/listDay';
import { withMonths } from '#domain/accounts/monthHistory';
import { namesOnce } from './accountCells';
import type { AccountRow } from './readAccounts';

/**
 * What a row of the file makes of an account that the plan has, or of none. What the row does not say stays; months that it has stand in
 * place of what the history said of them. Where the list moves on to a later month, the ARR and usage that the account had become the
 * first months of a history, so that lists imported month by month grow one.
 *
 * Null where a new account would be without name or ARR.
 */
export function mergedAccount(
  before: Account | null,
  newId: () => string,
  row: AccountRow,
  months: HistoryEnds,
): Account | null {
  const { fields } = row;
  const known = before === null ? null : onNewDay(before, months);
  const arr = fields.arr ?? monthValue(row.arrOf, months.after) ?? before?.arr;
  const name = fields.name ?? before?.name;
  if (arr === undefined || name === undefined) return null;
  const id = before?.id ?? fields.id ?? newId();
  const usage = fields.usage ?? monthValue(row.usageOf, months.after) ?? before?.usage;
  const arrHistory = historyOf(known?.arrHistory, before?.arr, fields.arr, row.arrOf, months);
  const usageHistory = historyOf(known?.usageHistory, before?.usage, fields.usage, row.usageOf, months);
  const products = productsOf(known?.products, row);
  const rungs = { ...known?.rungs, ...row.rungs };
  const { arrHistory: _arrs, usageHistory: _usages, ...rest } = known ?? { id, name, arr };
  return {
    ...rest,
    ...fields,
    id,
    name,
    arr,
    ...(usage === undefined ? {} : { usage }),
    ...(arrHistory === undefined ? {} : { arrHistory }),
    ...(usageHistory === undefined ? {} : { usageHistory }),
    ...(products === undefined ? {} : { products }),
    ...(Object.keys(rungs).length === 0 ? {} : { rungs }),
  };
}

function monthValue(months: AccountRow['arrOf'], month: number): number | undefined {
  return months.findLast(([of]) => of === month)?.[1];
}

/** `known` ends in the new month already; `had` is the value at the old day, `now` what the row says of the new one. */
function historyOf(
  known: Account['arrHistory'],
  had: number | undefined,
  now: number | undefined,
  said: AccountRow['arrOf'],
  { before, after }: HistoryEnds,
): Account['arrHistory'] {
  const isLater = after > before && had !== undefined && now !== undefined;
  if (known === undefined && said.length === 0 && !isLater) return undefined;
  const then = isLater ? [[before, had] as const] : [];
  const today = now === undefined ? [] : [[after, now] as const];
  return withMonths(known, after, [...(known === undefined ? then : []), ...said, ...today]);
}

/** A list of products stands in place of the one before; products with columns of their own are added to it or taken out. */
function productsOf(before: Account['products'], { fields, owned }: AccountRow): Account['products'] {
  const listed = fields.products ?? before;
  if (owned.size === 0) return listed;
  const isOut = new Set([...owned].flatMap(([name, isOwned]) => (isOwned ? [] : [name.toLowerCase()])));
  const added = [...owned].flatMap(([name, isOwned]) => (isOwned ? [name] : []));
  return namesOnce([...(listed ?? []).filter((name) => !isOut.has(name.toLowerCase())), ...added]);
}
