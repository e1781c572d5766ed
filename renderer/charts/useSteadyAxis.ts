import { useRef } from 'react';
import { type Axis, steadyAxis } from './axis';

/** The axis that is drawn: the last one as long as it serves. Another `subject`, such as another line, begins anew. */
export function useSteadyAxis(wanted: Axis, subject: string): Axis {
  const last = useRef<{ readonly subject: string; readonly axis: Axis } | null>(null);
  const axis = steadyAxis(last.current?.subject === subject ? last.current.axis : null, wanted);
  last.current = { subject, axis };
  return axis;
}
