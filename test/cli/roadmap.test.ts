import { beforeAll, beforeEach, expect, test } from 'vitest';
import { writePlan } from '#plan/write';
import { caseOfC } from '../plan/caseOfC';
import { platform } from '../plan/platform';
import { type Desk, deskWith, done, headroom, sentence, totals } from './desk';

let bytes = new Uint8Array();
let desk: Desk = deskWith();

beforeAll(async () => {
  bytes = new TextEncoder().encode(await writePlan(caseOfC(), platform));
});

beforeEach(() => {
  desk = deskWith();
  desk.files.set('case.headroom', bytes);
});

interface RoadmapAsJson {
  readonly start: number;
  readonly path: readonly { readonly period: string; readonly nrr: number }[];
  readonly steps: readonly { readonly initiative: string; readonly points: number; readonly currency: number }[];
  readonly end: number;
  readonly target: number | null;
  readonly gap: { readonly points: number; readonly currency: number } | null;
  readonly readings: { readonly stated: unknown };
}

const json = async (...typed: readonly string[]) =>
  JSON.parse(await done(desk, 'roadmap', 'case.headroom', '--json', ...typed)) as RoadmapAsJson;
const near = (value: number) => expect.closeTo(value, 9);

test('the case prints what the source says of it and what it leaves out, under exactly these names', async () => {
  const initiatives = {
    end: near(188 / 198 + 0.15),
    gap: { points: near(10 / 198), currency: expect.closeTo(10_000, 6) },
    gain: { againstStart: expect.closeTo(236_400, 6), againstNothing: expect.closeTo(356_400, 6) },
    roi: { grossStart: near(4.728), netStart: near(3.728), grossNothing: near(7.128), netNothing: near(6.128) },
  };
  const stated = {
    end: near(215 / 198),
    gap: { points: near(12.7 / 198), currency: expect.closeTo(12_700, 6) },
    gain: { againstStart: expect.closeTo(204_000, 6), againstNothing: expect.closeTo(324_000, 6) },
    roi: { grossStart: near(4.08), netStart: near(3.08), grossNothing: near(6.48), netNothing: near(5.48) },
  };
  const [first, second, third] = [0.08, 0.11, 0.15].map((points) => near(188 / 198 + points));
  const quarters = ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4', '2028-Q1', '2028-Q2', '2028-Q3', '2028-Q4'];
  const step = (initiative: string, points: number) => ({
    initiative,
    points: near(points),
    currency: expect.closeTo(198_000 * points, 6),
  });
  expect(await json()).toEqual({
    start: near(188 / 198),
    path: quarters.map((period, at) => ({ period, nrr: [first, second][at] ?? third })),
    steps: [
      step('Seat pricing', 0.05),
      step('Team plan at $199', 0.03),
      step('Usage dashboard', 0.01),
      step('Reporting add-on, $29', 0.02),
      step('Automated upgrade prompts', 0.02),
      step('Annual contract discount', 0.02),
    ],
    end: initiatives.end,
    target: 1.15,
    gap: initiatives.gap,
    cost: 50_000,
    gain: stated.gain,
    roi: stated.roi,
    readings: { initiatives, stated },
  });
});

test('another starting ARR changes every amount and no ratio; a weaker initiative changes both', async () => {
  const before = await json();
  await done(desk, 'set', 'case.headroom', 'starting_arr=4752000');
  const twice = await json();
  expect(twice.steps.map(({ currency }) => currency)).toEqual(before.steps.map(({ currency }) => near(2 * currency)));
  expect([twice.end, twice.gap?.currency]).toEqual([before.end, near(2 * (before.gap?.currency ?? 0))]);
  await done(desk, 'initiative', 'set', 'case.headroom', 'Seat pricing', 'points=4%');
  const weaker = await json();
  expect([weaker.end, weaker.gap?.points]).toEqual([near(before.end - 0.01), near(10 / 198 + 0.01)]);
});

test('the text has path, steps, readings and what the tables leave open', async () => {
  const text = await done(desk, 'roadmap', 'case.headroom');
  for (const said of [
    /NRR +94\.95% +102\.95% +105\.95% +109\.95%/,
    /Seat pricing +\+5\.00 +\+9,900/,
    /Gap to the target +5\.05 +10,000/,
    /NRR at the end +109\.95% +108\.59% +115\.00%/,
    /Return on the start, gross \/ net +4\.73 \/ 3\.73 +4\.08 \/ 3\.08 +n\/a/,
    /Cost of the initiatives up to Q4 2027: USD 50,000; paid back by Q3 2027\./,
    /The stated end is -1\.36 points from the initiatives: expansion -1\.90, contraction \+0\.51 and churn \+0\.03\./,
  ])
    expect(text).toMatch(said);
});

test('a scenario without initiatives has no steps, and the end can be read in any period', async () => {
  const nothing = await json('--scenario', 'Do nothing');
  expect([nothing.steps, nothing.end]).toEqual([[], nothing.start]);
  expect((await json('--at', '2027-Q2')).end).toBeCloseTo(188 / 198 + 0.11, 12);
});

test('a plan without initiatives, target and stated end says so with null', async () => {
  await done(desk, 'new', 'bare', '--basis', 'annual', '--set', 'starting_arr=1000', '--set', 'churn_rate=5%');
  const bare = JSON.parse(await done(desk, 'roadmap', 'bare.headroom', '--json')) as RoadmapAsJson;
  expect([bare.steps, bare.end, bare.target, bare.gap, bare.readings.stated]).toEqual([[], 0.95, null, null, null]);
});

test('where a floor bites the text says which rate, when, and how much it holds back', async () => {
  await done(desk, 'initiative', 'set', 'case.headroom', 'Annual contract discount', 'points=5%');
  const text = await done(desk, 'roadmap', 'case.headroom');
  expect(text).toContain('The floor holds churn_rate at 0% in 2027-Q3 to 2028-Q4.');
  expect(text).toMatch(/At the end that holds back 0\.44 points/);
});

test('where NRR moves without initiatives the text says by how much, and that the gains contain it', async () => {
  await done(desk, 'set', 'case.headroom', 'usage_rate@2027-Q4=1%');
  expect(await done(desk, 'roadmap', 'case.headroom')).toContain('Without initiatives NRR changes by +1.00 points');
});

test('initiatives are added, listed, set in a scenario and removed', async () => {
  const add = ['initiative', 'add', 'case.headroom', 'Price rise', '--motion', 'price', '--start', '2027-Q4'];
  expect(await done(desk, ...add, '--points', '1%', '--length', '3', '--shape', 's-shaped')).toContain('Price rise');
  expect((await json()).steps.map(({ initiative }) => initiative).at(-1)).toBe('Price rise');
  const set = ['initiative', 'set', 'case.headroom', 'price rise'];
  await done(desk, ...set, 'start=2027-03', 'monthly-cost=500', 'cost-end=2027-05', '--scenario', 'Do nothing');
  await done(desk, ...set, 'place=1', 'owner=Kim', 'name=List price');
  const listed = JSON.parse(
    await done(desk, 'initiative', 'list', 'case.headroom', '--json', '--scenario', 'Do nothing'),
  ) as { readonly initiatives: readonly unknown[] };
  expect(listed.initiatives).toHaveLength(7);
  expect(listed.initiatives[0]).toEqual({
    name: 'List price',
    motion: 'price',
    line: 'price_rate_effect',
    segment: null,
    sizing: 'points',
    on: true,
    start: '2027-03',
    length: 3,
    shape: 's-shaped',
    points: 0.01,
    reach: null,
    conversion: null,
    lift: null,
    onceCost: 0,
    monthlyCost: 500,
    costEnd: '2027-05',
    owner: 'Kim',
    note: '',
    source: '',
  });
  expect(await totals(desk, 'program_cost', 'case.headroom', '--scenario', 'Do nothing')).toEqual([
    500, 1_000, 0, 0, 0, 0, 0, 0,
  ]);
  expect(await done(desk, 'initiative', 'list', 'case.headroom')).toMatch(
    /List price +Price +all +on +Oct 2027 +3 months S +1\.00% +0 +0\n/,
  );
  await done(desk, ...['initiative', 'set', 'case.headroom', 'List price'], 'start=', '--scenario', 'Do nothing');
  await done(desk, 'initiative', 'remove', 'case.headroom', 'List price');
  expect((await json()).steps).toHaveLength(6);
});

test('a size made of reach, conversion and lift is their product', async () => {
  const add = ['initiative', 'add', 'case.headroom', 'Modules', '--motion', 'cross-sell', '--start', '2027-07'];
  await done(desk, ...add, '--reach', '40%', '--conversion', '20%', '--lift', '35%');
  expect((await json()).steps.at(-1)).toMatchObject({ initiative: 'Modules', points: near(0.028) });
  expect(await sentence(desk, 'initiative', 'set', 'case.headroom', 'Modules', 'points=3%')).toContain(
    'follow from reach, conversion and lift',
  );
  await done(desk, 'initiative', 'set', 'case.headroom', 'Modules', 'sizing=points', 'points=3%');
  expect((await json()).steps.at(-1)).toMatchObject({ points: near(0.03) });
});

test('the numbers of an initiative are lines: set and explain know them too', async () => {
  await done(desk, 'set', 'case.headroom', 'seat_pricing_start=2028-01');
  expect((await json('--at', 'last')).path[0]?.nrr).toBeCloseTo(188 / 198 + 0.03, 12);
  expect(await done(desk, 'explain', 'case.headroom', 'seat_pricing_effect', '2028-Q1')).toContain(
    'seat_pricing_on * seat_pricing_points * seat_pricing_share',
  );
});

const add = (...typed: readonly string[]) => ['initiative', 'add', 'case.headroom', 'New', ...typed];

test.each<[string, readonly string[], string, number]>([
  ['no action', ['initiative'], 'one of four things', 2],
  ['another action', ['initiative', 'delete', 'case.headroom'], 'There is no initiative delete', 2],
  ['no name', ['initiative', 'add', 'case.headroom'], 'No name is given', 2],
  ['no motion', add('--start', '2027-03', '--points', '2%'), 'No motion is given', 2],
  ['a motion there is not', add('--motion', 'seets'), 'There is no motion "seets"', 2],
  ['no start', add('--motion', 'seat', '--points', '2%'), 'No start is given', 2],
  ['a start that is no month', add('--motion', 'seat', '--start', 'soon', '--points', '2%'), 'is no month', 2],
  ['no size', add('--motion', 'seat', '--start', '2027-03'), 'No size is given', 2],
  [
    'two sizes',
    add('--motion', 'seat', '--start', '2027-03', '--points', '2%', '--lift', '2%'),
    'exclude each other',
    2,
  ],
  ['points without a sign', add('--motion', 'seat', '--start', '2027-03', '--points', '5'), '0.05 or 5%?', 2],
  [
    'a name that is there',
    ['initiative', 'set', 'case.headroom', 'Seat pricing', 'name=Usage dashboard'],
    'already',
    1,
  ],
  [
    'an initiative there is not',
    ['initiative', 'remove', 'case.headroom', 'Seat price'],
    'did you mean "Seat pricing"?',
    2,
  ],
  ['a field there is not', ['initiative', 'set', 'case.headroom', 'Seat pricing', 'size=2%'], 'has no size', 2],
  ['half a month', ['initiative', 'set', 'case.headroom', 'Seat pricing', 'length=1.5'], 'whole months', 1],
  ['nothing in the base', ['initiative', 'set', 'case.headroom', 'Seat pricing', 'points='], 'needs this number', 1],
  ['a stray option', ['initiative', 'remove', 'case.headroom', 'Seat pricing', '--json'], 'takes no --json', 2],
  ['a segment in a plan without', ['initiative', 'set', 'case.headroom', 'Seat pricing', 'segment=SMB'], 'has none', 2],
  [
    'a detail of one scenario',
    ['initiative', 'set', 'case.headroom', 'Seat pricing', 'owner=Kim', '--scenario', 'Do nothing'],
    'same in every scenario',
    2,
  ],
  ['a scenario there is not', ['roadmap', 'case.headroom', '--scenario', 'Dream'], 'There is no scenario "Dream"', 2],
  ['a period there is not', ['roadmap', 'case.headroom', '--at', '2031-Q1'], '2031', 2],
])('%s ends in a sentence, and the file stays as it is', async (_, typed, says, exit) => {
  const said = await headroom(desk, ...typed);
  expect([said.error.includes(says) ? says : said.error, said.exit]).toEqual([says, exit]);
  expect(desk.files.get('case.headroom')).toBe(bytes);
});
