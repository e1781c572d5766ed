import { expect, test } from 'vitest';
import { currencySign } from '#domain/currencySign';
import { CURRENCIES } from '#domain/units';

/** Those that Unicode has not changed its mind about for years, so that any Node agrees. */
const SETTLED = 'USD EUR GBP JPY CNY CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF INR BRL MXN KRW ILS ZAR AED SAR'.split(
  ' ',
);

test('currencies have the signs that Unicode gives them in English', () => {
  const signOf = (currency: string) =>
    new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
      .formatToParts(0)
      .find(({ type }) => type === 'currency')?.value;
  expect(SETTLED.map((code) => [code, currencySign(code).trim()])).toEqual(SETTLED.map((code) => [code, signOf(code)]));
});

test('a sign that ends in a letter keeps its distance from the number, and every currency has one', () => {
  expect(['CHF', 'SEK', 'USD', 'BRL'].map(currencySign)).toEqual(['CHF ', 'kr ', '$', 'R$']);
  expect(CURRENCIES.filter((code) => currencySign(code).trim() === '')).toEqual([]);
});
