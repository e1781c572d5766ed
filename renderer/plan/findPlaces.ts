import { periodId } from '#domain/timeline';
import { MINUS } from '../format/figures';
import type { CellPlace } from '../state/selection';
import type { OpenPlan } from '../state/session';
import { gridColumns } from './gridColumns';
import type { GridModel } from './gridModel';
import { rowFigures } from './gridRows';

/**
 * Lines whose label or name holds the text, wherever they are folded away; then figures of the rows in sight that begin with it, in all
 * periods. Row by row, because writing every figure of a large plan takes long: whoever searches goes on when there is time.
 */
export function* findPlaces(open: OpenPlan, model: GridModel, query: string): Generator<readonly CellPlace[], void> {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return;
  const { plan, evaluation } = open;
  const { timeline } = evaluation;
  const first = model.columns.find((column) => column.type === 'period');
  const period = periodId(timeline, first?.type === 'period' ? first.period : 0);
  yield plan.lines
    .filter(({ id, label }) => label.toLowerCase().includes(wanted) || id.includes(wanted))
    .map((line): CellPlace => {
      const segment = line.segmented && plan.segments.length > 0 ? 'total' : 'all';
      return { line: line.id, segment, period, scenario: model.scenario };
    });
  const shown = wanted.replaceAll(',', '').replace(/^-/, MINUS);
  const isFigure = FIGURE.test(shown);
  const { columns } = gridColumns(timeline, NOTHING_CLOSED, -1);
  for (const [at, row] of model.rows.entries()) {
    const format = model.formats[at] ?? null;
    if (row.type === 'section' || row.isRepeated || format === null) continue;
    // A word is in no figure but a month.
    if (!isFigure && format.isMonth !== true) continue;
    const figures = rowFigures(evaluation, columns, row, open.scenario, format);
    yield columns.flatMap((column, index): CellPlace[] => {
      const { text } = figures.cellAt(index);
      if (text === '' || !text.toLowerCase().replaceAll(',', '').startsWith(shown)) return [];
      const when = column.type === 'period' ? periodId(timeline, column.period) : column.id;
      return [{ line: row.line.id, segment: row.key ?? 'total', period: when, scenario: model.scenario }];
    });
  }
}

/** A number, or the `n/a` that stands in place of one. */
const FIGURE = /^(?:[−\d]|n\/)/;
const NOTHING_CLOSED: ReadonlySet<string> = new Set();
