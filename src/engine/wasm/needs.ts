import type { CalendarName } from '#formula/expression';
import type { Node, Program, Row } from '../program';

/** What one module of a program can do: several shapes of a program may be in use at once. */
export interface Shape {
  /** The rows whose figures are asked for, in the order in which they are to come out. */
  readonly kept: readonly number[];
  /** Rows that may have an overlay. Those that are given need no mention: theirs is written over the input. */
  readonly overlaid: ReadonlySet<number>;
}

/** What the kept rows of a program need. */
export interface Needs {
  /** Rows to compute, in order of evaluation, cut into blocks: each becomes a function. */
  readonly blocks: readonly (readonly number[])[];
  /** Rows whose figures must lie in memory for every period. */
  readonly inMemory: readonly number[];
  /** Rows whose input data are read. */
  readonly ofInput: readonly number[];
  readonly calendar: ReadonlySet<CalendarName>;
  readonly accumulated: ReadonlySet<number>;
  /** Rows with several variants to choose from. */
  readonly selected: readonly number[];
  readonly overlaid: readonly number[];
  /** Rows that are read within the block that computes them. */
  readonly readInBlock: ReadonlySet<number>;
}

/**
 * Parts of formulas that go into one block. Within a block figures pass from row to row in registers, between blocks in memory;
 * what compiles a function takes longer than in proportion to its size.
 */
const PARTS_IN_BLOCK = 400;

/** Whether a row is never computed: an input in all lanes, or a total that is not defined and has no number anywhere. */
export function isGiven(program: Program, row: number): boolean {
  const rule = program.rows[row]?.rule;
  return rule?.type === 'none' || (rule?.type === 'own' && rule.variants.every((node) => node === null));
}

/** What a row reads. */
interface Reads {
  readonly parts: number;
  readonly samePeriod: readonly number[];
  /** Read in memory, this period or an earlier one. */
  readonly inMemory: readonly number[];
  readonly accumulated: readonly number[];
  readonly calendar: readonly CalendarName[];
}

export function needsOf(program: Program, shape: Shape): Needs {
  const reads = new Map<number, Reads>();
  const waiting = [...shape.kept];
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (reads.has(row)) continue;
    const found = readsOf(program, program.rows[row] as Row);
    reads.set(row, found);
    waiting.push(...found.samePeriod, ...found.inMemory, ...found.accumulated);
  }
  const needed = program.order.filter((row) => reads.has(row));
  const computed = needed.filter((row) => !isGiven(program, row));
  const blocks = inBlocks(computed, (row) => reads.get(row)?.parts ?? 0);
  const blockOf = new Map(blocks.flatMap((rows, block) => rows.map((row) => [row, block] as const)));

  const inMemory = new Set(needed.filter((row) => isGiven(program, row)));
  const readInBlock = new Set<number>();
  for (const row of computed) {
    for (const read of reads.get(row)?.samePeriod ?? []) {
      if (!blockOf.has(read)) continue;
      (blockOf.get(read) === blockOf.get(row) ? readInBlock : inMemory).add(read);
    }
    for (const read of reads.get(row)?.inMemory ?? []) inMemory.add(read);
  }
  const every = [...reads.values()];
  const variantsOf = (row: number) => formulasOf(program.rows[row] as Row);
  return {
    blocks,
    inMemory: [...inMemory],
    ofInput: needed.filter((row) => isGiven(program, row) || readsInput(program.rows[row] as Row)),
    calendar: new Set(every.flatMap((one) => one.calendar)),
    accumulated: new Set(every.flatMap((one) => one.accumulated)),
    selected: computed.filter((row) => variantsOf(row).length > 1),
    overlaid: computed.filter((row) => shape.overlaid.has(row)),
    readInBlock,
  };
}

function inBlocks(rows: readonly number[], partsOf: (row: number) => number): readonly (readonly number[])[] {
  const blocks: number[][] = [];
  let parts = PARTS_IN_BLOCK;
  for (const row of rows) {
    if (parts >= PARTS_IN_BLOCK) {
      blocks.push([]);
      parts = 0;
    }
    blocks.at(-1)?.push(row);
    parts += partsOf(row);
  }
  return blocks;
}

function formulasOf({ rule }: Row): readonly (Node | null)[] {
  return rule.type === 'own' || rule.type === 'recompute' ? rule.variants : [];
}

/** Whether a row that is computed takes its input data in some variant. A total never does. */
function readsInput({ rule }: Row): boolean {
  return rule.type === 'own' && rule.variants.includes(null);
}

function readsOf(program: Program, row: Row): Reads {
  const { rule } = row;
  if (rule.type === 'none') return { parts: 0, samePeriod: [], inMemory: [], accumulated: [], calendar: [] };
  if (rule.type === 'sum' || rule.type === 'weighted') {
    const samePeriod = rule.type === 'sum' ? rule.rows : [...rule.rows, ...rule.weights];
    return { parts: samePeriod.length, samePeriod, inMemory: [], accumulated: [], calendar: [] };
  }
  const found = {
    parts: 0,
    samePeriod: [] as number[],
    inMemory: [] as number[],
    accumulated: [] as number[],
    calendar: [] as CalendarName[],
  };
  for (const node of rule.variants) if (node !== null) collect(program, node, found);
  return found;
}

interface Collected {
  parts: number;
  readonly samePeriod: number[];
  readonly inMemory: number[];
  readonly accumulated: number[];
  readonly calendar: CalendarName[];
}

function collect(program: Program, node: Node, found: Collected): void {
  const { periods } = program.calendar;
  found.parts++;
  switch (node.type) {
    case 'constant':
      return;
    case 'calendar':
      found.calendar.push(node.name);
      return;
    case 'read':
      found.samePeriod.push(node.row);
      return;
    case 'cumulative':
      found.accumulated.push(node.row);
      return;
    case 'first':
      found.inMemory.push(node.row);
      return;
    case 'trailing':
      if (node.back <= periods) found.inMemory.push(node.row);
      return;
    case 'lag':
      if (node.back < periods) found.inMemory.push(node.row);
      if (node.initial !== null) collect(program, node.initial, found);
      return;
    case 'unary':
      collect(program, node.operand, found);
      return;
    case 'power':
      collect(program, node.base, found);
      return;
    case 'binary':
      collect(program, node.left, found);
      collect(program, node.right, found);
      return;
    case 'conditional':
      for (const part of [node.condition, node.whenTrue, node.otherwise]) collect(program, part, found);
      return;
    case 'call':
      for (const part of node.arguments) collect(program, part, found);
      return;
  }
}
