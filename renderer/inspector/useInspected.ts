import { useDeferredValue, useMemo } from 'react';
import { useSelection } from '../state/selection';
import { type OpenPlan, useSession } from '../state/session';
import { type Inspected, inspect } from './inspected';
import { type RangeFigures, rangeFigures } from './rangeFigures';

/** The selected cell, looked into; null where none is selected. */
export function useInspected(open: OpenPlan): Inspected | null {
  const selected = useDeferredValue(useSelection((state) => state.selected));
  const asMrr = useSession((state) => state.asMrr);
  return useMemo(() => (selected === null ? null : inspect(open, selected, asMrr)), [open, selected, asMrr]);
}

/** Several selected cells, taken together; null where one cell or none is selected. */
export function useRange(open: OpenPlan): RangeFigures | null {
  const range = useDeferredValue(useSelection((state) => state.range));
  const asMrr = useSession((state) => state.asMrr);
  return useMemo(() => (range === null ? null : rangeFigures(open, range, asMrr)), [open, range, asMrr]);
}
