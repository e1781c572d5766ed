import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactText, readText } from '../../renderer/plan/clipboardBlock';

describe('a text on the clipboard', () => {
  test.each([
    ['one line without a break', 'a\tb', [['a', 'b']]],
    [
      'what follows the last line break is no row',
      'a\tb\nc\td\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['line breaks of Windows', 'a\r\nb\r\n', [['a'], ['b']]],
    [
      'empty cells in the middle and at the ends',
      '\ta\t\n\t\tb',
      [
        ['', 'a', ''],
        ['', '', 'b'],
      ],
    ],
    ['an empty row between two', 'a\n\nb', [['a'], [''], ['b']]],
    [
      'a quoted cell of two lines, with quotes in it',
      '"two\nlines"\t"say ""x"""\n5%',
      [['two\nlines', 'say "x"'], ['5%']],
    ],
    ['a quote that only begins a text', '"so\tb', [['"so', 'b']]],
    ['nothing', '', []],
  ])('is read: %s', (_, text, rows) => {
    expect(readText(text)).toEqual(rows);
  });

  test('is read as it was written, whatever its cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', '\t', '\n', ' ', '%') });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    const written = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(block, (rows) => {
        const text = rows.map((row) => row.map(written).join('\t')).join('\n');
        expect(readText(`${text}\n`)).toEqual(rows);
      }),
    );
  });
});

describe('the number behind a shown one', () => {
  test.each([
    ['a rounded percentage', '5.6%', 0.056321987, '1033;0;0.0%', '5.6321987%'],
    ['a negative percentage', '-1.3%', -0.0125, '1033;0;0.0%', '-1.25%'],
    ['a percentage in brackets', '(1.3%)', -0.0125, '', '-1.25%'],
    ['grouped thousands', '1,234,568', 1234567.891, '1033;0;#,##0', '1234567.891'],
    ['thousands grouped by points, decimals after a comma', '1.234,50', 1234.5, '1031;0;#.##0,00', '1234.5'],
    ['a true minus', '−128', -128.4, '', '-128.4'],
    ['a zero', '0.0%', 0, '', '0%'],
  ])('is taken in full: %s', (_, shown, value, format, text) => {
    expect(exactText(shown, value, format)).toBe(text);
  });

  test.each([
    ['thousands that are left out', '1,250', 1250000, '1033;0;#,##0,'],
    ['a date', 'Jan-27', 46388, '1033;0;MMM-YY'],
    ['words', 'churn', 3, ''],
  ])('gives way to what is shown: %s', (_, shown, value, format) => {
    expect(exactText(shown, value, format)).toBe(shown);
  });
});
