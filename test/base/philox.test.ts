import { expect, test } from 'vitest';
import { philox, uniformStream } from '#base/philox';

const words = (text: string) => Uint32Array.from(text.split(' ').map((word) => Number.parseInt(word, 16)));

test.each([
  ['0 0 0 0', '0 0', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
])('the counter %s under the key %s is mixed as its authors print it', (counter, key, mixed) => {
  const mixing = words(counter);
  const [key0 = 0, key1 = 0] = words(key);
  philox(mixing, key0, key1);
  expect(mixing).toEqual(words(mixed));
});

test('a draw depends on seed, name and number alone, whatever was drawn before', () => {
  const once = uniformStream(7, 'churn_rate');
  const forwards = [0, 1, 2, 9999].map(once);
  const other = uniformStream(7, 'churn_rate');
  uniformStream(7, 'seat_rate')(3);
  expect([9999, 2, 1, 0].map(other).toReversed()).toEqual(forwards);
  const others = [uniformStream(8, 'churn_rate'), uniformStream(7, 'churn_rate@smb'), uniformStream(7, 'seat_rate')];
  for (const stream of others) expect([0, 1, 2, 9999].map(stream)).not.toEqual(forwards);
});

test('draws lie evenly between 0 and 1 and never at an end', () => {
  const draw = uniformStream(1, 'x');
  const counts = new Array<number>(10).fill(0);
  let [least, most] = [1, 0];
  for (let n = 0; n < 100_000; n++) {
    const u = draw(n);
    [least, most] = [Math.min(least, u), Math.max(most, u)];
    counts[Math.floor(u * 10)] = (counts[Math.floor(u * 10)] ?? 0) + 1;
  }
  expect(least).toBeGreaterThan(0);
  expect(most).toBeLessThan(1);
  // Chi-square with 9 degrees of freedom: 33.7 is exceeded once in 10,000 samples.
  expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(33.7);
});
