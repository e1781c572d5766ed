import { readFileSync } from 'node:fs';
import { strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { workbookBytes } from '#exchange/workbook/workbook';
import { fileURLToPath } from 'node:url';
import { fiscalYears, periodLabels } from '#domain/timeline';
import { foldedOf } from '#plan/folding';
import { valueOver } from '#engine/aggregate';
import { type Evaluation, evaluatePlan, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { openPlan } from '#plan/open';
import { addPack } from '#plan/packs';
import { applyAll } from '#plan/edits';
import { scenarioOf } from '#plan/planParts';
import { platform } from '../../plan/platform';
import { evaluated, planOf, richPlan, withAt, withEvery } from '../../plan/plans';
import { differences, expectAgreement, exported, isNear } from './agreement';
import { type ReadCell, type ReadWorkbook, recalculate } from './readBack';

async function example(): Promise<Plan> {
  const file = fileURLToPath(new URL('../../../assets/examples/95-to-115.headroom', import.meta.url));
  const opened = await openPlan(readFileSync(file), platform);
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

function withPacks(plan: Plan): Plan {
  return (['growth', 'costs'] as const).reduce((before, pack) => {
    const edits = addPack(before, pack);
    const applied = edits.ok ? applyAll(before, edits.value) : edits;
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    return applied.value.plan;
  }, plan);
}

test.each([
  ['the example', example],
  ['segments, initiatives, overrides, formulas of scenarios, actuals and a locked scenario', async () => richPlan()],
])(
  '%s: recalculated by another engine, in whichever scenario the switch says, all figures are what the app keeps',
  async (_, make) => {
    const plan = await make();
    const made = recalculate(await exported(plan));
    for (const { id, name } of plan.scenarios) {
      made.set('Scenarios', 'B3', name);
      expect(differences(await exported(plan, id), made).slice(0, 5)).toEqual([]);
    }
    made.set('Scenarios', 'B3', 'Nobody');
    expect(made.value('Scenarios', 'D3')).toBeNaN();
    expect(made.value('Overview', 'C12')).toBeNaN();
  },
);

test('growth and costs recalculate to what is kept, with inputs missing and with all of them there', async () => {
  const plan = withPacks(planOf({ periods: 14, segments: ['One', 'Two'] }));
  await expectAgreement(
    withEvery(withEvery(plan, { starting_arr: 4e6, churn_rate: 0.1 }, 'one'), { starting_arr: 3e6 }, 'two'),
  );
  const filled = withEvery(
    withEvery(
      withEvery(plan, { starting_arr: 4e6, churn_rate: 0.1 }, 'one'),
      { starting_arr: 3e6, upsell_rate: 0.3 },
      'two',
    ),
    {
      target_growth: 0.4,
      cac_ratio: 1.8,
      other_sales_marketing: 1000,
      starting_customers: 300,
      new_customers: 4,
      logo_churn_rate: 0.1,
      gross_margin: 0.8,
      net_burn: 1e4,
      profit_margin: -0.2,
      discount_rate: 0.12,
    },
  );
  const workbook = await expectAgreement(filled);
  expect([...workbook.sheets.keys()]).toEqual(expect.arrayContaining(['Growth', 'Costs']));
});

test.each(['base', 'upside', 'stretch'])(
  'what %s comes to in the app stands in the cells, by label, segment and period',
  async (scenario) => {
    const plan = richPlan();
    const compared = compareByLabel(plan, scenario, await exported(plan, scenario));
    expect(compared.wrong).toEqual([]);
    expect(compared.count).toBeGreaterThan(2000);
  },
);

const OTHER_SHEETS = /^(Overview|Scenarios|Actuals|Compare|Checks|Calc|Calendar|Definitions|Sources)/;

/** Reads the sheets as a person does, by what is written beside and above a figure. */
function compareByLabel(plan: Plan, scenario: string, { sheets }: ReadWorkbook) {
  const evaluated = evaluatePlan(plan, [scenario]);
  if (!evaluated.ok) throw new Error(evaluated.error.type);
  const wrong: string[] = [];
  let count = 0;
  for (const [sheet, cells] of sheets) {
    if (OTHER_SHEETS.test(sheet)) continue;
    for (const [name, { value }] of cells) {
      const own = typeof value === 'number' ? readInApp(evaluated.value, cells, name) : null;
      if (own === null) continue;
      count++;
      if (!isNear(value, own)) wrong.push(`${sheet}!${name}: ${value}, in the app ${own}`);
    }
  }
  return { wrong: wrong.slice(0, 5), count };
}

/** The app's figure of the line, segment and period that stand beside and above a cell; null where that is no figure. */
function readInApp(evaluation: Evaluation, cells: ReadonlyMap<string, ReadCell>, name: string): number | null {
  const { plan, timeline } = evaluation;
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
  const header = String(cells.get(`${column}4`)?.value ?? '');
  const lines = plan.lines.filter(({ label, unit }) => label === cells.get(`A${row}`)?.value && unit !== 'month');
  const [line] = lines;
  if (line === undefined || lines.length > 1) return null;
  const segment = plan.segments.findIndex((one) => one.name === cells.get(`B${row}`)?.value);
  const slice = segment < 0 ? 'total' : segment;
  const period = periodLabels(timeline).indexOf(header);
  if (period >= 0) return valueIn(evaluation, line.id, slice, period, 0);
  const year = fiscalYears(timeline).findIndex(
    ({ label, complete }) => header === (complete ? label : `${label} part`),
  );
  return year < 0 ? null : valueOver(foldedOf(evaluation).years, line.id, slice, year, 0);
}

test('an assumption typed into the workbook gives what the app gives after the same change, in every scenario', async () => {
  const plan = planOf({ periods: 14, segments: ['One', 'Two'] });
  const before = withScenario(
    withEvery(
      withEvery(plan, { starting_arr: 1e6, churn_rate: 0.1, new_logo_arr: 100 }, 'one'),
      { starting_arr: 2e6 },
      'two',
    ),
  );
  const after = withAt(
    withEvery(before, { churn_rate: 0.2, starting_arr: 1.5e6 }, 'one'),
    'new_logo_arr',
    { '2027-03': 5000 },
    'one',
  );
  const workbook = await exported(before, 'base');
  const made = recalculate(workbook);
  const row = (label: string, segment: string) => rowOfLabel(workbook, 'Assumptions', label, segment);
  // What scenarios state differently is typed on Scenarios, once for each of them.
  made.set('Scenarios', `D${rowOfLabel(workbook, 'Scenarios', 'Churn rate, One', 'Base')}`, 0.2);
  made.set('Assumptions', `D${row('Starting ARR', 'One')}`, 1.5e6);
  made.set('Assumptions', `G${row('New-logo ARR', 'One')}`, 5000);
  for (const { id, name } of after.scenarios) {
    made.set('Scenarios', 'B3', name);
    expect(differences(await exported(after, id), made).slice(0, 5)).toEqual([]);
  }
});

function withScenario(plan: Plan): Plan {
  const [base] = plan.scenarios;
  if (base === undefined) throw new Error('no base');
  const overrides = { churn_rate: { values: { one: { every: 0.05, at: {} } }, formula: null, cells: {} } };
  return {
    ...plan,
    scenarios: [base, { id: 'better', name: 'Better', parent: base.id, locked: false, note: '', overrides }],
  };
}

function rowOfLabel({ sheets }: ReadWorkbook, sheet: string, label: string, beside: string): number {
  const cells = sheets.get(sheet) ?? new Map();
  for (const [name, { value }] of cells) {
    const row = Number(name.slice(1));
    if (name === `A${row}` && value === label && (cells.get(`B${row}`)?.value ?? '') === beside) return row;
  }
  throw new Error(`${sheet} has no row ${label}, ${beside}`);
}

test('all checks are zero, and one cell typed over shows in them', async () => {
  const plan = richPlan();
  const open = {
    ...plan,
    lines: plan.lines.map((line) => ({ ...line, cells: {} })),
    actuals: { lastClose: null, values: {} },
  };
  const workbook = await exported(open, 'base');
  const made = recalculate(workbook);
  expect(made.value('Checks', 'D5')).toBe(0);
  expect(workbook.sheets.get('Checks')?.get('D5')?.value).toBe(0);
  made.set('ARR bridge', `F${rowOfLabel(workbook, 'ARR bridge', 'Closing ARR', 'SMB')}`, 1);
  expect(made.value('Checks', 'D5')).toBeGreaterThan(1e6);
});

test('a figure that cannot be computed is the error #N/A, never a text or a zero', async () => {
  const workbook = await exported(planOf({ periods: 3 }), 'base');
  const cells = workbook.sheets.get('Retention') ?? new Map();
  const row = rowOfLabel(workbook, 'Retention', 'NRR, 12 months', '');
  expect(['E', 'F', 'G'].map((column) => cells.get(`${column}${row}`)?.error)).toEqual(['#N/A', '#N/A', '#N/A']);
});

test('texts of people are texts: control characters, markup, formulas and escapes', async () => {
  const rich = richPlan();
  const nasty = '=1+1 <b>&\u0007"x" _x0041_ \uD800';
  const base = scenarioOf(rich, 'base');
  if (base === undefined) throw new Error('no base');
  const plan: Plan = {
    ...rich,
    title: nasty,
    segments: rich.segments.map((segment, at) => (at === 0 ? { ...segment, name: nasty } : segment)),
    scenarios: [{ ...base, name: nasty }, ...rich.scenarios.slice(1)],
    lines: rich.lines.map((line, at) => (at === 3 ? { ...line, label: nasty, note: 'x'.repeat(40_000) } : line)),
  };
  const workbook = await expectAgreement(plan);
  expect(workbook.sheets.get('Scenarios')?.get('B3')?.value).toBe('=1+1 <b>&"x" _x0041_ ');
  const longest = [...(workbook.sheets.get('Definitions')?.values() ?? [])].map(({ value }) => String(value).length);
  expect(Math.max(...longest)).toBe(32_767);
});

test('a formula that a scenario has instead counts in the comparison, for segments and for their total', async () => {
  const plan = planOf({ periods: 4, segments: ['One', 'Two'] });
  const [base] = plan.scenarios;
  if (base === undefined) throw new Error('no base');
  const overrides = { nrr_annualized: { values: {}, formula: 'nrr^2', cells: {} } };
  const other = { id: 'other', name: 'Other', parent: base.id, locked: false, note: '', overrides };
  await expectAgreement(
    withEvery({ ...plan, scenarios: [base, other] }, { starting_arr: 100, churn_rate: 0.1 }, 'one'),
  );
});

test('parts of formulas that are too long for a cell stand on a sheet of their own, and follow the switch', async () => {
  const rich = richPlan();
  const own = rich.lines.find(({ id }) => id === 'growth_in_year');
  const upside = scenarioOf(rich, 'upside');
  if (own === undefined || upside === undefined) throw new Error('the plan has changed');
  const many = (name: string, joined: string) => Array.from({ length: 240 }, () => name).join(joined);
  const line = { ...own, section: 'A section with a long name' };
  const lines: Plan['lines'] = [
    ...rich.lines,
    { ...line, id: 'q', label: 'Short', definition: { type: 'formula', text: 'opening_arr / 1000000' } },
    { ...line, id: 'w', label: 'Long', section: 'Elsewhere', definition: { type: 'formula', text: many('q', ' + ') } },
  ];
  const other = { values: {}, formula: many('q', ' * '), cells: {} };
  const scenarios = rich.scenarios.map((one) =>
    one === upside ? { ...one, overrides: { ...one.overrides, w: other } } : one,
  );
  const plan = { ...rich, lines, scenarios };
  const workbook = await exported(plan, 'base');
  expect(workbook.sheets.get('Long formulas')?.size).toBeGreaterThan(50);
  const formulas = [...workbook.sheets.values()].flatMap((cells) =>
    [...cells.values()].map(({ formula }) => formula ?? ''),
  );
  expect(Math.max(...formulas.map(({ length }) => length))).toBeLessThan(8192);
  const made = recalculate(workbook);
  expect(differences(workbook, made).slice(0, 5)).toEqual([]);
  made.set('Scenarios', 'B3', 'Upside');
  const kept = (await exported(plan, 'upside')).sheets.get('Elsewhere') ?? new Map<string, ReadCell>();
  expect(
    [...kept].filter(([cell, { value, formula }]) => formula !== null && !isNear(value, made.value('Elsewhere', cell))),
  ).toEqual([]);
});

test('rows and cells stand in the order that Excel asks for, names of sheets in quotes, every style is one there is', async () => {
  const { parts, names } = await exported(richPlan(), 'base');
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const styles = /<cellXfs count="(\d+)"/.exec(text('xl/styles.xml'))?.[1];
  let rows = 0;
  for (const name of Object.keys(parts).filter((one) => one.startsWith('xl/worksheets/sheet'))) {
    let last = 0;
    for (const [, row = '', inside = ''] of text(name).matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/gs)) {
      expect(Number(row)).toBeGreaterThan(last);
      last = Number(row);
      rows++;
      const cells = [...inside.matchAll(/<c r="([A-Z]+)(\d+)" s="(\d+)"/g)];
      const columns = cells.map(([, column = '']) => column.padStart(3));
      expect(columns).toEqual([...new Set(columns)].sort());
      expect(cells.every(([, , of, style]) => of === row && Number(style) < Number(styles))).toBe(true);
    }
  }
  expect(rows).toBeGreaterThan(500);
  expect(
    [...names.values()].filter((range) => range.includes('ARR bridge!') && !range.includes("'ARR bridge'!")),
  ).toEqual([]);
  expect(text('xl/workbook.xml')).toContain("'ARR bridge'!$A:$D,'ARR bridge'!$1:$4");
});

test('who watches sees the work go on, and stops it by throwing', async () => {
  const evaluation = evaluated(planOf({ periods: 2 }));
  const seen: number[] = [];
  await workbookBytes(evaluation, 0, async (done, of) => void seen.push(done / of));
  expect(seen.filter((share) => share > 0).length).toBeGreaterThan(100);
  expect(seen.every((share, at) => share >= (seen[at - 1] ?? 0) && share <= 1)).toBe(true);
  const stopped = workbookBytes(evaluation, 0, async (done) => {
    if (done > 20) throw new Error('stopped');
  });
  await expect(stopped).rejects.toThrow('stopped');
});
