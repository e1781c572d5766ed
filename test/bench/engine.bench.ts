import { spawnSync } from 'node:child_process';
import { type Contestant, contestantsOf } from './contestants';
import { formulaEditMs } from './formulaEdit';
import { answerLoops } from './loops';
import { type BenchModel, benchModels } from './models';
import { timeShared } from './shared';
import { timeTenfold } from './tenfold';
import { timeTrials } from './trials';

const TOLERANCE = 1e-12;
const WARM_UP_MS = 300;
const MEASURE_MS = 1500;
const FEWEST_CALLS = 9;
/** Calls shorter than this are timed in groups, because a clock read costs as much as they do. */
const SHORTEST_TIMED_MS = 0.05;

const [part] = process.argv.slice(2);
if (part === undefined) inProcesses();
else if (part === 'edits') await timeFormulaEdits();
else if (part === 'tenfold') await timeTenfold();
else if (part === 'shared') await timeShared();
else if (part === 'loop') answerLoops();
else if (part === 'trials') await timeTrials();
else timeModel(Number(part));

/** Each model in a process of its own: what has run before in one makes the loop written by hand half as fast. */
function inProcesses(): void {
  for (const one of [...benchModels.keys(), 'tenfold', 'shared', 'trials', 'edits']) {
    const { status } = spawnSync(process.execPath, [process.argv[1] ?? '', String(one)], { stdio: 'inherit' });
    if (status !== 0) process.exit(1);
  }
}

function timeModel(index: number): void {
  const model = benchModels[index]?.();
  if (model === undefined) throw new Error(`There is no model ${index}`);
  const contestants = contestantsOf(model);
  const wrong = faultsOf(model, contestants);
  for (const fault of wrong) console.error(fault);
  if (wrong.length > 0) process.exit(1);
  console.log(`${model.name}, one input changed; time for one model, every answer within ${TOLERANCE}\n`);
  console.log(`${aligned(tableOf(model, contestants))}\n`);
}

async function timeFormulaEdits(): Promise<void> {
  for (const segments of [0, 12]) {
    const size = `300 lines, 120 months, ${segments === 0 ? 'no' : segments} segments, 3 scenarios`;
    const cost = await formulaEditMs(segments);
    console.log(`${size}: editing a formula costs ${cost.toFixed(1)} ms of processor time more than changing a value`);
  }
}

function tableOf(model: BenchModel, contestants: readonly Contestant[]): readonly (readonly string[])[] {
  const times = contestants.map((contestant) => ({ name: contestant.name, took: micros(model, contestant) }));
  const first = times[0]?.took ?? Number.NaN;
  const last = times.at(-1)?.took ?? Number.NaN;
  return [
    ['', 'µs', `${model.loop === null ? 'compiled' : 'loop'} = 1`, 'times as fast as HyperFormula'],
    ...times.map(({ name, took }) => [
      name,
      took.toFixed(took < 100 ? 2 : 0),
      `${(took / first).toFixed(2)} x`,
      (last / took).toFixed(last / took < 10 ? 1 : 0),
    ]),
  ];
}

/** What contestants get wrong: the expected value of the model as it stands, and the interpreter's after a change. */
function faultsOf({ input, expected }: BenchModel, contestants: readonly Contestant[]): readonly string[] {
  const judge = contestants.find(({ name }) => name.startsWith('interpreter')) as Contestant;
  const changed = input.first * 1.55;
  const cases = [
    { given: input.first, value: expected ?? judge.compute(input.first) },
    { given: changed, value: judge.compute(changed) },
  ];
  return contestants.flatMap(({ name, compute }) =>
    cases.flatMap(({ given, value }) => {
      const got = compute(given);
      return Math.abs(got / value - 1) <= TOLERANCE
        ? []
        : [`${name}: for ${given} the answer is ${got} and should be ${value}.`];
    }),
  );
}

/**
 * Time of one model, in microseconds, that a tenth of the calls stay under: the others tell how busy the machine is. Each call gets
 * another input, so that nothing can be kept from the call before.
 */
function micros({ input }: BenchModel, { compute, lanes }: Contestant): number {
  let calls = 0;
  const next = () => compute(input.first * (1 + (calls++ % 7) * 0.05));
  const begun = performance.now();
  while (performance.now() - begun < WARM_UP_MS) next();
  const group = Math.max(1, Math.ceil(SHORTEST_TIMED_MS / ((performance.now() - begun) / calls)));
  const samples: number[] = [];
  const start = performance.now();
  while (samples.length < FEWEST_CALLS || performance.now() - start < MEASURE_MS) {
    const before = performance.now();
    for (let call = 0; call < group; call++) next();
    samples.push((performance.now() - before) / group);
  }
  samples.sort((a, b) => a - b);
  return ((samples[Math.floor(samples.length / 10)] ?? Number.NaN) * 1000) / lanes;
}

function aligned(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const pad = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return table.map((row) => row.map(pad).join('  ')).join('\n');
}
