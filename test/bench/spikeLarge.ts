import { largePlan } from './largePlan';
import { compilePlan } from '#plan/planModel';
import { evaluatePlan } from '#plan/lanes';
import { foldedOf } from '#plan/folding';
import { valueOver } from '#engine/aggregate';
import { programCode } from '#engine/wasm/programCode';
import { evaluate } from '#engine/evaluate';
const ms = (t: number) => (performance.now() - t).toFixed(1).padStart(7);
for (const size of [{ lines: 300, periods: 120, segments: 0 }, { lines: 300, periods: 120, segments: 12 }]) {
  for (let round = 0; round < 5; round++) {
    let plan = largePlan(size);
    plan = { ...plan, lines: plan.lines.map((l) => (l.id === 'own_5' && l.definition.type === 'formula' ? { ...l, definition: { type: 'formula', text: `${l.definition.text} + ${round}` } } : l)) };
    let t = performance.now();
    const compiled = compilePlan(plan);
    const compile = ms(t);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const { program } = compiled.value;
    const all = program.rows.map((r) => r.index);
    t = performance.now();
    const { bytes } = programCode(program, { kept: all, overlaid: new Set(all) }, 2);
    const emit = ms(t);
    t = performance.now();
    new WebAssembly.Module(bytes);
    const module = ms(t);
    t = performance.now();
    const ev = evaluatePlan(plan);
    if (!ev.ok) throw new Error();
    const interp = ms(t);
    const lanes = ev.value.run.lanes;
    t = performance.now();
    const first = evaluate(program, lanes);
    const firstMs = ms(t);
    t = performance.now();
    evaluate(program, lanes);
    const second = ms(t);
    t = performance.now();
    for (let i = 0; i < 5; i++) evaluate(program, lanes);
    const nth = ms(t);
    t = performance.now();
    const folded = foldedOf(ev.value);
    for (const line of plan.lines) for (let b = 0; b < 10; b++) valueOver(folded.years, line.id, 'total', b, 0);
    const fold = ms(t);
    let diff = 0;
    for (let i = 0; i < first.values.length; i++) if (!Object.is(first.values[i], ev.value.run.values[i])) diff++;
    console.log(size.segments, 'rows', program.rows.length, 'compilePlan', compile, 'emit', emit, `(${bytes.length} B) module`, module, 'evaluatePlan(interp)', interp, 'first', firstMs, 'second', second, '5 more', nth, 'fold', fold, 'diff', diff);
  }
}
