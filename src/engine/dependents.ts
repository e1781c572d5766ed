import { type Node, placeOf, type Program, type Row, rowOf } from './program';
import type { Slice } from './model';

/** A line that reads a figure, in the periods from `from` to `to` (both included) in which it reads that very one. */
export interface Dependent {
  readonly line: string;
  readonly slice: Slice;
  readonly from: number;
  readonly to: number;
}

/**
 * A row that reads another: from `first` periods later to `last` later, and only in the periods from `since` to the
 * one before `before`. With `isStart` all its periods read the figure of the first one.
 */
interface Reader {
  readonly row: number;
  readonly first: number;
  readonly last: number;
  readonly since: number;
  readonly before: number;
  readonly isStart: boolean;
}

const readersOf = new WeakMap<Program, ReadonlyMap<number, readonly Reader[]>>();

/**
 * What is made directly of a figure: formulas that name its line (in any scenario), totals over segments, and the totals it weighs in.
 * The same formula counts once, over all periods in which it reads the figure; in the order of the lines.
 *
 * A formula counts although a fixed cell stands before it, or a branch not taken holds the reference: it would read the figure.
 *
 * Cost  the first question to a program walks all of its formulas, later ones look up.
 */
export function dependentsOf(program: Program, line: string, slice: Slice, period: number): readonly Dependent[] {
  const known = readersOf.get(program) ?? collectReaders(program);
  readersOf.set(program, known);
  const { periods } = program.calendar;
  const found = new Map<number, Dependent>();
  for (const reader of known.get(rowOf(program, line, slice)) ?? []) {
    const from = Math.max(reader.since, period + reader.first);
    const to = Math.min(periods, reader.before, period + reader.last + 1) - 1;
    if (from > to || (reader.isStart && period > 0)) continue;
    const other = found.get(reader.row);
    found.set(reader.row, {
      ...placeOf(program, reader.row),
      from: Math.min(from, other?.from ?? from),
      to: Math.max(to, other?.to ?? to),
    });
  }
  return [...found].sort(([a], [b]) => a - b).map(([, dependent]) => dependent);
}

/**
 * The rows that a figure of this row can come from, itself included: of any period, by formulas in any scenario, by totals and their
 * weights. What is not among them cannot move it.
 */
export function rowsBehind(program: Program, row: number): ReadonlySet<number> {
  const found = new Set([row]);
  // A set is walked over what is added to it on the way.
  for (const index of found) {
    for (const { read } of readsOf(program.rows[index] as Row)) found.add(read);
  }
  return found;
}

/** The rows that some of these rows can move, themselves included: what is not among them has the same figures whatever these have. */
export function rowsAfter(program: Program, rows: Iterable<number>): ReadonlySet<number> {
  const known = readersOf.get(program) ?? collectReaders(program);
  readersOf.set(program, known);
  const found = new Set(rows);
  for (const index of found) {
    for (const reader of known.get(index) ?? []) found.add(reader.row);
  }
  return found;
}

function collectReaders(program: Program): ReadonlyMap<number, readonly Reader[]> {
  const found = new Map<number, Reader[]>();
  for (const row of program.rows) {
    for (const { read, ...reach } of readsOf(row)) {
      const readers = found.get(read) ?? [];
      readers.push({ row: row.index, ...reach });
      found.set(read, readers);
    }
  }
  return found;
}

type Read = Omit<Reader, 'row'> & { readonly read: number };

const ALWAYS = Number.POSITIVE_INFINITY;

function reads(row: number, first = 0, last = first): Read {
  return { read: row, first, last, since: 0, before: ALWAYS, isStart: false };
}

function readsOf({ rule }: Row): readonly Read[] {
  switch (rule.type) {
    case 'none':
      return [];
    case 'sum':
      return rule.rows.map((row) => reads(row));
    case 'weighted':
      return [...rule.rows, ...rule.weights].map((row) => reads(row));
    case 'own':
    case 'recompute':
      return rule.variants.flatMap((node) => (node === null ? [] : nodeReads(node)));
  }
}

function nodeReads(node: Node): readonly Read[] {
  switch (node.type) {
    case 'constant':
    case 'calendar':
      return [];
    case 'read':
      return [reads(node.row)];
    case 'unary':
      return nodeReads(node.operand);
    case 'binary':
      return [node.left, node.right].flatMap(nodeReads);
    case 'power':
      return nodeReads(node.base);
    case 'conditional':
      return [node.condition, node.whenTrue, node.otherwise].flatMap(nodeReads);
    case 'call':
      return node.arguments.flatMap(nodeReads);
    case 'lag': {
      const initial = node.initial === null ? [] : nodeReads(node.initial);
      return [
        reads(node.row, node.back),
        ...initial.map((read) => ({ ...read, before: Math.min(read.before, node.back) })),
      ];
    }
    case 'cumulative':
      return [reads(node.row, 0, ALWAYS)];
    case 'trailing':
      return [{ ...reads(node.row, 0, node.back - 1), since: node.back - 1 }];
    case 'first':
      return [{ ...reads(node.row, 0, ALWAYS), isStart: true }];
  }
}
