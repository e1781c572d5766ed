import type { CalendarName } from '#formula/expression';
import type { Node, Program } from '#engine/program';
import { isGiven, type Part, type Parts, partsOf } from './parts';
import { type Reads, readsOf } from './reads';

/** What one module of a program can do: several shapes of a program may be in use at once. */
export interface Shape {
  /** The rows whose figures are asked for. */
  readonly kept: readonly number[];
  /** Rows that may have an overlay. It makes a difference only for those with formulas of their own: one of an input is written over its data. */
  readonly overlaid: ReadonlySet<number>;
}

/** Parts that one function computes, in an order in which each comes after all it reads in the same period. */
export interface Block {
  readonly parts: readonly Part[];
  /** Called once for each segment, or once. */
  readonly isBySegment: boolean;
}

/** What the kept rows of a program need. */
export interface Needs {
  readonly parts: Parts;
  readonly blocks: readonly Block[];
  /** Parts whose figures must lie in memory for every period, in the order of their rows. */
  readonly inMemory: readonly Part[];
  /** By how many periods formulas look back at most. */
  readonly back: number;
  /** Parts whose input data are read. */
  readonly ofInput: readonly Part[];
  readonly calendar: ReadonlySet<CalendarName>;
  readonly accumulated: ReadonlySet<Part>;
  /** Slow functions in formulas, with the part that each belongs to. */
  readonly slow: readonly (readonly [node: Node, part: Part])[];
  /** Parts with several variants to choose from. */
  readonly selected: readonly Part[];
  readonly overlaid: readonly Part[];
  /** Parts that are read within the block that computes them. */
  readonly readInBlock: ReadonlySet<Part>;
}

/**
 * Nodes of formulas that go into one block, roughly. Within a block figures pass from row to row in registers, between blocks in memory;
 * what compiles a function takes longer than in proportion to its size, and after an edit all of a block is compiled again.
 */
const [LEAST_NODES, MOST_NODES] = [300, 600];

export function needsOf(program: Program, shape: Shape): Needs {
  const parts = partsOf(program);
  const reads = new Map<Part, Reads>();
  const kept = partsAt(parts, shape.kept);
  const waiting = [...kept];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (reads.has(part)) continue;
    const found = readsOf(program, parts, part);
    reads.set(part, found);
    waiting.push(...found.here, ...found.before, ...found.accumulated);
  }
  const needed = parts.all.filter((part) => reads.has(part));
  const every = [...reads.values()];
  const accumulated = new Set(every.flatMap((one) => one.accumulated));
  // What is given but accumulated has a place in a block as well: there it is added up.
  const isWorkedOn = (part: Part) => !isGiven(part) || accumulated.has(part);
  const ordered = inOrder(program, parts).filter((part) => reads.has(part) && isWorkedOn(part));
  const blocks = blocksOf(ordered, isWorkedOn, (part) => reads.get(part) as Reads);
  const computed = needed.filter((part) => !isGiven(part));
  const blockOf = new Map(blocks.flatMap((block) => block.parts.map((part) => [part, block] as const)));

  const inMemory = new Set([...needed.filter(isGiven), ...kept]);
  const readInBlock = new Set<Part>();
  for (const [part, { here, before }] of reads) {
    for (const read of here.filter((one) => !isGiven(one))) {
      (blockOf.get(read) === blockOf.get(part) ? readInBlock : inMemory).add(read);
    }
    for (const read of before) inMemory.add(read);
  }
  const overlaid = new Set(partsAt(parts, shape.overlaid));
  return {
    parts,
    blocks,
    inMemory: parts.all.filter((part) => inMemory.has(part)),
    back: Math.max(0, ...every.map(({ back }) => back)),
    ofInput: needed.filter((part) => isGiven(part) || readsInput(part)),
    calendar: new Set(every.flatMap((one) => one.calendar)),
    accumulated: new Set(needed.filter((part) => accumulated.has(part))),
    slow: needed.flatMap((part) => (reads.get(part) as Reads).slow.map((node) => [node, part] as const)),
    selected: computed.filter(({ rule }) => 'variants' in rule && rule.variants.length > 1),
    overlaid: computed.filter((part) => part.rule.type === 'own' && overlaid.has(part)),
    readInBlock,
  };
}

/** The parts of rows, each once where its rows stand together. */
function partsAt(parts: Parts, rows: Iterable<number>): readonly Part[] {
  const found: Part[] = [];
  for (const row of rows) {
    const part = parts.ofRow(row);
    if (part !== found.at(-1)) found.push(part);
  }
  return found;
}

/** Whether a part that is computed takes its input data in some variant. A total never does. */
function readsInput({ rule }: Part): boolean {
  return rule.type === 'own' && rule.variants.includes(null);
}

/** The parts in an order in which each comes after all it reads in the same period: by where the last of its rows is computed. */
function inOrder(program: Program, parts: Parts): readonly Part[] {
  return [...new Set(partsAt(parts, program.order.toReversed()))].toReversed();
}

/**
 * Parts by segment as long as they need no total that is still to come, then totals as long as they need no segment that is,
 * and so on in turn: few blocks, each as large as it may be.
 */
function blocksOf(
  ordered: readonly Part[],
  isWorkedOn: (part: Part) => boolean,
  readsOf: (part: Part) => Reads,
): readonly Block[] {
  const blocks: Block[] = [];
  const done = new Set<Part>();
  let rest = ordered;
  for (let isBySegment = true; rest.length > 0; isBySegment = !isBySegment) {
    const taken = new Set<Part>();
    for (const part of rest) {
      if (part.isBySegment !== isBySegment) continue;
      const { sooner } = readsOf(part);
      if (sooner.every((read) => !isWorkedOn(read) || done.has(read) || taken.has(read))) taken.add(part);
    }
    for (const part of taken) done.add(part);
    rest = rest.filter((part) => !taken.has(part));
    blocks.push(...cut([...taken], (part) => readsOf(part).nodes).map((parts) => ({ parts, isBySegment })));
  }
  return blocks;
}

/** Cuts where certain parts begin, whatever their formulas, so that a longer formula does not move all the blocks behind it. */
function cut(parts: readonly Part[], nodesOf: (part: Part) => number): readonly (readonly Part[])[] {
  const pieces: Part[][] = [];
  let nodes = MOST_NODES;
  for (const part of parts) {
    if (nodes >= MOST_NODES || (nodes >= LEAST_NODES && mayBegin(part))) {
      pieces.push([]);
      nodes = 0;
    }
    pieces.at(-1)?.push(part);
    nodes += nodesOf(part);
  }
  return pieces;
}

/** True of one part in eight, in no order. */
function mayBegin({ index }: Part): boolean {
  return Math.imul(index, 0x9e3779b1) >>> 29 === 0;
}
