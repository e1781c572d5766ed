import { expect, test } from 'vitest';
import { run, valueAt } from '#engine/interpreter';
import { compiled, lanesWith, modelOf } from './models';
import reference from './referenceModel.json' with { type: 'json' };

test('the reference model closes at its expected ARR', () => {
  const inputs = Object.fromEntries(Object.keys(reference.inputs).map((id) => [id, null]));
  const lines = Object.fromEntries(reference.lines.map((line) => [line[0] as string, line[1] as string]));
  const program = compiled(modelOf({ ...inputs, ...lines }, { periods: reference.periods }));
  const { value, period } = reference.expected.close;
  const got = valueAt(run(program, lanesWith(program, 1, reference.inputs)), 'close', 'total', period, 0);
  expect(Math.abs(got / value - 1)).toBeLessThan(1e-12);
});
