/**
 * Signs of currencies as English texts write them, each with the currencies that share it. The som's sign is left out: hardly a font has
 * it yet.
 *
 * Source  Unicode CLDR 48, narrow symbols of English
 */
const SIGNS: Readonly<Record<string, string>> = {
  $: 'ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD USD UYU XCD',
  '£': 'FKP GBP GIP SHP SSP SYP',
  '¥': 'CNY JPY',
  '€': 'EUR',
  '₩': 'KPW KRW',
  kr: 'DKK ISK NOK SEK',
  Rs: 'LKR MUR NPR PKR',
  '؋': 'AFN',
  '֏': 'AMD',
  Kz: 'AOA',
  '₼': 'AZN',
  KM: 'BAM',
  '৳': 'BDT',
  Bs: 'BOB',
  R$: 'BRL',
  P: 'BWP',
  '₡': 'CRC',
  Kč: 'CZK',
  'E£': 'EGP',
  '₾': 'GEL',
  'GH₵': 'GHS',
  FG: 'GNF',
  Q: 'GTQ',
  L: 'HNL',
  Ft: 'HUF',
  Rp: 'IDR',
  '₪': 'ILS',
  '₹': 'INR',
  '៛': 'KHR',
  CF: 'KMF',
  '₸': 'KZT',
  '₭': 'LAK',
  'L£': 'LBP',
  Ar: 'MGA',
  K: 'MMK',
  '₮': 'MNT',
  RM: 'MYR',
  '₦': 'NGN',
  C$: 'NIO',
  '₱': 'PHP',
  zł: 'PLN',
  '₲': 'PYG',
  lei: 'RON',
  '₽': 'RUB',
  RF: 'RWF',
  Db: 'STN',
  '฿': 'THB',
  T$: 'TOP',
  '₺': 'TRY',
  '₴': 'UAH',
  '₫': 'VND',
  FCFA: 'XAF',
  'Cg.': 'XCG',
  'F\u00a0CFA': 'XOF',
  CFPF: 'XPF',
  R: 'ZAR',
  ZK: 'ZMW',
};

const BY_CODE: ReadonlyMap<string, string> = new Map(
  Object.entries(SIGNS).flatMap(([sign, codes]) => codes.split(' ').map((code) => [code, sign] as const)),
);

/** The sign a currency is written with, else its code; with a space behind it where it ends in a letter. */
export function currencySign(currency: string): string {
  const sign = BY_CODE.get(currency) ?? currency;
  return /[A-Za-z]$/.test(sign) ? `${sign} ` : sign;
}
