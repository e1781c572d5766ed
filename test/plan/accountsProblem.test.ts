import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { accountsProblem } from '#plan/validateAccounts';

const account = (id: string, arr = 100): Account => ({ id, name: id, arr });

test('whatever was looked at before, a list with two of one id or a wrong account is found wrong, and no other', () => {
  const change = fc.record({
    at: fc.nat({ max: 6 }),
    how: fc.constantFrom('replace', 'insert', 'remove'),
    other: fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), arr: fc.constantFrom(1, 2, -1) }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      let right: readonly Account[] = [account('a'), account('b'), account('e')];
      for (const { at, how, other } of changes) {
        const one = account(other.id, other.arr);
        const count = how === 'insert' ? 0 : 1;
        const next = right.toSpliced(at, count, ...(how === 'remove' ? [] : [one]));
        const isRight = next.every(({ arr }) => arr >= 0) && new Set(next.map(({ id }) => id)).size === next.length;
        expect(accountsProblem({ accounts: next }) === null).toBe(isRight);
        if (isRight) right = next;
      }
    }),
  );
});

test('the second of two of one id is named, whatever stood in its place', () => {
  const list = [account('a'), account('b'), account('c')];
  expect(accountsProblem({ accounts: list })).toBe(null);
  expect(accountsProblem({ accounts: list.with(2, account('a')) })).toEqual({
    path: ['accounts', 2, 'id'],
    message: 'another account has the id a',
  });
});
