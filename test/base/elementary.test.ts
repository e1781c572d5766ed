import fc from 'fast-check';
import { all, type BigNumber, create } from 'mathjs';
import { expect, test } from 'vitest';
import { exp, log, pow, wholePower } from '#base/elementary';

const exact = create(all ?? {}, { number: 'BigNumber', precision: 40 });

/** The number that the bits of x mean; from its decimal text it would be off by up to half a unit. */
function big(x: number): BigNumber {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const exponent = (bits.getUint16(0) >> 4) & 0x7ff;
  const mantissa = (bits.getBigUint64(0) & 0xfffffffffffffn) + (exponent === 0 ? 0n : 1n << 52n);
  const size = exact.bignumber(mantissa.toString()).times(exact.bignumber(2).pow(Math.max(exponent, 1) - 1075));
  return x < 0 ? size.neg() : size;
}

/** Distance from the true value in units of the result's last place. */
function ulps(got: number, truth: BigNumber): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(Number(truth.toString())));
  const size = bits.getFloat64(0);
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  const ulp = bits.getFloat64(0) - size;
  return Math.abs(Number(big(got).minus(truth).div(ulp).toString()));
}

const within = (limit: number, check: (worst: (u: number) => void) => void) => {
  let most = 0;
  check((u) => {
    most = Math.max(most, u);
  });
  expect(most).toBeLessThan(limit);
};

/** A fixed stream of numbers in [0, 1), so that the measured error is the same in every run. */
function* stream(count: number): Generator<number> {
  let state = 12345;
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 4294967296;
  }
}

test('exp stays within 1.1 ulp over results from 1e-6 to 1e6', () =>
  within(1.1, (worst) => {
    for (const u of stream(4000)) {
      const x = (u - 0.5) * 27.6;
      worst(ulps(exp(x), big(x).exp()));
    }
  }));

test('log stays within 1.1 ulp, close to 1 as well', () =>
  within(1.1, (worst) => {
    for (const u of stream(2000)) {
      const wide = exp((u - 0.5) * 40);
      const near = 1 + (u - 0.5) * 0.01;
      for (const x of [wide, near]) if (x !== 1) worst(ulps(log(x), big(x).ln()));
    }
  }));

test('pow stays within 1.1 ulp over the roots and powers that plans take', () =>
  within(1.1, (worst) => {
    const exponents = [1 / 12, 1 / 4, 1 / 3, 12, 4, 12 / 7, 0.5, -1, 59, 1 / 120];
    let i = 0;
    for (const u of stream(4000)) {
      const x = 0.02 + u * 2.5;
      const y = exponents[i++ % exponents.length] as number;
      worst(ulps(pow(x, y), big(x).pow(big(y))));
    }
  }));

test.each([
  ['exp of 0', exp(0), 1],
  ['exp far below zero', exp(-1000), 0],
  ['exp far above', exp(1000), Number.POSITIVE_INFINITY],
  ['exp of the smallest', exp(-745), 5e-324],
  ['log of 1', log(1), 0],
  ['log of 0', log(0), Number.NEGATIVE_INFINITY],
  ['log below zero', log(-1), Number.NaN],
  ['log of a subnormal', log(5e-324), -744.4400719213812],
  ['0 to the 0', pow(0, 0), 1],
  ['0 to a power', pow(0, 2.5), 0],
  ['0 to a negative power', pow(0, -1), Number.POSITIVE_INFINITY],
  ['1 to any power', pow(1, 1e300), 1],
  ['an odd power of a negative number', pow(-2, 3), -8],
  ['an even power of a negative number', pow(-2, 2), 4],
  ['a broken power of a negative number', pow(-2, 0.5), Number.NaN],
  ['NaN to the 0', pow(Number.NaN, 0), Number.NaN],
  ['1 to the NaN', pow(1, Number.NaN), Number.NaN],
  ['an overflowing power', pow(10, 400), Number.POSITIVE_INFINITY],
  ['an underflowing power', pow(10, -400), 0],
  ['a huge exponent', pow(2, 1e308), Number.POSITIVE_INFINITY],
])('%s is as defined', (_name, got, wanted) => {
  expect(got).toBe(wanted);
});

test('a whole power is the chain of multiplications, its negative the reciprocal', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 3, noNaN: true }), fc.integer({ min: 0, max: 200 }), (x, n) => {
      const product = Array.from({ length: n }).reduce<number>((p) => p * x, 1);
      expect(Math.abs(wholePower(x, n) / product - 1)).toBeLessThan(1e-13);
      expect(wholePower(x, -n)).toBe(1 / wholePower(x, n));
    }),
  );
  expect([wholePower(3, 4), wholePower(-3, 3), wholePower(0, 0), wholePower(0, -1)]).toEqual([
    81,
    -27,
    1,
    Number.POSITIVE_INFINITY,
  ]);
});
