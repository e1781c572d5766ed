import { expect, test } from 'vitest';
import { describeCorrelationError, rangeWording } from '#analysis/rankCorrelation';
import { drawsOf } from '#analysis/draws';
import { rankCorrelation, spreadShares } from '#analysis/drivers';
import { percentilesOf } from '#analysis/percentiles';
import { describeSimulationError, notComputable, type Simulation, startSimulation } from '#analysis/simulation';
import { histogramOf, probabilityOf } from '#analysis/spread';
import { tornadoOf } from '#analysis/tornado';
import { uniformRange } from '#domain/ranges';
import { addInitiative } from '#plan/initiativeEdits';
import { describeInitiativeError } from '#plan/initiativeErrors';
import type { Plan } from '#plan/model';
import type { Distribution, Risk } from '#plan/places';
import { evaluatePlan, valueIn } from '#plan/lanes';
import { edited, planOf, withEvery } from '../plan/plans';

const rates = { starting_arr: 1_000_000, churn_rate: 0.1, upsell_rate: 0.08, new_logo_arr: 10_000 };
const plain = () => withEvery(planOf({ periods: 24 }), rates);

function range(
  line: string,
  low: number,
  likely: number,
  high: number,
  rest: Partial<Distribution> = {},
): Distribution {
  return { line, segment: null, shape: 'triangular', low, likely, high, note: '', source: '', ...rest };
}

const withRisk = (plan: Plan, distributions: readonly Distribution[], rest: Partial<Risk> = {}): Plan => ({
  ...plan,
  risk: { distributions, correlations: [], seed: 1, ...rest },
});

function started(
  plan: Plan,
  lines: readonly string[],
  trials = 2_000,
  period = '2028-12',
  scenario = 'base',
): Simulation {
  const figures = lines.map((text) => {
    const [line = '', segment = null] = text.split('@');
    return { line, segment, period };
  });
  const simulation = startSimulation(plan, { scenario, trials, figures });
  if (!simulation.ok) throw new Error(describeSimulationError(simulation.error));
  return simulation.value;
}

function simulated(...given: Parameters<typeof started>): Simulation {
  const simulation = started(...given);
  simulation.advance(Number.POSITIVE_INFINITY);
  return simulation;
}

const sampleOf = (simulation: Simulation, at = 0): Float64Array => {
  const sample = simulation.samples[at];
  if (sample === undefined) throw new Error('no such figure');
  return sample;
};

const churn = range('churn_rate', 0.08, 0.1, 0.14);

test('an input has the percentiles of its range, within what so many trials leave open', () => {
  const { values, mean, count } = percentilesOf(
    sampleOf(simulated(withRisk(plain(), [churn]), ['churn_rate'], 40_000)),
    [0.05, 0.5, 0.95],
  );
  const exact = [
    0.08 + Math.sqrt(0.05 * 0.06 * 0.02),
    0.14 - Math.sqrt(0.5 * 0.06 * 0.04),
    0.14 - Math.sqrt(0.05 * 0.06 * 0.04),
  ];
  for (const [at, wanted] of exact.entries()) expect(values[at]).toBeCloseTo(wanted, 3);
  expect(mean).toBeCloseTo(0.32 / 3, 3);
  expect(count).toBe(40_000);
});

test('a trial is the plan with its draws as inputs, bit for bit', () => {
  const plan = withRisk(plain(), [churn, range('starting_arr', 9e5, 1e6, 2e6)]);
  const simulation = simulated(plan, ['closing_arr', 'churn_rate', 'starting_arr'], 50);
  for (const trial of [0, 7, 49]) {
    const [closing, rate, start] = simulation.samples.map((sample) => sample[trial] ?? Number.NaN);
    const evaluation = evaluatePlan(withEvery(plan, { churn_rate: rate ?? 0, starting_arr: start ?? 0 }));
    if (!evaluation.ok) throw new Error('it does not evaluate');
    expect(valueIn(evaluation.value, 'closing_arr', 'total', 23, 0)).toBe(closing);
  }
});

test('the same seed gives the same numbers, whatever the portions; another seed gives others', () => {
  const plan = withRisk(plain(), [churn]);
  const whole = simulated(plan, ['closing_arr'], 1_000);
  const bits = started(plan, ['closing_arr'], 1_001);
  for (const portion of [1, 2, 130, 1_000]) bits.advance(portion);
  expect(bits.done()).toBe(1_001);
  expect(sampleOf(bits).subarray(0, 1_000)).toEqual(sampleOf(whole));
  expect(sampleOf(simulated(withRisk(plain(), [churn], { seed: 2 }), ['closing_arr'], 1_000))).not.toEqual(
    sampleOf(whole),
  );
});

test('another range leaves the draws of the others alone, wherever it stands', () => {
  const seat = range('seat_rate', 0, 0.01, 0.05);
  // Of other counts of trials, because draws of the same count are kept and not made again.
  const drawn = (ranges: readonly Distribution[], trials: number) =>
    sampleOf(simulated(withRisk(plain(), ranges), ['churn_rate'], trials)).subarray(0, 500);
  const alone = drawn([churn], 500);
  expect(drawn([seat, churn], 501)).toEqual(alone);
  expect(drawn([churn, seat], 502)).toEqual(alone);
});

test('an input that differs by period is shifted by the draw less likely, and closed periods stay', () => {
  const series = { every: 0.1, at: { '2027-03': 0.2 } };
  const plan = edited(withRisk(plain(), [churn]), [
    { type: 'setSeries', line: 'churn_rate', segment: 'all', series },
    { type: 'setLastClose', period: '2027-01' },
  ]);
  const draws = drawsOf(plan.risk, 300);
  if (!draws.ok) throw new Error('it cannot be drawn');
  const [drawn = new Float64Array()] = draws.value.upTo(300);
  const by = Array.from(drawn.subarray(0, 300), (draw) => draw - 0.1);
  const inPeriod = (period: string) => Array.from(sampleOf(simulated(plan, ['churn_rate'], 300, period)));
  expect(inPeriod('2027-01')).toEqual(by.map(() => 0.1));
  expect(inPeriod('2027-02')).toEqual(by.map((shift) => 0.1 + shift));
  expect(inPeriod('2027-03')).toEqual(by.map((shift) => 0.2 + shift));
});

test('one draw holds for all segments, and a segment with a range of its own has its own', () => {
  const empty = planOf({ segments: ['A', 'B', 'C'], periods: 24 });
  const filled = ['a', 'b', 'c'].reduce((plan, segment) => withEvery(plan, rates, segment), empty);
  const own = range('churn_rate', 0.01, 0.02, 0.03, { segment: 'b' });
  const simulation = simulated(withRisk(filled, [churn, own]), ['churn_rate@a', 'churn_rate@b', 'churn_rate@c'], 100);
  expect(sampleOf(simulation, 0)).toEqual(sampleOf(simulation, 2));
  expect(Math.max(...sampleOf(simulation, 1))).toBeLessThan(0.03);
});

test('draws outside what a rate can be are held at its ends and counted', () => {
  const wild = range('churn_rate', -0.1, 0.1, 0.3, { shape: 'uniform' });
  const simulation = simulated(withRisk(plain(), [wild]), ['churn_rate'], 4_000);
  const sample = sampleOf(simulation);
  const atZero = sample.filter((rate) => rate === 0).length;
  expect(Math.min(...sample)).toBe(0);
  expect(simulation.clipped()).toBe(atZero);
  expect(Math.abs(atZero / 4_000 - 0.25)).toBeLessThan(0.03);
});

test('of a series that is held in some periods the others move on', () => {
  const series = { every: 0.1, at: { '2027-01': 0 } };
  const plan = edited(withRisk(plain(), [uniform('churn_rate', 0.05, 0.15)]), [
    { type: 'setSeries', line: 'churn_rate', segment: 'all', series },
  ]);
  const first = simulated(plan, ['churn_rate'], 500, '2027-01');
  const later = simulated(plan, ['churn_rate'], 500, '2027-02');
  expect(Math.min(...sampleOf(first))).toBe(0);
  expect(Math.min(...sampleOf(later))).toBeLessThan(0.06);
  expect(first.clipped()).toBe(sampleOf(first).filter((rate) => rate === 0).length);
});

function uniform(line: string, low: number, high: number): Distribution {
  return range(line, low, uniformRange(low, high).likely, high, { shape: 'uniform' });
}

test('trials that cannot be computed are counted, and left out of percentiles and probability', () => {
  const plan = withRisk(withEvery(plain(), { contraction_rate: 0.5 }), [uniform('churn_rate', 0.3, 0.7)]);
  const simulation = simulated(plan, ['closing_arr', 'nrr_ttm'], 4_000);
  const missing = notComputable(simulation);
  expect(Math.abs(missing / 4_000 - 0.5)).toBeLessThan(0.04);
  expect(percentilesOf(sampleOf(simulation), [0.5]).count).toBe(4_000 - missing);
  expect(probabilityOf(sampleOf(simulation), 'atLeast', 0)).toEqual({
    probability: 1,
    standardError: 0,
    count: 4_000 - missing,
  });
});

test('what no trial and the plan itself does not have either makes no trial incomputable', () => {
  expect(notComputable(simulated(withRisk(plain(), [churn]), ['nrr_ttm', 'closing_arr'], 10, '2027-03'))).toBe(0);
});

test('the size of an initiative for one segment varies there alone', () => {
  const empty = planOf({ segments: ['A', 'B'], periods: 24 });
  const filled = withEvery(withEvery(empty, rates, 'a'), rates, 'b');
  const size = { type: 'points', points: 0.03 } as const;
  const added = addInitiative(filled, { name: 'Seats', motion: 'seat', start: 24324, size, segment: 'a' });
  if (!added.ok) throw new Error(describeInitiativeError(added.error));
  const plan = withRisk(edited(filled, added.value.edits), [range('seats_points', 0.01, 0.03, 0.06)]);
  const simulation = simulated(plan, ['seats_points@a', 'seats_points@b'], 100);
  expect(new Set(sampleOf(simulation, 0)).size).toBe(100);
  expect(new Set(sampleOf(simulation, 1))).toEqual(new Set([0]));
});

test('a month is drawn whole', () => {
  const starting = plain().lines.find(({ id }) => id === 'starting_arr') ?? fail();
  const launch = { ...starting, id: 'launch', unit: 'month' as const, pack: 'own' as const };
  const plan = withRisk({ ...plain(), lines: [...plain().lines, launch] }, [range('launch', 24324, 24330, 24336)]);
  expect(sampleOf(simulated(plan, ['launch'], 200)).every(Number.isInteger)).toBe(true);
});

function fail(): never {
  throw new Error('the template has no such line');
}

test('a range on a calculated line, or in a plan that is closed, moves nothing and says why', () => {
  const plan = withRisk(plain(), [churn, range('nrr', 0.9, 1, 1.1)]);
  const { idle, varied } = started(plan, ['closing_arr']);
  expect([varied.map(({ range: { line } }) => line), idle.map(({ error }) => error.type)]).toEqual([
    ['churn_rate'],
    ['calculated'],
  ]);
  const closed = edited(withRisk(plain(), [churn]), [{ type: 'setLastClose', period: '2028-12' }]);
  expect(started(closed, ['closing_arr']).idle.map(({ error }) => error.type)).toEqual(['closed']);
});

test('a plan without ranges is refused with what to do', () => {
  const simulation = startSimulation(plain(), { scenario: 'base', trials: 10, figures: [] });
  expect(simulation.ok ? '' : describeSimulationError(simulation.error)).toMatch(/give one or more of them a range/);
});

test('ranks are correlated as the plan says, and every input keeps its own range', () => {
  const correlations = [
    { first: 0, second: 1, value: -0.6 },
    { first: 1, second: 2, value: 0.3 },
  ];
  const three = [churn, uniform('upsell_rate', 0, 0.1), range('seat_rate', 0.01, 0.02, 0.08, { shape: 'pert' })];
  const lines = ['churn_rate', 'upsell_rate', 'seat_rate'];
  const simulation = simulated(withRisk(plain(), three, { correlations }), lines, 20_000);
  const between = (a: number, b: number) => rankCorrelation(sampleOf(simulation, a), sampleOf(simulation, b));
  // Taking 0.6 for the correlation of the normal numbers themselves would give 0.582.
  expect(Math.abs(between(0, 1) + 0.6)).toBeLessThan(0.013);
  expect(Math.abs(between(1, 2) - 0.3)).toBeLessThan(0.013);
  expect(Math.abs(between(0, 2))).toBeLessThan(0.013);
  const alone = simulated(withRisk(plain(), three), lines, 20_000);
  expect(sampleOf(alone, 0)).toEqual(sampleOf(simulation, 0));
  const [own, mixed] = [sampleOf(alone, 1), sampleOf(simulation, 1)].map(
    (sample) => percentilesOf(sample, [0.05, 0.5, 0.95]).values,
  );
  for (const [at, value] of (own ?? []).entries()) expect(mixed?.[at]).toBeCloseTo(value, 2);
});

test.each([1, -1])('a correlation of %d is refused as what it is, and not as a contradiction to others', (value) => {
  const two = [churn, range('upsell_rate', 0, 0.05, 0.1)];
  const draws = drawsOf({ distributions: two, correlations: [{ first: 0, second: 1, value }], seed: 1 }, 10);
  expect(draws.ok ? '' : describeCorrelationError(draws.error)).toBe(
    `churn_rate and upsell_rate cannot be correlated by ${value}, for then they would be one uncertainty; the nearest that can be is ${0.99 * value}.`,
  );
});

test('correlations that contradict each other are refused, with the pair and the nearest that can be', () => {
  const three = [churn, range('upsell_rate', 0, 0.05, 0.1), range('seat_rate', 0, 0.05, 0.1)];
  const correlations = [
    { first: 0, second: 1, value: 0.9 },
    { first: 1, second: 2, value: 0.9 },
    { first: 0, second: 2, value: -0.5 },
  ];
  const draws = drawsOf({ distributions: three, correlations, seed: 1 }, 10);
  if (draws.ok) throw new Error('it is drawn');
  expect(describeCorrelationError(draws.error)).toMatch(
    /^A correlation of (0.9|-0.5) between (churn|upsell)_rate and seat_rate cannot be together with the others; the nearest that can is (0|-0)\.\d+\.$/,
  );
  const inWindows = describeCorrelationError(
    { ...draws.error, value: -0.5, nearest: -0.25 },
    rangeWording(planOf({ periods: 1 })),
  );
  expect(inWindows).toMatch(/^A correlation of −0\.5 between (Churn|Upsell) rate and Seat rate .* can is −0\.25\.$/);
  const { first, second, nearest } = draws.error;
  const places = three.map(({ line }) => line);
  const mended = correlations.map((one) =>
    places[one.first] === first && places[one.second] === second ? { ...one, value: nearest ?? 0 } : one,
  );
  expect(drawsOf({ distributions: three, correlations: mended, seed: 1 }, 10).ok).toBe(true);
});

test('percentiles interpolate linearly, and are those of the sorted sample', () => {
  expect(percentilesOf(Float64Array.of(4, 1, Number.NaN, 3, 2), [0, 0.25, 0.5, 0.95, 1])).toEqual({
    values: [1, 1.75, 2.5, 3.8499999999999996, 4],
    mean: 2.5,
    count: 4,
  });
  expect(percentilesOf(Float64Array.of(Number.NaN), [0.5])).toEqual({
    values: [Number.NaN],
    mean: Number.NaN,
    count: 0,
  });
  const sample = Float64Array.from({ length: 5_001 }, (_, at) => (at * 7919) % 1_013);
  const sorted = sample.toSorted();
  const probabilities = [0.05, 0.25, 0.5, 0.75, 0.95];
  expect(percentilesOf(sample, probabilities).values).toEqual(probabilities.map((p) => sorted[Math.round(5_000 * p)]));
});

test('a probability has the standard error of so many trials, in both directions', () => {
  const sample = Float64Array.from({ length: 400 }, (_, at) => at);
  expect(probabilityOf(sample, 'atLeast', 100)).toEqual({
    probability: 0.75,
    standardError: Math.sqrt(0.1875 / 400),
    count: 400,
  });
  expect(probabilityOf(sample, 'atMost', 99).probability).toBe(0.25);
  expect(probabilityOf(new Float64Array(0), 'atLeast', 1).probability).toBeNaN();
  // Of what the plan itself cannot compute no trial falls short.
  expect(probabilityOf(sample, 'atLeast', Number.NaN).probability).toBeNaN();
});

test('a histogram holds every number in bars of a round width', () => {
  const sample = Float64Array.from({ length: 1_000 }, (_, at) => 1.013 + at * 0.0001);
  const histogram = histogramOf(sample);
  expect(histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(1_000);
  expect(histogram?.width).toBeCloseTo(0.0025, 12);
  expect(histogram?.from).toBeCloseTo(1.0125, 12);
  expect(histogramOf(Float64Array.of(5, 5))?.counts).toEqual([2]);
  expect(histogramOf(Float64Array.of(Number.NaN))).toBeNull();
});

test('rank correlation does not mind how the numbers grow, and shares of spread add up', () => {
  const a = Float64Array.of(1, 2, 3, 4, 5);
  expect(
    rankCorrelation(
      a,
      a.map((x) => x ** 5),
    ),
  ).toBeCloseTo(1, 12);
  expect(
    rankCorrelation(
      a,
      a.map((x) => -x),
    ),
  ).toBeCloseTo(-1, 12);
  expect(rankCorrelation(a, new Float64Array(5))).toBeNaN();
  expect(spreadShares([0.6, -0.8, Number.NaN])).toEqual([0.36, expect.closeTo(0.64, 12), 0]);
});

test('the ends of a tornado are what the input becomes, and not what it cannot be', () => {
  const plan = withRisk(plain(), [range('churn_rate', -0.5, 0.1, 2)]);
  const tornado = tornadoOf(plan, 'base', { line: 'closing_arr', segment: null, period: '2028-12' });
  expect(tornado.ok && tornado.value.swings.map(({ low, high }) => [low, high])).toEqual([[0, 1]]);
});

test('a tornado is sorted by swing, and each end is the plan with that input', () => {
  const plan = withRisk(plain(), [range('upsell_rate', 0.07, 0.08, 0.09), churn]);
  const tornado = tornadoOf(plan, 'base', { line: 'closing_arr', segment: null, period: '2028-12' });
  if (!tornado.ok) throw new Error(describeSimulationError(tornado.error));
  const { point, swings } = tornado.value;
  expect(swings.map(({ varied }) => varied.range.line)).toEqual(['churn_rate', 'upsell_rate']);
  const [first] = swings;
  if (first === undefined) throw new Error('no swing');
  expect(first.low).toBeCloseTo(0.08 + Math.sqrt(0.05 * 0.06 * 0.02), 12);
  const evaluation = evaluatePlan(withEvery(plan, { churn_rate: first.low }));
  if (!evaluation.ok) throw new Error('it does not evaluate');
  expect(valueIn(evaluation.value, 'closing_arr', 'total', 23, 0)).toBe(first.atLow);
  expect(first.atLow).toBeGreaterThan(point);
  expect(first.size).toBe(first.atLow - first.atHigh);
});
