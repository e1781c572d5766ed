import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from '#domain/accounts/account';
import { writePlan } from '#plan/write';
import { account } from '../domain/accounts/accountLists';
import { planOf, withEvery } from '../plan/plans';
import { platform } from '../plan/platform';

const rest = (value: number, months: number) => Array.from({ length: months }, () => value);

/** Five customers over a year: one grew, one left, one stayed, one came, and of one nothing is known but what it has now. */
const ACCOUNTS: readonly Account[] = [
  account('Grown Foods', [...rest(100_000, 12), 130_000], {
    segment: 'SMB',
    seatsLicensed: 10,
    seatsActive: 9,
    featuresAdopted: 0.5,
    rungs: { 'In use': '2025-10-01', Spread: '2026-02-08' },
  }),
  account('Left Labs', [100_000, 100_000, ...rest(0, 11)], { segment: 'SMB' }),
  account('Stayed Hotels', rest(300_000, 13), { segment: 'Enterprise', seatsLicensed: 10, seatsActive: 2 }),
  account('Came Media', [...rest(0, 4), ...rest(50_000, 8), 75_000], { segment: 'Enterprise', featuresAdopted: 0.9 }),
  { id: 'now', name: 'Now Works', arr: 40_000, segment: 'Enterprise' },
];

/** A plan of 10 % churn a year with those accounts, in a folder of its own. */
export async function planWithCohorts(): Promise<{ readonly folder: string; readonly plan: string }> {
  const plain = withEvery(planOf({ title: 'Cohorts', start: '2027-01' }), { starting_arr: 1_000_000, churn_rate: 0.1 });
  const folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
  const plan = join(folder, 'cohorts.headroom');
  await writeFile(plan, await writePlan({ ...plain, accounts: ACCOUNTS }, platform));
  return { folder, plan };
}
