import { err, ok, type Result } from '#base/result';
import { type Cell, evaluateCells } from '#engine/evaluate';
import { evaluatePiece, type LanePiece, type LaneSource, numbersForThreads } from '#engine/pool/laneSource';
import type { Plan } from '#plan/model';
import { describePlanModelError, type PlanModelError } from '#plan/planModel';
import { scenarioInputs } from '#plan/scenarioLanes';
import { type Draws, drawsOf } from './draws';
import { cellOfFigure, type FigureError, type FigurePlace } from './figurePlace';
import { type CorrelationError, describeCorrelationError, type RangeWording } from './rankCorrelation';
import { describeVariedInputError } from './variedInput';
import { type IdleRange, setDraws, type VariedRange, variedRanges } from './variedRanges';

export interface SimulationQuestion {
  readonly scenario: string;
  readonly trials: number;
  readonly figures: readonly FigurePlace[];
}

/** Trials of a plan, done a few at a time so that a window stays smooth. However they are portioned, the numbers are the same. */
export interface Simulation {
  readonly trials: number;
  readonly varied: readonly VariedRange[];
  readonly idle: readonly IdleRange[];
  /** The figures of the scenario as it is. */
  readonly point: readonly number[];
  readonly draws: Draws;
  /** Does so many trials more, at most those that are left. */
  readonly advance: (trials: number) => void;
  /** The trials that nobody has begun, as lanes: each is begun once, here or by `advance`. */
  readonly source: LaneSource;
  readonly done: () => number;
  /** Draws that lay outside what their input can be, and were held at its ends. */
  readonly clipped: () => number;
  /** By figure: one number for each trial, NaN where it cannot be computed. Complete when all trials are done. */
  readonly samples: readonly Float64Array[];
}

export type SimulationError =
  | FigureError
  | CorrelationError
  | { readonly type: 'noRanges' }
  | { readonly type: 'model'; readonly error: PlanModelError };

export function describeSimulationError(error: SimulationError, wording?: RangeWording): string {
  switch (error.type) {
    case 'noRanges':
      return 'No input has a range yet, so every trial would come to the same; give one or more of them a range.';
    case 'correlation':
      return describeCorrelationError(error, wording);
    case 'model':
      return describePlanModelError(error.error);
    default:
      return describeVariedInputError(error, wording);
  }
}

/** Prepares trials of a scenario: in each, every input with a range has a draw of it, and everything else is as the scenario says. */
export function startSimulation(
  plan: Plan,
  { scenario, trials, figures }: SimulationQuestion,
): Result<Simulation, SimulationError> {
  if (plan.risk.distributions.length === 0) return err({ type: 'noRanges' });
  const draws = drawsOf(plan.risk, trials);
  if (!draws.ok) return draws;
  const inputs = scenarioInputs(plan, scenario);
  if (!inputs.ok) return err({ type: 'model', error: inputs.error });
  const { program } = inputs.value.compiled;
  const cells: Cell[] = [];
  for (const figure of figures) {
    const cell = cellOfFigure(plan, program, figure);
    if (!cell.ok) return cell;
    cells.push(cell.value);
  }
  const { varied, idle } = variedRanges(plan, scenario);
  const all = numbersForThreads(cells.length * trials);
  // Two lanes, so that what answers is what answers the trials, and is compiled once.
  const asItIs = evaluateCells(program, inputs.value.lanes(2), cells);
  let begun = 0;
  let done = 0;
  let clipped = 0;
  const next = (wanted: number): LanePiece | null => {
    const count = Math.min(wanted, trials - begun);
    if (count <= 0) return null;
    const from = begun;
    begun += count;
    const lanes = inputs.value.lanes(count);
    const drawn = draws.value.upTo(begun);
    const portion = { first: 0, count, from };
    for (const range of varied) clipped += setDraws(lanes, range, drawn[range.index] as Float64Array, portion);
    return { lanes, from };
  };
  const source: LaneSource = {
    program,
    cells,
    count: trials,
    figures: all,
    left: () => trials - begun,
    next,
    onDone: ({ lanes }) => {
      done += lanes.count;
    },
  };
  const advance = (wanted: number): void => {
    const piece = next(wanted);
    if (piece !== null) evaluatePiece(source, piece);
  };
  return ok({
    trials,
    varied,
    idle,
    point: cells.map((_, at) => asItIs[at * 2] ?? Number.NaN),
    draws: draws.value,
    advance,
    source,
    done: () => done,
    clipped: () => clipped,
    samples: cells.map((_, at) => all.subarray(at * trials, (at + 1) * trials)),
  });
}

/** Trials of a simulation in which a figure is missing that the scenario itself, or another trial, has. */
export function notComputable({ samples, point, trials }: Simulation): number {
  const counted = samples.filter((sample, at) => hasNumber(sample) || !Number.isNaN(point[at] as number));
  const suspects = counted.filter(hasGap);
  let count = 0;
  for (let trial = 0; trial < trials; trial++) {
    if (suspects.some((sample) => Number.isNaN(sample[trial] as number))) count++;
  }
  return count;
}

function hasNumber(sample: Float64Array): boolean {
  for (let trial = 0; trial < sample.length; trial++) if (!Number.isNaN(sample[trial] as number)) return true;
  return false;
}

function hasGap(sample: Float64Array): boolean {
  for (let trial = 0; trial < sample.length; trial++) if (Number.isNaN(sample[trial] as number)) return true;
  return false;
}
