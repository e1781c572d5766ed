import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeOf, suggestedConversion, suggestedLift } from '#domain/accounts/measurement';

const row = (inConversation: number | null, won: number | null, actual: number | null) => ({
  motion: 'seat' as const,
  forecast: 1_000,
  inConversation,
  won,
  actual,
  ending: 10,
  endingArr: 50_000,
});

test('what came is measured over the periods that are known alone', () => {
  expect(outcomeOf([row(10, 2, 1_300), row(null, null, null), row(10, 1, 900)])).toEqual({
    periods: 2,
    forecast: 2_000,
    actual: 2_200,
    error: 2_200 / 2_000 - 1,
  });
});

test('nothing forecast has no error, rather than none or an infinite one', () => {
  expect(outcomeOf([{ ...row(1, 1, 5), forecast: 0 }]).error).toBeNull();
});

test('6 won of 20 suggest 30%, from 19% to 44%', () => {
  // z²/n = 1.64249856 / 20 = 0.082124928; middle (0.3 + 0.041062464) = 0.341062464;
  // reach 1.2816 × √(0.21/20 + 0.082124928/80) = 1.2816 × √(0.0105 + 0.0010265616) = 0.13759482…; both by 1.082124928.
  const { value, ...rest } = suggestedConversion([row(12, 4, null), row(8, 2, null), row(5, null, null)]) ?? {};
  expect(rest).toEqual({ accounts: 20, periods: 2 });
  expect(value?.likely).toBe(0.3);
  expect(value?.low).toBeCloseTo((0.341062464 - 0.1375948) / 1.082124928, 6);
  expect(value?.high).toBeCloseTo((0.341062464 + 0.1375948) / 1.082124928, 6);
});

test('without an account in conversation, or with more won than asked, nothing is suggested', () => {
  expect(suggestedConversion([row(0, 0, null), row(3, 4, null)])).toBeNull();
});

test('a suggested conversion rises from low to high within 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (asked, bought) => {
      const { value } = suggestedConversion([row(asked, Math.min(asked, bought), null)]) ?? {};
      const [low = -1, likely = -1, high = -1] = [value?.low, value?.likely, value?.high];
      expect(0 <= low && low <= likely && likely <= high && high <= 1).toBe(true);
    }),
  );
});

test('ARR won over what the buyers were worth suggests the lift, its range as wide as before', () => {
  // 50,000 / 10 is 5,000 an account: 4 won were worth 20,000 and brought 5,000, so 25%; half and twice of that as the range was.
  const suggested = suggestedLift([row(12, 4, 5_000), row(9, null, 800)], { low: 0.2, likely: 0.4, high: 0.8 });
  expect(suggested).toEqual({ value: { low: 0.125, likely: 0.25, high: 0.5 }, accounts: 4, periods: 1 });
});

test('a forecast that kept no accounts suggests no lift', () => {
  const { ending: _, endingArr: __, ...bare } = row(12, 4, 5_000);
  expect(suggestedLift([bare], { low: 0.2, likely: 0.4, high: 0.8 })).toBeNull();
});
