import { expect, test } from 'vitest';
import { evaluate, evaluateCells } from '#engine/evaluate';
import { valueAt } from '#engine/interpreter';
import { createLanes, type Lanes, setSeries, shareSeries } from '#engine/lanes';
import type { Program } from '#engine/program';
import { compiled, modelOf } from './models';

/** All compiled programs of a thread work in one memory, and keep in it what the next run may need again. */
const program = () => compiled(modelOf({ a: null, b: { is: ['a * 2', null] }, c: 'b + prev(c, 0)' }, { periods: 6 }));

test('two programs that take turns in one memory do not see each other', () => {
  const programs = [program(), program()];
  const lanes = programs.map((one, i) => {
    const made = createLanes(one, 3);
    setSeries(made, 'a', 0, [i + 1, 2, 3, 4, 5, 6]);
    return made;
  });
  for (let turn = 0; turn < 4; turn++) {
    const at = turn % 2;
    const evaluated = evaluate(programs[at] as Program, lanes[at] as Lanes);
    expect(valueAt(evaluated, 'c', 'total', 5, 2)).toBe(42 + at * 2);
  }
});

test('a program with frames of another size finds its inputs in them, also those that the one before had in the same place', () => {
  const a = Float64Array.of(1, 2, 3, 4, 5, 6);
  const others = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`b${i}`, null]));
  for (const more of [{}, others, {}]) {
    const one = compiled(modelOf({ a: null, c: 'a * 2', ...more }, { periods: 6 }));
    const lanes = createLanes(one, 1);
    shareSeries(lanes, 'a', 0, a);
    expect(valueAt(evaluate(one, lanes), 'c', 'total', 5, 0)).toBe(12);
  }
});

test('cells of other rows, right after, are theirs', () => {
  const once = program();
  const lanes = createLanes(once, 1);
  setSeries(lanes, 'a', 0, [1, 2, 3, 4, 5, 6]);
  for (const rows of [[0], [2], [2, 0], [0], [0, 2], [1, 2]])
    expect([
      ...evaluateCells(
        once,
        lanes,
        rows.map((row) => ({ row, period: 5 })),
      ),
    ]).toEqual(rows.map((row) => [6, 12, 42][row]));
});
