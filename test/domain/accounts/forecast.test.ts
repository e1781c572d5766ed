import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AccountPipeline, type Offer, pipelineOf } from '#domain/accounts/accountPipeline';
import type { Account } from '#domain/accounts/account';
import { healthOf } from '#domain/accounts/accountHealth';
import { nearestShape } from '#domain/accounts/effectShape';
import { amongProducts, factsOf } from '#domain/accounts/facts';
import { type AccountForecast, forecastOf } from '#domain/accounts/forecast';
import { type Estimate, type MotionPremises, premisesOf, SOLD_MOTIONS } from '#domain/accounts/forecastPremises';
import { triggersOf } from '#domain/accounts/triggers';
import { limitOf } from '#domain/accounts/usageLimit';
import { dayNumber } from '#domain/day';

/** The last day of 2026, before four quarters of 2027. */
const AS_OF = dayNumber(2026, 12, 31);
const day = (month: number, date: number) => dayNumber(2027, month, date);
const QUARTERS = [1, 4, 7, 10].map((month) => ({ low: day(month, 1), high: day(month + 3, 1) - 1 }));

const offer = (motion: Offer['motion'], trigger: number | null = AS_OF): Offer => ({ motion, trigger });
const account = (arr: number, ...offers: readonly Offer[]): AccountPipeline => ({ arr, health: 'open', offers });
const estimate = (low: number, likely: number, high: number): Estimate => ({ low, likely, high });

function forecast(
  pipelines: readonly AccountPipeline[],
  places: number | null = null,
  premises: readonly MotionPremises[] = premisesOf([]),
): AccountForecast {
  return forecastOf(pipelines, { quarters: QUARTERS, premises, places });
}

function motionOf({ motions }: AccountForecast, wanted: Offer['motion']): AccountForecast['motions'][number] {
  const found = motions.find(({ motion }) => motion === wanted);
  if (found === undefined) throw new Error(wanted);
  return found;
}

describe('by hand', () => {
  test('100,000 of ARR asking for seats at once comes to 3,000, 10,000 and 20,000 in the first quarter', () => {
    // Conversion 15, 20, 25% (B, of upsell), lift 20, 50, 80% (E): 100,000 × 0.15 × 0.2, × 0.2 × 0.5, × 0.25 × 0.8.
    const seats = motionOf(forecast([account(100_000, offer('seat'))]), 'seat');
    expect(seats.quarters[0]?.low).toBeCloseTo(3_000, 9);
    expect(seats.quarters[0]?.likely).toBeCloseTo(10_000, 9);
    expect(seats.quarters[0]?.high).toBeCloseTo(20_000, 9);
    expect(seats.quarters.slice(1)).toEqual([1, 2, 3].map(() => estimate(0, 0, 0)));
    expect(seats.won).toEqual(estimate(0.15, 0.2, 0.25));
  });

  test('a conversation that may end in either of two quarters is shared between them by days', () => {
    // Asked on 15 March, cross-sell takes 45 to 90 days: 29 April to 13 June, 46 days, all in the second quarter.
    const late = motionOf(forecast([account(1, offer('cross_sell', day(3, 15)))]), 'cross_sell');
    expect(late.ending.map(({ accounts }) => accounts)).toEqual([0, 1, 0, 0]);
    // Asked on 1 March, an upsell takes 30 to 60: 31 March to 30 April, 31 days, of which one lies in March.
    const split = motionOf(forecast([account(31, offer('upsell', day(3, 1)))]), 'upsell');
    expect(split.ending.map(({ arr }) => Number(arr.toFixed(9)))).toEqual([1, 30, 0, 0]);
  });

  test('what would be won after the last quarter stands apart', () => {
    // Asked on 1 December: 31 December to 30 January 2028, of which one of 31 days is in the plan. A's lift of 20 to 50%, its middle 35%.
    const seen = motionOf(forecast([account(31_000, offer('upsell', day(12, 1)))]), 'upsell');
    expect(seen.total.likely).toBeCloseTo(1_000 * 0.2 * 0.35, 9);
    expect(seen.outside.likely).toBeCloseTo(30_000 * 0.2 * 0.35, 9);
  });

  test('what asks while an account is talked to about something else is not counted, from the day after it is', () => {
    // Seats from 1 April may take until 1 May.
    const asking = (from: number) => forecast([account(100, offer('usage', from), offer('seat', day(4, 1)))]);
    const [during, after] = [asking(day(5, 1)), asking(day(5, 2))];
    const counted = (seen: AccountForecast) => {
      const { eligible, triggered, elsewhere, inConversation } = motionOf(seen, 'usage');
      return [eligible, triggered, elsewhere, inConversation].map(({ accounts }) => accounts);
    };
    expect([counted(during), counted(after)]).toEqual([
      [1, 1, 1, 0],
      [1, 1, 0, 1],
    ]);
    for (const seen of [during, after]) {
      expect(motionOf(seen, 'seat').inConversation.accounts).toBe(1);
      expect(seen.inConversation).toEqual({ accounts: 1, arr: 100 });
    }
  });

  test('an account talked to about seats in January is talked to about another product before its renewal in August', () => {
    // Seats: 20% × 50% of 100,000 in the first quarter. Cross-sell asked on 3 June takes 45 to 90 days: 18 July to 1 September, all in the third.
    const seen = forecast([account(100_000, offer('seat'), offer('cross_sell', day(6, 3)))], 1);
    expect(seen.quarters.map(({ likely }) => Math.round(likely))).toEqual([10_000, 0, 13_000, 0]);
    expect(seen.conversations).toEqual([1, 1, 1, 0]);
    expect(seen.won.likely).toBeCloseTo(0.4, 12);
  });

  test('two conversations of an account in one quarter take one place of it', () => {
    const seen = forecast([account(1, offer('seat', day(1, 1)), offer('upsell', day(2, 1)))], 1);
    expect(seen.motions.map(({ inConversation }) => inConversation.accounts)).toEqual([1, 1, 0, 0, 0]);
    expect(seen.conversations).toEqual([1, 1, 0, 0]);
  });

  test('a longer cycle of one motion leaves less time for the next', () => {
    const list = [account(1, offer('seat'), offer('upsell', day(3, 1)))];
    const slow = premisesOf([{ motion: 'seat', cycleDays: { low: 14, high: 60 } }]);
    const upsells = (premises: readonly MotionPremises[]) => motionOf(forecast(list, 1, premises), 'upsell');
    expect([premisesOf([]), slow].map((premises) => upsells(premises).inConversation.accounts)).toEqual([1, 0]);
  });

  test('with two places of three the account with the least to gain is not reached, is shown, and brings nothing', () => {
    // 100 × 35% (upsell) is less than 80 × 50% (seats), so the places go to 200 and to 80.
    const list = [account(100, offer('upsell')), account(80, offer('seat')), account(200, offer('upsell'))];
    const seen = forecast(list, 2);
    expect([seen.inConversation, seen.notReached]).toEqual([
      { accounts: 2, arr: 280 },
      { accounts: 1, arr: 100 },
    ]);
    expect(seen.notCounted.likely).toBeCloseTo(100 * 0.2 * 0.35, 12);
    expect(seen.total.likely).toBeCloseTo(80 * 0.2 * 0.5 + 200 * 0.2 * 0.35, 12);
    expect(forecast(list, 3).total.likely - seen.total.likely).toBeCloseTo(seen.notCounted.likely, 12);
  });

  test('a price changes on the day of the renewal, 5 to 15% more', () => {
    const renewing = account(1_000, { motion: 'price', trigger: day(5, 2), closes: day(7, 1) });
    const price = motionOf(forecast([renewing]), 'price');
    expect(price.quarters.map(({ likely }) => Number(likely.toFixed(9)))).toEqual([0, 0, 1_000 * 0.2 * 0.1, 0]);
    expect(forecast([renewing]).conversations).toEqual([0, 1, 1, 0]);
  });

  test('accounts held back by health, and those whose health nobody knows, are counted apart', () => {
    const seen = forecast([
      { arr: 5, health: 'shut', offers: [] },
      { arr: 7, health: 'unknown', offers: [] },
    ]);
    expect([seen.unhealthy, seen.healthUnknown, seen.eligible]).toEqual([
      { accounts: 1, arr: 5 },
      { accounts: 1, arr: 7 },
      { accounts: 0, arr: 0 },
    ]);
  });
});

const anyOffers = fc
  .subarray([...SOLD_MOTIONS])
  .chain((motions) =>
    fc.tuple(
      ...motions.map((motion) =>
        fc
          .option(fc.integer({ min: AS_OF, max: day(12, 31) + 60 }))
          .map(
            (trigger): Offer =>
              motion === 'price' ? { motion, trigger, closes: (trigger ?? AS_OF) + 60 } : { motion, trigger },
          ),
      ),
    ),
  );
const anyAccount = fc.record({
  arr: fc.integer({ min: 0, max: 1_000_000 }),
  health: fc.constantFrom('open', 'open', 'open', 'shut', 'unknown'),
  offers: anyOffers,
}) as fc.Arbitrary<AccountPipeline>;
const anyList = fc.array(anyAccount, { maxLength: 60, size: 'max' });
const anyPlaces = fc.integer({ min: 0, max: 25 });

const all = (seen: AccountForecast) => [...seen.quarters, seen.total, seen.outside, seen.won, seen.notCounted];

describe('whatever the accounts are', () => {
  test('each stage holds no more accounts than the one before it, and no quarter more than there are places', () => {
    let bound = 0;
    fc.assert(
      fc.property(anyList, anyPlaces, (list, places) => {
        const seen = forecast(list, places);
        for (const one of seen.motions) {
          expect(one.won.high).toBeLessThanOrEqual(one.inConversation.accounts);
          expect(one.inConversation.accounts + one.notReached.accounts + one.elsewhere.accounts).toBe(
            one.triggered.accounts,
          );
          expect(one.triggered.accounts).toBeLessThanOrEqual(one.eligible.accounts);
        }
        expect(seen.inConversation.accounts).toBeLessThanOrEqual(places);
        for (const busy of seen.conversations) expect(busy).toBeLessThanOrEqual(places);
        expect(seen.inConversation.accounts + seen.notReached.accounts).toBe(seen.triggered.accounts);
        if (seen.notReached.accounts > 0 && places > 0) bound++;
      }),
    );
    // Not a property of lists in which places never run out.
    expect(bound).toBeGreaterThan(5);
  });

  test('no account counts twice at a stage, and no conversation ends more than once', () => {
    const end = QUARTERS.at(-1)?.high ?? 0;
    let several = 0;
    fc.assert(
      fc.property(anyList, anyPlaces, (list, places) => {
        const seen = forecast(list, places);
        const triggered = list.filter(
          ({ health, offers }) => health === 'open' && offers.some(({ trigger }) => trigger !== null && trigger <= end),
        );
        expect(seen.triggered.accounts).toBe(triggered.length);
        expect(seen.inConversation.arr + seen.notReached.arr).toBe(triggered.reduce((sum, { arr }) => sum + arr, 0));
        for (const { ending, inConversation } of seen.motions) {
          const ended = ending.reduce((sum, { arr }) => sum + arr, 0);
          expect(ended).toBeLessThanOrEqual(inConversation.arr * (1 + 1e-12));
        }
        const held = seen.motions.reduce((sum, { inConversation }) => sum + inConversation.accounts, 0);
        if (held > seen.inConversation.accounts) several++;
      }),
    );
    // Not a property of accounts that are talked to once.
    expect(several).toBeGreaterThan(5);
  });

  test('low is never above likely, nor likely above high, in any quarter', () => {
    fc.assert(
      fc.property(anyList, anyPlaces, (list, places) => {
        for (const { low, likely, high } of all(forecast(list, places))) {
          expect(low).toBeLessThanOrEqual(likely * (1 + 1e-12));
          expect(likely).toBeLessThanOrEqual(high * (1 + 1e-12));
        }
      }),
    );
  });

  test('a place more is an account more where one waits, lowers no quarter of any motion, and adds no more than that account', () => {
    fc.assert(
      fc.property(anyList, anyPlaces, (list, places) => {
        const [before, after] = [forecast(list, places), forecast(list, places + 1)];
        expect(after.inConversation.accounts - before.inConversation.accounts).toBe(
          Math.min(1, before.notReached.accounts),
        );
        for (const [at, motion] of after.motions.entries()) {
          for (const [quarter, { likely }] of motion.quarters.entries()) {
            expect(likely).toBeGreaterThanOrEqual(before.motions[at]?.quarters[quarter]?.likely ?? Number.NaN);
          }
        }
        const gained = after.total.likely + after.outside.likely - before.total.likely - before.outside.likely;
        expect(Math.abs(gained - (before.notCounted.likely - after.notCounted.likely))).toBeLessThan(1e-6);
      }),
    );
  });

  test.each(['conversion', 'lift'] as const)(
    'a tenth more %s of a motion is a tenth more of its forecast, and changes no other',
    (field) => {
      fc.assert(
        fc.property(anyList, anyPlaces, fc.constantFrom(...SOLD_MOTIONS), (list, places, motion) => {
          const usual = premisesOf([]);
          const more = ({ low, likely, high }: Estimate) => estimate(low * 1.1, likely * 1.1, high * 1.1);
          const changed = usual.map((one) =>
            one.motion === motion ? { ...one, [field]: { ...one[field], value: more(one[field].value) } } : one,
          );
          const [before, after] = [forecast(list, places, usual), forecast(list, places, changed)];
          for (const [at, one] of after.motions.entries()) {
            const factor = one.motion === motion ? 1.1 : 1;
            for (const [quarter, { low, likely, high }] of one.quarters.entries()) {
              const was = before.motions[at]?.quarters[quarter] ?? estimate(Number.NaN, Number.NaN, Number.NaN);
              expect(low).toBeCloseTo(was.low * factor, 6);
              expect(likely).toBeCloseTo(was.likely * factor, 6);
              expect(high).toBeCloseTo(was.high * factor, 6);
            }
          }
        }),
      );
    },
  );
});

describe('what an account is eligible for', () => {
  const healthy: Account = { id: 'a', name: 'A', arr: 100, dauMau: 0.5, nps: 20 + 20, criticalIssues: 0 };
  const read = (more: Partial<Account>) => {
    const facts = amongProducts(factsOf({ ...healthy, ...more }, AS_OF), 3, more.products?.length ?? null);
    const limit = limitOf(facts);
    return pipelineOf({ facts, gate: healthOf(facts), limit, triggers: triggersOf(facts, limit) });
  };

  test.each<[string, Partial<Account>, readonly Offer[]]>([
    ['nothing of what nobody knows', {}, []],
    ['seats that are not short, without asking', { seatsLicensed: 10, seatsActive: 8 }, [offer('seat', null)]],
    ['seats above 80%', { seatsLicensed: 100, seatsActive: 81 }, [offer('seat')]],
    ['usage with 80% of the commitment', { usage: 80, commitment: 100 }, [offer('usage')]],
    [
      'usage at once with a limit that is reached, though the month before was far from it',
      { usageHistory: [40, 60, 120], commitment: 100 },
      [offer('usage')],
    ],
    [
      'another product at 90 days of age',
      { products: ['Core'], start: '2026-12-01' },
      [offer('cross_sell', day(3, 1))],
    ],
    [
      'another product, and a price, 60 days before a renewal',
      { products: ['Core'], start: '2025-01-01', renewal: '2027-07-01' },
      [offer('cross_sell', day(5, 2)), { motion: 'price', trigger: day(5, 2), closes: day(7, 1) }],
    ],
    [
      'another product at a renewal, where nobody knows since when it is a customer',
      { products: ['Core'], renewal: '2027-07-01' },
      [offer('cross_sell', day(5, 2)), { motion: 'price', trigger: day(5, 2), closes: day(7, 1) }],
    ],
    [
      'another product not before day 30, whatever has happened',
      { products: ['Core'], start: '2026-12-21', organizationChange: true },
      [offer('cross_sell', day(1, 20))],
    ],
    ['no product where it has all', { products: ['Core', 'Reports', 'Sync'], start: '2026-12-01' }, []],
    ['no price at a renewal that has passed', { renewal: '2026-12-30' }, []],
    ['a tier whose gate it ran into twice', { featureGateHits: 2 }, [offer('upsell')]],
  ])('%s', (_, more, offers) => {
    expect(read(more).offers).toEqual(offers);
  });

  test('usage that rises by 10 a month from 50 of 100 asks 90 days before it gets there', () => {
    // 50 to go at 10 a month is 5 months, 152.19 days: day 153, and the window opens 90 days before.
    const rising = read({ usage: 50, usageHistory: [20, 30, 40, 50], commitment: 100 });
    expect(rising.offers).toEqual([offer('usage', AS_OF + 153 - 90)]);
  });

  test('nothing where the health gate is shut, or nothing is known of it', () => {
    const asking = { seatsLicensed: 10, seatsActive: 10 };
    const { dauMau: _, nps: __, criticalIssues: ___, ...unknown } = healthy;
    expect(read({ ...asking, nps: 30 })).toMatchObject({ health: 'shut', offers: [] });
    const facts = amongProducts(factsOf({ ...unknown, ...asking }, AS_OF), 3, null);
    expect(healthOf(facts).state).toBe('unknown');
  });
});

describe('the ramp that is nearest to amounts by quarter', () => {
  const quarters = [0, 3, 6, 9].map((first) => ({ first, months: 3 }));

  test('amounts that stay the same are an effect at once', () => {
    expect(nearestShape([5, 5, 5, 5], quarters)).toEqual({ start: 0, length: 1 });
  });

  test('amounts of a ramp over six months from the second quarter are found again', () => {
    // Sixths of the effect: 1 + 2 + 3, 4 + 5 + 6, then 6 + 6 + 6.
    expect(nearestShape([0, 6, 15, 18], quarters)).toEqual({ start: 3, length: 6 });
  });

  test('no amounts have no ramp', () => {
    expect(nearestShape([0, 0, 0, 0], quarters)).toBeNull();
  });
});
