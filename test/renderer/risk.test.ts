import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openPlan } from '#plan/open';
import { root } from '../../scripts/bootstrap.mjs';
import { platform } from '../plan/platform';
import { percentilesOf } from '#analysis/percentiles';
import { startSimulation } from '#analysis/simulation';
import { solutionScenario } from '#analysis/solutionScenario';
import { tornadoOf } from '#analysis/tornado';
import type { Result } from '#base/result';
import { evaluatePiece, type LaneSource } from '#engine/pool/laneSource';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { type RiskRun, runRisk, TRIALS } from '../../renderer/risk/riskRun';
import { lineScale, valueText } from '../../renderer/risk/lineScale';
import { inputOptions, uncertainInputs } from '../../renderer/risk/rangeLabels';
import { nrrLine, sharesOf } from '#analysis/trialFigures';
import { shownRisk } from '../../renderer/risk/shownRisk';
import { solveForm } from '../../renderer/risk/solveForm';
import { readAxis } from '../../renderer/risk/tableForm';
import { tableFault, tableInGoes } from '../../renderer/risk/tableInPlan';
import { tornadoRows } from '../../renderer/risk/tornadoRows';
import { preciseText } from '../../renderer/risk/wording';
import { planOf, withEvery } from '../plan/plans';

const EXAMPLE = join(root, 'assets/examples/95-to-115.headroom');

const rates = { starting_arr: 12_000_000, churn_rate: 0.1, upsell_rate: 0.08, new_logo_arr: 100_000 };

function ranged(periods = 24): Plan {
  const range = (line: string, low: number, likely: number, high: number) =>
    ({ line, segment: null, shape: 'pert', low, likely, high, note: '', source: '' }) as const;
  return {
    ...withEvery(planOf({ periods }), rates),
    risk: {
      distributions: [range('churn_rate', 0.06, 0.1, 0.16), range('new_logo_arr', 80_000, 100_000, 120_000)],
      correlations: [],
      seed: 5,
    },
  };
}

const plan = ranged();
const lines = ['nrr_ttm', 'closing_arr'];

/** In place of threads beside the window: how they end, and how often they were asked. */
const threads = vi.hoisted(() => ({ end: 'done' as 'done' | 'failed', asked: 0 }));

vi.mock('../../renderer/workers/windowLanePool', () => ({
  startInWorkers: (source: LaneSource, size: number) => {
    threads.asked++;
    const evaluateAll = async () => {
      for (let piece = source.next(size), n = 0; piece !== null; piece = source.next(size), n++) {
        await null;
        if (threads.end === 'failed' && n > 2) return 'failed';
        evaluatePiece(source, piece);
      }
      return 'done';
    };
    return { ended: evaluateAll(), cancel: () => undefined };
  },
}));

function ran(): Promise<RiskRun> {
  return new Promise((resolve, reject) =>
    runRisk(
      { plan, scenario: 'base', lines },
      {
        onDone: (done) => (done.ok ? resolve(done.value) : reject(new Error(done.error))),
        onProgress: () => undefined,
      },
    ),
  );
}

test('trials in pieces give the figures of trials at a stretch, and let others work in between', async () => {
  let turns = 0;
  const others = setInterval(() => turns++, 0);
  const run = await ran();
  clearInterval(others);
  const figures = lines.map((line) => ({ line, segment: null, period: '2028-12' }));
  const whole = startSimulation(plan, { scenario: 'base', trials: TRIALS, figures });
  if (!whole.ok) throw new Error('it does not start');
  whole.value.advance(TRIALS);
  expect(run.sampleAt('closing_arr', 23)).toEqual(whole.value.samples[1]);
  expect(run.fan.p50[23]).toBe(percentilesOf(run.sampleAt('nrr_ttm', 23), [0.5]).values[0]);
  expect(run.fan.p50[3]).toBeNaN();
  expect(turns).toBeGreaterThan(0);
});

test.each(['done', 'failed'] as const)(
  'trials that take long are shared out, and have the same figures when that is %s',
  async (end) => {
    const wanted = await ran();
    Object.assign(threads, { end, asked: 0 });
    let clock = 0;
    const slow = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 4));
    const run = await ran();
    slow.mockRestore();
    expect(threads.asked).toBe(1);
    expect(run.simulation.samples).toEqual(wanted.simulation.samples);
    expect(run.simulation.clipped()).toBe(wanted.simulation.clipped());
  },
);

test('a run that is stopped says nothing from then on', async () => {
  let isTold = false;
  const tell = () => {
    isTold = true;
  };
  const stop = runRisk({ plan, scenario: 'base', lines }, { onDone: tell, onProgress: tell });
  stop();
  isTold = false;
  await ran();
  expect(isTold).toBe(false);
});

test('a plan without ranges says what it needs, at once', () => {
  const bare = { ...plan, risk: { ...plan.risk, distributions: [] } };
  let said = '';
  const onDone = (done: Result<RiskRun, string>) => {
    said = done.ok ? '' : done.error;
  };
  runRisk({ plan: bare, scenario: 'base', lines }, { onDone, onProgress: () => undefined });
  expect(said).toMatch(/No input has a range yet/);
});

test('what is shown at a date is read from the trials of that date', async () => {
  const run = await ran();
  const line = lineOf(plan, 'closing_arr');
  if (line === undefined) throw new Error('no such line');
  const target = {
    id: 'arr',
    name: 'ARR',
    line: 'closing_arr',
    segment: null,
    period: null,
    direction: 'atLeast',
    value: 13e6,
    note: '',
    source: '',
  } as const;
  const shown = shownRisk(run, { ...plan, targets: [target] }, line, 11);
  const sample = run.sampleAt('closing_arr', 11);
  expect(shown.reached?.probability).toBe(sample.filter((value) => value >= 13e6).length / TRIALS);
  expect([shown.periodId, shown.here.point]).toEqual(['2027-12', run.pointAt('closing_arr', 11)]);
  const shares = sharesOf(run.simulation, sample);
  expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(shares.get(0)).toBeGreaterThan(shares.get(1) ?? 1);
});

test('NRR is that of twelve months where the plan is that long', () => {
  expect([nrrLine(ranged(12)), nrrLine(ranged(11))]).toEqual(['nrr_ttm', 'nrr_stated']);
});

test('a tornado reads in the unit of its line, with decimals that tell its swings apart', () => {
  const tornado = tornadoOf(plan, 'base', { line: 'closing_arr', segment: null, period: '2028-12' });
  const line = lineOf(plan, 'closing_arr');
  if (!tornado.ok || line === undefined) throw new Error('no tornado');
  const scale = lineScale(plan, line, 15e6, false);
  const [first] = tornadoRows(plan, tornado.value, scale, new Map([[0, 0.75]]));
  expect(first).toMatchObject({ label: 'Churn rate', share: '75' });
  expect(first?.range).toMatch(/^7\.\d to 13\.\d %$/);
  expect(first?.swing).toMatch(/^\d\.\d\d$/);
  expect(valueText(-1_250_000, scale)).toBe('−$1.25M');
});

test('ranges take amounts of segments one by one, tables and solving take every input', () => {
  const split = planOf({ segments: ['A', 'B'] });
  const named = (options: readonly { readonly value: string }[]) =>
    options.map(({ value }) => value).filter((value) => /^(churn_rate|new_logo_arr)/.test(value));
  expect(named(uncertainInputs(split))).toEqual([
    'churn_rate',
    'churn_rate@a',
    'churn_rate@b',
    'new_logo_arr@a',
    'new_logo_arr@b',
  ]);
  expect(named(inputOptions(split))).toContain('new_logo_arr');
  expect(inputOptions(split).find(({ value }) => value === 'new_logo_arr')?.label).toMatch(/, each segment$/);
});

test.each([
  [
    { input: 'churn_rate', period: '', from: '5', to: '15%', count: '5' },
    { line: 'churn_rate', segment: null, period: null, from: 0.05, to: 0.15, count: 5 },
  ],
  [
    { input: 'churn_rate', period: '2027-03', from: '5', to: '15', count: '2' },
    { line: 'churn_rate', segment: null, period: '2027-03', from: 0.05, to: 0.15, count: 2 },
  ],
  [
    { input: 'starting_arr', period: '2027-03', from: '0', to: '1M', count: '2' },
    { line: 'starting_arr', segment: null, period: null, from: 0, to: 1_000_000, count: 2 },
  ],
  [
    { input: 'churn_rate', period: '', from: 'low', to: '15', count: '5' },
    'Churn rate: “low” is not a number. Type one such as 10 or 10%.',
  ],
  [
    { input: 'churn_rate', period: '', from: '5', to: '5', count: '5' },
    'Churn rate: the two ends are the same; type two different ones.',
  ],
  [
    { input: 'churn_rate', period: '', from: '5', to: '6', count: '99' },
    'Churn rate: “99” is no count of values; type 2 to 50.',
  ],
  [{ input: '', period: '', from: '', to: '', count: '' }, 'Choose an input to run through.'],
])('the axis %j is read as %j', (form, read) => {
  expect(readAxis(plan, form)).toEqual(read);
});

test('what was solved is told with what it was before, and what cannot be reached with its reach', () => {
  const ask = (text: string, max: string, asked = plan) =>
    solveForm({
      plan: asked,
      scenario: 'base',
      targets: [{ key: 0, line: 'nrr_stated', segment: null, period: '2028-12', text }],
      inputs: [{ key: 0, input: 'upsell_rate', period: '', min: '', max }],
    });
  expect(ask('105', '')).toMatchObject({
    isReached: true,
    sentence: 'Upsell rate at 15.00% reaches it.',
    inputs: [{ label: 'Upsell rate', value: '15.00%', before: '8.00%' }],
  });
  expect(ask('105', '10')).toMatchObject({
    isReached: false,
    sentence:
      '105.00% cannot be reached between 0.00% and 10.00%, where NRR stated lies between 90.00% and 100.00%. This comes closest.',
  });
  const stepped = {
    ...plan,
    lines: plan.lines.map((line) =>
      line.id === 'nrr_stated'
        ? { ...line, definition: { type: 'formula' as const, text: 'if(upsell_rate < 10%, 90%, 110%)' } }
        : line,
    ),
  };
  expect(ask('105', '20', stepped)).toMatchObject({
    isReached: false,
    sentence:
      '105.00% cannot be reached between 0.00% and 20.00%, where NRR stated lies between 90.00% and 110.00% and jumps over it. This comes closest.',
  });
  expect(ask('105', '-1')).toBe('Upsell rate cannot be below 0.00%; look further up than −1.00%.');
  expect(ask('much', '')).toMatch(/^NRR stated: “much” is not a number/);
});

test('a table is worked out in goes, passes over the plan’s own value, and a fault needs no figure of it', () => {
  const axis = (line: string, from: number, to: number, count: number) =>
    ({ line, segment: null, period: null, from, to, count }) as const;
  const rows = axis('churn_rate', 0.19, 0.02, 12);
  const table = { id: 'one', line: 'closing_arr', segment: null, period: null, rows, columns: null };
  const large = { ...table, columns: axis('upsell_rate', 0, 0.1, 10) };
  const goes = tableInGoes(plan, 'base', large);
  let count = 0;
  let step = goes.next();
  for (; step.done !== true; step = goes.next()) count++;
  expect(count).toBeGreaterThan(3);
  if (!step.value.ok) throw new Error('no table');
  const { rows: down, columns: across, figures, own } = step.value.value;
  const [row, column] = [down.values.indexOf(0.1), across?.values.indexOf(0.08) ?? -1];
  expect([down.values.length, across?.values.length, row > 0, column > 0]).toEqual([13, 11, true, true]);
  expect(down.values).toEqual([...down.values].sort((a, b) => b - a));
  expect(figures[row]?.[column]).toBe(own.figure);
  expect(tableFault(plan, 'base', table)).toBeNull();
  expect(tableFault(plan, 'base', { ...table, rows: axis('churn_rate', 0.5, 1.5, 3) })?.type).toBe('outside');
});

test('amounts of a solution have the digits that tell them from their neighbours, in the unit of the grid', () => {
  const texts = [4265.31877756, 45_300, 123_456.7, 2_345_678, -1300, -0.4, 0].map((value) =>
    preciseText(plan, 'new_logo_arr', value),
  );
  expect(texts).toEqual(['$4.27K', '$45.3K', '$123.5K', '$2,346K', '−$1.3K', '$0.00K', '$0K']);
  expect(preciseText(plan, 'closing_arr', Number.NaN)).toBe('n/a');
});

test('an input of one period and one segment is solved for, and bounds that are exchanged are refused', () => {
  const split = withEvery(withEvery(planOf({ segments: ['A', 'B'], periods: 24 }), rates, 'a'), rates, 'b');
  const ask = (min: string, max: string) =>
    solveForm({
      plan: split,
      scenario: 'base',
      targets: [{ key: 0, line: 'churn_arr', segment: 'b', period: '2027-03', text: '0' }],
      inputs: [{ key: 0, input: 'churn_rate@b', period: '2027-03', min, max }],
    });
  const found = ask('', '');
  if (typeof found === 'string') throw new Error(found);
  expect([found.sentence, found.figures[0]?.label]).toEqual([
    'Churn rate, B, Mar 2027 at 0.00% reaches it.',
    'Churn, B, Mar 2027',
  ]);
  const { edits } = solutionScenario(split, 'base', 'No churn in B', found.solved);
  const cells = edits.filter(({ type }) => type === 'setOverrideCell');
  expect(cells).toMatchObject([{ line: 'churn_rate', segment: 'b', period: '2027-03', value: 0 }]);
  expect(edits.length).toBe(cells.length + 1);
  expect(ask('20', '10')).toBe('Churn rate cannot be both not below 20.00% and not above 10.00%; exchange the two.');
});

test('an input that does not move the figure is told so, a month that comes closest too', async () => {
  const opened = await openPlan(await readFile(EXAMPLE), platform);
  if (!opened.ok) throw new Error('the example does not open');
  const ask = (input: string, text: string) =>
    solveForm({
      plan: opened.value,
      scenario: opened.value.scenarios[0]?.id ?? '',
      targets: [{ key: 0, line: 'nrr_ttm', segment: null, period: '2027-Q4', text }],
      inputs: [{ key: 0, input, period: '', min: '', max: '' }],
    });
  expect(ask('starting_arr', '105')).toBe('Starting ARR does not move NRR, 12 months, Q4 2027, which stays 107.16%.');
  const start = { sentence: 'Seat pricing: start at Jun 2027 comes closest: months are whole.', isReached: true };
  expect(ask('seat_pricing_start', '105')).toMatchObject(start);
  expect(ask('seat_pricing_points', '110')).toMatchObject({ sentence: 'Seat pricing: points at 7.84% reaches it.' });
  const on = {
    sentence: 'Seat pricing: on (1) or off (0) at 1 comes closest: it moves in whole steps.',
    isReached: true,
  };
  expect(ask('seat_pricing_on', '105')).toMatchObject({ ...on, inputs: [{ value: '1', before: '1' }] });
});
