import reference from '../engine/referenceModel.json' with { type: 'json' };
import { createLanes, setSeries, replaceInput } from '#engine/lanes';
import { rowOf } from '#engine/program';
import { evaluate, evaluateCells } from '#engine/evaluate';
import { compiled, modelOf } from '../engine/models';
import { handWritten } from './referencePrograms';
const { periods, inputs } = reference;
const lines = reference.lines.map((line): readonly [string, string] => [line[0] ?? '', line[1] ?? '']);
const sketch = { ...Object.fromEntries(Object.keys(inputs).map((id) => [id, null])), ...Object.fromEntries(lines) };
const program = compiled(modelOf(sketch, { periods }));
const every = (v: number) => new Float64Array(periods).fill(v);
function time(name: string, per: number, f: (i: number) => void) {
  const t0 = performance.now(); let n = 0;
  while (performance.now() - t0 < 400) f(n++);
  const reps = Math.max(1, Math.ceil(1 / (400 / n)));
  const s: number[] = [];
  const t1 = performance.now();
  while (performance.now() - t1 < 1500) { const b = performance.now(); for (let k = 0; k < reps; k++) f(n++); s.push((performance.now() - b) / reps); }
  s.sort((a, b) => a - b);
  console.log(name.padEnd(40), ((s[s.length >> 1]! * 1000) / per).toFixed(3), 'us min', ((s[0]! * 1000) / per).toFixed(3));
}
const hand = handWritten();
time('hand', 1, (i) => hand.close(0.02 + (i % 7) * 0.001));
const mk = (count: number) => { const l = createLanes(program, count); for (const [id, v] of Object.entries(inputs)) setSeries(l, id, 0, every(v)); return l; };
const one = mk(1);
const close = [{row:rowOf(program, 'close', 'total'),period:59}];
const leaves = ['close', 'arr', 'nrrc', 'grr', 'roi', 'cacspend', 'quick', 'prR'].map((id) => ({row:rowOf(program, id, 'total'),period:59}));
time('one lane, all rows', 1, (i) => { setSeries(one, 'ch0', 0, every(0.02 + (i % 7) * 0.001)); evaluate(program, one); });
time('one lane, close', 1, (i) => { setSeries(one, 'ch0', 0, every(0.02 + (i % 7) * 0.001)); evaluateCells(program, one, close); });
time('one lane, leaves', 1, (i) => { setSeries(one, 'ch0', 0, every(0.02 + (i % 7) * 0.001)); evaluateCells(program, one, leaves); });
for (const n of [1000, 10000]) {
  const many = mk(n);
  for (let l = 0; l < n; l++) replaceInput(many, 'ch0', 0, l, 0.02 + (l % 7) * 0.001);
  time(n + ' lanes, close', n, () => evaluateCells(program, many, close));
  time(n + ' lanes, leaves', n, () => evaluateCells(program, many, leaves));
}
