import type { Result } from '#base/result';
import { ranksOf } from '#analysis/drivers';
import { percentilesOf } from '#analysis/percentiles';
import { describeSimulationError, notComputable, type Simulation, startSimulation } from '#analysis/simulation';
import { periodIds } from '#domain/timeline';
import type { WorkEnd } from '#engine/pool/lanePool';
import type { LaneSource } from '#engine/pool/laneSource';
import type { Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { afterOthers } from '../frame/afterOthers';
import { startInWorkers } from '../workers/windowLanePool';
import { rangeWording } from '#analysis/rankCorrelation';

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
const FIRST_PORTION = 64;
const [LEAST_PORTION, MOST_PORTION] = [16, 2_048];
/** Milliseconds of work that are left, from which on threads beside the window do it: decision 35. */
const WORKERS_PAY = 400;
/** So much of what fits into half a piece is given to a thread at a time: what the window has to do for that is a part of it. */
const PORTIONS_SHARED = 3;
const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95];

/** What hears of a run: the result, and before it how many trials are done. */
interface Listener {
  readonly onDone: (run: Result<RiskRun, string>) => void;
  readonly onProgress: (done: number) => void;
}

/** Runs the trials of a question piece by piece, with the window's own work in between, or in threads beside it. Returns how to stop it. */
export function runRisk(question: RiskQuestion, { onDone, onProgress }: Listener): () => void {
  let isStopped = false;
  let took = 0;
  let sharing: ReturnType<typeof startInWorkers> | null = null;
  const pieces = piecesOf(question, {
    onDone: (done) => isStopped || onDone(done.ok ? { ok: true, value: { ...done.value, took } } : done),
    onProgress: (done) => isStopped || onProgress(done),
  });
  const work = (ended: WorkEnd | null) => {
    if (isStopped) return;
    const before = performance.now();
    let step = pieces.next(ended);
    while (!step.done && step.value === null && performance.now() - before < PIECE) step = pieces.next(null);
    took += performance.now() - before;
    if (step.done) return;
    if (step.value === null) afterOthers(() => work(null));
    else sharing = shared(step.value);
  };
  const shared = ({ source, size }: Shared) => {
    const before = performance.now();
    const begun = startInWorkers(source, size);
    void begun.ended.then((end) => {
      took += performance.now() - before;
      sharing = null;
      work(end);
    });
    return begun;
  };
  work(null);
  return () => {
    isStopped = true;
    sharing?.cancel();
  };
}

/** Trials that others than the window's thread are to do, in pieces of so many. */
interface Shared {
  readonly source: LaneSource;
  readonly size: number;
}

/** The work as a sequence of short pieces; between two of them it may rest. What it gives to others it waits for, to be told how that ended. */
function* piecesOf(
  question: RiskQuestion,
  { onDone, onProgress }: Listener,
): Generator<Shared | null, void, WorkEnd | null> {
  const { plan, scenario, lines } = question;
  const periods = periodIds(timelineOf(plan));
  const figures = lines.flatMap((line) => periods.map((period) => ({ line, segment: null, period })));
  const asked = { scenario, trials: TRIALS, figures };
  let started = startSimulation(plan, asked);
  if (!started.ok) {
    onDone({ ok: false, error: describeSimulationError(started.error, rangeWording(plan)) });
    return;
  }
  yield null;
  let mayShare = true;
  let portion = FIRST_PORTION;
  for (let round = 0; started.value.done() < TRIALS; round++) {
    const { advance, done, source } = started.value;
    const before = performance.now();
    advance(portion);
    const perTrial = Math.max(performance.now() - before, 0.1) / portion;
    portion = Math.max(LEAST_PORTION, Math.min(MOST_PORTION, Math.round(PIECE / (2 * perTrial))));
    // The first portion pays for compiling, and tells nothing about the others.
    if (round === 0 || !mayShare || perTrial * (TRIALS - done()) < WORKERS_PAY) {
      onProgress(done());
      yield null;
      continue;
    }
    const next = (wanted: number) => {
      onProgress(done());
      return source.next(wanted);
    };
    const end = yield { source: { ...source, next }, size: portion * PORTIONS_SHARED };
    if (end === 'done') continue;
    mayShare = false;
    const again = startSimulation(plan, asked);
    if (again.ok) started = again;
  }
  const simulation = started.value;
  const percentiles: (readonly number[])[] = [];
  for (const sample of simulation.samples.slice(0, periods.length)) {
    percentiles.push(percentilesOf(sample, PROBABILITIES).values);
    yield null;
  }
  const draws = simulation.draws.upTo(TRIALS);
  for (const { index } of simulation.varied) {
    // What is kept of them makes the shares of the spread quick at any date.
    ranksOf(draws[index] ?? new Float64Array(0));
    yield null;
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
