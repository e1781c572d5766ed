import { expect, test } from 'vitest';
import { type Options, parseArguments } from '../../cli/parseArguments';
import { parseNumber, parseQuantity } from '../../cli/parseNumber';

const options: Options = { title: 'value', set: 'values', json: 'nothing' };

function parsed(...typed: readonly string[]) {
  const given = parseArguments(typed, options);
  if (!given.ok) return given.error.message;
  const { positionals, value, values, has } = given.value;
  return { positionals, title: value('title'), set: values('set'), json: has('json') };
}

test('options stand anywhere, with a space or an equals sign, and -- ends them', () => {
  const expected = { positionals: ['run', 'plan', '--json', '-5'], title: 'a=b', set: ['x=1', 'y=-2'], json: true };
  expect(parsed('run', '--title=a=b', '--set', 'x=1', 'plan', '--set=y=-2', '--json', '--', '--json', '-5')).toEqual(
    expected,
  );
});

test.each([
  ['a negative number', ['--title', '-5'], '-5'],
  ['an empty text behind =', ['--title='], ''],
  ['two dashes behind =', ['--title=--x'], '--x'],
])('an option takes %s as its value', (_, typed, title) => {
  expect(parsed(...typed)).toMatchObject({ title });
});

test.each([
  [['--jsn'], 'There is no option --jsn; did you mean --json?'],
  [['--constructor'], 'There is no option --constructor; this command takes --title, --set, --json.'],
  [['-x'], 'There is no option -x; this command takes --title, --set, --json.'],
  [['--title'], '--title needs a value after it.'],
  [['--title', '--json'], '--title needs a value after it.'],
  [['--title', 'a', '--title', 'b'], '--title is given twice; it can be said once.'],
  [['--json=yes'], '--json takes no value.'],
])('%j is refused', (typed, message) => {
  expect(parsed(...typed)).toBe(message);
});

test.each([
  ['0', 0],
  ['-5', -5],
  ['+5', 5],
  ['.5', 0.5],
  ['1e6', 1e6],
  ['10%', 0.1],
  ['0.1%', 0.001],
  ['-2.5%', -0.025],
  ['5.05%', 0.0505],
  ['1e2%', 1],
  ['500%', 5],
])('%s is a number', (text, value) => {
  expect(parseNumber(text, 'x')).toEqual({ ok: true, value });
});

test.each([
  '1,000',
  '1_000',
  '',
  ' ',
  '5 ',
  'NaN',
  'Infinity',
  '0x10',
  '1e400',
  '1.',
  '1.2.3',
  '5 %',
  '%',
  '$5',
  '1k',
  '--5',
  '1e',
  '１',
  'null',
])('%j is refused in a sentence', (text) => {
  const number = parseNumber(text, 'churn_rate');
  expect(number.ok ? number.value : number.error.message).toMatch(/^churn_rate: .+\.$/);
});

test('a bare rate above 3 is refused with both readings, one with a percent sign is not', () => {
  expect(parseQuantity('115', 'rate', 'nrr')).toEqual({
    ok: false,
    error: {
      exit: 2,
      message:
        'nrr: 115: 1.15 or 115%? (rates are fractions: write 115% for the fraction 1.15, or 11500% for the fraction 115)',
    },
  });
  expect(['3', '-3', '500%', '-500%'].map((text) => parseQuantity(text, 'rate', 'nrr').ok)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['3.01', '-3.01', '1e1'].map((text) => parseQuantity(text, 'rate', 'nrr').ok)).toEqual([false, false, false]);
  expect(parseQuantity('115', 'ratio', 'quick_ratio')).toEqual({ ok: true, value: 115 });
});
