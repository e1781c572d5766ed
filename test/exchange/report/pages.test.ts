import { describe, expect, test } from 'vitest';
import { costReadingOf } from '#analysis/costReading';
import { growthReadingOf } from '#analysis/growthReading';
import { roadmapOf } from '#analysis/roadmap';
import { fiscalYears } from '#domain/timeline';
import { valueOver } from '#engine/aggregate';
import { foldedOf } from '#plan/folding';
import { valueIn } from '#plan/lanes';
import { unsplitEdits } from '#plan/unsplitExpansion';
import type { Page, PageId } from '#exchange/report/page';
import type { ReportTable, WaterfallChart } from '#exchange/report/parts';
import { caseOfC } from '../../plan/caseOfC';
import { edited, withAt } from '../../plan/plans';
import { asked, reported } from './reported';
import { plansOfReports } from './reportedPlans';

const REPORTS = plansOfReports().map(({ name, plan, scenario }) => {
  const question = asked(plan, scenario);
  return { name, question, pages: reported(question) };
});

function reportOf(name: string): (typeof REPORTS)[number] {
  const found = REPORTS.find((report) => report.name === name);
  if (found === undefined) throw new Error(`No report of ${name}`);
  return found;
}

function pageIn(pages: readonly Page[], id: PageId): Page {
  const page = pages.find((one) => one.id === id);
  if (page === undefined) throw new Error(`No page ${id}`);
  return page;
}

function tableIn(page: Page, title: string): ReportTable {
  const table = page.parts.find((part) => part.type === 'table' && part.title === title);
  if (table?.type !== 'table') throw new Error(`No table ${title}`);
  return table;
}

/** The numbers of a table, row by row. */
function numbersOf({ rows }: ReportTable): readonly (readonly number[])[] {
  return rows.map(({ cells }) => cells.flatMap((cell) => (cell.type === 'number' ? [cell.value] : [])));
}

function waterfallIn(page: Page): WaterfallChart {
  const chart = page.parts.find((part) => part.type === 'chart' && part.kind === 'waterfall');
  if (chart?.type !== 'chart' || chart.kind !== 'waterfall') throw new Error('No waterfall');
  return chart;
}

/** Each change begins where the one before it ends, and the next total is where the last of them ends. */
function expectFooting({ steps }: WaterfallChart): void {
  let at = steps[0]?.to ?? Number.NaN;
  const isNear = (a: number, b: number) => Number.isNaN(a) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  for (const { type, amount, from, to } of steps.slice(1)) {
    if (type === 'gap') return;
    expect(isNear(type === 'total' ? at : at - from, type === 'total' ? to : 0)).toBe(true);
    if (type === 'change') expect(isNear(from + amount, to)).toBe(true);
    at = to;
  }
}

test('a year whose expansion is known only in total has no 0 for its motions, and movements in the order of the bridge', () => {
  const split = unsplitEdits(caseOfC());
  if (!split.ok) throw new Error(split.error.join());
  const plan = withAt(edited(caseOfC(), split.value), 'unsplit_arr', { '2027-Q2': 50_000 });
  const { rows } = tableIn(pageIn(reported(asked(plan)), 'bridge'), 'By fiscal year');
  const known = rows.map(({ cells: [first, ...years] }) => [
    first?.type === 'text' ? first.text : '',
    ...years.map((cell) => cell.type === 'number' && (Number.isNaN(cell.value) ? 'n/a' : Math.sign(cell.value))),
  ]);
  expect(known).toEqual([
    ['Opening ARR', 1, 1],
    ['New logo', 0, 0],
    ['Expansion, not split', 1, 0],
    ['Upsell', 'n/a', 1],
    ['Seats', 'n/a', 1],
    ['Cross-sell', 'n/a', 1],
    ['Contraction', -1, -1],
    ['Churn', -1, -1],
    ['Closing ARR', 1, 1],
  ]);
});

describe.each(REPORTS)('$name', ({ question, pages }) => {
  const parts = pages.flatMap((page) => page.parts);

  test('every row has a cell for each column, every series a value for each label', () => {
    const tables = parts.filter((part) => part.type === 'table');
    for (const { rows, columns, title } of tables)
      expect(new Set(rows.map(({ cells }) => cells.length)), title).toEqual(new Set(rows.map(() => columns.length)));
    for (const part of parts.filter((one) => one.type === 'chart')) {
      if (!('series' in part)) continue;
      expect(part.series.map(({ values }) => values.length)).toEqual(part.series.map(() => part.labels.length));
    }
  });

  test('every page says what it shows: a heading, a statement, definitions and notes, or one sentence why there is none', () => {
    for (const page of pages) {
      if (page.missing === null)
        expect([page.heading, page.statement, page.definitions, page.notes].every((text) => text.length > 10)).toBe(
          true,
        );
      else expect(page).toMatchObject({ missing: expect.stringMatching(/^[A-Z].*\.$/), parts: [] });
    }
  });

  test('bars of a waterfall stand on each other, and lead to the totals', () => {
    for (const part of parts.filter((one) => one.type === 'chart')) if (part.kind === 'waterfall') expectFooting(part);
  });

  test('the bridge by fiscal year holds the lines of the plan, losses as negative amounts', () => {
    const page = pageIn(pages, 'bridge');
    if (page.missing !== null) return;
    const { evaluation, plan, scenario } = question;
    const lane = plan.scenarios.findIndex(({ id }) => id === scenario);
    const { years } = foldedOf(evaluation);
    const over = (line: string, sign: 1 | -1) =>
      fiscalYears(evaluation.timeline).map((_, year) => sign * valueOver(years, line, 'total', year, lane));
    const table = tableIn(page, 'By fiscal year');
    const row = (label: string) =>
      numbersOf(table)[table.rows.findIndex(({ cells: [first] }) => first?.type === 'text' && first.text === label)];
    expect(row('Opening ARR')).toEqual(over('opening_arr', 1));
    expect(row('New logo')).toEqual(over('new_logo_arr', 1));
    expect(row('Churn')?.map((value) => value + 0)).toEqual(over('churn_arr', -1).map((value) => value + 0));
    expect(row('Closing ARR')).toEqual(over('closing_arr', 1));
    for (const line of ['upsell_arr', 'seat_arr', 'cross_sell_arr', 'usage_arr', 'price_arr']) {
      const label = plan.lines.find(({ id }) => id === line)?.label ?? '';
      expect(row(label) ?? over(line, 1).map(() => 0), label).toEqual(over(line, 1));
    }
  });

  test('scenarios side by side are those of the plan, year by year', () => {
    const page = pageIn(pages, 'scenarios');
    if (page.missing !== null) return;
    const { evaluation, plan } = question;
    const { years } = foldedOf(evaluation);
    const wanted = plan.scenarios.map((_, lane) =>
      ['closing_arr', 'nrr_ttm', 'grr_ttm'].flatMap((line) =>
        fiscalYears(evaluation.timeline).map((_year, year) => valueOver(years, line, 'total', year, lane)),
      ),
    );
    expect(numbersOf(tableIn(page, 'By fiscal year'))).toEqual(wanted);
  });
});

test('the roadmap of the case says that six initiatives leave 5.05 points, as the roadmap itself has it', () => {
  const { question, pages } = reportOf('the case of the source');
  const page = pageIn(pages, 'roadmap');
  const found = roadmapOf(question.plan, { scenario: question.scenario });
  if (!found.ok) throw new Error('No roadmap');
  const { steps, start, end, target, readings } = found.value;
  expect(page.heading).toBe('Six initiatives take NRR from 94.95% to 109.95%; 5.05 pt are missing to 115.00%');
  expect(waterfallIn(page).steps.map(({ type, amount }) => [type, amount])).toEqual([
    ['total', start],
    ...steps.map(({ points }) => ['change', points]),
    ['total', end],
    ['gap', (target ?? Number.NaN) - end],
    ['total', target],
  ]);
  const [ends, , , gains] = numbersOf(tableIn(page, 'Readings of the end'));
  expect(ends).toEqual([end, readings.stated?.end, target]);
  expect(gains).toEqual([readings.initiatives, readings.stated, readings.target].map((one) => one?.gain.againstStart));
});

test('growth and costs are what the analyses of the views read', () => {
  const { question, pages } = reportOf('the case with all packs');
  const { plan, scenario } = question;
  const growth = growthReadingOf(plan, { scenario, nrr: null });
  const costs = costReadingOf(plan, scenario);
  if (!growth.ok || !costs.ok) throw new Error('No reading');
  expect(numbersOf(tableIn(pageIn(pages, 'growth'), 'By year'))).toEqual(
    growth.value.years.map(({ target, nrr, opening, moving, simple, compensatory, additive, planned, gap }) => [
      target,
      nrr,
      opening,
      moving,
      simple,
      compensatory,
      additive,
      planned,
      gap,
    ]),
  );
  expect(numbersOf(tableIn(pageIn(pages, 'costs'), 'Returns of initiatives'))).toEqual(
    costs.value.returns.map(({ cost, arr, revenue, gross, net }) => [cost, arr, revenue, gross, net]),
  );
});

test('trials on the risk page end where the trials themselves end, and their drivers share all of the spread', () => {
  const { question, pages } = reportOf('a plan with segments');
  const { trials } = question.work;
  if (trials?.ok !== true) throw new Error('No trials');
  const page = pageIn(pages, 'risk');
  const fan = page.parts.find((part) => part.type === 'chart' && part.kind === 'fan');
  if (fan?.type !== 'chart' || fan.kind !== 'fan') throw new Error('No fan');
  expect([fan.p5.at(-1), fan.p50.at(-1), fan.p95.at(-1)]).toEqual([
    trials.value.nrr.p5,
    trials.value.nrr.p50,
    trials.value.nrr.p95,
  ]);
  const { evaluation, plan, scenario } = question;
  const lane = plan.scenarios.findIndex(({ id }) => id === scenario);
  expect(trials.value.nrr.point).toBe(valueIn(evaluation, trials.value.line, 'total', plan.periods - 1, lane));
  expect(trials.value.drivers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
});

test('a plan without numbers prints none: what cannot be computed is said, and no chart is drawn', () => {
  const { pages } = reportOf('a plan without numbers');
  expect(pageIn(pages, 'nrr').heading).toBe('NRR cannot be computed at Jun 2027');
  expect(pages.flatMap(({ parts }) => parts.filter((part) => part.type === 'chart'))).toEqual([]);
  expect(pageIn(pages, 'scenarios').missing).toBe('The plan has one scenario, which there is nothing to compare with.');
});

test('assumptions show each input of a segment by itself, and leave out what is nothing throughout', () => {
  const { pages } = reportOf('a plan with segments');
  const labels = tableIn(pageIn(pages, 'assumptions'), 'Inputs').rows.map(({ cells: [first] }) =>
    first?.type === 'text' ? first.text : '',
  );
  expect(labels).toContain('Churn rate, SMB');
  expect(labels).not.toContain('Churn rate, Enterprise');
  expect(labels).not.toContain('Seat rate, SMB');
});

test('definitions are those of lines that the plan has', () => {
  const terms = (name: string) =>
    tableIn(pageIn(reportOf(name).pages, 'definitions'), 'Definitions').rows.map(({ cells: [first] }) =>
      first?.type === 'text' ? first.text : '',
    );
  expect(terms('the case with all packs')).toContain('Cost bands');
  expect(terms('the case of the source')).not.toContain('Cost bands');
  expect(caseOfC().lines.some(({ id }) => id === 'nrr_cohort')).toBe(
    terms('the case of the source').includes('12 months, cohort'),
  );
});
