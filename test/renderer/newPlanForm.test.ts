import { expect, test } from 'vitest';
import { lineOf } from '#plan/planParts';
import {
  aimChoices,
  emptyForm,
  type NewPlanForm,
  readEmptyForm,
  readForm,
  tidyFigure,
} from '../../renderer/start/newPlanForm';

const TYPED: NewPlanForm = { ...emptyForm(2026), startingArr: '12M', nrr: '104', grr: '88%', aim: '112' };

function problems(changed: Partial<NewPlanForm>): object {
  const read = readForm({ ...TYPED, ...changed });
  return read.ok ? {} : read.error;
}

test('what is not said is dollars, 36 months from next January, annual rates and no segments', () => {
  const read = readForm(TYPED);
  expect(read).toMatchObject({
    ok: true,
    value: { currency: 'USD', start: '2027-01', periods: 36, grain: 'month', basis: 'annual', segments: [] },
  });
});

test.each([['12M'], ['12,000,000'], ['12000000'], ['$12,000,000'], ['12000k'], [' 12 m ']])(
  'money typed as %j is twelve million',
  (startingArr) => {
    const read = readForm({ ...TYPED, startingArr });
    expect(read.ok && lineOf(read.value, 'starting_arr')?.definition).toMatchObject({
      values: { all: { every: 12e6 } },
    });
    expect(tidyFigure({ ...TYPED, startingArr }, 'startingArr')).toBe('12,000,000');
  },
);

test.each([['95'], ['95%'], ['95.0 %'], [' 95 ']])('a rate typed as %j is 95%', (grr) => {
  const read = readForm({ ...TYPED, grr });
  expect(read.ok && lineOf(read.value, 'churn_rate')?.definition).toMatchObject({ values: { all: { every: 0.05 } } });
  expect(tidyFigure({ ...TYPED, grr }, 'grr')).toBe('95.0');
});

test.each([
  ['text that is no number', { nrr: 'much' }, { nrr: '“much” is not a number. Type one such as 10 or 10%.' }],
  [
    'money in percent',
    { startingArr: '12%' },
    { startingArr: 'This line is not in percent. Type a number without %.' },
  ],
  ['nothing', { aim: ' ' }, { aim: 'Type the NRR that is aimed at, such as 112.' }],
  ['a fraction for a percentage', { nrr: '1.04' }, { nrr: '1.04 is read as 1.04%. Type 104 for 104%.' }],
  ['NRR below GRR', { nrr: '80' }, { nrr: 'NRR is never below GRR, because expansion is not negative.' }],
  ['GRR above 100%', { grr: '101' }, { grr: 'GRR is never above 100%: it counts losses only.' }],
  [
    'an aim below GRR',
    { aim: '85' },
    { aim: 'Not with GRR at 88%: without any expansion NRR is 88%. Aim at that or more, or change GRR.' },
  ],
  [
    'a date outside the plan',
    { by: '2030-03' },
    { by: 'Mar 2030 is outside the plan, which runs from Jan 2027 to Dec 2029.' },
  ],
  ['no title', { title: ' ' }, { title: 'A plan needs a title.' }],
  [
    'a start that is no month',
    { start: 'soon' },
    { start: 'The start "soon" is not a month; write year and month, such as 2027-01.' },
  ],
  [
    'segments of one name',
    { segments: 'SMB, smb' },
    { segments: 'There is a segment called "smb" already (capitals do not tell names apart); choose another name.' },
  ],
])('%s gets its sentence at its field and nowhere else', (_what, changed, expected) => {
  expect(problems(changed)).toEqual(expected);
});

test('the aim moves with the start until a date is chosen, and a chosen date that falls outside stays in sight', () => {
  const later = { ...TYPED, start: '2028-01' };
  expect(aimChoices(later)).toMatchObject({ chosen: '2029-12' });
  const chosen = aimChoices({ ...later, by: '2027-06' });
  expect([chosen.chosen, chosen.choices[0], chosen.choices.length]).toEqual([
    '2027-06',
    { month: '2027-06', label: 'Jun 2027' },
    37,
  ]);
});

test('the same date means its fiscal quarter once the plan is in quarters', () => {
  const form = { ...TYPED, grain: 'quarter' as const, start: '2027-04', fiscalYearStart: 4, by: '2028-11' };
  expect(aimChoices(form)).toMatchObject({ chosen: '2028-12' });
  const read = readForm(form);
  const override = read.ok ? read.value.scenarios[1]?.overrides['upsell_rate']?.values['all'] : undefined;
  expect(Object.keys(override?.at ?? {})).toEqual(['2028-Q1', '2028-Q2', '2028-Q3', '2028-Q4', '2029-Q1', '2029-Q2']);
});

test('an empty start needs no figures, and still a plan that can be', () => {
  const empty = { ...TYPED, startingArr: 'much', nrr: '' };
  expect(readEmptyForm(empty)).toMatchObject({ ok: true, value: { scenarios: [{ name: 'Base' }] } });
  expect(readEmptyForm({ ...empty, start: '2027' })).toMatchObject({ ok: false, error: { start: expect.any(String) } });
});
