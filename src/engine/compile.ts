import { err, ok, type Result } from '#base/result';
import type { Expression } from '#formula/expression';
import { reachIn } from '#formula/reach';
import type { CompileError, LineModel, Model, Variant } from './model';
import { evaluationOrder } from './order';
import { isSplit, type Node, type Program, type Row, type RowRule } from './program';
import { type FindRow, resolve } from './resolve';

/** Where the rows of the lines of a model lie. */
interface Layout {
  readonly model: Model;
  readonly lineIndex: ReadonlyMap<string, number>;
  readonly firstRow: readonly number[];
}

/**
 * Compiles a model: resolves every name to a row, lays the rows out and puts them in an order that serves all variants.
 *
 * Errors  the first that is found, line by line: names twice, names that no line has, a segmented line read where its total
 *         must be, a look back of less than one period, rules that cannot apply, and circles within a period with their path.
 * Cost    linear in the size of the formulas, times the number of segments; of lines that `before` has as they are, at the same
 *         places, the rows are taken from there.
 */
export function compile(model: Model, before: Program | null = null): Result<Program, CompileError> {
  const laid = layOut(model);
  if (!laid.ok) return laid;
  const layout = laid.value;
  for (const line of model.lines) {
    const error = lineError(layout, line);
    if (error !== null) return err(error);
  }
  const known = before !== null && hasSamePlaces(before, layout) ? before : null;
  const rows = model.lines.flatMap((line, index) => knownRows(known, line, index) ?? rowsOf(layout, line, index));
  const order = evaluationOrder(model, rows);
  if (!order.ok) return order;
  return ok({
    model,
    lines: model.lines,
    calendar: model.calendar,
    segments: model.segments,
    rows,
    order: order.value,
    lineIndex: layout.lineIndex,
    firstRow: layout.firstRow,
  });
}

function layOut(model: Model): Result<Layout, CompileError> {
  const lineIndex = new Map<string, number>();
  const firstRow: number[] = [];
  let next = 0;
  for (const [index, line] of model.lines.entries()) {
    if (lineIndex.has(line.id)) return err({ type: 'duplicateLine', line: line.id });
    lineIndex.set(line.id, index);
    firstRow.push(next);
    next += isSplit(model, line) ? model.segments + 1 : 1;
  }
  return ok({ model, lineIndex, firstRow });
}

/** Whether every name stands for the same rows, and every span of time for as many periods. */
function hasSamePlaces({ model }: Program, { model: now }: Layout): boolean {
  return (
    model.segments === now.segments &&
    model.calendar.periodsPerYear === now.calendar.periodsPerYear &&
    model.lines.length === now.lines.length &&
    model.lines.every(({ id, segmented }, at) => id === now.lines[at]?.id && segmented === now.lines[at]?.segmented)
  );
}

/** The rows of a line as another program with the same places has them; null where the line is another there. */
function knownRows(program: Program | null, line: LineModel, lineNumber: number): readonly Row[] | null {
  const before = program?.lines[lineNumber];
  if (program === null || before === undefined || !isSameLine(before, line)) return null;
  const first = program.firstRow[lineNumber] as number;
  return program.rows.slice(first, first + (isSplit(program, line) ? program.segments + 1 : 1));
}

function isSameLine(a: LineModel, b: LineModel): boolean {
  return (
    a.overSegments.type === b.overSegments.type &&
    (a.overSegments.type !== 'weighted' ||
      b.overSegments.type !== 'weighted' ||
      a.overSegments.by === b.overSegments.by) &&
    a.variants.length === b.variants.length &&
    a.variants.every((variant, at) => isSameVariant(variant, b.variants[at]))
  );
}

/** A formula is the same where it is the very same object, as it is while its text is remembered. */
function isSameVariant(a: Variant, b: Variant | undefined): boolean {
  if (a.type === 'input' || b?.type !== 'formula') return a.type === b?.type;
  return a.expression === b.expression;
}

/** What is wrong with a line by itself, before anything is resolved. */
function lineError(layout: Layout, line: LineModel): CompileError | null {
  const { overSegments, variants } = line;
  const recomputes = overSegments.type === 'recompute' || line.overPeriods === 'recompute';
  if (recomputes && variants.every((variant) => variant.type === 'input')) {
    return { type: 'inputRecomputes', line: line.id };
  }
  if (overSegments.type === 'weighted' && !layout.lineIndex.has(overSegments.by)) {
    return { type: 'weightUnknown', line: line.id, by: overSegments.by };
  }
  for (const [variant, definition] of variants.entries()) {
    const error = definition.type === 'formula' ? referenceError(layout, line, definition.expression) : null;
    if (error !== null) return { ...error, line: line.id, variant };
  }
  return null;
}

type ReferenceError = { readonly type: 'unknownLine' | 'needsTotal' | 'reachTooShort'; readonly reference: string };

function referenceError(layout: Layout, line: LineModel, expression: Expression): ReferenceError | null {
  const inner = (parts: readonly Expression[]): ReferenceError | null => {
    for (const part of parts) {
      const error = referenceError(layout, line, part);
      if (error !== null) return error;
    }
    return null;
  };
  switch (expression.type) {
    case 'number':
    case 'calendar':
      return null;
    case 'line':
    case 'cumulative':
    case 'first':
    case 'total':
      return nameError(layout, line, expression.line, expression.type === 'total');
    case 'trailing':
      return nameError(layout, line, expression.line, false) ?? reachError(layout, expression);
    case 'lag': {
      const error = nameError(layout, line, expression.line, false) ?? reachError(layout, expression);
      return error ?? (expression.initial === null ? null : inner([expression.initial]));
    }
    case 'unary':
      return inner([expression.operand]);
    case 'binary':
      return inner([expression.left, expression.right]);
    case 'conditional':
      return inner([expression.condition, expression.whenTrue, expression.otherwise]);
    case 'call':
      return inner(expression.arguments);
  }
}

function nameError(layout: Layout, line: LineModel, name: string, isTotal: boolean): ReferenceError | null {
  const index = layout.lineIndex.get(name);
  const target = index === undefined ? undefined : layout.model.lines[index];
  if (target === undefined) return { type: 'unknownLine', reference: name };
  const mixes = isSplit(layout.model, target) && !line.segmented && !isTotal;
  return mixes ? { type: 'needsTotal', reference: name } : null;
}

function reachError(layout: Layout, expression: Expression & { type: 'lag' | 'trailing' }): ReferenceError | null {
  const back = reachIn(expression.reach, layout.model.calendar.periodsPerYear);
  return back >= 1 ? null : { type: 'reachTooShort', reference: expression.line };
}

function rowsOf(layout: Layout, line: LineModel, lineNumber: number): Row[] {
  const first = layout.firstRow[lineNumber] as number;
  if (!isSplit(layout.model, line)) {
    return [
      {
        index: first,
        line: lineNumber,
        slice: 'total',
        rule: { type: 'own', variants: variantNodes(layout, line, 'total') },
      },
    ];
  }
  const segments = Array.from({ length: layout.model.segments }, (_, segment): Row => {
    const rule: RowRule = { type: 'own', variants: variantNodes(layout, line, segment) };
    return { index: first + segment, line: lineNumber, slice: segment, rule };
  });
  const total: Row = {
    index: first + layout.model.segments,
    line: lineNumber,
    slice: 'total',
    rule: totalRule(
      layout,
      line,
      segments.map((row) => row.index),
    ),
  };
  return [...segments, total];
}

function totalRule(layout: Layout, line: LineModel, rows: readonly number[]): RowRule {
  switch (line.overSegments.type) {
    case 'sum':
      return { type: 'sum', rows };
    case 'weighted': {
      const { by } = line.overSegments;
      return { type: 'weighted', rows, weights: rows.map((_, segment) => findRow(layout, by, segment)) };
    }
    case 'recompute':
      return { type: 'recompute', variants: variantNodes(layout, line, 'total') };
    case 'none':
      return { type: 'none' };
  }
}

function findRow(layout: Layout, name: string, slice: number | 'total'): number {
  const index = layout.lineIndex.get(name) as number;
  const first = layout.firstRow[index] as number;
  if (!isSplit(layout.model, layout.model.lines[index] as LineModel)) return first;
  return slice === 'total' ? first + layout.model.segments : first + slice;
}

function variantNodes(layout: Layout, line: LineModel, slice: number | 'total'): readonly (Node | null)[] {
  const find: FindRow = (name, kind) => findRow(layout, name, kind === 'total' ? 'total' : slice);
  const { periodsPerYear } = layout.model.calendar;
  return line.variants.map((variant) =>
    variant.type === 'input' ? null : resolve(variant.expression, periodsPerYear, find),
  );
}
