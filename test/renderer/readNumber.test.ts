import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { change, fixed } from '../../renderer/format/figures';
import { editText, formatValue } from '../../renderer/format/lineFormat';
import { readNumber } from '../../renderer/format/readNumber';

const rate = { unit: '% yr', decimals: 1, factor: 100 };
const thousands = { unit: '$K', decimals: 0, factor: 1 / 1000 };
const dollars = { unit: '$', decimals: 2, factor: 1 };
const plain = { unit: '', decimals: 2, factor: 1 };

describe('what is typed into a cell', () => {
  test.each([
    ['10', 0.1],
    ['10%', 0.1],
    ['10 %', 0.1],
    ['0.1', 0.001],
    ['10.1', 0.101],
    ['-5', -0.05],
    ['−5%', -0.05],
    ['(5%)', -0.05],
    ['.5', 0.005],
    ['1e1', 0.1],
    ['29', 0.29],
  ])('%s in a percent cell is %d', (text, wanted) => {
    expect(readNumber(text, 'rate', rate)).toEqual({ ok: true, value: wanted });
  });

  test.each([
    ['12,000', thousands, 12_000_000],
    ['12000', thousands, 12_000_000],
    ['12.5M', thousands, 12_500_000],
    ['800k', thousands, 800_000],
    ['12 000 000', dollars, 12_000_000],
    ['12\u202f000\u00a0000.5', dollars, 12_000_000.5],
    ['(1\u2009234)', dollars, -1234],
    ['$1,234.50', dollars, 1234.5],
    ['(1,234)', dollars, -1234],
    ['-$5', dollars, -5],
    ['($5)', dollars, -5],
  ])('%s as money is read in the unit of its cell', (text, format, wanted) => {
    expect(readNumber(text, 'money', format)).toEqual({ ok: true, value: wanted });
  });

  test.each([
    ['forty', 'rate', '“forty” is not a number. Type one such as 10 or 10%.'],
    ['1,23', 'money', '“1,23” is not a number. Type one such as 1,250 or 1.25M.'],
    ['1 23', 'money', '“1 23” is not a number. Type one such as 1,250 or 1.25M.'],
    ['1 234,56', 'money', '“1 234,56” is not a number. Type one such as 1,250 or 1.25M.'],
    ['1 234,567', 'money', '“1 234,567” is not a number. Type one such as 1,250 or 1.25M.'],
    ['1.234,56', 'money', '“1.234,56” is not a number. Type one such as 1,250 or 1.25M.'],
    ['=1+1', 'number', '“=1+1” is not a number. Type one such as 1.5.'],
    ['1_000', 'number', '“1_000” is not a number. Type one such as 1.5.'],
    ['', 'number', 'A number is missing. Type one such as 1.5.'],
    [' ', 'rate', 'A number is missing. Type one such as 10 or 10%.'],
    ['-', 'number', '“-” is not a number. Type one such as 1.5.'],
    ['10%', 'money', 'This line is not in percent. Type a number without %.'],
    ['10M', 'rate', 'A rate takes no M. Type a percentage, such as 10 or 10%.'],
    ['1e999', 'number', '“1e999” is larger than any number this can hold.'],
  ] as const)('%s is refused with its sentence', (text, unit, sentence) => {
    expect(readNumber(text, unit, plain)).toEqual({ ok: false, error: sentence });
  });

  test('what a cell offers to edit reads back as the value, to fourteen digits', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((value) => value === 0 || Math.abs(value) > 1e-9),
        fc.constantFrom(rate, thousands, dollars),
        (value, format) => {
          const read = readNumber(editText(value, format), format === rate ? 'rate' : 'money', format);
          expect(read.ok && Math.abs(read.value - value) <= Math.abs(value) * 1e-14).toBe(true);
        },
      ),
    );
  });

  test('no text whatever throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void readNumber(text, 'money', dollars)));
  });
});

describe('what a cell shows', () => {
  test.each([
    [-0.004, 2, '0.00'],
    [-1234567.891, 1, '−1,234,567.9'],
    [999, 0, '999'],
    [1000, 0, '1,000'],
  ])('%d with %d decimals is %s', (value, decimals, wanted) => {
    expect(fixed(value, decimals)).toBe(wanted);
  });

  test('a change carries its sign, and none where it rounds to nothing', () => {
    expect([change(0.54, 2), change(-0.54, 2), change(0.001, 2), change(-0.001, 2)]).toEqual([
      '+0.54',
      '−0.54',
      '0',
      '0',
    ]);
  });

  test('a missing figure is n/a, never 0', () => {
    expect(formatValue(Number.NaN, dollars)).toBe('n/a');
  });
});
