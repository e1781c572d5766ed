import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { concentrationOf, expansionOfYear, potentialTiers } from '#domain/accounts/potential';
import { whitespaceOf } from '#domain/accounts/whitespace';
import { anyAccount } from './accountFacts';

let ids = 0;
const account = (arr: number, products?: readonly string[], segment?: string): Account => ({
  id: String(ids++),
  name: 'Acme',
  arr,
  ...(products === undefined ? {} : { products }),
  ...(segment === undefined ? {} : { segment }),
});

test('products stand by how many own them, whatever their capitals, and each account has the places of its own', () => {
  const { products, owned } = whitespaceOf([
    account(100, ['Vault']),
    account(300, ['Core', 'vault', 'CORE']),
    account(50, ['core', 'Connect']),
    account(70, []),
    account(80),
    account(40, ['Core']),
  ]);
  // Core: 300/2, 50/2 and 40 a product; Vault: 100 and 150; Connect: 25.
  expect(products).toEqual([
    { name: 'Core', owners: 3, ownersArr: 390, typicalArr: 40 },
    { name: 'Vault', owners: 2, ownersArr: 400, typicalArr: 125 },
    { name: 'Connect', owners: 1, ownersArr: 50, typicalArr: 25 },
  ]);
  expect(owned).toEqual([[1], [0, 1], [0, 2], [], null, [0]]);
});

test('potential is what owners pay for what is not bought, at most the ARR, and unknown where the products are', () => {
  const list = [
    account(1000, ['Core']), // Core is worth 1000 …
    account(600, ['Core', 'Vault']), // … 300 here, and Vault 300
    account(500, ['Core']), // … 500 here, the median
    account(200, ['Vault']), // Vault: median of 300 and 200 is 250
    account(90, []),
    account(900),
    account(0, ['Core']), // no customer, so Core is worth 500 still
  ];
  // Missing: Vault; nothing; Vault; Core, 500 but no more than the ARR of 200; both, no more than 90.
  expect(whitespaceOf(list).potential).toEqual([250, 0, 250, 200, 90, null, null]);
});

test('a segment with five owners has a price of its own, one with four has that of all', () => {
  const segment = (name: string, owners: number, arr: number) => [
    ...Array.from({ length: owners }, () => account(arr, ['Core'], name)),
    account(1e6, ['Vault'], name),
  ];
  const potential = (owners: number) => {
    const list = [...segment('Large', owners, 5000), ...segment('Small', 9, 100)];
    return whitespaceOf(list).potential[owners];
  };
  expect([potential(5), potential(4)]).toEqual([5000, 100]);
});

test('a list without products has neither products nor potential', () => {
  expect(whitespaceOf([account(10), account(20)])).toEqual({
    products: [],
    owned: [null, null],
    potential: [null, null],
  });
  expect(whitespaceOf([account(10, [])])).toEqual({ products: [], owned: [[]], potential: [0] });
});

test('of any list: potential is between 0 and the ARR, and is as slow arithmetic says', () => {
  const median = (values: readonly number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const [lower = 0, upper = 0] = [sorted[middle - 1], sorted[middle]];
    return sorted.length === 0 ? 0 : sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
  };
  fc.assert(
    fc.property(fc.array(anyAccount, { maxLength: 60 }), (list) => {
      const names = [...new Set(list.flatMap(({ products = [] }) => products))];
      const share = ({ arr, products = [] }: Account) => arr / products.length;
      const priceFor = (product: string, segment: string | undefined) => {
        const owners = list.filter(({ arr, products = [] }) => arr > 0 && products.includes(product));
        const near = owners.filter((owner) => owner.segment === segment);
        return median((near.length < 5 ? owners : near).map(share));
      };
      const { potential } = whitespaceOf(list);
      for (const [index, one] of list.entries()) {
        if (one.products === undefined || one.arr === 0) {
          expect(potential[index]).toBeNull();
          continue;
        }
        const missing = names.filter((name) => one.products?.includes(name) === false);
        const sum = missing.reduce((all, name) => all + priceFor(name, one.segment), 0);
        expect(potential[index]).toBeCloseTo(Math.min(one.arr, sum), 4);
      }
    }),
  );
});

describe('tiers', () => {
  test('the top fifth is high, to the half it is medium, the rest and what has no potential is low', () => {
    expect(potentialTiers([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual([
      ...['high', 'high'],
      ...['medium', 'medium', 'medium'],
      ...['low', 'low', 'low', 'low', 'low'],
    ]);
    expect(potentialTiers([0, 0, 5, null])).toEqual(['low', 'low', 'high', null]);
    expect(potentialTiers([])).toEqual([]);
  });

  test('equal potentials are of equal tier, and more is never of a lower one', () => {
    const rank = { high: 2, medium: 1, low: 0 } as const;
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat({ max: 9 })), { maxLength: 40 }), (potential) => {
        const tiers = potentialTiers(potential);
        for (const [i, a] of potential.entries()) {
          for (const [j, b] of potential.entries()) {
            const [one, other] = [tiers[i] ?? null, tiers[j] ?? null];
            if (a === null || b === null || one === null || other === null) continue;
            if (a >= b) expect(rank[one]).toBeGreaterThanOrEqual(rank[other]);
          }
        }
      }),
    );
  });
});

test('the share of the top fifth counts whole accounts, known ones only', () => {
  expect(concentrationOf([50, 30, 10, 5, 5])).toEqual({ share: 0.5, accounts: 5, top: 1 });
  // Two of six known: a fifth of six is counted up.
  expect(concentrationOf([50, null, 30, 10, 5, 5, 0])).toEqual({ share: 0.8, accounts: 6, top: 2 });
  expect(concentrationOf(Array.from({ length: 15 }, () => 1))).toEqual({ share: 0.2, accounts: 15, top: 3 });
  expect([concentrationOf([]), concentrationOf([0, 0, null])]).toEqual([
    { share: null, accounts: 0, top: 0 },
    { share: null, accounts: 2, top: 1 },
  ]);
});

test('what an account expanded by is against twelve months before, losses count as none, and the unknown stays unknown', () => {
  const year = (then: number | null, now: number) =>
    expansionOfYear({ id: 'a', name: 'A', arr: now, arrHistory: [then, ...Array.from({ length: 11 }, () => 1), now] });
  expect([year(100, 130), year(100, 60), year(0, 60), year(null, 60), year(-5, 60)]).toEqual([30, 0, null, null, null]);
  expect(expansionOfYear({ id: 'a', name: 'A', arr: 9, arrHistory: [1, 2, 3] })).toBeNull();
  expect(expansionOfYear({ id: 'a', name: 'A', arr: 9 })).toBeNull();
});
