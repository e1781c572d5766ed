import type { CalendarName } from '#formula/expression';
import type { Node, Program } from '#engine/program';
import type { Part, Parts } from './parts';

/** What a part reads, over all its variants. */
export interface Reads {
  /** Nodes of its formulas. */
  nodes: number;
  /** By how many periods they look back at most. */
  back: number;
  /** Figures of this period. */
  readonly here: Part[];
  /** Figures in memory, of other periods and perhaps of this one. */
  readonly before: Part[];
  readonly accumulated: Part[];
  /** What has to be computed sooner in the same period. */
  readonly sooner: Part[];
  readonly calendar: CalendarName[];
  readonly slow: Node[];
}

export function readsOf(program: Program, parts: Parts, { rule }: Part): Reads {
  const found: Reads = { nodes: 0, back: 0, here: [], before: [], accumulated: [], sooner: [], calendar: [], slow: [] };
  const combined = (rows: readonly number[]): Reads => {
    const here = [...new Set(rows.map(parts.ofRow))];
    return { ...found, nodes: rows.length, here, sooner: here };
  };
  switch (rule.type) {
    case 'none':
      return found;
    case 'sum':
      return combined(rule.rows);
    case 'weighted':
      return combined([...rule.rows, ...rule.weights]);
    case 'own':
    case 'recompute':
      for (const node of rule.variants) if (node !== null) collect(program, parts, node, found);
      return found;
  }
}

function collect(program: Program, parts: Parts, node: Node, found: Reads): void {
  found.nodes++;
  collectOwn(program, parts, node, found);
  for (const part of operandsOf(node)) collect(program, parts, part, found);
}

/** What a node reads itself, without its operands. A look back that no period has far enough behind it reads nothing. */
function collectOwn(program: Program, parts: Parts, node: Node, found: Reads): void {
  const { periods } = program.calendar;
  const reads = (row: number, ...lists: readonly Part[][]) => {
    for (const list of lists) list.push(parts.ofRow(row));
  };
  switch (node.type) {
    case 'calendar':
      found.calendar.push(node.name);
      return;
    case 'read':
      reads(node.row, found.here, found.sooner);
      return;
    case 'cumulative':
      reads(node.row, found.accumulated, found.sooner);
      return;
    case 'first':
      reads(node.row, found.before, found.sooner);
      return;
    case 'trailing':
      if (node.back > periods) return;
      reads(node.row, found.before, found.sooner);
      found.back = Math.max(found.back, node.back - 1);
      return;
    case 'lag':
      if (node.back >= periods) return;
      reads(node.row, found.before);
      found.back = Math.max(found.back, node.back);
      return;
    case 'binary':
      if (node.operator === '^') found.slow.push(node);
      return;
    case 'call':
      if (node.function === 'exp' || node.function === 'log') found.slow.push(node);
      return;
    case 'constant':
    case 'unary':
    case 'power':
    case 'conditional':
      return;
  }
}

function operandsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'unary':
      return [node.operand];
    case 'power':
      return [node.base];
    case 'binary':
      return [node.left, node.right];
    case 'conditional':
      return [node.condition, node.whenTrue, node.otherwise];
    case 'call':
      return node.arguments;
    case 'lag':
      return node.initial === null ? [] : [node.initial];
    default:
      return [];
  }
}
