import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run } from '#engine/interpreter';
import { runAll } from '#engine/wasm/laneMemory';
import { createMachine } from '#engine/wasm/machine';
import { chooser, randomLanes, randomModel } from '../randomModels';

test('spike', () => {
  fc.assert(
    fc.property(chooser, (choose) => {
      const model = randomModel(choose);
      const { program, lanes } = randomLanes(choose, model);
      const wanted = run(program, lanes);
      for (const width of [1, 2] as const) {
        const all = program.rows.map((row) => row.index);
        const machine = createMachine(program, { kept: all, overlaid: new Set(all) }, width);
        if (machine === null) throw new Error('no machine');
        expect(Buffer.compare(Buffer.from(runAll(machine, lanes).buffer), Buffer.from(wanted.values.buffer))).toBe(0);
      }
    }),
    { numRuns: 300 },
  );
});
