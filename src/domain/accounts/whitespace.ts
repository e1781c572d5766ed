import { selectOne } from '#base/selection';
import type { Account } from './account';
import type { KnownAccount } from './knownAccount';

/** A product that accounts of the list own. */
export interface Product {
  /** As the first account that owns it writes it. */
  readonly name: string;
  /** Customers that own it, and what they pay for all they have. */
  readonly owners: number;
  readonly ownersArr: number;
  /** What an owner pays for a product: the median over all its owners of ARR / products owned. */
  readonly typicalArr: number;
}

/** Who owns what, and what the rest would come to. */
export interface Whitespace {
  /** Most owners first; those with as many, in the order in which they first appear. */
  readonly products: readonly Product[];
  /** By account of the list: places in `products`, rising; null where what it owns is not known. */
  readonly owned: readonly (readonly number[] | null)[];
  /** By account: ARR that the products it has not bought would add; null where what it owns is not known, and without ARR. */
  readonly potential: readonly (number | null)[];
}

/** Below this many owners in a segment, the owners of all segments stand in. */
const LEAST_OWNERS = 5;
/** Cross-selling adds up to 100 % of the annual contract value (A and E); no account is taken to be good for more. */
const MOST_LIFT = 1;

/**
 * The matrix of products by accounts, and the potential in what is not bought.
 *
 *     typical(product, segment) = median over its owners in the segment of ARR / products owned
 *     potential(account)        = min(ARR, Σ typical(product, its segment) over the products it does not own)
 *
 * Owners are customers: what an account without ARR had says nothing of prices, and it has no potential. Fewer than five owners in a segment say little, so the owners of all segments are taken. An account whose products are not known has no potential
 * that anybody could know: null, not 0. Names of products and of segments that differ in capitals alone are the same.
 *
 * Cost     in proportion to accounts and products owned; segments times products are never run through. Known accounts, which are all of one shape, are read several
 *          times as fast
 * Source   Headroom's own; the bound of 100 % is the upper end of A and E (docs/metrics.md#accounts)
 */
export function whitespaceOf(accounts: readonly (Account | KnownAccount)[]): Whitespace {
  const { names, owned, segments, arrs } = readOwned(accounts);
  const owners: Owners[] = names.map(() => ({ shares: [], arr: 0 }));
  const bySegment = new Map<number, number[]>();
  for (const [index, places] of owned.entries()) {
    const arr = arrs[index] as number;
    if (places === null || arr === 0) continue;
    for (const product of places) {
      const all = owners[product] as Owners;
      all.shares.push(arr / places.length);
      all.arr += arr;
      sharesIn(bySegment, (segments[index] as number) * names.length + product).push(arr / places.length);
    }
  }
  const typical = owners.map(({ shares }) => medianOf(shares));
  const inSegments = typicalInSegments(bySegment, typical);
  const potential = owned.map((places, index) => {
    const arr = arrs[index] as number;
    if (places === null || arr === 0) return null;
    // Sums taken away from sums leave a rest of rounding, and here nothing is left.
    if (places.length === names.length) return 0;
    const segment = segments[index] as number;
    let rest = inSegments.totalOf(segment);
    for (const product of places) rest -= inSegments.valueOf(segment, product);
    return Math.max(0, Math.min(arr * MOST_LIFT, rest));
  });
  return arranged({ names, owned, owners, typical, potential });
}

interface Owners {
  /** What each owner pays for a product. */
  readonly shares: number[];
  arr: number;
}

interface Owned {
  readonly names: readonly string[];
  readonly owned: readonly (number[] | null)[];
}

/** Products in the order in which they first appear, and by account the places of those that it owns, its segment and its ARR. */
function readOwned(
  accounts: readonly (Account | KnownAccount)[],
): Owned & { readonly segments: Int32Array; readonly arrs: Float64Array } {
  const names: string[] = [];
  const productPlace = foldedPlaces((text) => names.push(text));
  const segmentPlace = foldedPlaces();
  const segments = new Int32Array(accounts.length);
  const arrs = new Float64Array(accounts.length);
  const owned = accounts.map(({ arr, segment = null, products = null }, index) => {
    arrs[index] = arr;
    // Those without a segment are compared with each other.
    segments[index] = segment === null ? 0 : segmentPlace(segment) + 1;
    if (products === null) return null;
    const places: number[] = [];
    for (const product of products) {
      const place = productPlace(product);
      if (!places.includes(place)) places.push(place);
    }
    return places;
  });
  return { names, owned, segments, arrs };
}

/** Gives each text a place, the same for texts that differ in capitals alone. Texts repeat, so each is folded once. */
function foldedPlaces(onNew: (text: string) => void = () => {}): (text: string) => number {
  const byText = new Map<string, number>();
  const byKey = new Map<string, number>();
  return (text) => {
    const seen = byText.get(text);
    if (seen !== undefined) return seen;
    const key = text.toLowerCase();
    let place = byKey.get(key);
    if (place === undefined) {
      place = byKey.size;
      byKey.set(key, place);
      onNew(text);
    }
    byText.set(text, place);
    return place;
  };
}

function sharesIn(bySegment: Map<number, number[]>, key: number): number[] {
  const seen = bySegment.get(key);
  if (seen !== undefined) return seen;
  const shares: number[] = [];
  bySegment.set(key, shares);
  return shares;
}

/** What owners pay for a product in a segment, and what all products come to there. Kept where it differs from what owners pay anywhere. */
function typicalInSegments(bySegment: ReadonlyMap<number, readonly number[]>, typical: readonly number[]) {
  let total = 0;
  for (const value of typical) total += value;
  const values = new Map<number, number>();
  const totals = new Map<number, number>();
  for (const [key, shares] of bySegment) {
    if (shares.length < LEAST_OWNERS) continue;
    const product = key % typical.length;
    const segment = (key - product) / typical.length;
    const value = medianOf(shares);
    values.set(key, value);
    totals.set(segment, (totals.get(segment) ?? total) + value - (typical[product] as number));
  }
  return {
    totalOf: (segment: number): number => totals.get(segment) ?? total,
    valueOf: (segment: number, product: number): number =>
      values.get(segment * typical.length + product) ?? (typical[product] as number),
  };
}

/** Of two in the middle the mean; 0 for none. */
function medianOf(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const numbers = new Float64Array(values);
  const last = numbers.length - 1;
  const middle = numbers.length >> 1;
  selectOne(numbers, middle, 0, last);
  const upper = numbers[middle] as number;
  if (numbers.length % 2 === 1) return upper;
  let lower = numbers[0] as number;
  for (let at = 1; at < middle; at++) lower = Math.max(lower, numbers[at] as number);
  return (lower + upper) / 2;
}

function arranged({
  names,
  owned,
  owners,
  typical,
  potential,
}: Owned & {
  readonly owners: readonly Owners[];
  readonly typical: readonly number[];
  readonly potential: readonly (number | null)[];
}): Whitespace {
  const count = (product: number) => (owners[product] as Owners).shares.length;
  const order = names.map((_, product) => product).sort((a, b) => count(b) - count(a));
  const placeOf: number[] = [];
  for (const [place, product] of order.entries()) placeOf[product] = place;
  for (const places of owned) {
    if (places === null) continue;
    for (let at = 0; at < places.length; at++) places[at] = placeOf[places[at] as number] as number;
    places.sort((a, b) => a - b);
  }
  return {
    products: order.map((product) => ({
      name: names[product] as string,
      owners: count(product),
      ownersArr: (owners[product] as Owners).arr,
      typicalArr: typical[product] as number,
    })),
    owned,
    potential,
  };
}
