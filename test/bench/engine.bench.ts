import reference from '../engine/referenceModel.json' with { type: 'json' };
import { type Contestant, handWritten, hyperFormula, interpreter, mathjsCells } from './referencePrograms';

const TOLERANCE = 1e-12;
const WARM_UP_MS = 300;
const MEASURE_MS = 1500;
const FEWEST_CALLS = 15;
/** Calls shorter than this are timed in groups, because a clock read costs as much as they do. */
const SHORTEST_TIMED_MS = 0.05;

const { expected, inputs } = reference;
const judge = handWritten();
const contestants = [judge, interpreter(1), interpreter(1000), mathjsCells(), hyperFormula()];

const wrong = contestants.flatMap(faultsOf);
for (const fault of wrong) console.error(fault);
if (wrong.length > 0) process.exit(1);

const times = contestants.map((contestant) => ({ contestant, micros: medianMicros(contestant) }));
const hand = times[0]?.micros ?? Number.NaN;
const hyper = times.at(-1)?.micros ?? Number.NaN;
const rows = times.map(({ contestant, micros }) => [
  contestant.name,
  micros.toFixed(micros < 100 ? 2 : 0),
  `${(micros / hand).toFixed(1)} x`,
  `${(micros / hyper).toFixed(3)} x`,
]);
const about = `${reference.lines.length} lines, ${reference.periods} periods, one input changed`;
console.log(`${about}; median time for one model, every answer within ${TOLERANCE}\n`);
console.log(aligned([['', 'µs', 'loop = 1', 'HyperFormula = 1'], ...rows]));

/** What a contestant gets wrong: the expected value of the model as it stands, and the loop's after a change. */
function faultsOf({ name, close }: Contestant): readonly string[] {
  const cases = [
    { churn: inputs.ch0, value: expected.close.value },
    { churn: 0.031, value: judge.close(0.031) },
  ];
  return cases.flatMap(({ churn, value }) => {
    const got = close(churn);
    return Math.abs(got / value - 1) <= TOLERANCE
      ? []
      : [`${name}: with churn ${churn}, close is ${got} and should be ${value}.`];
  });
}

/** Median time of one model, in microseconds: each call gets another churn, so that nothing can be kept from the call before. */
function medianMicros({ close, lanes }: Contestant): number {
  let calls = 0;
  const next = () => close(inputs.ch0 + (calls++ % 7) * 0.001);
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
  return ((samples[Math.floor(samples.length / 2)] ?? Number.NaN) * 1000) / lanes;
}

function aligned(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const pad = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return table.map((row) => row.map(pad).join('  ')).join('\n');
}
