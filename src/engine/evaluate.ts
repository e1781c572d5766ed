import { run, type Run, valueOfRow } from './interpreter';
import type { Lanes } from './lanes';
import type { Program } from './program';
import { type Cell, type CellPlace, runAll, runCells } from './wasm/runLanes';
import { createMachine, type Machine, widthFor } from './wasm/machine';

export type { Cell, CellPlace } from './wasm/runLanes';

/** Machines by program and by the rows they keep; null where the interpreter answers. */
const machines = new WeakMap<Program, Map<string, Machine | null>>();
/** The one that gave cells last: the next are, as a rule, of the same rows, and to look for it takes as long as a tenth of a small model. */
let latest: Machine | null = null;

/**
 * Evaluates a program for its lanes, every row of it, as WebAssembly where there is any. The interpreter's `run` is the
 * definition, and the figures are the same bit for bit.
 *
 * Cost  compiling, once for a program; then a few nanoseconds for each cell of two lanes.
 */
export function evaluate(program: Program, lanes: Lanes): Run {
  const machine = machineFor(program, lanes, null);
  return machine === null ? run(program, lanes) : runAll(machine, lanes);
}

/**
 * Some cells of all lanes: the figure of the i-th cell in a lane at `i * count + lane`. For many lanes of which little is
 * looked at: nothing else is kept, and rows that the cells do not need are not computed.
 */
export function evaluateCells(program: Program, lanes: Lanes, cells: readonly Cell[]): Float64Array<ArrayBuffer> {
  const figures = new Float64Array(cells.length * lanes.count);
  evaluateCellsInto(program, lanes, cells, { figures, from: 0, stride: lanes.count });
  return figures;
}

/** The same, put into the `place` that these lanes have among others. */
export function evaluateCellsInto(program: Program, lanes: Lanes, cells: readonly Cell[], place: CellPlace): void {
  const machine = isFor(latest, program, lanes, cells)
    ? latest
    : machineFor(
        program,
        lanes,
        cells.map((cell) => cell.row),
      );
  latest = machine;
  if (machine !== null) {
    runCells(machine, lanes, cells, place);
    return;
  }
  const { figures, from, stride } = place;
  const evaluated = run(program, lanes);
  for (const [i, { row, period }] of cells.entries()) {
    for (let lane = 0; lane < lanes.count; lane++)
      figures[i * stride + from + lane] = valueOfRow(evaluated, row, period, lane);
  }
}

/** The machine that keeps these rows of these lanes, all of them for null; compiled where there was none that can. */
function machineFor(program: Program, lanes: Lanes, rows: readonly number[] | null): Machine | null {
  const ofProgram = machines.get(program) ?? new Map<string, Machine | null>();
  machines.set(program, ofProgram);
  const width = widthFor(lanes.count);
  const key = `${width}: ${rows === null ? 'all' : rows.join()}`;
  const known = ofProgram.get(key);
  if (known === null || (known !== undefined && canOverlay(known, lanes))) return known;
  const overlaid = [...(known?.shape.overlaid ?? []), ...lanes.overlays.keys()];
  const shape =
    rows === null
      ? { kept: allRows(program), overlaid: new Set(allRows(program)) }
      : { kept: rows, overlaid: new Set(overlaid) };
  const machine = createMachine(program, shape, width);
  ofProgram.set(key, machine);
  return machine;
}

function isFor(machine: Machine | null, program: Program, lanes: Lanes, cells: readonly Cell[]): machine is Machine {
  if (machine?.program !== program || machine.layout.width !== widthFor(lanes.count)) return false;
  const { kept } = machine.shape;
  if (kept.length !== cells.length) return false;
  for (let i = 0; i < kept.length; i++) if (kept[i] !== cells[i]?.row) return false;
  return canOverlay(machine, lanes);
}

function canOverlay({ shape }: Machine, lanes: Lanes): boolean {
  for (const row of lanes.overlays.keys()) if (!shape.overlaid.has(row)) return false;
  return true;
}

/** In a run of every row each of them may be overlaid, so that typing over a cell never compiles. */
function allRows(program: Program): readonly number[] {
  return program.rows.map((row) => row.index);
}
