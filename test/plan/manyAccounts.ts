import type { Account } from '#domain/accounts/account';
import { dayNumber } from '#domain/day';
import { syntheticAccounts } from '../../assets/examples/syntheticAccounts';
import type { Plan } from '#plan/model';
import { planOf } from './plans';

/** As many accounts as wanted, up to three years of history each, drawn anew as objects of their own at every call. */
export function manyAccounts(count = 20_000, seed = 1): readonly Account[] {
  return syntheticAccounts({ count, seed, asOf: dayNumber(2026, 12, 31), months: 36, accountsPerCsm: 30 });
}

/** A plan of three segments with that many accounts. */
export function planOfMany(count = 20_000): Plan {
  const plan = planOf({ segments: ['SMB', 'Mid-market', 'Enterprise'] });
  return { ...plan, accounts: manyAccounts(count), accountSettings: { asOf: '2026-12-31' } };
}
