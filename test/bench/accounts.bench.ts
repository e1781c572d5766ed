import { isDeepStrictEqual } from 'node:util';
import { readAccounts } from '#analysis/accountReading';
import type { AccountSettings } from '#plan/accountSettings';
import { planOfMany } from '../plan/manyAccounts';
import { quickest } from './timing';

const ROUNDS = 30;

await timeAccounts();

/** Reading 20,000 accounts: anew, with one of them edited, and with other weights; beside reading their text. */
async function timeAccounts(): Promise<void> {
  const plan = planOfMany();
  const text = JSON.stringify(plan.accounts);
  let { accounts } = plan;
  let round = 0;
  const withWeights = (): AccountSettings => ({
    ...plan.accountSettings,
    weights: [{ segment: null, weights: { tenure: 10 + (round++ % 7) } }],
  });
  const withOneEdited = () =>
    accounts.with(100, { ...(accounts[100] ?? accounts[0]), nps: round++ % 60 } as (typeof accounts)[0]);
  const edited = withOneEdited();
  const kept = readAccounts({ ...plan, accounts: edited });
  if (!isDeepStrictEqual(kept, readAccounts({ ...plan, accounts: structuredClone(edited) }))) {
    throw new Error('A list with one account edited does not read as if it were new');
  }
  const took = await quickest(
    {
      parse: () => {
        accounts = JSON.parse(text);
      },
      anew: () => readAccounts({ ...plan, accounts }),
      edit: () => readAccounts({ ...plan, accounts: withOneEdited() }),
      weights: () => readAccounts({ ...plan, accounts, accountSettings: withWeights() }),
    },
    ROUNDS,
  );
  const ms = (time: number) => `${time.toFixed(1)} ms`;
  console.log(
    `${accounts.length.toLocaleString('en')} accounts are read in ${ms(took.anew)}, ${(took.anew / took.parse).toFixed(2)} of what their text takes; with one edited in ${ms(took.edit)}, with other weights in ${ms(took.weights)}`,
  );
}
