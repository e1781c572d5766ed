/**
 * What the values of a line are.
 *
 *     money    recurring revenue a year in the plan's currency, unrounded; shown as a month of it where a person asks for MRR
 *     cash     any other amount in that currency: costs, spend, revenue; never divided into months
 *     rate     a fraction shown as percent: rates, NRR, GRR, growth (0.05 is 5 %, 1.08 is 108 %)
 *     ratio    a plain quotient shown as it is, such as the quick ratio
 *     count    how many: customers, seats, accounts
 *     month    a month of the calendar, as year * 12 + month - 1 (24,324 is January 2027)
 *     number   anything else
 */
export const UNITS = ['money', 'cash', 'rate', 'ratio', 'count', 'month', 'number'] as const;
export type Unit = (typeof UNITS)[number];

declare const brand: unique symbol;

/** An amount in the currency of the plan. */
export type Money = number & { readonly [brand]: 'money' };

/** A dimensionless fraction: 1.08 is 108 %. */
export type Ratio = number & { readonly [brand]: 'ratio' };

export function money(amount: number): Money {
  return amount as Money;
}

export function ratio(fraction: number): Ratio {
  return fraction as Ratio;
}

/** ISO 4217 currencies in circulation; funds, metals and testing codes are left out. */
export const CURRENCIES: readonly string[] = (
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP ' +
  'CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ' +
  'ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT ' +
  'MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD ' +
  'SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES ' +
  'VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
).split(' ');

const KNOWN: ReadonlySet<string> = new Set(CURRENCIES);
const NO_MINOR_UNIT: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '),
);
const THREE_DIGITS: ReadonlySet<string> = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

export function isCurrency(code: string): boolean {
  return KNOWN.has(code);
}

/** Digits after the decimal point in amounts of a currency; null for a code that is not in the list. */
export function minorDigits(code: string): number | null {
  if (!KNOWN.has(code)) return null;
  if (NO_MINOR_UNIT.has(code)) return 0;
  return THREE_DIGITS.has(code) ? 3 : 2;
}
