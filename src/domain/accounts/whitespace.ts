import type { Account } from './account';
import { productKey } from './facts';

/** A product that accounts of the list own. */
export interface Product {
  /** As the first account that owns it writes it. */
  readonly name: string;
  /** Accounts that own it, and what they pay for all they have. */
  readonly owners: number;
  readonly ownersArr: number;
  /** What an owner pays for a product, by `typicalArr`, over all segments. */
  readonly typicalArr: number;
}

/** Who owns what, and what the rest would come to. */
export interface Whitespace {
  /** Most owners first; those with as many, in the order in which they first appear. */
  readonly products: readonly Product[];
  /** By account of the list: places in `products`, rising; null where what it owns is not known. */
  readonly owned: readonly (readonly number[] | null)[];
  /** By account: ARR that the products it has not bought would add; null where what it owns is not known. */
  readonly potential: readonly (number | null)[];
}

/** Below this many owners in a segment, the owners of all segments stand in. */
const LEAST_OWNERS = 5;
/** Cross-selling adds up to 100 % of the annual contract value (A and E); no account is taken to be good for more. */
export const MOST_LIFT = 1;

/**
 * The matrix of products by accounts, and the potential in what is not bought.
 *
 *     typical(product, segment) = median over its owners in the segment of ARR / products owned
 *     potential(account)        = min(ARR, Σ typical(product, its segment) over the products it does not own)
 *
 * Fewer than five owners in a segment say little, so the owners of all segments are taken. An account whose products are not known has no potential
 * that anybody could know: null, not 0.
 *
 * Cost     O(accounts + products owned), and the ordering of the latter
 * Source   Headroom's own; the bound of 100 % is the upper end of A and E (docs/metrics.md#accounts)
 */
export function whitespaceOf(accounts: readonly Account[]): Whitespace {
  const { names, ownedBy } = readOwned(accounts);
  const bySegment = new Map<string, Owners[]>();
  const all: Owners[] = names.map(() => ({ shares: [], arr: 0 }));
  for (const [index, account] of accounts.entries()) {
    const owned = ownedBy[index] ?? null;
    if (owned === null || owned.length === 0) continue;
    const inSegment = ownersOf(bySegment, account.segment, names.length);
    const share = account.arr / owned.length;
    for (const product of owned) {
      (all[product] as Owners).shares.push(share);
      (all[product] as Owners).arr += account.arr;
      (inSegment[product] as Owners).shares.push(share);
    }
  }
  const typical = all.map(({ shares }) => medianOf(shares));
  const inSegments = new Map(
    [...bySegment].map(([segment, owners]) => {
      const values = owners.map(({ shares }, product) =>
        shares.length < LEAST_OWNERS ? (typical[product] as number) : medianOf(shares),
      );
      return [segment, { values, total: sumOf(values) }];
    }),
  );
  const anywhere = { values: typical, total: sumOf(typical) };
  const potential = accounts.map((account, index) => {
    const owned = ownedBy[index] ?? null;
    if (owned === null) return null;
    if (owned.length === names.length) return 0;
    const { values, total } = inSegments.get(segmentKey(account.segment)) ?? anywhere;
    let rest = total;
    for (const product of owned) rest -= values[product] as number;
    return Math.max(0, Math.min(account.arr * MOST_LIFT, rest));
  });
  return arranged({ names, ownedBy, all, typical, potential });
}

/** How many products the accounts own between them. */
export function countProducts(accounts: readonly Account[]): number {
  const places = new Map<string, number>();
  const keys = new Set<string>();
  for (const { products } of accounts) {
    for (const product of products ?? []) {
      if (places.has(product)) continue;
      places.set(product, 0);
      keys.add(productKey(product));
    }
  }
  return keys.size;
}

interface Owners {
  /** What each owner pays for a product. */
  readonly shares: number[];
  arr: number;
}

interface Owned {
  readonly names: readonly string[];
  readonly ownedBy: readonly (readonly number[] | null)[];
}

/** Products in the order in which they first appear, and the places of those that each account owns. */
function readOwned(accounts: readonly Account[]): Owned {
  const names: string[] = [];
  const byKey = new Map<string, number>();
  // Texts repeat, so each is folded once.
  const byText = new Map<string, number>();
  const placeOf = (text: string): number => {
    const seen = byText.get(text);
    if (seen !== undefined) return seen;
    const key = productKey(text);
    const place = byKey.get(key) ?? names.push(text) - 1;
    byKey.set(key, place);
    byText.set(text, place);
    return place;
  };
  const ownedBy = accounts.map(({ products }) => {
    if (products === undefined) return null;
    const places = products.map(placeOf);
    return places.length < 2 ? places : [...new Set(places)];
  });
  return { names, ownedBy };
}

/** An account without a segment is compared with the others without one. */
function segmentKey(segment: string | undefined): string {
  return segment?.toLowerCase() ?? '';
}

function ownersOf(bySegment: Map<string, Owners[]>, segment: string | undefined, products: number): Owners[] {
  const key = segmentKey(segment);
  const seen = bySegment.get(key);
  if (seen !== undefined) return seen;
  const owners = Array.from({ length: products }, () => ({ shares: [], arr: 0 }));
  bySegment.set(key, owners);
  return owners;
}

/** Of two in the middle the mean; 0 for none. */
function medianOf(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function arranged({
  names,
  ownedBy,
  all,
  typical,
  potential,
}: Owned & {
  readonly all: readonly Owners[];
  readonly typical: readonly number[];
  readonly potential: readonly (number | null)[];
}): Whitespace {
  const count = (product: number) => (all[product] as Owners).shares.length;
  const order = names.map((_, product) => product).sort((a, b) => count(b) - count(a));
  const placeOf: number[] = [];
  for (const [place, product] of order.entries()) placeOf[product] = place;
  return {
    products: order.map((product) => ({
      name: names[product] as string,
      owners: count(product),
      ownersArr: (all[product] as Owners).arr,
      typicalArr: typical[product] as number,
    })),
    owned: ownedBy.map((places) => places?.map((product) => placeOf[product] as number).sort((a, b) => a - b) ?? null),
    potential,
  };
}
