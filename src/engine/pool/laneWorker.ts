import { compile } from '#engine/compile';
import { type Cell, evaluateCellsInto } from '#engine/evaluate';
import type { Program } from '#engine/program';
import type { FromWorker, ToWorker } from './messages';

/** What a worker does with one message after the other; null where nothing is to be answered. */
export function laneWorker(): (message: ToWorker) => FromWorker | null {
  let program: Program | null = null;
  let cells: readonly Cell[] = [];
  const shared = new Map<number, Float64Array>();
  return (message) => {
    if (message.type === 'model') {
      const compiled = compile(message.model);
      if (!compiled.ok) throw new Error(`A model that was compiled before does not compile: ${compiled.error.type}`);
      program = compiled.value;
      shared.clear();
      return null;
    }
    if (program === null) throw new Error('A piece came before its model');
    for (const [row, series] of message.shared) {
      if (series === null) shared.delete(row);
      else shared.set(row, series);
    }
    cells = message.cells ?? cells;
    const { piece, lanes, place, room } = message;
    const all = { ...lanes, program, shared };
    if (place !== null) {
      evaluateCellsInto(program, all, cells, place);
      return { piece, figures: null };
    }
    const figures = numbersIn(room, cells.length * lanes.count);
    evaluateCellsInto(program, all, cells, { figures, from: 0, stride: lanes.count });
    return { piece, figures };
  };
}

function numbersIn(room: ArrayBuffer | null, count: number): Float64Array<ArrayBuffer> {
  const isEnough = room !== null && room.byteLength >= count * Float64Array.BYTES_PER_ELEMENT;
  return isEnough ? new Float64Array(room, 0, count) : new Float64Array(count);
}
