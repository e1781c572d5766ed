import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountPipeline, Offer } from '#domain/accounts/accountPipeline';
import { forecastOf } from '#domain/accounts/forecast';
import { premisesOf, SOLD_MOTIONS, type SoldMotion } from '#domain/accounts/forecastPremises';

/** Three quarters of 90 days, the first of them on day 10 after the list. */
const QUARTERS = [10, 100, 190].map((low) => ({ low, high: low + 89 }));
const LAST = 279;
/** B's conversion; A's, E's and B's lifts with their middles; E's days and D's window. */
const CONVERSION = 0.2;
const LIFT: Readonly<Record<SoldMotion, number>> = {
  seat: 0.5,
  upsell: 0.35,
  cross_sell: 0.65,
  usage: 0.3,
  price: 0.1,
};
const DAYS = { seat: [14, 30], upsell: [30, 60], cross_sell: [45, 90], usage: [60, 90] } as const;

const anyOffer = (motion: SoldMotion): fc.Arbitrary<Offer> =>
  fc
    .option(fc.integer({ min: 0, max: LAST + 20 }))
    .map((trigger) => (motion === 'price' ? { motion, trigger, closes: (trigger ?? 0) + 60 } : { motion, trigger }));
const anyAccount: fc.Arbitrary<AccountPipeline> = fc
  .subarray([...SOLD_MOTIONS])
  .chain((motions) =>
    fc.record({
      arr: fc.integer({ min: 1, max: 1_000 }),
      health: fc.constantFrom('open' as const, 'open' as const, 'shut' as const),
      offers: fc.tuple(...motions.map(anyOffer)),
    }),
  )
  .map((one) => (one.health === 'open' ? one : { ...one, offers: [] }));

/** The days on which a sale of an offer may close. */
function closingDays({ motion, closes }: Offer, trigger: number): readonly number[] {
  if (motion === 'price') return [closes ?? trigger];
  const [low, high] = DAYS[motion];
  return Array.from({ length: high - low + 1 }, (_, at) => trigger + low + at);
}

/** What each account is talked to about, a day at a time: on the first day on which it is free and something asks. */
function talksOf({
  offers,
}: AccountPipeline): readonly { readonly motion: SoldMotion; readonly days: readonly number[] }[] {
  const talks: { motion: SoldMotion; days: readonly number[] }[] = [];
  let freeFrom = 0;
  for (let day = 0; day <= LAST; day++) {
    if (day < freeFrom) continue;
    const asking = offers.find(({ trigger }) => trigger === day);
    if (asking === undefined) continue;
    const days = closingDays(asking, day);
    talks.push({ motion: asking.motion, days });
    freeFrom = Math.max(...days) + 1;
  }
  return talks;
}

test('the forecast is what going through the days of each account says', () => {
  let [limited, repeated] = [0, 0];
  fc.assert(
    fc.property(fc.array(anyAccount, { maxLength: 15 }), fc.integer({ min: 0, max: 12 }), (list, places) => {
      const held = list
        .map((account) => ({ account, talks: talksOf(account) }))
        .filter(({ talks }) => talks.length > 0)
        .toSorted((a, b) => gainOf(b) - gainOf(a));
      const sales = held.slice(0, places).flatMap(salesOf);
      const seen = forecastOf(list, { quarters: QUARTERS, premises: premisesOf([]), places });
      expect(seen.quarters.map(({ likely }) => likely)).toEqual(
        QUARTERS.map(({ low, high }) => {
          const within = sales.filter(({ day }) => low <= day && day <= high);
          return expect.closeTo(
            within.reduce((sum, { amount }) => sum + amount, 0),
            6,
          );
        }),
      );
      expect(seen.inConversation.accounts).toBe(Math.min(places, held.length));
      if (held.length > places && places > 0) limited++;
      if (held.slice(0, places).some(({ talks }) => talks.length > 1)) repeated++;
    }),
  );
  expect([limited, repeated].every((count) => count > 5)).toBe(true);
});

interface Held {
  readonly account: AccountPipeline;
  readonly talks: ReturnType<typeof talksOf>;
}

function gainOf({ account, talks }: Held): number {
  const [first] = talks;
  return first === undefined ? 0 : account.arr * LIFT[first.motion];
}

/** A part of the ARR that is likely to be won for each day on which it may be. */
function salesOf({ account, talks }: Held): readonly { readonly day: number; readonly amount: number }[] {
  return talks.flatMap(({ motion, days }) =>
    days.map((day) => ({ day, amount: (account.arr * CONVERSION * LIFT[motion]) / days.length })),
  );
}
