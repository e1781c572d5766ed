import { addInitiative } from '#plan/initiativeEdits';
import { applyAll } from '#plan/edits';
import { evaluatePlan } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { createLanes, type Lanes, setSeries } from '#engine/lanes';
import { type Program, rowOf } from '#engine/program';
import type { Cell } from '#engine/evaluate';
import { compiled, type LineSketch, modelOf } from '../engine/models';
import reference from '../engine/referenceModel.json' with { type: 'json' };
import { largePlan } from './largePlan';
import { handWritten } from './handWritten';

/** A model on which speed is compared. */
export interface BenchModel {
  readonly name: string;
  readonly program: Program;
  /** Lanes that all have the model's inputs. */
  readonly lanes: (count: number) => Lanes;
  /** The input that changes from call to call, and what it is at first. */
  readonly input: { readonly row: number; readonly line: string; readonly first: number };
  /** The figure that is asked for, and what it is where somebody else computed it. */
  readonly asked: Cell;
  readonly expected: number | null;
  /** Given the input, the asked figure, by a loop that knows the model; null where nobody wrote one. */
  readonly loop: ((input: number) => number) | null;
}

export const benchModels: readonly (() => BenchModel)[] = [
  () => referenceModel(1, reference.periods),
  () => referenceModel(10, 120),
  templateModel,
];

/** The reference model side by side with itself, on the same inputs. */
export function referenceModel(copies: number, periods: number): BenchModel {
  const inputs = Object.entries(reference.inputs);
  const ids = reference.lines.map(([id = '']) => id);
  const lines: [string, LineSketch | string | null][] = inputs.map(([id]) => [id, null]);
  for (let copy = 0; copy < copies; copy++) {
    const named = (id: string) => (copy === 0 ? id : `${id}_${copy}`);
    for (const [id = '', formula = ''] of reference.lines) {
      lines.push([named(id), formula.replace(/[A-Za-z_]\w*/g, (name) => (ids.includes(name) ? named(name) : name))]);
    }
  }
  const program = compiled(modelOf(Object.fromEntries(lines), { periods }));
  return {
    name: `${copies * ids.length} lines, ${periods} periods`,
    program,
    lanes: (count) => {
      const lanes = createLanes(program, count);
      for (const [id, value] of inputs) setSeries(lanes, id, 0, new Float64Array(periods).fill(value));
      return lanes;
    },
    input: { row: rowOf(program, 'ch0', 'total'), line: 'ch0', first: reference.inputs.ch0 },
    asked: { row: rowOf(program, 'close', 'total'), period: periods - 1 },
    expected: copies === 1 ? reference.expected.close.value : null,
    loop: timesOver(handWritten(periods), copies),
  };
}

/** The loop as often as the model has copies. They share its arrays, which favours it. */
function timesOver(loop: (churn: number) => number, copies: number): (churn: number) => number {
  return (churn) => {
    let close = Number.NaN;
    for (let copy = 0; copy < copies; copy++) close = loop(churn);
    return close;
  };
}

const INITIATIVES = [
  ['Onboarding', 'churn', 0.01],
  ['Success plans', 'contraction', 0.005],
  ['Seat expansion', 'seat', 0.012],
  ['Tier upgrade', 'upsell', 0.015],
  ['Add-on', 'cross_sell', 0.02],
  ['Price', 'price', 0.01],
] as const;

/** The NRR template: annual rates, months, four segments, six initiatives, twenty overridden cells. */
function templateModel(): BenchModel {
  let plan: Plan = largePlan({ lines: 0, periods: 60, segments: 4 });
  for (const [i, [name, motion, points]] of INITIATIVES.entries()) {
    const added = addInitiative(plan, {
      name,
      motion,
      start: 24324 + i * 3,
      size: { type: 'points', points },
      length: 6,
    });
    if (!added.ok) throw new Error(JSON.stringify(added.error));
    const applied = applyAll(plan, added.value.edits);
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    plan = applied.value.plan;
  }
  const segment = plan.segments[1]?.id ?? '';
  const cells = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [
      `${2027 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
      9000 + i,
    ]),
  );
  plan = {
    ...plan,
    lines: plan.lines.map((line) => (line.id === 'churn_arr' ? { ...line, cells: { [segment]: cells } } : line)),
  };
  const base = plan.scenarios[0]?.id ?? '';
  const evaluated = (count: number) => {
    const made = evaluatePlan(
      plan,
      Array.from({ length: count }, () => base),
    );
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return made.value;
  };
  const { program } = evaluated(1);
  const row = rowOf(program, 'churn_rate', 0);
  return {
    name: `the NRR template: ${plan.lines.length} lines, 60 months, 4 segments, 6 initiatives, 20 overridden cells`,
    program,
    lanes: (count) => evaluated(count).run.lanes,
    input: { row, line: 'churn_rate', first: 0.1 },
    asked: { row: rowOf(program, 'closing_arr', 'total'), period: 59 },
    expected: null,
    loop: null,
  };
}
