import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { FIELDS, type FieldKey } from '../../renderer/accounts/list/fields';

const ACCOUNT: Account = { id: 'a1', name: 'Amber Optics', arr: 48_000, nps: 41, dauMau: 0.35 };

function typed(key: FieldKey, text: string, account: Account = ACCOUNT): unknown {
  const changed = FIELDS[key].change(account, text);
  return changed.ok ? changed.value : changed.error;
}

test.each([
  ['arr', '1.2M', 1_200_000],
  ['arr', '$48,500', 48_500],
  ['dauMau', '42', 0.42],
  ['dauMau', '42%', 0.42],
  ['featuresAdopted', '0', 0],
  ['nps', '-12', -12],
  ['nps', '−12', -12],
  ['start', '31 Mar 2027', '2027-03-31'],
  ['renewal', '2028-02-29', '2028-02-29'],
  ['products', 'Core; Mobile,Core', ['Core', 'Mobile']],
  ['supportTrend', 'wor', 'worsening'],
  ['organizationChange', 'Y', true],
  ['criticalIssues', '0', 0],
] as const)('typed into %s, %s is taken as %o', (key, text, value) => {
  expect(typed(key, text)).toEqual({ ...ACCOUNT, [key]: value });
});

test.each([
  ['arr', '', 'An account needs its ARR; one that has left has 0.'],
  ['name', ' ', 'An account needs a name.'],
  ['arr', '-5', '“-5” is below 0. Type 0 or more.'],
  ['arr', '1e999', '“1e999” is larger than any number this can hold.'],
  ['seatsActive', '2.5', '“2.5” is not a whole number. Type one such as 12, or nothing where it is not known.'],
  ['dauMau', '135', '“135” is outside 0 to 100%. Type a share in percent.'],
  ['nps', '101', '“101” is outside −100 to 100, between which NPS lies.'],
  ['renewal', '3/4/2027', '“3/4/2027” is not a day. Type one such as 2027-03-31 or 31 Mar 2027.'],
  ['renewal', '31 Apr 2027', '“31 Apr 2027” is not a day. Type one such as 2027-03-31 or 31 Mar 2027.'],
  ['supportTrend', 'bad', '“bad” is not a trend. Type improving, stable or worsening.'],
  ['milestone', 'maybe', '“maybe” is neither yes nor no. Type one of them, or nothing where it is not known.'],
] as const)('typed into %s, “%s” is refused in a sentence', (key, text, sentence) => {
  expect(typed(key, text)).toBe(sentence);
});

test('an emptied field is not known, which is not 0', () => {
  expect(typed('nps', '')).toEqual({ id: 'a1', name: 'Amber Optics', arr: 48_000, dauMau: 0.35 });
  expect(FIELDS.nps.text({ ...ACCOUNT, nps: 0 })).toBe('0');
  expect(FIELDS.criticalIssues.text(ACCOUNT)).toBe('');
});

test('the last month of a history follows the figure of today, and a figure that is cleared leaves it not known', () => {
  const account: Account = { ...ACCOUNT, usage: 5, usageHistory: [3, 4, 5], arrHistory: [40_000, null, 48_000] };
  expect(typed('arr', '50000', account)).toEqual({ ...account, arr: 50_000, arrHistory: [40_000, null, 50_000] });
  const { usage: _, ...without } = account;
  expect(typed('usage', '', account)).toEqual({ ...without, usageHistory: [3, 4, null] });
});

const figures = fc.constantFrom<FieldKey>('arr', 'usage', 'commitment', 'seatsActive', 'stakeholders');

test('what a field shows to be edited is read as the same value again', () => {
  fc.assert(
    fc.property(figures, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (key, number, share) => {
      const value = key === 'usage' ? number + share : number;
      const account = { ...ACCOUNT, [key]: value };
      expect(typed(key, FIELDS[key].typed(account))).toEqual({ ...account, [key]: Number(value.toPrecision(15)) });
      const shared = { ...ACCOUNT, dauMau: Math.round(share * 1000) / 1000 };
      expect(typed('dauMau', FIELDS.dauMau.typed(shared))).toEqual(shared);
    }),
  );
});
