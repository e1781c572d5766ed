import { ok } from '#base/result';
import { rankCorrelation } from '#analysis/drivers';
import type { FigurePlace } from '#analysis/figurePlace';
import { percentilesOf } from '#analysis/percentiles';
import { describeSimulationError, notComputable, type Simulation, startSimulation } from '#analysis/simulation';
import { type Probability, probabilityOf } from '#analysis/spread';
import { describeVariedInputError } from '#analysis/variedInput';
import { periodIds } from '#domain/timeline';
import type { Plan, Scenario } from '#plan/model';
import type { Risk } from '#plan/places';
import { timelineOf } from '#plan/planParts';
import { rangeName, withRange } from '#plan/ranges';
import { evaluateLanes } from '../evaluateLanes';
import { type Attempt, misuse, refusal } from '../failure';
import { chooseScenarios } from '../figures';
import { numberOrNull } from '../figuresAsJson';
import { optional, wholeBetween } from '../optionNumbers';
import type { Arguments, Options } from '../parseArguments';
import { parseQuantity } from '../parseNumber';
import { parseRange } from '../parseRange';
import { asOneSentence } from '../plainText';
import { readPlanFile } from '../planFile';
import { findFigureLine, findOnePeriod, type NamedLine } from '../questions';

import { type SimulatedLine, simulationAsText } from '../simulationAsText';
import type { Command, World } from '../world';

export const simulateOptions: Options = {
  trials: 'value',
  seed: 'value',
  lines: 'values',
  vary: 'values',
  at: 'value',
  target: 'value',
  scenario: 'value',
  workers: 'value',
  json: 'nothing',
};

const WANTED =
  'simulate takes --lines, such as --lines closing_arr,nrr_ttm --vary churn_rate=triangular(0.08,0.10,0.14)';
const TRIALS = 10_000;
const MOST_TRIALS = 1_000_000;
const LARGEST_SEED = 4294967295;
const MOST_WORKERS = 64;
/** Room for the trials of all figures: a number takes eight bytes. */
const MOST_NUMBERS = 100_000_000;
const PERCENTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

interface Asked {
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly trials: number;
  readonly lines: readonly NamedLine[];
  readonly at: string | null;
  readonly target: Target | null;
  readonly workers: number;
}

interface Target {
  readonly direction: 'atLeast' | 'atMost';
  readonly value: number;
  readonly text: string;
}

/** `simulate PLAN`: percentiles of lines over many trials, and the probability of reaching a target. */
export const simulatePlan: Command = async (given, world) => {
  const [path, stray] = given.positionals;
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; ${WANTED}.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const asked = askedOf(file.value.plan, given, world.processors);
  if (!asked.ok) return asked;
  const started = world.milliseconds();
  const { plan, scenario, trials, lines } = asked.value;
  const periods = periodIds(timelineOf(plan));
  const figures = lines.flatMap(({ line, segment }) => periods.map((period) => ({ line: line.id, segment, period })));
  if (figures.length * trials > MOST_NUMBERS)
    return refusal(
      `${trials} trials of ${lines.length} lines are more than fit into memory; take fewer lines or trials.`,
    );
  const question = { plan, scenario: scenario.id, trials, figures };
  const simulation = await simulated(question, asked.value.workers, world);
  if (!simulation.ok) return simulation;
  const found = outcomeOf(asked.value, simulation.value, periods);
  const elapsedMs = world.milliseconds() - started;
  if (given.has('json')) return ok({ text: asJson(asked.value, found, elapsedMs), exit: 0 });
  return ok({ text: simulationAsText(plan, { ...asked.value, ...found, periods }, world.columns), exit: 0 });
};

interface Question {
  readonly plan: Plan;
  readonly scenario: string;
  readonly trials: number;
  readonly figures: readonly FigurePlace[];
}

async function simulated(question: Question, workers: number, world: World): Promise<Attempt<Simulation>> {
  const started = startSimulation(question.plan, question);
  if (!started.ok) return refusal(asOneSentence(describeSimulationError(started.error)));
  const { varied, idle } = started.value;
  if (varied.length === 0 && idle[0] !== undefined)
    return refusal(asOneSentence(describeVariedInputError(idle[0].error)));
  const run = { source: started.value.source, lanes: question.trials, called: 'trials' };
  return (await evaluateLanes(run, workers, world)) ? started : simulated(question, 1, world);
}

function askedOf(read: Plan, given: Arguments, processors: number): Attempt<Asked> {
  const trials = optional(given, 'trials', wholeBetween(1, MOST_TRIALS), TRIALS);
  if (!trials.ok) return trials;
  const seed = optional(given, 'seed', wholeBetween(0, LARGEST_SEED), read.risk.seed);
  if (!seed.ok) return seed;
  const wanted = given.value('scenario');
  const scenarios = chooseScenarios(read, wanted === null ? [] : [wanted], false);
  if (!scenarios.ok) return scenarios;
  const [scenario] = scenarios.value;
  if (scenario === undefined) throw new Error('A plan has at least its base scenario');
  const risk = riskOf(read, seed.value, given.values('vary'));
  if (!risk.ok) return risk;
  const plan = { ...read, risk: risk.value };
  const texts = given.values('lines').flatMap((list) => list.split(','));
  if (texts.length === 0) return misuse(`--lines is missing; ${WANTED}.`);
  const lines: NamedLine[] = [];
  for (const text of texts) {
    const line = findFigureLine(plan, text.trim());
    if (!line.ok) return line;
    if (lines.every((one) => one.text !== line.value.text)) lines.push(line.value);
  }
  const at = given.value('at') === null ? ok(null) : findOnePeriod(plan, given.value('at') ?? '');
  if (!at.ok) return at;
  const target = parseTarget(given, lines[0], at.value);
  if (!target.ok) return target;
  const workers = optional(given, 'workers', wholeBetween(1, MOST_WORKERS), processors);
  if (!workers.ok) return workers;
  return ok({
    plan,
    scenario,
    trials: trials.value,
    lines,
    at: at.value,
    target: target.value,
    workers: workers.value,
  });
}

/** The ranges of the plan, and those written behind --vary beside them or in their place. */
function riskOf(plan: Plan, seed: number, texts: readonly string[]): Attempt<Risk> {
  let risk: Risk = { ...plan.risk, seed };
  const named = new Set<string>();
  for (const text of texts) {
    const range = parseRange(plan, text);
    if (!range.ok) return range;
    const name = rangeName(range.value);
    if (named.has(name)) return misuse(`${name} is varied twice; write one range for it.`);
    named.add(name);
    risk = withRange(risk, range.value);
  }
  return ok(risk);
}

function parseTarget(given: Arguments, first: NamedLine | undefined, at: string | null): Attempt<Target | null> {
  const text = given.value('target');
  if (text === null) return ok(null);
  if (at === null) return misuse('--target needs --at, the period in which it is to be reached.');
  const [, sign = '', number = ''] = /^([<>=]*)(.*)$/s.exec(text.trim()) ?? [];
  if (!['', '>=', '<='].includes(sign))
    return misuse(
      `--target: "${text}" begins with ${sign}; write ${number.trim()} for at least, '<=${number.trim()}' for at most.`,
    );
  const value = parseQuantity(number.trim(), first?.line.unit ?? 'number', '--target');
  if (!value.ok) return value;
  return ok({ direction: sign === '<=' ? 'atMost' : 'atLeast', value: value.value, text });
}

export interface Outcome {
  readonly found: readonly SimulatedLine[];
  readonly probability: Probability | null;
  /** By range: how the figure at the date rises with it; empty where no date is named. */
  readonly drivers: readonly (readonly [name: string, correlation: number])[];
  readonly notComputable: number;
  readonly clipped: number;
}

function outcomeOf({ lines, at, target, trials }: Asked, simulation: Simulation, periods: readonly string[]): Outcome {
  const found = lines.map((named, place): SimulatedLine => {
    const samples = simulation.samples.slice(place * periods.length, (place + 1) * periods.length);
    const read = samples.map((sample) => percentilesOf(sample, PERCENTILES));
    const percentile = (which: number) => read.map(({ values }) => values[which] ?? Number.NaN);
    return {
      named,
      p5: percentile(0),
      p25: percentile(1),
      p50: percentile(2),
      p75: percentile(3),
      p95: percentile(4),
      mean: read.map(({ mean }) => mean),
    };
  });
  const sample = at === null ? undefined : simulation.samples[periods.indexOf(at)];
  const draws = simulation.draws.upTo(trials);
  return {
    found,
    probability: sample === undefined || target === null ? null : probabilityOf(sample, target.direction, target.value),
    drivers:
      sample === undefined
        ? []
        : simulation.varied.map(({ range, index }) => [
            rangeName(range),
            rankCorrelation(draws[index] ?? new Float64Array(0), sample),
          ]),
    notComputable: notComputable(simulation),
    clipped: simulation.clipped(),
  };
}

function asJson({ plan, trials }: Asked, outcome: Outcome, elapsedMs: number): string {
  const { found, probability, drivers } = outcome;
  const numbers = (values: readonly number[]) => values.map(numberOrNull);
  return `${JSON.stringify({
    trials,
    seed: plan.risk.seed,
    lines: Object.fromEntries(
      found.map(({ named, p5, p25, p50, p75, p95, mean }) => [
        named.text,
        {
          p5: numbers(p5),
          p25: numbers(p25),
          p50: numbers(p50),
          p75: numbers(p75),
          p95: numbers(p95),
          mean: numbers(mean),
        },
      ]),
    ),
    probability: probability === null ? null : numberOrNull(probability.probability),
    standardError: probability === null ? null : numberOrNull(probability.standardError),
    drivers: Object.fromEntries(drivers.map(([name, correlation]) => [name, numberOrNull(correlation)])),
    notComputable: outcome.notComputable,
    clipped: outcome.clipped,
    elapsedMs: Math.round(elapsedMs),
  })}\n`;
}
