import type { Program } from '#engine/program';
import type { Width } from './laneCode';
import type { Layout } from './layout';
import type { Shape } from './needs';
import { programCode } from './programCode';

/** A module of a program, ready to run. All machines work in one memory, one after the other. */
export interface Machine {
  readonly program: Program;
  readonly shape: Shape;
  readonly layout: Layout;
  /** Evaluates the lanes that have been written into memory. */
  readonly run: () => void;
  /**
   * By place among the inputs of the layout: the shared series that memory holds, null for one that is missing, undefined for none. What
   * stays the same from run to run is not written again.
   */
  readonly filled: (Float64Array | null | undefined)[];
}

const PAGE = 65536;

/** A character for each byte, and another for another byte. */
const asText = new TextDecoder('windows-1252');

/**
 * The memory of all machines of this thread. One, because each reserves gigabytes of addresses; it grows to what the largest
 * machine needs and holds nothing that outlives a run but what its last user finds there again.
 */
let memory: WebAssembly.Memory | null = null;
let doubles = new Float64Array(0);
let wholes = new Int32Array(0);
let lastUser: Machine | null = null;

/** A module of no more than a function that returns a vector: valid where SIMD is known. */
const SIMD_PROBE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
];

let bestWidth: Width | null = null;

/** How many of `count` lanes modules compute at once: 2 where SIMD is known, but a single lane alone. */
export function widthFor(count: number): Width {
  if (count === 1) return 1;
  bestWidth ??= WebAssembly.validate(Uint8Array.from(SIMD_PROBE)) ? 2 : 1;
  return bestWidth;
}

/**
 * Compiles a shape of a program.
 *
 * Returns null where WebAssembly is missing or forbidden: the interpreter answers there. No module is too large to be compiled at once, as
 * those of more than 8 MB are in windows: a block has some hundreds of nodes.
 */
export function createMachine(program: Program, shape: Shape, width: Width): Machine | null {
  if (typeof WebAssembly === 'undefined') return null;
  const { blocks, run, layout } = programCode(program, shape, width);
  const linked = linkedBlocks(blocks);
  if (linked === null) return null;
  const action = actionOf(run, linked);
  return action === null ? null : { program, shape, layout, run: action, filled: layout.inputs.map(() => undefined) };
}

/** What a module exports. */
type Action = (...numbers: number[]) => undefined;

/**
 * The blocks in use lately, by their bytes: of a program's many, an edit of a formula changes one, and what was compiled of the others, and made
 * quicker since, stays.
 */
const blocksInUse = new Map<string, Action>();
const MOST_BLOCKS = 512;

/** The blocks ready to be called; null where they cannot be compiled. */
function linkedBlocks(blocks: readonly Uint8Array<ArrayBuffer>[]): readonly Action[] | null {
  const linked: Action[] = [];
  for (const bytes of blocks) {
    const key = asText.decode(bytes);
    const action = blocksInUse.get(key) ?? actionOf(bytes, []);
    if (action === null) return null;
    blocksInUse.delete(key);
    blocksInUse.set(key, action);
    linked.push(action);
  }
  for (const key of blocksInUse.keys())
    if (blocksInUse.size > MOST_BLOCKS) blocksInUse.delete(key);
    else break;
  return linked;
}

function actionOf(bytes: Uint8Array, blocks: readonly Action[]): Action | null {
  const module = compiled(bytes);
  if (module === null) return null;
  memory ??= new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, {
    engine: { memory },
    blocks: Object.fromEntries(blocks.entries()),
  });
  return exports['run'] as Action;
}

function compiled(bytes: Uint8Array): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    // A page whose policy forbids WebAssembly says so with the error of bad code; bad code of ours must not hide behind it.
    if (error instanceof WebAssembly.CompileError && WebAssembly.validate(bytes)) return null;
    throw error;
  }
}

/** The memory as a machine may write it: `bytes` of it at least, as doubles and as whole numbers of 32 bits. */
export function enter(
  machine: Machine,
  bytes: number,
): { readonly doubles: Float64Array; readonly wholes: Int32Array } {
  if (memory === null) throw new Error('a machine without memory');
  const lacking = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (lacking > 0) memory.grow(lacking);
  if (doubles.buffer !== memory.buffer) {
    doubles = new Float64Array(memory.buffer);
    wholes = new Int32Array(memory.buffer);
  }
  if (lastUser !== machine) {
    takeOver(machine, lastUser);
    lastUser = machine;
    writeConstants(machine.layout);
  }
  return { doubles, wholes };
}

/** What memory holds of the inputs of a machine after another has used it: those that lie in the same place for both, as after most edits. */
function takeOver({ filled, layout, program }: Machine, last: Machine | null): void {
  const isAlike =
    last !== null &&
    last.layout.width === layout.width &&
    last.layout.frameBytes === layout.frameBytes &&
    last.program.calendar.periods === program.calendar.periods;
  for (const [index, { at }] of layout.inputs.entries())
    filled[index] = isAlike && last.layout.inputs[index]?.at === at ? last.filled[index] : undefined;
}

function writeConstants({ blank, calendars, width }: Layout): void {
  doubles.fill(Number.NaN, blank.from / 8, blank.to / 8);
  for (const { at, values } of calendars) {
    let to = at / 8;
    for (const value of values) for (let lane = 0; lane < width; lane++) doubles[to++] = value;
  }
}
