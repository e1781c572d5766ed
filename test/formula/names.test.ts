import { expect, test } from 'vitest';
import { checkLineName, checkNames, describeLineNameError } from '#formula/names';
import { parse } from '#formula/parse';
import { calendarNames, foreignWords, functions, operatorWords } from '#formula/words';
import { bare, parsed } from './bare';

test('a formula of known lines passes unchanged, whatever kind of collection the names come in', () => {
  const expression = parsed('prev(a, b) + total(c) * period');
  expect([checkNames(expression, new Set(['a', 'b', 'c'])), checkNames(expression, ['a', 'b', 'c'])]).toEqual([
    { ok: true, value: expression },
    { ok: true, value: expression },
  ]);
});

test('the first unknown name is found wherever a formula can read a line', () => {
  const texts = [
    'nrr',
    'prev(nrr, 0)',
    'lag(a, 2, nrr)',
    'cumulative(nrr)',
    'trailing_mean(nrr, 3)',
    'first(nrr)',
    'total(nrr)',
    '-nrr',
    'a + nrr',
    'nrr + other',
    'min(a, nrr)',
    'if(a, nrr, a)',
    'a ? a : nrr',
    'nrr ? a : a',
  ];
  const found = texts.map((text) => checkNames(parsed(text), ['a', 'grr']));
  expect(found.map((result) => (result.ok ? null : bare(result.error)))).toEqual(
    texts.map(() => ({ type: 'unknownName', name: 'nrr', suggestion: 'grr' })),
  );
});

test('calendar names are suggested only where they can stand', () => {
  const suggestions = ['perio', 'prev(perio, 0)'].map((text) => checkNames(parsed(text), []));
  expect(
    suggestions.map((result) => !result.ok && result.error.type === 'unknownName' && result.error.suggestion),
  ).toEqual(['period', null]);
});

test.each(['churn_rate', '_', '_1', 'Q1', 'If', 'PERIOD', 'e', 'pi', 'end', 'previous', 'a'.repeat(64)])(
  '%s can name a line, and is one in a formula',
  (name) => {
    expect([checkLineName(name), bare(parse(name))]).toEqual([
      { ok: true, value: name },
      { ok: true, value: { type: 'line', line: name } },
    ]);
  },
);

test.each([...functions.keys(), ...calendarNames, ...operatorWords, ...foreignWords.keys()])(
  '%s is a word of the language and cannot name a line',
  (name) => {
    expect(checkLineName(name)).toMatchObject({ ok: false, error: { type: 'nameTaken', name } });
    const read = parse(name);
    expect(read.ok && read.value.type === 'line').toBe(false);
  },
);

test('a name that cannot be found in a formula, or that every object has, cannot name a line', () => {
  const names = [
    '',
    'a'.repeat(65),
    '1st',
    'churn rate',
    'churn-rate',
    'a\n',
    'caf\u00e9',
    '__proto__',
    'constructor',
    'prev',
    'month',
    'not',
  ];
  const sentences = names.map((name) => {
    const result = checkLineName(name);
    return result.ok ? null : describeLineNameError(result.error);
  });
  const malformed =
    'A name in formulas has only letters a to z, digits and `_`, and does not begin with a digit, such as `churn_rate`.';
  expect(sentences).toEqual([
    'A line needs a name for formulas, such as `churn_rate`.',
    'The name has 65 characters; a name in formulas has at most 64.',
    malformed,
    malformed,
    malformed,
    malformed,
    malformed,
    '`__proto__` cannot name a line: the program itself uses this name.',
    '`constructor` cannot name a line: the program itself uses this name.',
    '`prev` cannot name a line: it is a function of the formula language.',
    '`month` cannot name a line: in formulas it stands for the calendar.',
    '`not` cannot name a line: it is a word of the formula language.',
  ]);
});
