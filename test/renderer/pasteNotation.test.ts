import { expect, test } from 'vitest';
import { readFigure } from '#base/readFigure';
import { inGridNotation, withPoint } from '../../renderer/plan/pasteNotation';
import { useQuestion } from '../../renderer/state/question';

test.each([
  ['12,5', 12.5],
  ['1.234,56', 1234.56],
  ['(1.234.567)', -1_234_567],
  ['−0,5%', -0.5],
  ['1.250', 1250],
  ['12,5K', 12.5],
])('%s with a decimal comma is %d, whatever follows it', (text, value) => {
  expect(readFigure(withPoint(text))?.number).toBe(value);
});

test('a text that is no number stays as it is', () => {
  expect(['Q1, 2027', '1,2,3', ''].map(withPoint)).toEqual(['Q1, 2027', '1,2,3', '']);
});

test('one number that has a decimal comma decides for those that could be either', async () => {
  expect(await inGridNotation([['1.250', '12,5']], false)).toEqual([['1250', '12.5']]);
  expect(await inGridNotation([['1,250', '12.5']], false)).toEqual([['1,250', '12.5']]);
});

test('numbers that came along are not recognised anew, though they could be either', async () => {
  expect(await inGridNotation([['1.250']], true)).toEqual([['1.250']]);
});

test.each([
  ['comma', [['1250']]],
  ['point', [['1.250']]],
  ['cancel', null],
])('what could be either is asked for: %s', async (answer, wanted) => {
  const pasted = inGridNotation([['1.250']], false);
  useQuestion.getState().asked?.answer(answer);
  expect(await pasted).toEqual(wanted);
});
