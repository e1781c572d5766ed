import { compile } from '#engine/compile';
import { type Cell, evaluateCells } from '#engine/evaluate';
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
    const figures = evaluateCells(program, { ...message.lanes, program, shared }, cells, message.room);
    return { piece: message.piece, figures };
  };
}
