import { expect, test } from 'vitest';
import { asTemplate, withScenariosOnly } from '#plan/reducedPlan';
import { seal, unseal } from '#plan/seal';
import { openPlan } from '#plan/open';
import { valuesOnly } from '#plan/valuesOnly';
import { writePlan } from '#plan/write';
import { platform, quickSealing } from './platform';
import { richPlan } from './plans';

/** A plan whose accounts and what is stated about them hold a word that stands nowhere else. */
function secretive() {
  const plan = richPlan();
  const account = {
    id: 'Zebrafish-1',
    name: 'Zebrafish Ltd',
    arr: 10,
    segment: 'Zebrafish segment',
    products: ['Zebrafish product'],
    csm: 'Zebrafish person',
    rungs: { 'Zebrafish rung': '2026-01-01' },
    note: 'Zebrafish note',
  };
  return {
    ...plan,
    accounts: [...plan.accounts, account],
    accountSettings: { ladder: [{ name: 'Zebrafish rung' }], weights: [{ segment: 'Zebrafish segment', weights: {} }] },
  };
}

test('accounts stay at home: values only, files of scenarios and templates hold no word of them', async () => {
  const plan = secretive();
  const values = valuesOnly(plan, [], '2027-01-01');
  if (!values.ok) throw new Error('no values');
  const given = {
    values: values.value,
    scenarios: withScenariosOnly(
      plan,
      plan.scenarios.map(({ id }) => id),
    ),
    template: asTemplate(plan),
  };
  expect(await writePlan(plan, platform)).toContain('Zebrafish');
  for (const [name, one] of Object.entries(given)) {
    expect(`${name}: ${(await writePlan(one, platform)).includes('Zebrafish')}`).toBe(`${name}: false`);
  }
});

test('a sealed plan holds no word of its accounts in the open, and gives all of them back', async () => {
  const plan = secretive();
  const sealing = { ...platform, sealing: quickSealing };
  const bytes = new TextEncoder().encode(await writePlan(plan, platform));
  const sealed = await seal(bytes, 'correct horse', sealing);
  expect(new TextDecoder().decode(sealed)).not.toContain('Zebrafish');
  const content = await unseal(sealed, 'correct horse', sealing);
  const opened = content.ok ? await openPlan(content.value, platform) : content;
  expect(opened.ok && 'accounts' in opened.value && opened.value.accounts).toEqual(plan.accounts);
});
