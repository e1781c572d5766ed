import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { goTo } from '../state/selection';
import type { OpenPlan } from '../state/session';
import { CloseIcon } from '../frame/icons';
import type { GridModel } from './gridModel';
import { type Found, useFound } from './useFound';

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
  const found = useFound(open, model, query);
  const { places } = found;

  const go = (to: number) => {
    at.current = places.length === 0 ? -1 : (to + places.length) % places.length;
    setShown(at.current + 1);
    const place = places[at.current];
    if (place !== undefined) goTo(place);
  };
  const begunWith = useRef('');
  // Another text, not another plan, begins anew: an edit under an open search leaves the cursor where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (begunWith.current === found.query) return;
    if (places.length > 0 || found.isDone) begunWith.current = found.query;
    go(0);
  }, [found]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') go(at.current + (event.shiftKey ? -1 : 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search className="find-bar">
      <input
        autoComplete="off"
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
        {countOf(found, shown)}
      </span>
      <button type="button" className="icon-button" aria-label="Close the search" title="Close (Esc)" onClick={onClose}>
        <CloseIcon />
      </button>
    </search>
  );
}

function countOf({ query, places, isDone }: Found, shown: number): string {
  if (query.trim() === '') return '';
  if (places.length === 0) return isDone ? 'nothing found' : 'searching';
  return `${shown} of ${places.length}${isDone ? '' : ' so far'}`;
}
