import { useEffect, useState } from 'react';
import type { CellPlace } from '../state/selection';
import type { OpenPlan } from '../state/session';
import { findPlaces } from './findPlaces';
import type { GridModel } from './gridModel';

/** What has been found of a text so far. */
export interface Found {
  readonly query: string;
  readonly places: readonly CellPlace[];
  readonly isDone: boolean;
}

/** Milliseconds of searching at a stretch; between two of them the window answers. */
const STRETCH = 10;

/** Searches in pieces; another text, or another plan, ends a search that is still going on. */
export function useFound(open: OpenPlan, model: GridModel, query: string): Found {
  const [found, setFound] = useState<Found>({ query: '', places: [], isDone: true });
  useEffect(() => {
    const search = findPlaces(open, model, query);
    let places: readonly CellPlace[] = [];
    let coming: ReturnType<typeof setTimeout> | undefined;
    const goOn = () => {
      const until = performance.now() + STRETCH;
      const more: CellPlace[] = [];
      let next = search.next();
      while (next.done !== true) {
        more.push(...next.value);
        if (performance.now() >= until) break;
        next = search.next();
      }
      places = [...places, ...more];
      setFound({ query, places, isDone: next.done === true });
      if (next.done !== true) coming = setTimeout(goOn);
    };
    goOn();
    return () => clearTimeout(coming);
  }, [open, model, query]);
  return found;
}
