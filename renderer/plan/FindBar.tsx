import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { periodId } from '#domain/timeline';
import { type CellPlace, goTo } from '../state/selection';
import type { OpenPlan } from '../state/session';
import type { GridModel } from './gridModel';

/** Finds lines by label or name, and figures as they are shown; Enter goes to the next, Shift+Enter to the one before. */
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

  const step = (by: 1 | -1) => {
    if (found.length === 0) return;
    at.current = (at.current + by + found.length) % found.length;
    setShown(at.current + 1);
    const place = found[at.current];
    if (place !== undefined) goTo(place);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const count =
    query.trim() === '' ? '' : found.length === 0 ? 'nothing found' : `${Math.max(shown, 0)} of ${found.length}`;
  return (
    <search className="find-bar">
      <input
        // biome-ignore lint/a11y/noAutofocus: the bar is opened to be typed into
        autoFocus
        className="field"
        aria-label="Find a line or a figure"
        placeholder="Line or figure"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          at.current = -1;
          setShown(0);
        }}
        onKeyDown={onKey}
      />
      <span className="find-count num" role="status">
        {count}
      </span>
      <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
        ×
      </button>
    </search>
  );
}

/** Lines whose label or name holds the text, wherever they are folded away; then cells in sight that show it. */
function findPlaces(open: OpenPlan, model: GridModel, query: string): readonly CellPlace[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const { plan, evaluation } = open;
  const first = model.columns.find((column) => column.type === 'period');
  const period = periodId(evaluation.timeline, first?.type === 'period' ? first.period : 0);
  const lines = plan.lines
    .filter(({ id, label }) => label.toLowerCase().includes(wanted) || id.includes(wanted))
    .map((line): CellPlace => {
      const segment = line.segmented && plan.segments.length > 0 ? 'total' : 'all';
      return { line: line.id, segment, period, scenario: model.scenario };
    });
  const figures = model.rows.flatMap((row, at) =>
    row.type === 'section' || row.isRepeated
      ? []
      : model.columns.flatMap((column, index): CellPlace[] => {
          const text = model.figures[at]?.cellAt(index).text ?? '';
          if (text === '' || !text.replaceAll(',', '').startsWith(wanted.replaceAll(',', ''))) return [];
          const when = column.type === 'period' ? periodId(evaluation.timeline, column.period) : column.id;
          return [{ line: row.line.id, segment: row.key ?? 'total', period: when, scenario: model.scenario }];
        }),
  );
  return [...lines, ...figures];
}
