import { expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { ladderOf, USUAL_LADDER } from '#domain/accounts/ladder';
import { dayNumber } from '#domain/day';
import { readLeast } from '../../renderer/accounts/ladder/ladderEdits';
import { isMovementSeen } from '../../renderer/accounts/ladder/rungTexts';

const TODAY = dayNumber(2026, 12, 31);
const STANDS: Account = { id: '1', name: 'Birch', arr: 20_000, seatsLicensed: 100, seatsActive: 60 };

test('nobody is said not to have moved before two rungs, or one a year ago, are noted of anybody', () => {
  const seen = (rungs: Record<string, string>) => isMovementSeen(ladderOf([{ ...STANDS, rungs }], USUAL_LADDER, TODAY));
  expect(isMovementSeen(ladderOf([STANDS], USUAL_LADDER, TODAY))).toBe(false);
  expect(seen({ 'In use': '2026-12-31' })).toBe(false);
  expect(seen({ Bought: '2026-05-31', 'In use': '2026-12-31' })).toBe(true);
  expect(seen({ Bought: '2025-06-30' })).toBe(true);
});

test.each([
  ['products', '2', 2],
  ['products', '1.5', 'Products are counted in whole numbers.'],
  ['products', '', null],
  ['seatUse', '62.5', 0.625],
  ['seatUse', '120', 1.2],
  ['featuresAdopted', '120', 'No more than 100% of the features can be adopted.'],
  ['usageDepth', '-1', 'This cannot be below 0.'],
] as const)('the least %s typed as “%s” is %s', (signal, text, least) => {
  const read = readLeast(text, signal);
  expect(read.ok ? read.value : read.error).toEqual(least);
});
