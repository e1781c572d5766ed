import type { Cell } from '#engine/evaluate';
import type { Lanes } from '#engine/lanes';
import { type LanePiece, type LaneSource, numbersForThreads } from './laneSource';

/** Some of the lanes, from `first` on, as lanes of their own. What all lanes share stays shared with them. */
function sliceLanes(lanes: Lanes, first: number, count: number): Lanes {
  const { program, shared, spans } = lanes;
  const end = first + count;
  return {
    program,
    count,
    shared,
    spans,
    replaced: mapped(lanes.replaced, (values) => values.slice(first, end)),
    shifted: mapped(lanes.shifted, (values) => values.slice(first, end)),
    selected: mapped(lanes.selected, (values) => values.slice(first, end)),
    own: mapped(lanes.own, (byLane) => {
      const inside = [...byLane].filter(([lane]) => lane >= first && lane < end);
      return new Map(inside.map(([lane, series]) => [lane - first, series]));
    }),
    overlays: mapped(lanes.overlays, (values) => slicedPeriods(values, lanes.count, first, count)),
  };
}

/** Lanes to be evaluated in pieces, into `figures`, where they come together as `evaluateCells` gives them. */
export function splitLanes(
  lanes: Lanes,
  cells: readonly Cell[],
  figures = numbersForThreads(cells.length * lanes.count),
): LaneSource {
  let first = 0;
  const next = (wanted: number): LanePiece | null => {
    const count = Math.min(wanted, lanes.count - first);
    if (count <= 0) return null;
    const from = first;
    first += count;
    return { lanes: sliceLanes(lanes, from, count), from };
  };
  return {
    program: lanes.program,
    cells,
    count: lanes.count,
    figures,
    left: () => lanes.count - first,
    next,
    onDone: () => undefined,
  };
}

function slicedPeriods(values: Float64Array, lanes: number, first: number, count: number): Float64Array {
  const periods = values.length / lanes;
  const sliced = new Float64Array(periods * count);
  for (let period = 0; period < periods; period++)
    sliced.set(values.subarray(period * lanes + first, period * lanes + first + count), period * count);
  return sliced;
}

function mapped<A, B>(map: ReadonlyMap<number, A>, change: (value: A) => B): Map<number, B> {
  return new Map([...map].map(([row, value]) => [row, change(value)]));
}
