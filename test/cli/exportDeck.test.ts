import { expect, test } from 'vitest';
import { readDeck } from '../exchange/deck/readDeck';
import { type Desk, deskWith, done, headroom, sentence } from './desk';

async function deskWithPlan(): Promise<Desk> {
  const desk = deskWith();
  await done(desk, 'new', 'p', '--basis', 'annual', '--grain', 'quarter', '--periods', '4', '--title', 'Larkfield');
  await done(desk, 'set', 'p.headroom', 'starting_arr=12000000', 'churn_rate=10%', 'upsell_rate=8%');
  await done(desk, 'scenario', 'add', 'p.headroom', 'Upside');
  await done(desk, 'set', 'p.headroom', '--scenario', 'Upside', 'churn_rate=6%');
  return desk;
}

test('a deck is about the scenario that is named, and its charts hold what run prints', async () => {
  const desk = await deskWithPlan();
  expect(await done(desk, 'export', 'p.headroom', '--pptx', 'p.pptx', '--scenario', 'Upside')).toBe(
    'p.pptx is written.\n',
  );
  const { slides } = await readDeck(desk.files.get('p.pptx') ?? new Uint8Array(0));
  expect(slides[0]?.title).toBe('Larkfield');
  expect(slides[0]?.texts).toContain('Upside, Q1 2027 to Q4 2027, by quarter. 27 Nov 2026.');
  const path = slides
    .flatMap(({ charts }) => charts)
    .find(({ series }) => series.some(({ name }) => name === 'Upside'));
  const run = JSON.parse(await done(desk, 'run', 'p.headroom', '--all-scenarios', '--lines', 'nrr_stated', '--json'));
  const printed = JSON.stringify(run);
  for (const value of path?.series.flatMap(({ values }) => values) ?? [Number.NaN])
    expect(printed).toContain(String(value));
});

test.each([
  [['--pptx', 'p.pptx', '--lines', 'nrr'], '--lines does not go with --pptx: a deck shows the report of the plan.'],
  [
    ['--pptx', 'p.pptx', '--scenario', 'Base', '--scenario', 'Upside'],
    'A deck is about one scenario, beside which it shows the others; name one.',
  ],
  [['--pptx', 'p.pptx', '--csv', 'p.csv'], '--csv and --pptx exclude each other; export one file at a time.'],
])('%j is refused in one sentence, and nothing is written', async (options, why) => {
  const desk = await deskWithPlan();
  expect(await sentence(desk, 'export', 'p.headroom', ...options)).toBe(why);
  expect([...desk.files.keys()]).toEqual(['p.headroom']);
});

test('a deck that cannot be written leaves no half of it', async () => {
  const desk = await deskWithPlan();
  const full = {
    ...desk,
    saveFile: async () => ({ ok: false, error: 'cannot be written: the disk is full.' }) as const,
  };
  const { error, exit } = await headroom(full, 'export', 'p.headroom', '--pptx', 'p.pptx');
  expect({ error, exit }).toEqual({ error: 'p.pptx cannot be written: the disk is full.', exit: 1 });
  expect([...desk.files.keys()]).toEqual(['p.headroom']);
});
