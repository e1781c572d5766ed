import type { PlacedFigure } from '#analysis/bridgeLanes';
import type { FigureBridge, ScenarioBridge } from '#analysis/scenarioBridge';
import { bridgeInGoes } from '#analysis/scenarioBridge';
import { percentilesOf } from '#analysis/percentiles';
import { rangeWording } from '#analysis/rankCorrelation';
import { describeSimulationError, notComputable, type Simulation, startSimulation } from '#analysis/simulation';
import { ARR_LINE, nrrLine, sharesOf, targetFor } from '#analysis/trialFigures';
import { type Probability, probabilityOf } from '#analysis/spread';
import { err, ok, type Result } from '#base/result';
import { periodIds } from '#domain/timeline';
import { rangeLabel } from '#plan/inputLabel';
import type { Plan } from '#plan/model';
import type { Target } from '#plan/places';
import { lineOf, timelineOf } from '#plan/planParts';
import type { PageId } from './page';

/** What a report shows of trials of a scenario. */
export interface ReportTrials {
  readonly count: number;
  readonly seed: number;
  /** Trials in which a figure is missing. */
  readonly missing: number;
  /** The line that the fan is of. */
  readonly line: string;
  /** Percentiles of the line, each by period. */
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
  /** At the last period. */
  readonly nrr: SpreadAtEnd;
  readonly arr: SpreadAtEnd;
  readonly target: (Pick<Target, 'value' | 'direction'> & { readonly reached: Probability }) | null;
  /** Inputs with a range, the one that moves the fan's line most first: share of the spread at the end. */
  readonly drivers: readonly { readonly name: string; readonly share: number }[];
}

export interface SpreadAtEnd {
  /** Of the plan as it is. */
  readonly point: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** The difference in closing ARR between two scenarios at the last period, step by step. */
export interface ReportBridge {
  /** Ids of the two scenarios. */
  readonly from: string;
  readonly to: string;
  readonly bridge: Pick<ScenarioBridge, 'parts'>;
  readonly figure: FigureBridge;
}

/** What takes longer than a page takes to write: each null where it was not asked for, else found, or a sentence why not. */
export interface ReportWork {
  readonly trials: Result<ReportTrials, string> | null;
  readonly bridge: Result<ReportBridge, string> | null;
}

export const NO_WORK: ReportWork = { trials: null, bridge: null };

const TRIALS = 10_000;
/** Figures of one go of trials: some milliseconds of work. */
const FIGURES_IN_GO = 4e6;
const MOST_TRIALS_IN_GO = 256;
/** Of all the work, the part that trials are counted as. */
const TRIALS_PART = 0.7;

/**
 * Does what some pages of a report need, in goes of some milliseconds; after each it yields which share is done. Whoever must not be
 * held up rests in between, and stops by not asking for more.
 */
export function* reportWork(plan: Plan, scenario: string, pages: readonly PageId[]): Generator<number, ReportWork> {
  const trials = pages.includes('risk') ? yield* trialsInGoes(plan, scenario) : null;
  const bridge = pages.includes('scenarios') ? yield* scenarioSteps(plan, scenario) : null;
  return { trials, bridge };
}

/** All of it at once. */
export function wholeReportWork(plan: Plan, scenario: string, pages: readonly PageId[]): ReportWork {
  const goes = reportWork(plan, scenario, pages);
  for (;;) {
    const { done, value } = goes.next();
    if (done) return value;
  }
}

function* trialsInGoes(plan: Plan, scenario: string): Generator<number, Result<ReportTrials, string>> {
  const timeline = timelineOf(plan);
  const periods = periodIds(timeline);
  const line = nrrLine(plan);
  const lines = [line, ARR_LINE].filter((id) => lineOf(plan, id) !== undefined);
  if (lines.length < 2) return err('The plan does not have the lines of NRR and ARR, which trials are read from.');
  const figures = lines.flatMap((id) => periods.map((period) => ({ line: id, segment: null, period })));
  const started = startSimulation(plan, { scenario, trials: TRIALS, figures });
  if (!started.ok) return err(describeSimulationError(started.error, rangeWording(plan)));
  const simulation = started.value;
  const figuresOfTrial = plan.lines.length * (plan.segments.length + 1) * plan.periods;
  const portion = Math.max(16, Math.min(MOST_TRIALS_IN_GO, Math.floor(FIGURES_IN_GO / figuresOfTrial)));
  while (simulation.done() < TRIALS) {
    simulation.advance(portion);
    yield (TRIALS_PART * simulation.done()) / TRIALS;
  }
  const fan: (readonly number[])[] = [];
  for (const sample of simulation.samples.slice(0, periods.length)) {
    fan.push(percentilesOf(sample, [0.05, 0.25, 0.5, 0.75, 0.95]).values);
    yield TRIALS_PART;
  }
  const of = (which: number) => fan.map((values) => values[which] ?? Number.NaN);
  const last = periods.length - 1;
  const shares = driversOf(plan, simulation, last);
  yield TRIALS_PART;
  return ok({
    count: TRIALS,
    seed: plan.risk.seed,
    missing: notComputable(simulation),
    line,
    p5: of(0),
    p25: of(1),
    p50: of(2),
    p75: of(3),
    p95: of(4),
    nrr: spreadAt(simulation, last),
    arr: spreadAt(simulation, periods.length + last),
    target: targetReached(plan, line, periods[last] ?? '', simulation.samples[last]),
    drivers: shares,
  });
}

function spreadAt({ samples, point }: Simulation, place: number): SpreadAtEnd {
  const [p5 = Number.NaN, p50 = Number.NaN, p95 = Number.NaN] = percentilesOf(
    samples[place] ?? new Float64Array(0),
    [0.05, 0.5, 0.95],
  ).values;
  return { point: point[place] ?? Number.NaN, p5, p50, p95 };
}

function targetReached(
  plan: Plan,
  line: string,
  period: string,
  sample: Float64Array | undefined,
): ReportTrials['target'] {
  const target = targetFor(plan, line, period);
  if (target === null || sample === undefined) return null;
  const { value, direction } = target;
  return { value, direction, reached: probabilityOf(sample, direction, value) };
}

function driversOf(plan: Plan, simulation: Simulation, place: number): ReportTrials['drivers'] {
  const sample = simulation.samples[place] ?? new Float64Array(0);
  return [...sharesOf(simulation, sample)]
    .map(([index, share]) => {
      const { line = '', segment = null } = plan.risk.distributions[index] ?? {};
      return { name: rangeLabel(plan, segment === null ? line : `${line}@${segment}`), share };
    })
    .toSorted((a, b) => b.share - a.share);
}

/** The two scenarios that a report compares step by step: the base and the chosen one, or the next where that is the base. */
export function comparedPair(
  { scenarios }: Plan,
  scenario: string,
): { readonly from: string; readonly to: string } | null {
  const [base, next] = scenarios;
  if (base === undefined || next === undefined) return null;
  return { from: base.id, to: scenario === base.id ? next.id : scenario };
}

function* scenarioSteps(plan: Plan, scenario: string): Generator<number, Result<ReportBridge, string>> {
  const pair = comparedPair(plan, scenario);
  if (pair === null) return err('The plan has one scenario, which differs from nothing.');
  if (lineOf(plan, ARR_LINE) === undefined) return err('The plan has no closing ARR to compare.');
  const figure: PlacedFigure = {
    line: ARR_LINE,
    slice: 'total',
    when: { type: 'period', index: timelineOf(plan).periods - 1 },
  };
  const goes = bridgeInGoes(plan, { ...pair, figures: [figure] });
  for (;;) {
    const go = goes.next();
    if (go.done !== true) {
      yield TRIALS_PART + (1 - TRIALS_PART) * go.value;
      continue;
    }
    const [first] = go.value.ok ? go.value.value.bridges : [];
    if (!go.value.ok || first === undefined || !first.ok)
      return err('Closing ARR cannot be computed in one of the two scenarios, so their difference has no steps.');
    return ok({ ...pair, bridge: go.value.value, figure: first.value });
  }
}
