import { percentilesOf } from '#analysis/percentiles';
import { type Simulation, startSimulation } from '#analysis/simulation';
import { periodIds } from '#domain/timeline';
import { run, valueOfRow } from '#engine/interpreter';
import { addInitiative } from '#plan/initiativeEdits';
import { fieldLine } from '#plan/initiativeLines';
import { applyAll } from '#plan/edits';
import type { Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import reference from '../engine/referenceModel.json' with { type: 'json' };
import { handWritten } from './handWritten';
import { largePlan } from './largePlan';
import { quickest } from './timing';

const TRIALS = 10_000;
const CHECKED = 40;
const ROUNDS = 15;
const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95];
const LINES = ['nrr_ttm', 'closing_arr'];

/** 10,000 trials of the NRR template without segments, churn and the sizes of two initiatives varied, and what is read from them. */
export async function timeTrials(): Promise<void> {
  const plan = templateWithRanges();
  check(plan);
  const loop = handWritten(reference.periods);
  let call = 0;
  const took = await quickest(
    {
      first: () => read(simulated({ ...plan, risk: { ...plan.risk, seed: call++ } })),
      dragged: () => read(simulated(withStartingArr(plan, 1_000_000 + call++))),
      loop: () => {
        for (let trial = 0; trial < TRIALS; trial++) loop(0.01 + trial * 1e-7);
      },
    },
    ROUNDS,
  );
  const share = (ms: number) => `${ms.toFixed(0)} ms, ${(ms / took.loop).toFixed(1)} times the loop written by hand`;
  console.log(
    `10,000 trials of the NRR template without segments, two lines over 60 months, percentiles included, on one thread: ${share(took.dragged)} over the reference model as often; ${share(took.first)} where the draws are new`,
  );
}

function templateWithRanges(): Plan {
  let plan = largePlan({ lines: 0, periods: 60, segments: 0 });
  const sizes: string[] = [];
  for (const [name, motion, points] of [
    ['Onboarding', 'churn', 0.01],
    ['Seat expansion', 'seat', 0.012],
  ] as const) {
    const added = addInitiative(plan, { name, motion, start: 24324, size: { type: 'points', points }, length: 6 });
    if (!added.ok) throw new Error(JSON.stringify(added.error));
    const applied = applyAll(plan, added.value.edits);
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    plan = applied.value.plan;
    sizes.push(fieldLine(plan.initiatives.at(-1)?.id ?? '', 'points'));
  }
  const range = (line: string, low: number, likely: number, high: number) =>
    ({ line, segment: null, shape: 'triangular', low, likely, high, note: '', source: '' }) as const;
  const distributions = [range('churn_rate', 0.08, 0.1, 0.14), ...sizes.map((line) => range(line, 0.005, 0.01, 0.02))];
  return { ...plan, risk: { distributions, correlations: [], seed: 1 } };
}

function withStartingArr(plan: Plan, value: number): Plan {
  const lines = plan.lines.map((line): Plan['lines'][number] =>
    line.id === 'starting_arr'
      ? { ...line, definition: { type: 'input', values: { all: { every: value, at: {} } } } }
      : line,
  );
  return { ...plan, lines };
}

function started(plan: Plan, trials: number): Simulation {
  const periods = periodIds(timelineOf(plan));
  const figures = LINES.flatMap((line) => periods.map((period) => ({ line, segment: null, period })));
  const simulation = startSimulation(plan, { scenario: 'base', trials, figures });
  if (!simulation.ok) throw new Error(JSON.stringify(simulation.error));
  return simulation.value;
}

function simulated(plan: Plan): Simulation {
  const simulation = started(plan, TRIALS);
  while (simulation.done() < TRIALS) simulation.advance(1_024);
  return simulation;
}

/** As the risk view reads them: the percentiles of one line in all periods. */
function read({ samples }: Simulation) {
  return samples.slice(0, samples.length / LINES.length).map((sample) => percentilesOf(sample, PROBABILITIES));
}

/** The first trials against the interpreter, and the percentiles of all against sorting. */
function check(plan: Plan): void {
  const { source, samples } = started(plan, CHECKED);
  const piece = source.next(CHECKED);
  if (piece === null) throw new Error('There are trials');
  const judge = run(source.program, piece.lanes);
  const simulation = simulated(plan);
  for (const [at, { row, period }] of source.cells.entries()) {
    for (let trial = 0; trial < CHECKED; trial++) {
      const wanted = valueOfRow(judge, row, period, trial);
      if (!Object.is(wanted, simulation.samples[at]?.[trial]))
        throw new Error(`Trial ${trial} is not what it should be`);
    }
  }
  if (samples.length !== simulation.samples.length) throw new Error('Figures are lost');
  for (const [at, { values }] of read(simulation).entries()) {
    const sorted = simulation.samples[at]?.filter((value) => !Number.isNaN(value)).sort() ?? new Float64Array(0);
    const place = (sorted.length - 1) * 0.5;
    const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    if (!Object.is(values[2], low + (high - low) * (place - Math.floor(place))))
      throw new Error(`The median of month ${at} is not what it should be`);
  }
}
