import { err, ok, type Result } from '#base/result';
import type { CompileError, CyclePlace, Model } from './model';
import type { Row } from './program';
import { visitSamePeriod } from './resolve';

/** A row that another reads in the same period, and the variant in which it does so; null for a total made by a rule. */
interface Need {
  readonly row: number;
  readonly variant: number | null;
}

/** All that a row reads in its own period, over all its variants, in the order in which the formulas name it. */
function needsOf(row: Row): readonly Need[] {
  const { rule } = row;
  switch (rule.type) {
    case 'none':
      return [];
    case 'sum':
      return rule.rows.map((needed) => ({ row: needed, variant: null }));
    case 'weighted':
      return [...rule.rows, ...rule.weights].map((needed) => ({ row: needed, variant: null }));
    case 'own':
    case 'recompute': {
      const needs: Need[] = [];
      for (const [variant, node] of rule.variants.entries()) {
        if (node !== null) visitSamePeriod(node, (needed) => needs.push({ row: needed, variant }));
      }
      return needs;
    }
  }
}

/**
 * An order of the rows in which each comes after all it reads in the same period, else in the order of the lines.
 * The union of all variants decides, so that one order serves every lane.
 *
 * Errors  `circular`, with the rows of one circle from its first to the one that closes it.
 */
export function evaluationOrder(model: Model, rows: readonly Row[]): Result<readonly number[], CompileError> {
  const order: number[] = [];
  const isDone = new Uint8Array(rows.length);
  const path: { readonly row: number; readonly needs: readonly Need[]; next: number }[] = [];
  const isOnPath = new Uint8Array(rows.length);

  const enter = (row: number) => {
    path.push({ row, needs: needsOf(rows[row] as Row), next: 0 });
    isOnPath[row] = 1;
  };

  for (const start of rows.keys()) {
    if (isDone[start] === 1) continue;
    enter(start);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const need = step.needs[step.next];
      if (need === undefined) {
        order.push(step.row);
        isDone[step.row] = 1;
        isOnPath[step.row] = 0;
        path.pop();
        continue;
      }
      step.next++;
      if (isOnPath[need.row] === 1) return err({ type: 'circular', path: circle(model, rows, path, need.row) });
      if (isDone[need.row] === 0) enter(need.row);
    }
  }
  return ok(order);
}

function circle(
  model: Model,
  rows: readonly Row[],
  path: readonly { readonly row: number; readonly needs: readonly Need[]; readonly next: number }[],
  closing: number,
): readonly CyclePlace[] {
  const from = path.findIndex((step) => step.row === closing);
  return path.slice(from).map((step) => {
    const row = rows[step.row] as Row;
    const line = model.lines[row.line] as Model['lines'][number];
    return {
      line: line.id,
      total: line.segmented && model.segments > 0 && row.slice === 'total',
      variant: step.needs[step.next - 1]?.variant ?? null,
    };
  });
}
