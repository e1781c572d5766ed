import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAccounts, readAccountsInParts } from '#analysis/accountReading';
import { isCounted } from '#analysis/accountTotals';
import type { Account } from '#domain/accounts/account';
import { SIGNAL_IDS, USUAL_WEIGHTS } from '#domain/accounts/signals';
import type { AccountSettings } from '#plan/accountSettings';
import { signalWeights } from '#plan/signalWeights';
import { anyAccount } from '../domain/accounts/accountFacts';

const account = (id: string, known: Partial<Account> = {}): Account => ({ id, name: id, arr: 100, ...known });

function reading(accounts: readonly Account[], accountSettings: AccountSettings = { asOf: '2027-03-31' }) {
  return readAccounts({ accounts, accountSettings, start: '2027-01' });
}

test('a list in all: who is ready, held back, unknown, triggered, in the window', () => {
  const healthy = { dauMau: 0.9, nps: 90, criticalIssues: 0 };
  const { totals } = reading([
    account('ready', { ...healthy, stakeholders: 9, supportTrend: 'improving' }),
    account('sick', { ...healthy, criticalIssues: 1, arr: 50 }),
    account('unknown', { stakeholders: 9, arr: 20 }),
    account('window', { ...healthy, nps: 31, commitment: 85, usageHistory: [40, 50, 60], arr: 7 }),
    account('nothing', { arr: 3 }),
    account('gone', { ...healthy, arr: 0, stakeholders: 9, commitment: 85, usageHistory: [40, 50, 60] }),
  ]);
  const tally = (accounts: number, arr: number) => ({ accounts, arr });
  expect(totals).toEqual({
    all: tally(6, 180),
    withoutArr: tally(1, 0),
    // 'window' is at (6 × 1 + 15 × 31/60 + 6 × 60/85/0.8 + 6) / 33 = 75.9.
    ready: tally(2, 107),
    // 66 of 120 are known of the first, 33 of the other.
    readyOnLittle: tally(1, 7),
    heldBack: tally(2, 70),
    gateShut: tally(1, 50),
    healthUnknown: tally(2, 23),
    triggered: tally(3, 157),
    actionable: tally(2, 107),
    inWindow: tally(1, 7),
    highRisk: tally(0, 0),
  });
});

test('what a total counts is what its filter shows', () => {
  fc.assert(
    fc.property(fc.array(anyAccount, { maxLength: 30 }), (list) => {
      const { accounts, totals, readyAbove } = reading(list);
      for (const [counted, { accounts: count, arr }] of Object.entries(totals)) {
        const shown = accounts.filter((one) => isCounted(counted as keyof typeof totals, one, readyAbove));
        expect(shown.length).toBe(count);
        expect(shown.reduce((sum, one) => sum + one.account.arr, 0)).toBeCloseTo(arr, 3);
      }
    }),
    { numRuns: 30 },
  );
});

describe('what is kept', () => {
  const list = [account('a', { nps: 50, products: ['Core'] }), account('b', { nps: 10 }), account('c')];
  const settings: AccountSettings = { asOf: '2027-03-31' };

  test('the same list read again is the same reading; of a list with one account changed, the others are', () => {
    const before = reading(list, settings);
    expect(reading(list, settings)).toBe(before);
    const after = reading(list.with(1, account('b', { nps: 40 })), settings);
    expect(after.accounts.map((one, index) => one === before.accounts[index])).toEqual([true, false, true]);
    expect(after.products).toBe(before.products);
    expect(reading([account('new'), ...list], settings).accounts.slice(1)).toEqual(before.accounts);
  });

  test('with other weights or another bound, readiness alone is taken anew', () => {
    const before = reading(list, settings).accounts[0];
    const weighted = { ...settings, readyAbove: 10, weights: [{ segment: null, weights: { sentiment: 0 } }] };
    const after = reading(list, weighted).accounts[0];
    expect(after?.facts).toBe(before?.facts);
    expect(after?.limit).toBe(before?.limit);
    expect([before?.readiness.score, after?.readiness.score]).toEqual([(100 * (15 * (50 / 60))) / 25, 0]);
  });

  const EDITS = {
    replace: (list, at, other) => (at < list.length ? list.with(at, other) : list),
    insert: (list, at, other) => list.toSpliced(at, 0, other),
    remove: (list, at) => list.toSpliced(at, 1),
    turn: (list) => list.toReversed(),
    nothing: (list) => list,
  } as const satisfies Record<string, (list: readonly Account[], at: number, other: Account) => readonly Account[]>;

  test('a reading after any edits, and back again, is what a first one would be', () => {
    const change = fc.record({
      at: fc.nat({ max: 14 }),
      how: fc.constantFrom(...(Object.keys(EDITS) as (keyof typeof EDITS)[])),
      other: anyAccount,
      stated: fc.constantFrom<AccountSettings>(
        settings,
        { ...settings, readyAbove: 40 },
        { ...settings, weights: [{ segment: 'SMB', weights: { tenure: 90 } }] },
        { asOf: '2027-06-30' },
      ),
    });
    fc.assert(
      fc.property(fc.array(anyAccount, { maxLength: 12 }), fc.array(change, { maxLength: 5 }), (start, changes) => {
        let now: readonly Account[] = start;
        const steps = changes.map(({ how, at, other, stated }) => {
          now = EDITS[how](now, at, other);
          return { list: now, stated };
        });
        for (const { list: edited, stated } of [...steps, ...steps.toReversed()]) {
          const read = reading(edited, stated);
          // Of other objects nothing is kept; then the one read last is again this one.
          const first = reading(structuredClone(edited), structuredClone(stated));
          reading(edited, stated);
          expect(read).toEqual(first);
        }
      }),
      { numRuns: 50 },
    );
  });

  test.each<readonly [string, Partial<Account>]>([
    ['products', { products: ['Core', 'Vault'] }],
    ['ARR', { arr: 900 }],
    ['segment', { segment: 'SMB' }],
    ['history of ARR', { arrHistory: [50, ...Array.from({ length: 11 }, () => null), 100] }],
  ])('a change of %s alone changes what is said of the list as a whole', (_, changed) => {
    const owners = Array.from({ length: 5 }, (_unused, at) => account(`e${at}`, { arr: 50, products: ['Core'] }));
    const small = Array.from({ length: 5 }, (_unused, at) =>
      account(`s${at}`, { arr: 30, products: ['Core'], segment: 'SMB' }),
    );
    const before = [account('a', { products: ['Vault'] }), ...owners, ...small];
    const after = before.with(0, { ...(before[0] as Account), ...changed });
    const whole = ({ products, owned, potential, expansionInTop }: ReturnType<typeof reading>) => ({
      products,
      owned,
      potential,
      expansionInTop,
    });
    const read = whole(reading(before, settings));
    expect(whole(reading(after, settings))).not.toEqual(read);
    expect(whole(reading(after, settings))).toEqual(whole(reading(structuredClone(after), settings)));
  });

  test('a long list is read with rests, further each time, and as it is read at once; one account of it without going through the others', () => {
    const long = Array.from({ length: 1200 }, (_, at) => account(`l${at}`, { nps: at % 60, products: ['Core'] }));
    const parts = (accounts: readonly Account[]) => {
      const read = readAccountsInParts({ accounts, accountSettings: settings, start: '2027-01' });
      const shares: number[] = [];
      for (;;) {
        const part = read.next();
        if (part.done === true) return { shares, value: part.value };
        shares.push(part.value);
        // Another list may be read meanwhile.
        reading(list, settings);
      }
    };
    const { shares, value } = parts(long);
    expect(shares.map((share) => Math.round(share * 12))).toEqual([2, 5, 6, 8, 11, 12]);
    expect(value).toEqual(reading(structuredClone(long), settings));
    expect(reading(long, settings)).toBe(value);
    expect(parts(long.with(3, account('l3')))).toMatchObject({ shares: [0.5, 1] });
  });

  test('another day, bound or weight is another reading', () => {
    const known = [account('a', { nps: 50, dauMau: 0.5, start: '2027-01-01', renewal: '2027-12-31' })];
    const first = reading(known, settings);
    const weighted = { weights: [{ segment: null, weights: { sentiment: 0 } }] };
    expect(reading(known, { asOf: '2027-06-30' }).accounts[0]?.facts.age).toBe(180);
    expect(first.accounts[0]?.facts.age).toBe(89);
    expect(reading(known, { ...settings, readyAbove: 10 }).totals.ready.accounts).toBe(1);
    expect(reading(known, settings).totals.ready.accounts).toBe(0);
    expect(reading(known, { ...settings, ...weighted }).accounts[0]?.readiness.score).not.toBe(
      reading(known, settings).accounts[0]?.readiness.score,
    );
  });

  test('without a day stated, ages are counted to the last day before the plan begins', () => {
    const read = readAccounts({ accounts: [account('a', { start: '2026-12-01' })], start: '2027-01' });
    expect(read.accounts[0]?.facts.age).toBe(30);
  });
});

describe('weights', () => {
  const settings: AccountSettings = {
    weights: [
      { segment: null, weights: { sentiment: 0, tenure: 7 } },
      { segment: 'Enterprise', weights: { tenure: 50 } },
    ],
  };

  test('a segment has its own, else those for all, else the usual ones, signal by signal and whatever its capitals', () => {
    expect(signalWeights(settings, 'enterprise')).toEqual({ ...USUAL_WEIGHTS, sentiment: 0, tenure: 50 });
    expect(signalWeights(settings, 'SMB')).toEqual({ ...USUAL_WEIGHTS, sentiment: 0, tenure: 7 });
    expect(signalWeights(settings, null)).toEqual({ ...USUAL_WEIGHTS, sentiment: 0, tenure: 7 });
    expect(Object.keys(signalWeights({}, 'SMB'))).toEqual([...SIGNAL_IDS]);
  });

  test('accounts are scored by those of their segment', () => {
    const known: Partial<Account> = { nps: 60, start: '2027-03-01' };
    const { accounts } = reading([account('a', { ...known, segment: 'ENTERPRISE' }), account('b', known)], {
      asOf: '2027-03-31',
      ...settings,
    });
    // Day 30 is a third: sentiment has no weight, so age is all there is.
    expect(accounts.map(({ readiness }) => readiness.score)).toEqual([
      expect.closeTo(100 / 3, 9),
      expect.closeTo(100 / 3, 9),
    ]);
    expect(accounts.map(({ weights }) => weights.tenure)).toEqual([50, 7]);
  });
});
