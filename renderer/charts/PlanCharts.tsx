import { memo, startTransition, useEffect, useState } from 'react';
import { afterFrame } from '../frame/afterFrame';
import type { OpenPlan } from '../state/session';
import { ArrPanel } from './ArrPanel';
import { RetentionPath } from './RetentionPath';

/** Retention of all scenarios over how their ARR comes about. Where a plan opens, they come behind the frame that shows its figures. */
export const PlanCharts = memo(function PlanCharts({ open }: { readonly open: OpenPlan }) {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    afterFrame(() => startTransition(() => setIsDue(true)));
  }, []);
  return (
    <aside className="charts" aria-label="Charts" data-region="charts" tabIndex={-1}>
      {isDue && <RetentionPath evaluation={open.evaluation} lane={open.scenario} />}
      {isDue && <ArrPanel open={open} />}
    </aside>
  );
});
