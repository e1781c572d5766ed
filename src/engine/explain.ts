import { print } from '#formula/print';
import { bucketReader, bucketValues, type FoldedRun, foldedRow, formulaOf } from './aggregate';
import { type Cause, firstCause, zeroDivisor } from './cause';
import { nodeValue, periodReader, type Reader, type Run, valueOfRow } from './interpreter';
import { overlayValue, variantOf } from './lanes';
import type { OverPeriods, Slice } from './model';
import { type Node, type Program, placeOf, type Row, rowOf } from './program';

/** One figure that another was made of. `period` counts buckets where the explanation is of a bucket's own formula. */
export interface Precedent {
  readonly line: string;
  readonly slice: Slice;
  readonly period: number;
  readonly value: number;
}

/**
 * How a figure came about.
 *
 *     input       given; `variant` says by which variant of the line
 *     overlay     fixed in this cell in place of what would follow
 *     formula     `text` on the precedents
 *     sum         the precedents added up (a total over segments, or periods of a bucket)
 *     weighted    the mean of the first half of the precedents, weighted by the second half
 *     product     the precedents multiplied: the periods of the bucket
 *     first, last the one precedent, the bucket's first or last period
 *     none        the line has no total here
 */
export interface Explanation {
  readonly line: string;
  readonly slice: Slice;
  readonly period: number;
  readonly value: number;
  readonly by: 'input' | 'overlay' | 'formula' | 'sum' | 'weighted' | 'product' | 'first' | 'last' | 'none';
  readonly variant: number;
  /** The formula as written; null where none was used. */
  readonly text: string | null;
  readonly precedents: readonly Precedent[];
  /** Why there is no number, where there is none: the first cause, however many lines upstream. */
  readonly cause: Cause | null;
}

/**
 * Where the figure of a cell comes from. Recomputing `text` from the precedents' values gives `value` again, bit for bit.
 *
 * Cost  walks one formula; for a figure that cannot be computed, the way to its first cause as well.
 */
export function explain(run: Run, line: string, slice: Slice, period: number, lane: number): Explanation {
  const { program } = run;
  const row = program.rows[rowOf(program, line, slice)] as Row;
  const value = valueOfRow(run, row.index, period, lane);
  const precedents = (rows: readonly number[]) =>
    rows.map((read) => precedentAt(program, read, period, valueOfRow(run, read, period, lane)));
  const result = {
    ...placeOf(program, row.index),
    period,
    value,
    variant: 0,
    text: null,
    precedents: [],
    cause: Number.isNaN(value) ? firstCause(run, row.index, period, lane) : null,
  };
  const overlay = overlayValue(run.lanes, row.index, period, lane);
  if (!Number.isNaN(overlay)) return { ...result, by: 'overlay' };
  const { rule } = row;
  switch (rule.type) {
    case 'none':
      return { ...result, by: 'none' };
    case 'sum':
      return { ...result, by: 'sum', precedents: precedents(rule.rows) };
    case 'weighted':
      return { ...result, by: 'weighted', precedents: precedents([...rule.rows, ...rule.weights]) };
    case 'own':
    case 'recompute': {
      const variant = variantOf(run.lanes, row.index, lane);
      const node = rule.variants[variant] ?? null;
      if (node === null) return { ...result, by: 'input', variant };
      const read = precedentsOf(program, node, periodReader(run, { period, lane }));
      return { ...result, by: 'formula', variant, text: print(node.source), precedents: read };
    }
  }
}

/** Where the figure of a quarter or fiscal year comes from; `bucket` is its place among the folded run's buckets. */
export function explainOver(folded: FoldedRun, line: string, slice: Slice, bucket: number, lane: number): Explanation {
  const { program } = folded.run;
  const row = program.rows[rowOf(program, line, slice)] as Row;
  const value = foldedRow(folded, row.index, bucket, lane);
  const from = folded.buckets[bucket]?.from ?? 0;
  const result = { ...placeOf(program, row.index), period: bucket, value, variant: 0, text: null };
  const rule: OverPeriods = program.lines[row.line]?.overPeriods ?? 'none';
  if (rule === 'none')
    return { ...result, by: 'none', precedents: [], cause: { type: 'noRule', ...placeOf(program, row.index) } };
  if (rule !== 'recompute') {
    const values = bucketValues(folded, row.index, bucket, lane);
    const periods = values.map((read, i) => precedentAt(program, row.index, from + i, read));
    const precedents = rule === 'first' ? periods.slice(0, 1) : rule === 'last' ? periods.slice(-1) : periods;
    return { ...result, by: rule, precedents, cause: causeOfPeriods(folded.run, result, rule, precedents, lane) };
  }
  const over = (rows: readonly number[]) =>
    rows.map((read) => precedentAt(program, read, bucket, foldedRow(folded, read, bucket, lane)));
  if (row.rule.type === 'sum')
    return withBucketCause(folded, { ...result, by: 'sum', precedents: over(row.rule.rows) }, null, lane);
  if (row.rule.type === 'weighted') {
    const precedents = over([...row.rule.rows, ...row.rule.weights]);
    return withBucketCause(folded, { ...result, by: 'weighted', precedents }, null, lane);
  }
  const node = formulaOf(folded.run, row, lane);
  if (node === null) return withBucketCause(folded, { ...result, by: 'none', precedents: [] }, null, lane);
  const precedents = precedentsOf(program, node, bucketReader(folded, bucket, lane));
  const variant = variantOf(folded.run.lanes, row.index, lane);
  return withBucketCause(
    folded,
    { ...result, by: 'formula', variant, text: print(node.source), precedents },
    node,
    lane,
  );
}

function withBucketCause(
  folded: FoldedRun,
  found: Omit<Explanation, 'cause'>,
  formula: Node | null,
  lane: number,
): Explanation {
  if (!Number.isNaN(found.value)) return { ...found, cause: null };
  for (const read of found.precedents) {
    if (!Number.isNaN(read.value)) continue;
    const { cause } = explainOver(folded, read.line, read.slice, read.period, lane);
    if (cause !== null) return { ...found, cause };
  }
  const { line, slice, text } = found;
  const divisor = formula === null ? null : zeroDivisor(formula, bucketReader(folded, found.period, lane));
  return { ...found, cause: { type: 'notOverPeriods', line, slice, text: text ?? '', divisor } };
}

/** Why a line has no value over a bucket: one of the periods it is made of lacks one, or the result is too large. */
function causeOfPeriods(
  run: Run,
  found: Pick<Explanation, 'line' | 'slice' | 'value'>,
  rule: 'sum' | 'product' | 'first' | 'last',
  periods: readonly Precedent[],
  lane: number,
): Cause | null {
  if (!Number.isNaN(found.value)) return null;
  const missing = periods.find((read) => Number.isNaN(read.value));
  if (missing !== undefined) {
    return firstCause(run, rowOf(run.program, missing.line, missing.slice), missing.period, lane);
  }
  const { line, slice } = found;
  const period = periods.at(-1)?.period ?? 0;
  return { type: 'tooLarge', line, slice, period, text: `the ${rule} of its periods`, operands: [] };
}

function precedentAt(program: Program, row: number, period: number, value: number): Precedent {
  return { ...placeOf(program, row), period, value };
}

/** The figures that a formula really used, each once, in the order in which it met them. */
function precedentsOf(program: Program, formula: Node, reader: Reader): readonly Precedent[] {
  const found = new Map<string, Precedent>();
  const at = (row: number, position: number) => {
    const value = reader.at(row, position);
    found.set(`${row}@${position}`, precedentAt(program, row, position, value));
    return value;
  };
  nodeValue(formula, { ...reader, at });
  return [...found.values()];
}
