import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planImport } from '#exchange/import/planImport';
import { proposeImport } from '#exchange/import/proposeImport';
import { readForeignFile } from '#exchange/import/readForeignFile';
import { patience, runs } from '../formula/soup';
import { smallPlan } from './imports';
import { MONTHS, partsWith, workbook, zipped } from './workbooks';

/** One change of a file: some bytes overwritten, taken out, put in or copied elsewhere; places as shares of its length. */
const mutation = fc.record({
  kind: fc.constantFrom('set', 'delete', 'insert', 'copy', 'cut'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  from: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutated(file: Uint8Array, { kind, at, from, bytes }: Mutation): Uint8Array {
  const place = Math.floor(at * file.length);
  const before = file.subarray(0, place);
  switch (kind) {
    case 'set':
      return Uint8Array.from([...before, ...bytes, ...file.subarray(place + bytes.length)]);
    case 'delete':
      return Uint8Array.from([...before, ...file.subarray(place + bytes.length)]);
    case 'insert':
      return Uint8Array.from([...before, ...bytes, ...file.subarray(place)]);
    case 'copy': {
      const source = Math.floor(from * file.length);
      return Uint8Array.from([...before, ...file.subarray(source, source + 40), ...file.subarray(place)]);
    }
    case 'cut':
      return before;
  }
}

const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });
const plan = smallPlan(['SMB', 'Enterprise']);

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
    const seen = { refused: 0, same: 0 };
    fc.assert(
      fc.property(mutations, (changes) => {
        const file = readForeignFile(changes.reduce(mutated, original), { encoding: null, separator: null });
        if (file.ok && file.value.text === null) {
          expect(file.value.sheets[0]?.rows).toEqual(rows);
          seen.same++;
        } else seen.refused++;
      }),
      { numRuns: runs(1_500), seed: 7 },
    );
    // Some changes lie where no reader looks, such as the date of a part.
    expect(Math.min(seen.refused, seen.same)).toBeGreaterThan(0);
  },
  patience,
);

test(
  'a workbook with damaged parts is refused with its reason or read, and planned or refused',
  () => {
    const encoder = new TextEncoder();
    const parts = Object.entries(partsWith({ 'xl/worksheets/sheet1.xml': MONTHS }));
    const seen = { refused: 0, read: 0 };
    fc.assert(
      fc.property(fc.nat({ max: parts.length - 1 }), mutations, (which, changes) => {
        const damaged = parts.map(([name, part], at) => {
          const bytes = typeof part === 'string' ? encoder.encode(part) : part;
          return [name, at === which ? changes.reduce(mutated, bytes) : bytes] as const;
        });
        const file = read(zipped(Object.fromEntries(damaged), 0));
        if (file.ok) seen.read++;
        else seen.refused++;
      }),
      { numRuns: runs(600), seed: 8 },
    );
    expect(Math.min(seen.refused, seen.read)).toBeGreaterThan(20);
  },
  patience,
);

test(
  'a damaged text is refused with its reason or read, and planned or refused',
  () => {
    const text =
      'Month,Segment,New ARR,Churn ARR\n2027-01,SMB,"1,200.50",(300)\n2027-01,Enterprise,5,-3\n2027-02,SMB,7%,0\n';
    const original = new TextEncoder().encode(text);
    const seen = { refused: 0, read: 0 };
    fc.assert(
      fc.property(mutations, (changes) => {
        const file = read(changes.reduce(mutated, original));
        if (file.ok) seen.read++;
        else seen.refused++;
      }),
      { numRuns: runs(300), seed: 9 },
    );
    expect(Math.min(seen.refused, seen.read)).toBeGreaterThan(20);
  },
  patience,
);
