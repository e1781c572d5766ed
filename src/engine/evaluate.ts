import { run, type Run } from './interpreter';
import type { Lanes } from './lanes';
import type { Program } from './program';
import { runLanes } from './wasm/laneMemory';
import { createMachine, type Machine } from './wasm/machine';
import { isGiven } from './wasm/needs';

/** Machines by program and by the rows they keep; null where the interpreter answers. */
const machines = new WeakMap<Program, Map<string, Machine | null>>();

/**
 * Evaluates a program for its lanes, every row of it, as WebAssembly where there is any. The interpreter's `run` is the
 * definition, and the figures are the same bit for bit.
 *
 * Cost  compiling, once for a program; then a few nanoseconds for each cell of two lanes.
 */
export function evaluate(program: Program, lanes: Lanes): Run {
  const machine = machineFor(program, 'all', () => ({ kept: allRows(program), overlaid: computedRows(program) }));
  return machine === null ? run(program, lanes) : { program, lanes, values: runLanes(machine, lanes) };
}

/**
 * The figures of the named rows alone, one array for each, period and lane at `period * count + lane`. For many lanes of
 * which few lines are looked at: nothing else is kept, and what the rows do not need is not computed.
 */
export function evaluateRows(program: Program, lanes: Lanes, rows: readonly number[]): readonly Float64Array[] {
  const key = rows.join();
  let machine = machineFor(program, key, () => ({ kept: rows, overlaid: new Set(lanes.overlays.keys()) }));
  if (machine !== null && !canOverlay(machine, lanes)) {
    machines.get(program)?.delete(key);
    const overlaid = new Set([...machine.shape.overlaid, ...lanes.overlays.keys()]);
    machine = machineFor(program, key, () => ({ kept: rows, overlaid }));
  }
  const length = program.calendar.periods * lanes.count;
  if (machine === null) {
    const { values } = run(program, lanes);
    return rows.map((row) => values.slice(row * length, (row + 1) * length));
  }
  const values = runLanes(machine, lanes);
  return rows.map((_, place) => values.subarray(place * length, (place + 1) * length));
}

function machineFor(program: Program, key: string, shape: () => Machine['shape']): Machine | null {
  const ofProgram = machines.get(program) ?? new Map<string, Machine | null>();
  machines.set(program, ofProgram);
  const known = ofProgram.get(key);
  if (known !== undefined) return known;
  const machine = createMachine(program, shape());
  ofProgram.set(key, machine);
  return machine;
}

function canOverlay({ shape }: Machine, lanes: Lanes): boolean {
  for (const row of lanes.overlays.keys()) if (!shape.overlaid.has(row)) return false;
  return true;
}

function allRows(program: Program): readonly number[] {
  return program.rows.map((row) => row.index);
}

/** In a run of every row any of them may be overlaid, so that typing over a cell never compiles. */
function computedRows(program: Program): ReadonlySet<number> {
  return new Set(allRows(program).filter((row) => program.rows[row]?.rule.type === 'own' && !isGiven(program, row)));
}
