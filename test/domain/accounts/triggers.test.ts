import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { healthOf } from '#domain/accounts/accountHealth';
import { CROSS_SELL_CYCLES, crossSellTiming } from '#domain/accounts/crossSellTiming';
import { cardOf, playOf, TRIGGER_IDS, TRIGGERS, triggersOf } from '#domain/accounts/triggers';
import { limitOf } from '#domain/accounts/usageLimit';
import { dayText } from '#domain/day';
import { SOURCE_CONFLICTS } from '#domain/sourceConflicts';
import { anyFacts, facts, TODAY } from './accountFacts';

/** `?` after those that are fired as far as the list can tell. */
function firedBy(known: Partial<Account>): readonly string[] {
  const all = facts(known);
  return triggersOf(all, limitOf(all)).map(({ trigger, isCertain }) => `${trigger.id}${isCertain ? '' : '?'}`);
}

const inDays = (days: number) => dayText(TODAY + days);

test.each<readonly [string, Partial<Account>, readonly string[]]>([
  ['nothing is known', {}, []],
  ['a gate was hit once', { featureGateHits: 1 }, []],
  ['a gate was hit twice', { featureGateHits: 2 }, ['featureGate']],
  ['two users came in a week', { newUsers: 2 }, []],
  ['three users came in a week', { newUsers: 3 }, ['newUsers']],
  ['four users are over the licence', { seatsLicensed: 50, seatsActive: 54 }, ['seatShare?']],
  ['five users are over the licence', { seatsLicensed: 50, seatsActive: 55 }, ['overLicence', 'seatShare?']],
  ['exactly 80% of seats are active', { seatsLicensed: 50, seatsActive: 40 }, []],
  ['more than 80% of seats are active', { seatsLicensed: 50, seatsActive: 41 }, ['seatShare?']],
  ['80% of the commitment was used in two months', { commitment: 100, usageHistory: [80, 80] }, ['usageShare']],
  ['80% of it was used in the last month only', { commitment: 100, usageHistory: [79, 80] }, []],
  ['80% of it was used and the month before is not known', { commitment: 100, usage: 80 }, ['usageShare?']],
  ['the renewal is today', { renewal: inDays(0) }, ['renewal']],
  ['the renewal is 60 days ahead', { renewal: inDays(60) }, ['renewal']],
  ['the renewal is 61 days ahead', { renewal: inDays(61) }, []],
  ['the renewal was yesterday', { renewal: inDays(-1) }, []],
  ['the organization changed', { organizationChange: true }, ['organizationChange']],
  ['the organization did not change', { organizationChange: false }, []],
  ['the NPS is 59', { nps: 59 }, []],
  ['the NPS is 60', { nps: 60 }, ['positiveNps']],
  ['a milestone was reached', { milestone: true }, ['milestone']],
  ['one product is in deep use', { products: ['Core'], featuresAdopted: 0.9 }, []],
  ['two products are in use, not deep', { products: ['Core', 'Vault'], featuresAdopted: 0.69 }, []],
  ['the account has no ARR', { arr: 0, nps: 90, milestone: true }, []],
  ['two products are in deep use', { products: ['Core', 'Vault'], featuresAdopted: 0.7 }, ['severalProducts?']],
])('where %s', (_, known, expected) => {
  expect(firedBy(known)).toEqual(expected);
});

test('the limit fires inside its window alone', () => {
  // At 10 a month 40 missing are 121.75 days, 25 are 76.1, 15 are 45.7.
  const at = (commitment: number) => firedBy({ commitment, usageHistory: [40, 50, 60] });
  expect([at(100), at(85), at(75)]).toEqual([[], ['limitWindow'], []]);
});

test('every trigger has an owner and a cycle, and fires for some account', () => {
  expect(TRIGGERS.map(({ id }) => id)).toEqual(TRIGGER_IDS);
  for (const trigger of TRIGGERS) {
    expect(cardOf(trigger).owner).not.toBe('');
    expect(cardOf(trigger).cycle).not.toBe('');
    expect(trigger.sources.length).toBeGreaterThan(0);
  }
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyFacts, (known) => {
      for (const { trigger } of triggersOf(known, limitOf(known))) seen.add(trigger.id);
    }),
    { numRuns: 1000 },
  );
  // Random histories seldom end in the window; it has a test of its own above.
  expect(TRIGGER_IDS.filter((id) => id !== 'limitWindow' && !seen.has(id))).toEqual([]);
});

test('a signal not known fires nothing', () => {
  fc.assert(
    fc.property(anyFacts, (known) => {
      const limit = limitOf(known);
      const fired = new Set(triggersOf(known, limit).map(({ trigger }) => trigger.id));
      for (const { id, state } of TRIGGERS) {
        expect(fired.has(id)).toBe(known.isCustomer && ['fired', 'partly'].includes(state(known, limit)));
      }
      if (known.nps === null) expect(fired.has('positiveNps')).toBe(false);
      if (known.daysToRenewal === null) expect(fired.has('renewal')).toBe(false);
      if (known.usageShare === null) expect(fired.has('usageShare') || fired.has('limitWindow')).toBe(false);
    }),
  );
});

test('where the gate is shut the play is health first, with what is not met; where health is not known, it is asked about', () => {
  const [trigger] = TRIGGERS;
  if (trigger === undefined) throw new Error('no trigger');
  expect(playOf(trigger, healthOf(facts({ nps: 50 })))).toBe(trigger.play);
  expect(playOf(trigger, healthOf(facts({ nps: 10, dauMau: 0.1 })))).toBe(
    'Health first. Not met: DAU/MAU above 30%, NPS above 30.',
  );
  expect(playOf(trigger, healthOf(facts({})))).toBe(`Find out how healthy it is first. ${trigger.play}`);
});

describe('cross-selling by age', () => {
  test.each([
    [-5, 0],
    [0, 0],
    [29, 0],
    [30, 1],
    [89, 1],
    [90, 2],
    [179, 2],
    [180, 3],
    [4000, 3],
  ])('at %d days it is on step %d', (age, step) => {
    expect(crossSellTiming(age)?.step).toBe(step);
  });

  test('says what is due and from which day what comes next is, and nothing for an age not known', () => {
    expect(crossSellTiming(null)).toBeNull();
    expect(crossSellTiming(100)).toEqual({
      step: 2,
      fromDay: 90,
      nextDay: 180,
      approach: 'proactive, from usage data',
      source: 'C',
    });
    expect(crossSellTiming(500)?.nextDay).toBeNull();
  });

  test('the times of the other sources stand beside it as they are told of elsewhere', () => {
    const says = SOURCE_CONFLICTS.find(({ item }) => item === 'Cross-sell time')?.says;
    expect(CROSS_SELL_CYCLES.map(({ source, says: time }) => [source, time])).toEqual([
      ['A', says?.A],
      ['E', says?.E],
    ]);
  });
});
