import type { BinaryOperator, PlainFunction } from '#formula/expression';
import { inputValue, type Lanes, overlayValue, variantOf } from '#engine/lanes';
import { calendarValue, type Node, type Program, type Row } from '#engine/program';

/** How a program that computes cell by cell writes what a formula says. */
export interface Writing {
  readonly cell: (row: number, period: number) => string;
  readonly conditional: (condition: string, whenTrue: string, otherwise: string) => string;
  readonly operators: Readonly<Partial<Record<BinaryOperator, string>>>;
  readonly functions: Readonly<Partial<Record<PlainFunction, string>>>;
  /** What has no number. */
  readonly missing: string;
}

/** One cell of a model: a number, or a formula on other cells. An input that never changes has one cell, that of period 0. */
export interface WrittenCell {
  readonly row: number;
  readonly period: number;
  readonly content: number | string;
}

/** The cells of the first lane of a model, each after all that it reads. */
export function cellTexts(program: Program, lanes: Lanes, writing: Writing): readonly WrittenCell[] {
  const isInput = program.rows.map((row) => formulaOf(row, lanes) === null && 'variants' in row.rule);
  const once: Writing = { ...writing, cell: (row, period) => writing.cell(row, isInput[row] === true ? 0 : period) };
  const cells: WrittenCell[] = [];
  for (let period = 0; period < program.calendar.periods; period++) {
    for (const index of program.order) {
      const row = program.rows[index] as Row;
      if (isInput[index] === true) {
        const content = inputValue(lanes, index, 0, 0);
        if (inputValue(lanes, index, period, 0) !== content) throw new Error('an input of a benchmark is one number');
        if (period === 0) cells.push({ row: index, period, content });
        continue;
      }
      const fixed = overlayValue(lanes, index, period, 0);
      const content = Number.isNaN(fixed) ? ruleText(program, row, lanes, period, once) : fixed;
      cells.push({ row: index, period, content });
    }
  }
  return cells;
}

function formulaOf({ rule, index }: Row, lanes: Lanes): Node | null {
  return 'variants' in rule ? (rule.variants[variantOf(lanes, index, 0)] ?? null) : null;
}

function ruleText(program: Program, row: Row, lanes: Lanes, period: number, writing: Writing): string {
  const { rule } = row;
  const cells = (rows: readonly number[]) => rows.map((read) => writing.cell(read, period));
  switch (rule.type) {
    case 'none':
      return writing.missing;
    case 'sum':
      return cells(rule.rows).join('+');
    case 'weighted': {
      const weights = cells(rule.weights);
      const products = cells(rule.rows).map((value, i) => `${value}*${weights[i]}`);
      return `(${products.join('+')})/(${weights.join('+')})`;
    }
    case 'own':
    case 'recompute': {
      const node = formulaOf(row, lanes);
      return node === null ? writing.missing : text(program, node, period, writing);
    }
  }
}

function text(program: Program, node: Node, period: number, writing: Writing): string {
  const inner = (part: Node) => text(program, part, period, writing);
  switch (node.type) {
    case 'constant':
      return String(node.value);
    case 'calendar':
      return String(calendarValue(program.calendar, node.name, period));
    case 'read':
      return writing.cell(node.row, period);
    case 'unary':
      if (node.operator === 'not') throw new Error('no benchmark says not');
      return `(${node.operator}${inner(node.operand)})`;
    case 'binary':
      return `(${inner(node.left)}${writing.operators[node.operator] ?? node.operator}${inner(node.right)})`;
    case 'power':
      return `(${inner(node.base)}^${node.exponent})`;
    case 'conditional':
      return writing.conditional(inner(node.condition), inner(node.whenTrue), inner(node.otherwise));
    case 'call':
      return `${writing.functions[node.function] ?? node.function}(${node.arguments.map(inner).join(',')})`;
    case 'lag':
      if (period >= node.back) return writing.cell(node.row, period - node.back);
      return node.initial === null ? writing.missing : inner(node.initial);
    case 'first':
      return writing.cell(node.row, 0);
    case 'cumulative':
      return back(writing, node.row, 0, period).join('+');
    case 'trailing': {
      if (period + 1 < node.back) return writing.missing;
      const cells = back(writing, node.row, period + 1 - node.back, period);
      if (node.function === 'trailing_product') return cells.join('*');
      return node.function === 'trailing_sum' ? `(${cells.join('+')})` : `(${cells.join('+')})/${node.back}`;
    }
  }
}

function back(writing: Writing, row: number, from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => writing.cell(row, from + i));
}
