import type { Result } from '#base/result';
import { ranksOf } from '#analysis/drivers';
import { percentilesOf } from '#analysis/percentiles';
import { describeSimulationError, notComputable, type Simulation, startSimulation } from '#analysis/simulation';
import { periodIds } from '#domain/timeline';
import type { Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { afterOthers } from '../frame/afterOthers';
import { rangeLabel } from './rangeLabels';

/** What is asked of a simulation: a scenario, and lines of which every period is wanted. */
export interface RiskQuestion {
  readonly plan: Plan;
  readonly scenario: string;
  readonly lines: readonly string[];
}

/** Percentiles of a line, each by period. */
export interface Fan {
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
}

export interface RiskRun {
  readonly question: RiskQuestion;
  readonly simulation: Simulation;
  /** Of the first line. */
  readonly fan: Fan;
  /** By line and period: the place of a sample. */
  readonly sampleAt: (line: string, period: number) => Float64Array;
  readonly pointAt: (line: string, period: number) => number;
  readonly notComputable: number;
  /** Milliseconds of work, waiting for the window left out. */
  readonly took: number;
}

export const TRIALS = 10_000;
/** No piece of work holds the window up for longer than about this, in milliseconds. */
const PIECE = 10;
const FIRST_PORTION = 256;
const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Runs the trials of a question piece by piece, with the window's own work in between. Returns how to stop it. */
export function runRisk(question: RiskQuestion, onDone: (run: Result<RiskRun, string>) => void): () => void {
  let isStopped = false;
  let took = 0;
  const pieces = piecesOf(
    question,
    (done) => isStopped || onDone(done.ok ? { ok: true, value: { ...done.value, took } } : done),
  );
  const work = () => {
    if (isStopped) return;
    const before = performance.now();
    let isMore = true;
    while (isMore && performance.now() - before < PIECE) isMore = pieces.next().done !== true;
    took += performance.now() - before;
    if (isMore) afterOthers(work);
  };
  work();
  return () => {
    isStopped = true;
  };
}

/** The work as a sequence of short pieces; between two of them it may rest. */
function* piecesOf(question: RiskQuestion, onDone: (run: Result<RiskRun, string>) => void): Generator<void> {
  const { plan, scenario, lines } = question;
  const periods = periodIds(timelineOf(plan));
  const figures = lines.flatMap((line) => periods.map((period) => ({ line, segment: null, period })));
  const started = startSimulation(plan, { scenario, trials: TRIALS, figures });
  if (!started.ok) {
    onDone({ ok: false, error: describeSimulationError(started.error, (name) => rangeLabel(plan, name)) });
    return;
  }
  const simulation = started.value;
  yield;
  for (let portion = FIRST_PORTION; simulation.done() < TRIALS; ) {
    const before = performance.now();
    simulation.advance(portion);
    const spent = Math.max(performance.now() - before, 0.1);
    portion = Math.max(64, Math.min(2_048, Math.round((portion * PIECE) / (2 * spent))));
    yield;
  }
  const percentiles: (readonly number[])[] = [];
  for (const sample of simulation.samples.slice(0, periods.length)) {
    percentiles.push(percentilesOf(sample, PROBABILITIES).values);
    yield;
  }
  const draws = simulation.draws.upTo(TRIALS);
  for (const { index } of simulation.varied) {
    // What is kept of them makes the shares of the spread quick at any date.
    ranksOf(draws[index] ?? new Float64Array(0));
    yield;
  }
  const at = (which: number) => percentiles.map((values) => values[which] ?? Number.NaN);
  const place = (line: string, period: number) => lines.indexOf(line) * periods.length + period;
  const missing = notComputable(simulation);
  onDone({
    ok: true,
    value: {
      question,
      simulation,
      fan: { p5: at(0), p25: at(1), p50: at(2), p75: at(3), p95: at(4) },
      sampleAt: (line, period) => simulation.samples[place(line, period)] ?? new Float64Array(0),
      pointAt: (line, period) => simulation.point[place(line, period)] ?? Number.NaN,
      notComputable: missing,
      took: 0,
    },
  });
}
