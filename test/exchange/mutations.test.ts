import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planImport } from '#exchange/import/planImport';
import { proposeImport } from '#exchange/import/proposeImport';
import { readForeignFile } from '#exchange/import/readForeignFile';
import { mutated, mutations } from '../mutation';
import { Most, patience, report, runs } from '../soak';
import { smallPlan } from './imports';
import { MONTHS, partsWith, workbook, zipped } from './workbooks';

const MOST_SECONDS = 5;
const MOST_MEGABYTES = 500;
const plan = smallPlan(['SMB', 'Enterprise']);

/** The worst of many damaged files takes what one hostile file may take. */
function expectModest(what: string, tried: number, { milliseconds, megabytes }: Most): void {
  report(`${tried} mutations of ${what}: at most ${milliseconds.toFixed(0)} ms and ${megabytes.toFixed(0)} MB for one`);
  expect(milliseconds).toBeLessThan(MOST_SECONDS * 1000);
  expect(megabytes).toBeLessThan(MOST_MEGABYTES);
}

/** Reads and plans; whatever does not throw is an error with its type, or rows. */
function read(bytes: Uint8Array) {
  const file = readForeignFile(bytes, { encoding: null, separator: null });
  if (file.ok) planImport(plan, proposeImport(plan, file.value, { into: { type: 'actuals' }, totals: 'mix' }));
  return file;
}

test(
  'a damaged workbook is refused, or read as the same rows',
  () => {
    const original = workbook();
    const whole = readForeignFile(original, { encoding: null, separator: null });
    const rows = whole.ok ? whole.value.sheets[0]?.rows : null;
    const most = new Most();
    const seen = { refused: 0, same: 0 };
    fc.assert(
      fc.property(mutations, (changes) => {
        const damaged = changes.reduce(mutated, original);
        const file = most.measure(() => readForeignFile(damaged, { encoding: null, separator: null }));
        if (file.ok && file.value.text === null) {
          expect(file.value.sheets[0]?.rows).toEqual(rows);
          seen.same++;
        } else seen.refused++;
      }),
      { numRuns: runs(1_500), seed: 7 },
    );
    // Some changes lie where no reader looks, such as the date of a part.
    expect(Math.min(seen.refused, seen.same)).toBeGreaterThan(0);
    expectModest('a workbook as packed', runs(1_500), most);
  },
  patience,
);

test(
  'a workbook with damaged parts is refused with its reason or read, and planned or refused',
  () => {
    const encoder = new TextEncoder();
    const parts = Object.entries(partsWith({ 'xl/worksheets/sheet1.xml': MONTHS }));
    const most = new Most();
    const seen = { refused: 0, read: 0 };
    fc.assert(
      fc.property(fc.nat({ max: parts.length - 1 }), mutations, (which, changes) => {
        const damaged = parts.map(([name, part], at) => {
          const bytes = typeof part === 'string' ? encoder.encode(part) : part;
          return [name, at === which ? changes.reduce(mutated, bytes) : bytes] as const;
        });
        const packed = zipped(Object.fromEntries(damaged), 0);
        const file = most.measure(() => read(packed));
        if (file.ok) seen.read++;
        else seen.refused++;
      }),
      { numRuns: runs(600), seed: 8 },
    );
    expect(Math.min(seen.refused, seen.read)).toBeGreaterThan(20);
    expectModest('the parts of a workbook', runs(600), most);
  },
  patience,
);

test(
  'a damaged text is refused with its reason or read, and planned or refused',
  () => {
    const text =
      'Month,Segment,New ARR,Churn ARR\n2027-01,SMB,"1,200.50",(300)\n2027-01,Enterprise,5,-3\n2027-02,SMB,7%,0\n';
    const original = new TextEncoder().encode(text);
    const most = new Most();
    const seen = { refused: 0, read: 0 };
    fc.assert(
      fc.property(mutations, (changes) => {
        const damaged = changes.reduce(mutated, original);
        const file = most.measure(() => read(damaged));
        if (file.ok) seen.read++;
        else seen.refused++;
      }),
      { numRuns: runs(300), seed: 9 },
    );
    expect(Math.min(seen.refused, seen.read)).toBeGreaterThan(20);
    expectModest('a text', runs(300), most);
  },
  patience,
);
