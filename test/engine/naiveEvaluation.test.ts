import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldRun, valueOver } from '#engine/aggregate';
import { type Run, run, valueAt } from '#engine/interpreter';
import type { Model } from '#engine/model';
import { type NaiveLane, naiveEvaluation } from './naiveEvaluation';
import { type Choose, chooser, randomLanes, randomModel, slicesOf } from './randomModels';

/** Buckets of `length` periods, the first of them cut short by `gone`, the last by the end of the plan. */
function bucketsOf(periods: number, length: number, gone: number) {
  const buckets: { from: number; to: number }[] = [];
  for (let from = 0; from < periods; ) {
    const to = Math.min(periods, from + length - (from === 0 ? gone : 0)) - 1;
    buckets.push({ from, to });
    from = to + 1;
  }
  return buckets;
}

const counted = { numbers: 0, missing: 0, folded: 0 };
const isSame = (a: number, b: number) => a === b || (Number.isNaN(a) && Number.isNaN(b));
const placesOf = (model: Model) =>
  model.lines.flatMap((line) => slicesOf(model, line).map((slice) => ({ line, slice })));

/** Where the engine and the naive reading of one lane say different things. */
function differences(choose: Choose, model: Model, evaluated: Run, lane: number, given: NaiveLane): readonly string[] {
  const naive = naiveEvaluation(model, given);
  const { periods, periodsPerYear } = model.calendar;
  const found: string[] = [];
  const compare = (place: string, engine: number, wanted: number) => {
    if (!isSame(engine, wanted)) found.push(`${place}: ${engine}, not ${wanted}`);
  };
  for (const { line, slice } of placesOf(model)) {
    for (let period = 0; period < periods; period++) {
      const wanted = naive.value(line.id, slice, period);
      counted[Number.isNaN(wanted) ? 'missing' : 'numbers']++;
      compare(`${line.id}/${slice}/${period}`, valueAt(evaluated, line.id, slice, period, lane), wanted);
    }
  }
  for (const length of periodsPerYear === 12 ? [3, 12] : [1, 4]) {
    const buckets = bucketsOf(periods, length, choose(length));
    const folded = foldRun(evaluated, buckets, length);
    for (const { line, slice } of placesOf(model)) {
      for (const bucket of buckets.keys()) {
        const wanted = naive.over(line.id, slice, buckets, length, bucket);
        if (!Number.isNaN(wanted)) counted.folded++;
        compare(`${line.id}/${slice}/${length}x${bucket}`, valueOver(folded, line.id, slice, bucket, lane), wanted);
      }
    }
  }
  return found;
}

test('the engine and plain recursion from the definitions give the same figure in every cell, quarter and year', () => {
  fc.assert(
    fc.property(chooser, (choose) => {
      const model = randomModel(choose);
      const { program, lanes, plain } = randomLanes(choose, model);
      const evaluated = run(program, lanes);
      for (const [lane, given] of plain.entries()) {
        expect(differences(choose, model, evaluated, lane, given)).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
  // Random models are worth nothing if all their figures are missing, or none.
  expect(counted.numbers).toBeGreaterThan(counted.missing / 4);
  expect(counted.missing).toBeGreaterThan(1_000);
  expect(counted.folded).toBeGreaterThan(1_000);
});
