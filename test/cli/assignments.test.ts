import { beforeEach, describe, expect, test } from 'vitest';
import { type Desk, deskWith, done, runAsJson, sentence, totals } from './desk';

let desk: Desk;
const months = (...values: readonly number[]) => values;

/** A plan of months without segments, and one of two segments. */
beforeEach(async () => {
  desk = deskWith();
  await done(desk, 'new', 'p', '--basis', 'annual', '--periods', '4', '--set', 'starting_arr=1000');
  await done(
    desk,
    'new',
    's',
    '--basis',
    'annual',
    '--periods',
    '3',
    '--segments',
    'SMB,Enterprise,2027-01',
    '--set',
    'starting_arr@SMB=1000',
  );
});

async function segmentsOf(line: string, ...typed: readonly string[]) {
  return (await runAsJson(desk, 's.headroom', ...typed)).scenarios[0]?.lines[line]?.segments;
}

// What `run` tries out and what `set` writes is the same grammar, so every case is held against both.
describe.each(['run', 'set'] as const)('%s', (how) => {
  async function after(line: string, ...assignments: readonly string[]) {
    if (how === 'run') return totals(desk, line, 'p.headroom', ...assignments.flatMap((text) => ['--set', text]));
    await done(desk, 'set', 'p.headroom', ...assignments);
    return totals(desk, line, 'p.headroom');
  }

  test.each([
    ['every period', 'churn_rate', ['churn_rate=10%'], months(0.1, 0.1, 0.1, 0.1)],
    ['one period', 'churn_rate', ['churn_rate@2027-03=0.1'], months(0, 0, 0.1, 0)],
    ['the last period', 'churn_rate', ['churn_rate@last=0.1'], months(0, 0, 0, 0.1)],
    ['a fiscal quarter of a rate', 'churn_rate', ['churn_rate@2027-Q1=0.1'], months(0.1, 0.1, 0.1, 0)],
    ['a fiscal year of a rate', 'churn_rate', ['churn_rate@FY27=0.1'], months(0.1, 0.1, 0.1, 0.1)],
    ['a straight line', 'churn_rate', ['churn_rate=0..75%'], months(0, 0.25, 0.5, 0.75)],
    ['a straight line over a quarter', 'churn_rate', ['churn_rate@2027-Q1=0..1'], months(0, 0.5, 1, 0)],
    ['a calculated line in every period', 'nrr', ['nrr=110%'], months(1.1, 1.1, 1.1, 1.1)],
    ['a calculated line in one period', 'closing_arr', ['closing_arr@2027-02=5'], months(1000, 5, 5, 5)],
    ['the later of two', 'churn_rate', ['churn_rate@last=1', 'churn_rate=0.5'], months(0.5, 0.5, 0.5, 0.5)],
    ['a cell after all', 'churn_rate', ['churn_rate=0.5', 'churn_rate@last=1'], months(0.5, 0.5, 0.5, 1)],
    ['a line of one value', 'starting_arr', ['starting_arr=5'], months(5, 5, 5, 5)],
    ['an amount below zero', 'restatement_arr', ['restatement_arr=-5'], months(-5, -5, -5, -5)],
  ] as const)('sets %s', async (_, line, assignments, expected) => {
    expect(await after(line, ...assignments)).toEqual(expected);
  });

  test('a rate without a segment is set in all of them, with one in that one, capitals aside', async () => {
    const typed = ['churn_rate=0.1', 'churn_rate@smb=0.2', 'churn_rate@Enterprise@2027-02=0.3'];
    if (how === 'set') await done(desk, 'set', 's.headroom', ...typed);
    expect(await segmentsOf('churn_rate', ...(how === 'run' ? typed.flatMap((text) => ['--set', text]) : []))).toEqual({
      SMB: [0.2, 0.2, 0.2],
      Enterprise: [0.1, 0.3, 0.1],
      '2027-01': [0.1, 0.1, 0.1],
    });
  });

  test('a segment called like a period is the segment', async () => {
    if (how === 'set')
      await done(desk, 'set', 's.headroom', 'churn_rate@2027-01=0.1', 'churn_rate@2027-01@2027-01=0.2');
    const typed = how === 'run' ? ['--set', 'churn_rate@2027-01=0.1', '--set', 'churn_rate@2027-01@2027-01=0.2'] : [];
    expect(await segmentsOf('churn_rate', ...typed)).toEqual({
      SMB: [0, 0, 0],
      Enterprise: [0, 0, 0],
      '2027-01': [0.2, 0.1, 0.1],
    });
  });

  test.each([
    ['p', 'chrun_rate=1', 'There is no line chrun_rate; did you mean churn_rate?'],
    ['p', '=1', 'The name of a line is missing; write one such as churn_rate.'],
    ['p', 'churn_rate=', null],
    [
      'p',
      'churn_rate=1,000',
      'churn_rate: "1,000" is not a number; commas neither group digits nor mark decimals, write 1234.5 or 1000.',
    ],
    [
      'p',
      'churn_rate=5',
      'churn_rate: 5: 0.05 or 5%? (rates are fractions: write 5% for the fraction 0.05, or 500% for the fraction 5)',
    ],
    [
      'p',
      'churn_rate=0.1..5',
      'churn_rate: 5: 0.05 or 5%? (rates are fractions: write 5% for the fraction 0.05, or 500% for the fraction 5)',
    ],
    ['p', 'churn_rate=1..2..3', 'churn_rate: "1..2..3" has too many points; a straight line is written 0.02..0.05.'],
    ['p', 'churn_rate@last=1..2', 'churn_rate@last=1..2: a straight line needs two periods or more; write one value.'],
    ['p', 'starting_arr=1..2', 'starting_arr=1..2: a straight line needs two periods or more; write one value.'],
    ['p', 'churn_rate@2028-01=1', '2028-01 is outside the plan: the plan runs from 2027-01 to 2027-04.'],
    [
      'p',
      'churn_rate@2027-03@x=1',
      'There is no segment or period "2027-03"; the plan has no segments, and churn_rate alone is all of the line.',
    ],
    [
      'p',
      'churn_rate@SMB=1',
      'There is no segment or period "SMB"; the plan has no segments, and churn_rate alone is all of the line.',
    ],
    ['p', 'churn_rate@a@b@c=1', '"churn_rate@a@b@c" has too many parts; a cell is written line@Segment@PERIOD.'],
    ['p', 'starting_arr@last=1', 'starting_arr has one value for the whole plan; write it without a period.'],
    [
      'p',
      'new_logo_arr@FY27=1',
      'new_logo_arr@FY27 could mean each period or all of FY27 (the sum of its 4 periods); name the periods one by one, from 2027-01 to 2027-04.',
    ],
    ['p', 'churn_rate=1,upsell_rate=2', /holds several assignments/],
    [
      'p',
      'nrr@FY27=1.1',
      'nrr@FY27 could mean each period or all of FY27 (the product of its 4 periods); name the periods one by one, from 2027-01 to 2027-04.',
    ],
    ['s', 'churn_rate@SBM=1', 'There is no segment or period "SBM"; did you mean "SMB"?'],
    [
      's',
      'churn_rate@Foo bar=1',
      'There is no segment or period "Foo bar"; the segments are SMB, Enterprise and 2027-01.',
    ],
    [
      's',
      'churn_rate@total=1',
      'churn_rate@total cannot be set: totals are never inputs; they follow from the segments.',
    ],
    [
      's',
      'churn_rate@SMB@soon=1',
      '"soon" is not a period; write one such as 2027-01, a fiscal year such as FY27, or last (the plan runs from 2027-01 to 2027-03).',
    ],
    [
      's',
      'starting_arr=1',
      'starting_arr is an amount that every segment has its own of; write starting_arr@SMB=… (the segments are SMB, Enterprise and 2027-01).',
    ],
    [
      's',
      'closing_arr@last=1',
      'closing_arr@last is an amount that every segment has its own of; write closing_arr@SMB@last=… (the segments are SMB, Enterprise and 2027-01).',
    ],
  ])('%s: %s is refused and changes nothing', async (plan, assignment, message) => {
    if (message === null) {
      if (how === 'run') expect(await sentence(desk, how, 'p.headroom', '--set', assignment)).toMatch(/has no value/);
      return;
    }
    const before = desk.files.get(`${plan}.headroom`);
    const typed = how === 'run' ? ['--set', 'upsell_rate=0.1', '--set', assignment] : ['upsell_rate=0.1', assignment];
    expect(await sentence(desk, how, `${plan}.headroom`, ...typed)).toMatch(message);
    expect(desk.files.get(`${plan}.headroom`)).toBe(before);
  });
});

describe('clearing', () => {
  test('an input without a value is missing, and says so downstream', async () => {
    await done(desk, 'set', 'p.headroom', 'churn_rate@2027-03=');
    expect(await totals(desk, 'churn_rate', 'p.headroom')).toEqual([0, 0, null, 0]);
    expect(await totals(desk, 'closing_arr', 'p.headroom')).toEqual([1000, 1000, null, null]);
  });

  test('a calculated line without fixed cells follows its formula again', async () => {
    await done(desk, 'set', 'p.headroom', 'closing_arr=5');
    await done(desk, 'set', 'p.headroom', 'closing_arr@2027-01=');
    expect(await totals(desk, 'closing_arr', 'p.headroom')).toEqual([1000, 5, 5, 5]);
    await done(desk, 'set', 'p.headroom', 'closing_arr=');
    expect(await totals(desk, 'closing_arr', 'p.headroom')).toEqual([1000, 1000, 1000, 1000]);
  });

  test('an override taken away leaves what the parent says', async () => {
    await done(desk, 'scenario', 'add', 'p.headroom', 'Up');
    await done(desk, 'set', 'p.headroom', 'churn_rate=0.1');
    await done(desk, 'set', 'p.headroom', '--scenario', 'Up', 'churn_rate=0.2', 'churn_rate@last=0.3');
    const up = () => totals(desk, 'churn_rate', 'p.headroom', '--scenario', 'up');
    expect(await up()).toEqual([0.2, 0.2, 0.2, 0.3]);
    await done(desk, 'set', 'p.headroom', '--scenario', 'Up', 'churn_rate@last=');
    expect(await up()).toEqual([0.2, 0.2, 0.2, 0.2]);
    expect(await sentence(desk, 'set', 'p.headroom', '--scenario', 'Up', 'churn_rate@last=')).toMatch(
      /says this for all periods at once/,
    );
    await done(desk, 'set', 'p.headroom', '--scenario', 'Up', 'churn_rate=');
    expect(await up()).toEqual([0.1, 0.1, 0.1, 0.1]);
  });
});
