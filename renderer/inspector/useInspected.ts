import { useDeferredValue, useMemo } from 'react';
import { useSelection } from '../state/selection';
import { type OpenPlan, useSession } from '../state/session';
import { type Inspected, inspect } from './inspected';

/** The selected cell, looked into; null where none is selected. */
export function useInspected(open: OpenPlan): Inspected | null {
  const selected = useDeferredValue(useSelection((state) => state.selected));
  const asMrr = useSession((state) => state.asMrr);
  return useMemo(() => (selected === null ? null : inspect(open, selected, asMrr)), [open, selected, asMrr]);
}
