import { expect, test } from 'vitest';
import { percentilesOf } from '#analysis/percentiles';
import { startSimulation } from '#analysis/simulation';
import { tornadoOf } from '#analysis/tornado';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { type RiskRun, runRisk, TRIALS } from '../../renderer/risk/riskRun';
import { lineScale, valueText } from '../../renderer/risk/lineScale';
import { inputOptions } from '../../renderer/risk/rangeLabels';
import { nrrLine, sharesOf } from '#analysis/trialFigures';
import { shownRisk } from '../../renderer/risk/shownRisk';
import { solveForm } from '../../renderer/risk/solveForm';
import { readAxis } from '../../renderer/risk/tableForm';
import { tornadoRows } from '../../renderer/risk/tornadoRows';
import { planOf, withEvery } from '../plan/plans';

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

function ran(): Promise<RiskRun> {
  return new Promise((resolve, reject) =>
    runRisk({ plan, scenario: 'base', lines }, (done) =>
      done.ok ? resolve(done.value) : reject(new Error(done.error)),
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

test('a run that is stopped says nothing', async () => {
  let isTold = false;
  const stop = runRisk({ plan, scenario: 'base', lines }, () => {
    isTold = true;
  });
  stop();
  await ran();
  expect(isTold).toBe(false);
});

test('a plan without ranges says what it needs, at once', () => {
  const bare = { ...plan, risk: { ...plan.risk, distributions: [] } };
  let said = '';
  runRisk({ plan: bare, scenario: 'base', lines }, (done) => {
    said = done.ok ? '' : done.error;
  });
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

test('amounts of segments are offered segment by segment, rates for all and for each', () => {
  const options = inputOptions(planOf({ segments: ['A', 'B'] })).map(({ value }) => value);
  expect(options.filter((value) => /^(churn_rate|new_logo_arr)/.test(value))).toEqual([
    'churn_rate',
    'churn_rate@a',
    'churn_rate@b',
    'new_logo_arr@a',
    'new_logo_arr@b',
  ]);
});

test.each([
  [
    { input: 'churn_rate', from: '5', to: '15%', count: '5' },
    { line: 'churn_rate', segment: null, from: 0.05, to: 0.15, count: 5 },
  ],
  [
    { input: 'churn_rate', from: 'low', to: '15', count: '5' },
    'Churn rate: “low” is not a number. Type one such as 10 or 10%.',
  ],
  [
    { input: 'churn_rate', from: '5', to: '5', count: '5' },
    'Churn rate: the two ends are the same; type two different ones.',
  ],
  [{ input: 'churn_rate', from: '5', to: '6', count: '99' }, 'Churn rate: “99” is no count of values; type 2 to 50.'],
  [{ input: '', from: '', to: '', count: '' }, 'Choose an input to run through.'],
])('the axis %j is read as %j', (form, read) => {
  expect(readAxis(plan, form)).toEqual(read);
});

test('what was solved is told with what it was before, and what cannot be reached with its reach', () => {
  const ask = (text: string, max: string) =>
    solveForm({
      plan,
      scenario: 'base',
      targets: [{ key: 0, line: 'nrr_stated', period: '2028-12', text }],
      inputs: [{ key: 0, input: 'upsell_rate', min: '', max }],
    });
  expect(ask('105', '')).toMatchObject({
    isReached: true,
    sentence: 'Upsell rate at 15.00% reaches it.',
    inputs: [{ label: 'Upsell rate', value: '15.00%', before: '8.00%' }],
  });
  expect(ask('105', '10')).toMatchObject({
    isReached: false,
    sentence:
      '105.00% cannot be reached between 0.00% and 10.00%, where it lies between 90.00% and 100.00%. This comes closest.',
  });
  expect(ask('much', '')).toMatch(/^NRR stated: “much” is not a number/);
});
