import { expect, test } from 'vitest';
import { cellAt, cellName, cellText, type Cell, type Sheet, widthOf } from '#exchange/import/cells';
import { describeReadError, type ReadError } from '#exchange/import/readError';

test('a name out of a file moves no cursor and stays short in a sentence', () => {
  const error: ReadError = { type: 'damaged', where: `a\u001b[2J${'x'.repeat(200)}`, why: 'does not end' };
  expect(describeReadError(error)).toBe(
    `The file is damaged: a [2J${'x'.repeat(55)}… does not end. Save it anew from a spreadsheet program.`,
  );
});

test.each([
  ['A1', 0, 0],
  ['Z2', 1, 25],
  ['AA3', 2, 26],
  ['XFD1048576', 1_048_575, 16_383],
])('%s is the name of its cell', (name, row, column) => {
  expect(cellName(row, column)).toBe(name);
});

test.each<[string, Cell]>([
  ['5.6%', { type: 'number', value: 0.056, isPercent: true }],
  ['0.056', { type: 'number', value: 0.056, isPercent: false }],
  ['2027-03-04', { type: 'date', year: 2027, month: 3, day: 4 }],
  ['#N/A', { type: 'error', text: '#N/A' }],
])('%s is shown', (text, cell) => {
  expect(cellText(cell)).toBe(text);
});

test('what lies beside the rows of a sheet is blank', () => {
  const sheet: Sheet = { name: '', rows: [[], [{ type: 'text', text: 'a' }]] };
  expect([cellAt(sheet, 0, 0), cellAt(sheet, 9, 9), widthOf(sheet)]).toEqual([{ type: 'blank' }, { type: 'blank' }, 1]);
});
