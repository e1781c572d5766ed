import { err, ok, type Result } from '#base/result';
import { evaluateCells } from '#engine/evaluate';
import type { Plan } from '#plan/model';
import { scenarioInputs } from '#plan/scenarioLanes';
import { cellOfFigure, type FigurePlace } from './figurePlace';
import type { SimulationError } from './simulation';
import { keptDraw, setDraws, type VariedRange, variedRanges } from './variedRanges';

/** One input moved from one end of its range to the other, everything else as it is. */
export interface Swing {
  readonly varied: VariedRange;
  /** The input where 5 of 100 draws lie below, and where 5 of 100 lie above; held at what it can be where it becomes the draw. */
  readonly low: number;
  readonly high: number;
  /** The figure at each; NaN where it cannot be computed. */
  readonly atLow: number;
  readonly atHigh: number;
  /** How far apart they are. */
  readonly size: number;
}

export interface Tornado {
  readonly point: number;
  /** The largest first; those that cannot be computed last. */
  readonly swings: readonly Swing[];
}

const TORNADO_ENDS = [0.05, 0.95] as const;

/** What each input with a range does to a figure by itself: two lanes for each, and one for the plan as it is. */
export function tornadoOf(plan: Plan, scenario: string, figure: FigurePlace): Result<Tornado, SimulationError> {
  const inputs = scenarioInputs(plan, scenario);
  if (!inputs.ok) return err({ type: 'model', error: inputs.error });
  const { program } = inputs.value.compiled;
  const cell = cellOfFigure(plan, program, figure);
  if (!cell.ok) return cell;
  const { varied } = variedRanges(plan, scenario);
  const lanes = inputs.value.lanes(2 * varied.length + 1);
  const ends = varied.map((range) => TORNADO_ENDS.map((p) => keptDraw(range, range.quantile(p))) as [number, number]);
  for (const [at, range] of varied.entries()) {
    setDraws(lanes, range, ends[at] ?? [], { first: 2 * at, count: 2, from: 0 });
  }
  const figures = evaluateCells(program, lanes, [cell.value]);
  const swings = varied.map((range, at): Swing => {
    const [low, high] = ends[at] as [number, number];
    const atLow = figures[2 * at] as number;
    const atHigh = figures[2 * at + 1] as number;
    return { varied: range, low, high, atLow, atHigh, size: Math.abs(atHigh - atLow) };
  });
  const sizeOf = ({ size }: Swing) => (Number.isNaN(size) ? -1 : size);
  return ok({
    point: figures[2 * varied.length] as number,
    swings: swings.toSorted((a, b) => sizeOf(b) - sizeOf(a)),
  });
}
