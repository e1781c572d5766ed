import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountsImport } from '#exchange/accounts/accountImport';
import { describeFault, describeLeftRow } from '#exchange/accounts/describeAccounts';
import { planAccounts } from '#exchange/accounts/planAccounts';
import { proposeAccounts } from '#exchange/accounts/proposeAccounts';
import type { Cell } from '#exchange/import/cells';
import { applyAll } from '#plan/edits';
import type { Plan } from '#plan/model';
import { describeOpenError, openPlan } from '#plan/open';
import { writePlan } from '#plan/write';
import { manyAccounts } from '../../plan/manyAccounts';
import { platform } from '../../plan/platform';
import { foreignFile, planWith } from './accountImports';

const HEADINGS = [
  ...['Name', 'Customer', 'id', 'ARR', 'MRR (k)', 'Segment', 'Start', 'Renewal date', 'Seats', 'Active users', 'NPS'],
  ...[
    'Products',
    'Product: Core',
    'Rung: Champion',
    'Rung: __proto__',
    'Rung: constructor',
    'Usage 2026-12',
    '2026-11',
  ],
  ...['ARR 13/12/2026', 'Feature adoption', 'DAU/MAU', 'Support trend', 'Milestone', 'Note', '', '__proto__', '=1+1'],
] as const;

const TEXTS = [
  ...['', ' ', '0', '-0', '1', '-1', '1e308', '1e999', '1.234', '1,234', '1.234,5', '12%', '250%', '-5%', 'NaN'],
  ...['Infinity', 'x', 'no', 'yes', '03/04/2027', '31/02/2027', '2027-02-30', '29 Feb 2027', 'Feb 2027', 'improving'],
  ...['__proto__', 'constructor', 'prototype', '<img src=x onerror=alert(1)>', '=cmd|calc', '\u202Egnp.exe', 'a;b|c,d'],
  ...['x'.repeat(201), 'y'.repeat(21_000), 'Acme', 'acme', 's0001', '😀', '\u0000'],
] as const;

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS).map((text): Cell => ({ type: 'text', text })) },
  fc.double().map((value): Cell => ({ type: 'number', value: Number.isFinite(value) ? value : 7, isPercent: false })),
  fc.constant<Cell>({ type: 'number', value: 0.3, isPercent: true }),
  fc.constant<Cell>({ type: 'date', year: 2027, month: 2, day: 31 }),
  fc.constant<Cell>({ type: 'date', year: 2026, month: 12, day: 31 }),
  fc.constant<Cell>({ type: 'error', text: '#REF!' }),
  fc.constant<Cell>({ type: 'blank' }),
);

const sheet = fc.uniqueArray(fc.constantFrom(...HEADINGS), { minLength: 2, maxLength: 10 }).chain((headings) =>
  fc.record({
    headings: fc.constant(['Name', 'ARR', ...headings.filter((one) => one !== 'Name' && one !== 'ARR')]),
    rows: fc.array(fc.array(cell, { maxLength: headings.length + 2 }), { minLength: 1, maxLength: 8 }),
  }),
);

async function reopened(plan: Plan): Promise<string> {
  const opened = await openPlan(new TextEncoder().encode(await writePlan(plan, platform)), platform);
  return opened.ok ? 'opens' : describeOpenError(opened.error);
}

/** Every row that says anything becomes something or is left out. */
function rowsAccounted({ added, changed, unchanged, leftOut }: AccountsImport): number {
  return added.length + changed.length + unchanged + leftOut.length;
}

test('whatever stands in the cells, what is taken is a plan that opens, and every other row and cell is told', async () => {
  const plan = planWith(manyAccounts(5));
  let [taken, left, wrong, runs] = [0, 0, 0, 0];
  await fc.assert(
    fc.asyncProperty(sheet, fc.constantFrom('keep' as const, 'remove' as const), async ({ headings, rows }, others) => {
      const head = headings.map((text): Cell => ({ type: 'text', text }));
      const file = { sheets: [{ name: 'Sheet1', rows: [head, ...rows] }], text: null };
      const proposal = proposeAccounts(plan, file, { others });
      const planned = planAccounts(plan, file, { ...proposal, unsure: [] });
      const filled = rows.filter((row) => row.some(({ type }, at) => type !== 'blank' && isMapped(proposal, at)));
      if (planned.refusals.length > 0) return;
      expect(rowsAccounted(planned)).toBe(filled.length);
      for (const one of planned.faults) expect(describeFault(one)).toMatch(/^[A-Z]+\d+ \(.*\.$/s);
      for (const one of planned.leftOut) expect(describeLeftRow(one)).toMatch(/^Row \d+.*\.$/s);
      const applied = applyAll(plan, planned.edits);
      if (!applied.ok) throw new Error(JSON.stringify(applied.error).slice(0, 500));
      // Opening is most of the time, and the edit has looked the list over.
      if (runs++ % 5 === 0) expect(await reopened(applied.value.plan)).toBe('opens');
      taken += planned.added.length + planned.changed.length;
      left += planned.leftOut.length;
      wrong += planned.faults.length;
    }),
    { numRuns: 200, seed: 9 },
  );
  expect(Math.min(taken, left, wrong)).toBeGreaterThan(40);
});

function isMapped(proposal: ReturnType<typeof proposeAccounts>, column: number): boolean {
  return (proposal.columns[column]?.target.value ?? null) !== null;
}

test('a list of accounts written out and read again is the list: nothing is lost on the way', () => {
  const accounts = manyAccounts(120).map(({ rungs: _, ...account }) => account);
  const scalars = [
    ...['id', 'name', 'segment', 'arr', 'start', 'renewal', 'seatsLicensed', 'seatsActive', 'usage', 'commitment'],
    ...['featuresAdopted', 'dauMau', 'nps', 'criticalIssues', 'stakeholders', 'supportTrend', 'csm', 'featureGateHits'],
    ...['newUsers', 'organizationChange', 'milestone', 'note', 'products'],
  ] as const;
  const months = Array.from({ length: 36 }, (_, at) => {
    const month = 2024 * 12 + at;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
  const text = [
    [...scalars, ...months.map((month) => `ARR ${month}`), ...months.map((month) => `usage ${month}`)].join('\t'),
    ...accounts.map((account) => {
      const back = (history: readonly (number | null)[] | undefined) =>
        months.map((_, at) => history?.at(at - months.length) ?? '');
      const values = scalars.map((field) => {
        const value = (account as Readonly<Record<string, unknown>>)[field];
        return Array.isArray(value) ? value.join('; ') : String(value ?? '');
      });
      return [...values, ...back(account.arrHistory), ...back(account.usageHistory)].join('\t');
    }),
  ].join('\n');
  const plan = planWith();
  const file = foreignFile(text);
  const { added, faults, leftOut } = planAccounts(plan, file, {
    ...proposeAccounts(plan, file, { emptyMonths: 'unknown' }),
    unsure: [],
  });
  expect({ faults, leftOut }).toEqual({ faults: [], leftOut: [] });
  expect(added).toEqual(accounts);
});
