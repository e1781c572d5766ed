import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { periodId } from '#domain/timeline';
import { type CellPlace, goTo } from '../state/selection';
import type { OpenPlan } from '../state/session';
import { MINUS } from '../format/figures';
import { CloseIcon } from '../frame/icons';
import { gridColumns } from './gridColumns';
import type { GridModel } from './gridModel';
import { rowFigures } from './gridRows';

/** Finds lines by label or name, and figures as they are shown: the first at once, the next by Enter, the one before by Shift+Enter. */
export function FindBar({
  open,
  model,
  onClose,
}: {
  readonly open: OpenPlan;
  readonly model: GridModel;
  readonly onClose: () => void;
}) {
  const [query, setQuery] = useState('');
  const at = useRef(-1);
  const [shown, setShown] = useState(0);
  const found = useMemo(() => findPlaces(open, model, query), [open, model, query]);

  const go = (to: number) => {
    at.current = found.length === 0 ? -1 : (to + found.length) % found.length;
    setShown(at.current + 1);
    const place = found[at.current];
    if (place !== undefined) goTo(place);
  };
  // Another text, not another plan, begins anew: an edit under an open search leaves the cursor where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => go(0), [query]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') go(at.current + (event.shiftKey ? -1 : 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const count = query.trim() === '' ? '' : found.length === 0 ? 'nothing found' : `${shown} of ${found.length}`;
  return (
    <search className="find-bar">
      <input
        // biome-ignore lint/a11y/noAutofocus: the bar is opened to be typed into
        autoFocus
        className="field"
        aria-label="Find a line or a figure"
        placeholder="Line or figure"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKey}
      />
      <span className="find-count num" role="status">
        {count}
      </span>
      <button type="button" className="icon-button" aria-label="Close the search" title="Close (Esc)" onClick={onClose}>
        <CloseIcon />
      </button>
    </search>
  );
}

/** Lines whose label or name holds the text, wherever they are folded away; then figures of the rows in sight that begin with it, in all periods. */
function findPlaces(open: OpenPlan, model: GridModel, query: string): readonly CellPlace[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const { plan, evaluation } = open;
  const { timeline } = evaluation;
  const first = model.columns.find((column) => column.type === 'period');
  const period = periodId(timeline, first?.type === 'period' ? first.period : 0);
  const lines = plan.lines
    .filter(({ id, label }) => label.toLowerCase().includes(wanted) || id.includes(wanted))
    .map((line): CellPlace => {
      const segment = line.segmented && plan.segments.length > 0 ? 'total' : 'all';
      return { line: line.id, segment, period, scenario: model.scenario };
    });
  const shown = wanted.replaceAll(',', '').replace(/^-/, MINUS);
  const isFigure = FIGURE.test(shown);
  const { columns } = gridColumns(timeline, NOTHING_CLOSED, -1);
  const figures = model.rows.flatMap((row, at) => {
    const format = model.formats[at] ?? null;
    if (row.type === 'section' || row.isRepeated || format === null) return [];
    // Writing every figure of a large plan takes long, and a word is in none of them.
    if (!isFigure && format.isMonth !== true) return [];
    const figuresOf = rowFigures(evaluation, columns, row, open.scenario, format);
    return columns.flatMap((column, index): CellPlace[] => {
      const { text } = figuresOf.cellAt(index);
      if (text === '' || !text.toLowerCase().replaceAll(',', '').startsWith(shown)) return [];
      const when = column.type === 'period' ? periodId(timeline, column.period) : column.id;
      return [{ line: row.line.id, segment: row.key ?? 'total', period: when, scenario: model.scenario }];
    });
  });
  return [...lines, ...figures];
}

/** A number, or the `n/a` that stands in place of one. */
const FIGURE = /^(?:[−\d]|n\/)/;
const NOTHING_CLOSED: ReadonlySet<string> = new Set();
