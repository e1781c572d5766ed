import { expect, test } from 'vitest';
import { makeDeck } from '#exchange/deck/deck';
import { formText } from '#exchange/report/forms';
import type { Page } from '#exchange/report/page';
import type { ReportChart, ReportTable, WaterfallStep } from '#exchange/report/parts';
import { caseOfC } from '../../plan/caseOfC';
import { richPlan } from '../../plan/plans';
import { asked, reported } from '../report/reported';
import { plansOfReports } from '../report/reportedPlans';
import { type ReadChart, type ReadDeck, readDeck } from './readDeck';

/** Asked once: what it holds is read again and again. */
const CASE = asked(caseOfC());

async function deckOf(pages: readonly Page[], title = 'Board plan'): Promise<ReadDeck> {
  return readDeck(await makeDeck({ title, date: '12 Mar 2027', pages }));
}

const isShown = ({ missing }: Page) => missing === null;
const tablesOf = (pages: readonly Page[]) =>
  pages.flatMap(({ parts }) => parts.filter((part) => part.type === 'table').filter(({ rows }) => rows.length > 0));
const chartsOf = (pages: readonly Page[]) =>
  pages.flatMap(({ parts }) => parts.filter((part) => part.type === 'chart'));

/** Cells of a workbook as its drawing must have them: a column for each series. */
function columnsOf({ cells }: ReadChart): readonly { readonly name: unknown; readonly values: readonly number[] }[] {
  const [head = [], ...rows] = cells;
  return head.slice(1).map((name, column) => ({
    name,
    values: rows.map((row) => {
      const value = row[column + 1] ?? null;
      return typeof value === 'number' ? value : Number.NaN;
    }),
  }));
}

/** What a chart of a page must come to in a deck: by name the figures of its series, or, of a waterfall, by bar its amount. */
function expectFigures(found: ReadChart, chart: ReportChart): void {
  const by = new Map(found.series.map(({ name, values }) => [name, values]));
  switch (chart.kind) {
    case 'lines':
    case 'bars':
    case 'stacked':
      expect(found.series.slice(0, chart.series.length).map(({ values }) => values)).toEqual(
        chart.series.map(({ values }) => values),
      );
      return;
    case 'fan':
      expect([...by].slice(4).map(([name, values]) => [name.split(' ')[0], values])).toEqual([
        ['5th', chart.p5],
        ['25th', chart.p25],
        ['75th', chart.p75],
        ['95th', chart.p95],
        ['Median', chart.p50],
        ...(chart.target === null ? [] : [['Target', chart.target.values]]),
      ]);
      return;
    case 'waterfall':
      for (const [at, step] of chart.steps.entries()) expectBar(by, step, at);
  }
}

/** One bar of a waterfall stands in the column of its kind alone, as high as its amount. */
function expectBar(by: ReadonlyMap<string, readonly number[]>, step: WaterfallStep, at: number): void {
  const { type, amount, isBetter, from, to } = step;
  const kind = type === 'total' ? 'Total' : type === 'gap' ? 'Gap' : isBetter ? 'Better' : 'Worse';
  const isDrawn = Number.isFinite(from) && Number.isFinite(to);
  expect(by.get(kind)?.[at] ?? Number.NaN).toBe(isDrawn ? Math.abs(amount) : Number.NaN);
  for (const [name, values] of by) if (!['Base', 'Top of the bar', kind].includes(name)) expect(values[at]).toBeNaN();
}

/** The cells of a table as a deck writes them; what is too long for three lines ends in an ellipsis. */
function expectCells(found: readonly (readonly string[])[], { rows, columns }: ReportTable): void {
  const body = found.slice(found.length - rows.length);
  for (const [at, { cells }] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      const shown = (body[at]?.[column] ?? '').replace(/^[●▲■◆×○] /, '').replaceAll('\n', ' ');
      if (cell.type === 'number') expect(shown, columns[column]?.label).toBe(formText(cell.value, cell.form));
      else if (shown.endsWith('…')) expect(cell.text.startsWith(shown.slice(0, -1))).toBe(true);
      else expect(shown).toBe(cell.text);
    }
  }
}

test.each(plansOfReports())(
  'charts, workbooks behind them and tables hold the figures of the report: $name',
  async ({ plan, scenario }) => {
    const pages = reported(asked(plan, scenario)).filter(isShown);
    const { slides } = await deckOf(pages);
    const charts = slides.flatMap((slide) => slide.charts);
    const wanted = chartsOf(pages);
    expect(charts.length).toBe(wanted.length);
    for (const [at, chart] of wanted.entries()) {
      const found = charts[at];
      if (found === undefined) throw new Error('A chart is missing');
      expectFigures(found, chart);
      // What is drawn and what opens when the chart is edited are one and the same, zeros and gaps included.
      expect(columnsOf(found)).toEqual(found.series);
      expect(found.cells.slice(1).map(([label]) => label)).toEqual(found.labels);
    }
    // Tables that go on over slides are put together again.
    const rows = slides.flatMap(({ tables }) => tables);
    const whole = tablesOf(pages).map((table) => {
      const parts: (readonly string[])[] = [];
      while (parts.length < table.rows.length && rows.length > 0) {
        const head = table.columns.some(({ group }) => group !== '') ? 2 : 1;
        parts.push(...(rows.shift() ?? []).slice(head));
      }
      return { table, parts };
    });
    for (const { table, parts } of whole) {
      expect(parts.length).toBe(table.rows.length);
      expectCells(parts, table);
    }
    expect(rows).toEqual([]);
  },
);

test('a zero is a zero in the workbook behind a chart, and what is not available is an empty cell', async () => {
  const page = chartPage({ values: [0, Number.NaN, -0.25, 1e-9] });
  const { slides, parts } = await deckOf([page]);
  const [chart] = slides.flatMap((slide) => slide.charts);
  expect(chart?.cells).toEqual([[null, 'Base'], ['a', 0], ['b'], ['c', -0.25], ['d', 1e-9]]);
  expect([...parts].find(([name]) => name.endsWith('sheet1.xml'))?.[1]).toContain('<c r="B2" s="1"><v>0</v></c>');
});

test('a deck carries the title of the plan, no author but a person’s, and nothing of what made it', async () => {
  const { parts } = await deckOf(reported(CASE), 'Plan <A> & B');
  const core = parts.get('docProps/core.xml') ?? '';
  expect(core).toContain('<dc:title>Plan &lt;A&gt; &amp; B</dc:title>');
  expect(core).toContain('<dc:creator></dc:creator>');
  expect(core).toContain('<cp:lastModifiedBy></cp:lastModifiedBy>');
  expect(parts.get('docProps/app.xml')).toContain('<Company></Company>');
  expect([...parts].filter(([name, text]) => /pptxgen/i.test(name + text))).toEqual([]);
});

test('control characters and halves of characters in names and notes do not reach the file', async () => {
  const evil = 'A\u0000B\u0008C\u001fD\u007fE\u0085F\ud800G\uffffH & <i>\u2028';
  const plan = richPlan();
  const bad = {
    ...plan,
    title: evil,
    note: evil,
    scenarios: plan.scenarios.map((one) => ({ ...one, name: `${evil}${one.id}`, note: evil })),
    lines: plan.lines.map((line) => ({ ...line, label: `${line.label}${evil}`, source: evil })),
  };
  const { parts, slides } = await deckOf(reported(asked(bad, 'upside')), bad.title);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/u;
  expect([...parts].filter(([, text]) => unfit.test(text)).map(([name]) => name)).toEqual([]);
  expect(slides[0]?.title).toBe('ABCDEFGH & <i>\u2028');
});

test('every slide says its heading as its title, its definitions, its date and its number', async () => {
  const pages = reported(CASE).filter(isShown);
  const { slides } = await deckOf(pages);
  expect(slides.map(({ title }) => title.replace(/ \(\d+ of \d+\)$/, ''))).toEqual(pages.map(({ heading }) => heading));
  for (const [at, { texts, notes }] of slides.entries()) {
    expect(texts).toContain(`Board plan, 12 Mar 2027, ${at + 1} of ${slides.length}`);
    expect(texts).toContain(pages[at]?.definitions);
    expect(notes).toContain(pages[at]?.notes);
  }
});

test('pages that the plan has nothing for are left out, and a person’s title, order and comment stand', async () => {
  const all = reported(CASE);
  expect(all.filter(({ missing }) => missing !== null).map(({ id }) => id)).toEqual(['growth', 'costs', 'risk']);
  const pages = ['definitions', 'growth', 'nrr'].flatMap((id) => all.filter((page) => page.id === id));
  const { slides } = await deckOf(
    pages.map((page) => ({ ...page, heading: `Mine: ${page.id}`, comment: 'As agreed.' })),
  );
  expect(slides.map(({ title }) => title)).toEqual(['Mine: definitions', 'Mine: nrr']);
  expect(slides.every(({ texts }) => texts.includes('As agreed.'))).toBe(true);
});

test('making a deck rests between its slides and charts, and stops where resting fails', async () => {
  const pages = reported(CASE);
  let rests = 0;
  const shares: number[] = [];
  const progress = { report: (share: number) => void shares.push(share), rest: async () => void rests++ };
  await makeDeck({ title: '', date: '', pages }, progress);
  expect(rests).toBeGreaterThan(10);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const stopped = makeDeck(
    { title: '', date: '', pages },
    { ...progress, rest: () => Promise.reject(new Error('stopped')) },
  );
  await expect(stopped).rejects.toThrow('stopped');
});

function chartPage({ values }: { readonly values: readonly number[] }): Page {
  return {
    id: 'nrr',
    title: '',
    heading: 'Bars',
    statement: '',
    comment: '',
    definitions: '',
    notes: '',
    missing: null,
    parts: [
      {
        type: 'chart',
        kind: 'bars',
        title: 'Bars',
        caption: '',
        form: { factor: 1, decimals: 2, before: '', after: '', isChange: false },
        labels: ['a', 'b', 'c', 'd'],
        series: [{ name: 'Base', ink: { type: 'total' }, values }],
        summary: '',
        note: '',
      },
    ],
  };
}
