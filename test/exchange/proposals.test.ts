import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '#exchange/import/cells';
import { proposeDecimal, readForeignNumber } from '#exchange/import/foreignNumber';
import { proposeDates, readForeignPeriod } from '#exchange/import/foreignPeriod';
import { readDelimited } from '#exchange/import/readDelimited';
import { proposeSeparator } from '#exchange/import/separators';
import { proposed, smallPlan } from './imports';

const cell = (text: string): Cell => ({ type: 'text', text });

describe('the decimal sign', () => {
  test.each([
    ['a point in 0.5', ['0.5', '1.234'], '.', true],
    ['a comma in 1.234,5', ['1.234,5', '7'], ',', true],
    ['a point in 1,234.50', ['1,234.50'], '.', true],
    ['a comma in 1.234.567', ['1.234.567'], ',', true],
    ['a comma in 0,125, because no group begins with 0', ['0,1'], ',', true],
    ['nothing in whole numbers', ['1', '20', '(3)'], '.', true],
    ['nobody can tell of 1.234', ['1.234', '2.000'], ',', false],
    ['nobody can tell of 1,234', ['1,234'], '.', false],
    ['both of 1.5 and 1,5', ['1.5', '1,5'], '.', false],
  ] as const)('%s', (_, texts, value, isSure) => {
    expect(proposeDecimal(texts.map(cell))).toMatchObject({ value, isSure });
  });
});

test.each([
  ['1.234,56', ',', 1234.56],
  ["1'234.56", '.', 1234.56],
  ['1 234,56', ',', 1234.56],
  ['€1.234', ',', 1234],
  ['1.234 €', ',', 1234],
  ['USD 1,234', '.', 1234],
  ['(1,234)', '.', -1234],
  ['−5', '.', -5],
  ['12.5k', '.', 12_500],
  ['1.2M', '.', 1_200_000],
] as const)('%s with %s for decimals is %d', (text, decimal, value) => {
  expect(readForeignNumber(cell(text), decimal)).toEqual({ type: 'number', value, isPercent: false });
});

test.each(['n/a', '-', '–', '#N/A', ''])('“%s” is a missing number and not 0', (text) => {
  expect(readForeignNumber(cell(text), '.')).toEqual({ type: 'missing' });
});

describe('periods', () => {
  const march = { type: 'month', month: 2027 * 12 + 2 };
  test.each([
    '2027-03',
    '2027-03-31',
    '2027/3/1',
    '202703',
    '03/2027',
    'Mar 2027',
    'March 2027',
    'Mar-27',
    '31-Mar-2027',
    'Mar 31, 2027',
    '2027-03-01T00:00:00',
  ])('%s is March 2027 in every order', (text) => {
    expect((['ymd', 'dmy', 'mdy'] as const).map((order) => readForeignPeriod(cell(text), order))).toEqual([
      march,
      march,
      march,
    ]);
  });

  test.each(['Q1 2027', '2027-Q1', 'Q1 FY27', 'FY27 Q1', "Q1'27"])('%s is a quarter', (text) => {
    expect(readForeignPeriod(cell(text), 'dmy')).toEqual({ type: 'quarter', year: 2027, quarter: 1 });
  });

  test.each(['Total', 'FY27', '2027', 'H1 2027', 'YTD'])('%s is no period of a plan', (text) => {
    expect(readForeignPeriod(cell(text), 'dmy')).toBe('total');
  });

  test.each(['2027-13', '32/01/2027', '31.02', 'Foo 2027', 'March'])('%s is not understood, or no time', (text) => {
    expect([null, 'total']).toContain(readForeignPeriod(cell(text), 'dmy'));
  });

  test.each([
    ['a day above 12 decides', ['31/01/2027', '28/02/2027'], false, 'dmy', true],
    ['a second number above 12 decides', ['01/31/2027'], false, 'mdy', true],
    ['months that would fall together decide', ['01/02/2027', '01/03/2027', '01/04/2027'], false, 'dmy', true],
    ['unless a month may recur', ['01/02/2027', '01/03/2027'], true, 'mdy', false],
    ['one date alone is open', ['03/04/2027'], false, 'mdy', false],
    ['one date with points is open too', ['03.04.2027'], false, 'dmy', false],
    ['names of months leave nothing open', ['Jan 2027'], false, 'ymd', true],
  ] as const)('%s', (_, texts, mayRecur, value, isSure) => {
    expect(proposeDates(texts.map(cell), mayRecur)).toMatchObject({ value, isSure });
  });
});

test.each([
  ['Month;New\n2027-01;1,5\n2027-02;2,5\n', ';', true],
  ['Month,New\n2027-01,1\n', ',', true],
  ['a\tb\n1,5\t2,5\n', '\t', true],
  ['1;2,5\n3;4,5\n', ';', false],
  ['one\ntwo\n', ',', false],
] as const)('the separator of %j is %j', (text, value, isSure) => {
  expect(proposeSeparator(text)).toMatchObject({ value, isSure });
});

test('a text is read as it was written, whatever its cells hold and separates them', () => {
  const signs = fc.string({ unit: fc.constantFrom('a', '1', '"', ',', ';', '\n', ' ') });
  const block = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(signs, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    );
  fc.assert(
    fc.property(block, fc.constantFrom(',', ';'), (rows, separator) => {
      const written = rows.map((row) =>
        row.map((text) => (/["\n,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(separator),
      );
      expect(readDelimited(`${written.join('\n')}\n`, separator)).toMatchObject({ rows, openQuote: null });
    }),
  );
});

describe('what a table proposes', () => {
  const choices = (text: string, plan = smallPlan()) => {
    const { choices: all, unsure, targets } = proposed(plan, text);
    const values = Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value]));
    return { ...values, unsure, lines: targets.map(({ target }) => target.value?.line ?? null) };
  };

  test('periods across the columns, below a title, with totals between them', () => {
    const text =
      'ACME,,,,\n,,,,\nARR in USD k,Jan 2027,Feb 2027,Q1 2027,Total\nNew logo,12,13,25,25\nChurn,-1,-2,-3,-3\nSomething,1,2,3,6\n';
    expect(choices(text)).toMatchObject({
      orientation: 'across',
      periodsAt: 2,
      labelsAt: 0,
      losses: 'negative',
      lines: ['new_logo_arr', 'churn_arr', null],
      unsure: ['scale', 'revenue', { series: 'Something' }],
    });
  });

  test.each([
    ['headings that say thousands', 'Month,New ARR (USD k)\n2027-01,5\n', { scale: 1_000, revenue: 'arr', unsure: [] }],
    ['headings that say MRR', 'Month,New MRR\n2027-01,5000\n', { scale: 1, revenue: 'mrr', unsure: [] }],
    ['headings that say nothing', 'Month,New\n2027-01,50000\n', { revenue: 'arr', unsure: ['revenue'] }],
    ['amounts far smaller than the plan', 'Month,New ARR\n2027-01,50\n', { scale: 1_000, unsure: ['scale'] }],
  ])('%s', (_, text, wanted) => {
    expect(choices(text)).toMatchObject(wanted);
  });

  test.each([
    ['with a percent sign', '10%', 'fraction', []],
    ['as 10', '10', 'percent', []],
    ['as 0.1', '0.1', 'fraction', ['rates']],
    ['as 1.5', '1.5', 'percent', ['rates']],
  ] as const)('a rate %s', (_, text, rates, unsure) => {
    expect(choices(`Month,Churn rate\n2027-01,${text}\n`)).toMatchObject({ rates, unsure, lines: ['churn_rate'] });
  });

  test('a loss above and one below zero leave the sign open', () => {
    expect(choices('Month,Churn ARR\n2027-01,5000\n2027-02,-3000\n')).toMatchObject({ unsure: ['losses'] });
  });

  test('a segment in a heading, and one the plan does not have', () => {
    const plan = smallPlan(['SMB', 'Enterprise']);
    expect(
      proposed(plan, 'Month,Churn ARR SMB,Enterprise New ARR\n2027-01,5000,3000\n').targets.map(
        ({ target }) => target.value,
      ),
    ).toEqual([
      { line: 'churn_arr', segment: 'smb' },
      { line: 'new_logo_arr', segment: 'enterprise' },
    ]);
    const other = proposed(plan, 'Month,Segment,New ARR\n2027-01,SMB,5000\n2027-01,Nobody,3000\n');
    expect(other.unsure).toEqual([{ series: 'New ARR@Nobody' }]);
  });

  test('what is chosen is sure, and what is proposed for the rest follows it', () => {
    const text = 'Month,New\n2027-01,1.234\n';
    expect(proposed(smallPlan(), text).unsure).toEqual(['decimal', 'revenue']);
    expect(proposed(smallPlan(), text, { decimal: ',', revenue: 'arr' }).unsure).toEqual([]);
    expect(proposed(smallPlan(), text, { decimal: '.', revenue: 'arr' }).unsure).toEqual(['scale']);
  });
});
