import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Conversation, closingIn, oneAtATime, spansOf } from '#domain/accounts/conversations';
import { SOLD_MOTIONS } from '#domain/accounts/forecastPremises';

const anyConversation: fc.Arbitrary<Conversation> = fc
  .tuple(fc.constantFrom(...SOLD_MOTIONS), fc.nat({ max: 400 }), fc.nat({ max: 60 }), fc.nat({ max: 60 }))
  .map(([motion, begin, wait, span]) => ({ motion, begin, from: begin + wait, to: begin + wait + span }));
const QUARTERS = [0, 90, 180, 270].map((low) => ({ low, high: low + 89 }));

test('conversations that are held never overlap, and each that is passed over begins while one is held', () => {
  let both = 0;
  fc.assert(
    fc.property(fc.array(anyConversation, { maxLength: 6 }), (asking) => {
      const { held, passedOver } = oneAtATime(asking);
      expect(new Set([...held, ...passedOver])).toEqual(new Set(asking));
      for (const [at, { begin }] of held.entries()) {
        if (at > 0) expect(begin).toBeGreaterThan(held[at - 1]?.to ?? Number.NaN);
      }
      for (const { begin } of passedOver) {
        expect(held.some((one) => one.begin <= begin && begin <= one.to)).toBe(true);
      }
      if (held.length > 1 && passedOver.length > 0) both++;
    }),
  );
  expect(both).toBeGreaterThan(5);
});

test('of those of one day the first in the list is held', () => {
  const asking = SOLD_MOTIONS.map((motion) => ({ motion, begin: 7, from: 8, to: 9 }));
  expect(oneAtATime(asking).held).toEqual([asking[0]]);
});

test('the shares of a conversation in quarters are the days of it there, day by day', () => {
  fc.assert(
    fc.property(anyConversation, (one) => {
      const days = Array.from({ length: one.to - one.from + 1 }, (_, at) => one.from + at);
      for (const quarter of QUARTERS) {
        const within = days.filter((day) => quarter.low <= day && day <= quarter.high).length;
        expect(closingIn(one, quarter)).toBeCloseTo(within / days.length, 12);
      }
      const reached = QUARTERS.flatMap(({ low, high }, at) => (one.begin <= high && one.to >= low ? [at] : []));
      const spans = spansOf(one, QUARTERS);
      expect(spans === null ? [] : [spans.first, spans.last]).toEqual(
        reached.length === 0 ? [] : [reached[0], reached.at(-1)],
      );
    }),
  );
});
