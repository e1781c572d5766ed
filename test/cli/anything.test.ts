import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskWith, done, headroom } from './desk';

const words = [
  'new',
  'run',
  'check',
  'explain',
  'set',
  'scenario',
  'basis',
  'compare',
  'import',
  '--map',
  '--dry-run',
  '--decimal',
  'comma',
  'nrr',
  'help',
  'add',
  'remove',
  'rename',
  'p.headroom',
  's.headroom',
  'x',
  '--set',
  '--json',
  '--csv',
  '--lines',
  '--scenario',
  '--scenario=Base',
  '--basis',
  'annual',
  'monthly',
  '--convert',
  '--reread',
  '--force',
  '--',
  '-1',
  '--help',
  '--all-scenarios',
  '--as',
  'mrr',
  '--parent',
  '--line',
  '--at',
  'Up',
  'Base',
  'last',
  'FY27',
  '2027-01',
  '2027-Q1',
  'nrr',
  'churn_rate',
  'churn_rate@SMB',
  'constructor',
  '__proto__',
];
const targets = ['churn_rate', 'upsell_rate', 'starting_arr', 'closing_arr', 'nrr', 'bridge_check', '__proto__', ''];
const places = ['', '@SMB', '@last', '@FY27', '@SMB@2027-Q1', '@total', '@', '@@', '@__proto__', '@constructor@last'];
const values = ['0.1', '10%', '', '1..2', '0..1', '-1e300', '1e308', '..', 'NaN', '1e-400', '-0', '=', '%'];
const assignment = fc
  .tuple(
    fc.constantFrom(...targets),
    fc.constantFrom(...places),
    fc.constantFrom('=', ''),
    fc.oneof(fc.constantFrom(...values), fc.string()),
  )
  .map((parts) => parts.join(''));
const beginnings: readonly (readonly string[])[] = [
  [],
  ['set', 'p.headroom'],
  ['set', 's.headroom', '--scenario', 'Up'],
  ['run', 's.headroom', '--set'],
  ['explain', 'p.headroom'],
  ['new', 'y', '--basis', 'annual'],
  ['scenario', 'add', 's.headroom'],
  ['basis', 'p.headroom'],
  ['import', 'p.headroom', 'm.csv'],
];
const noise = fc.array(fc.oneof({ weight: 3, arbitrary: assignment }, fc.constantFrom(...words), fc.string()), {
  minLength: 1,
  maxLength: 3,
});
const typed = fc.tuple(fc.constantFrom(...beginnings), noise).map(([beginning, rest]) => [...beginning, ...rest]);

test('whatever is typed ends in figures or in one sentence, and plans stay readable', async () => {
  const start = deskWith();
  await done(start, 'new', 'p', '--basis', 'annual', '--periods', '3', '--set', 'starting_arr=100');
  await done(
    start,
    'new',
    's',
    '--basis',
    'quarterly',
    '--grain',
    'quarter',
    '--periods',
    '6',
    '--segments',
    'SMB,Ent',
  );
  await done(start, 'scenario', 'add', 's.headroom', 'Up');
  start.files.set('m.csv', new TextEncoder().encode('Month,New ARR,Churn rate\n2027-01,1.5,5%\n2027-02,2.5,4%\n'));
  const seen = { done: 0, refused: 0, changed: 0 };
  const property = fc.asyncProperty(typed, async (args) => {
    const desk = deskWith();
    for (const [path, bytes] of start.files) desk.files.set(path, bytes);
    const { out, error, exit } = await headroom(desk, ...args);
    if (exit === 0) seen.done++;
    else if (error !== '') seen.refused++;
    expect(error === '' ? out.endsWith('\n') : error.length > 10 && out === '').toBe(true);
    for (const [path, bytes] of desk.files) {
      if (start.files.get(path) === bytes) continue;
      seen.changed++;
      expect(exit).toBe(0);
      expect((await headroom(desk, 'run', path, '--json')).exit).toBe(0);
    }
  });
  await fc.assert(property, {
    numRuns: 3000,
    examples: [
      [['set', 'p.headroom', 'churn_rate=-1e300']],
      [['set', 's.headroom', '--scenario', 'Up', 'closing_arr@SMB=0..1', 'churn_rate=']],
      [['basis', 's.headroom', 'monthly', '--convert']],
    ],
  });
  // Random words reach all three ends.
  expect(Math.min(seen.done, seen.refused, seen.changed)).toBeGreaterThan(15);
});
