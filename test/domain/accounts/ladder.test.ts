import { expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { ladderOf, type LadderRung, noteRungs, renameRung, standingOf, USUAL_LADDER } from '#domain/accounts/ladder';
import { parseDay } from '#domain/day';

const LADDER: readonly LadderRung[] = [
  { name: 'Bought' },
  { name: 'Used', seatUse: 0.5 },
  { name: 'Deep', seatUse: 0.5, featuresAdopted: 0.7 },
  { name: 'Wide', products: 2 },
];
const TODAY = '2026-12-31';
const today = parseDay(TODAY) ?? Number.NaN;

function seats(active: number, more: Partial<Account> = {}): Account {
  return { id: `${active}`, name: `${active}`, arr: 100, seatsLicensed: 10, seatsActive: active, ...more };
}
const place = (account: Account) => standingOf(account, LADDER);

test('an account stands on the highest rung whose every condition it meets, whatever is asked on those between', () => {
  expect([
    place(seats(4, { featuresAdopted: 0.9, products: ['a'] })),
    place(seats(5, { featuresAdopted: 0.69, products: [] })),
    place(seats(5, { featuresAdopted: 0.7, products: ['a'] })),
    place(seats(0, { featuresAdopted: 0, products: ['a', 'b'] })),
  ]).toEqual([
    { rung: 0, atLeast: false },
    { rung: 1, atLeast: false },
    { rung: 2, atLeast: false },
    { rung: 3, atLeast: false },
  ]);
});

test('what is not known is never met and never missed: the account stands at least there; with nothing known, nowhere', () => {
  expect([
    place(seats(5)),
    place(seats(4, { products: ['a'] })),
    place({ id: 'x', name: 'x', arr: 1, products: ['a'] }),
    place({ id: 'x', name: 'x', arr: 1, dauMau: 0.5 }),
    place({ id: 'x', name: 'x', arr: 1, seatsLicensed: 0, seatsActive: 0 }),
  ]).toEqual([
    { rung: 1, atLeast: true },
    { rung: 0, atLeast: false },
    { rung: 0, atLeast: true },
    { rung: null, atLeast: false },
    { rung: null, atLeast: false },
  ]);
});

test('usage is that of the last month of the history where the list gives none by itself, and products that differ in capitals are one', () => {
  const ladder: readonly LadderRung[] = [
    { name: 'Bought' },
    { name: 'Full', usageDepth: 0.8 },
    { name: 'Wide', products: 2 },
  ];
  const rung = (more: Partial<Account>) =>
    standingOf({ id: 'x', name: 'x', arr: 1, commitment: 100, ...more }, ladder).rung;
  expect([
    rung({ usageHistory: [10, 80] }),
    rung({ usageHistory: [80, 10] }),
    rung({ usageHistory: [10, 80], usage: 10 }),
    rung({ usageHistory: [80, null] }),
    rung({ products: ['Core', 'core'] }),
    rung({ products: ['Core', 'Vault'] }),
  ]).toEqual([1, 0, 0, null, 0, 2]);
});

test('rungs have accounts, ARR and mean ARR; who left stands on none, nor does who is not known', () => {
  const wide = { featuresAdopted: 0, products: ['a', 'b'] };
  const accounts = [
    seats(0, { ...wide, arr: 300 }),
    seats(0, { ...wide, arr: 500 }),
    seats(9, { arr: 40 }),
    seats(9, { arr: 0 }),
    { id: 'x', name: 'x', arr: 7 },
  ];
  const { rungs, unknown, left, toNote } = ladderOf(accounts, LADDER, today);
  expect(rungs.map(({ name, accounts: count, arr, acv, atLeast }) => [name, count, arr, acv, atLeast])).toEqual([
    ['Bought', 0, 0, Number.NaN, 0],
    ['Used', 1, 40, 40, 1],
    ['Deep', 0, 0, Number.NaN, 0],
    ['Wide', 2, 800, 400, 0],
  ]);
  expect({ unknown, left, toNote }).toEqual({ unknown: 1, left: 1, toNote: 3 });
});

test('days between rungs are counted where both are noted in order; their median stands beside how many there are', () => {
  const accounts = [
    seats(9, { rungs: { Bought: '2026-01-01', Used: '2026-01-31' } }),
    seats(9, { rungs: { Bought: '2026-01-01', Used: '2026-02-20', Deep: '2026-03-02' } }),
    seats(9, { rungs: { Bought: '2026-03-01', Used: '2026-01-31' } }),
    seats(9, { rungs: { Used: '2026-01-31', Wide: '2026-05-31' } }),
  ];
  const { rungs } = ladderOf(accounts, LADDER, today);
  expect(rungs.map(({ medianDays, observations }) => [medianDays, observations])).toEqual([
    [Number.NaN, 0],
    [40, 2],
    [10, 1],
    [Number.NaN, 0],
  ]);
});

test('of those known to have stood below the top a year ago, the share that has reached a higher rung since', () => {
  const accounts = [
    seats(9, { rungs: { Bought: '2025-06-01', Used: '2026-06-01' } }),
    seats(9, { rungs: { Bought: '2025-12-31' } }),
    seats(9, { rungs: { Bought: '2026-02-01', Used: '2026-06-01' } }),
    seats(9, { rungs: { Wide: '2025-01-01' } }),
    seats(4, { rungs: { Used: '2025-01-01' }, featuresAdopted: 0, products: [] }),
  ];
  const { rungs, couldMove, moved, slipped } = ladderOf(accounts, LADDER, today);
  expect({ couldMove, moved, slipped, movedUp: rungs.map((rung) => rung.movedUp) }).toEqual({
    couldMove: 3,
    moved: 1,
    slipped: 1,
    movedUp: [0, 2, 0, 0],
  });
});

test('noting writes the day for accounts newly on a rung, leaves the days of before, and is done once', () => {
  const accounts = [
    seats(9, { rungs: { Bought: '2026-01-01' } }),
    seats(8, { rungs: { Wide: '2026-01-01' } }),
    seats(7, { arr: 0 }),
    { id: 'x', name: 'x', arr: 7 },
  ];
  const noted = noteRungs(accounts, LADDER, TODAY);
  expect(noted.map(({ rungs }) => rungs)).toEqual([
    { Bought: '2026-01-01', Used: TODAY },
    { Wide: '2026-01-01' },
    undefined,
    undefined,
  ]);
  expect(ladderOf(noted, LADDER, today).toNote).toBe(0);
  expect(noteRungs(noted, LADDER, TODAY)).toBe(noted);
});

test('a rung that is renamed keeps its days, and nothing else changes', () => {
  const accounts = [seats(9, { rungs: { Bought: '2026-01-01', Used: '2026-02-01' } }), seats(8)];
  const [first, second] = renameRung(accounts, 'Used', 'In use');
  expect(first?.rungs).toEqual({ Bought: '2026-01-01', 'In use': '2026-02-01' });
  expect(second).toBe(accounts[1]);
});

test('the usual ladder has five rungs, the lowest without a condition, each asking for no less than the one below', () => {
  expect(USUAL_LADDER.map(({ name, ...asked }) => asked)).toEqual([
    {},
    { seatUse: 0.5 },
    { seatUse: 0.8, featuresAdopted: 0.4 },
    { seatUse: 0.8, featuresAdopted: 0.7 },
    { seatUse: 0.8, featuresAdopted: 0.7, products: 3 },
  ]);
});
