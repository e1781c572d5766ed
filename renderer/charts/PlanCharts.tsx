import { memo } from 'react';
import type { OpenPlan } from '../state/session';
import { ArrPanel } from './ArrPanel';
import { RetentionPath } from './RetentionPath';

/** Retention of all scenarios over how their ARR comes about. */
export const PlanCharts = memo(function PlanCharts({ open }: { readonly open: OpenPlan }) {
  return (
    <aside className="charts" aria-label="Charts" data-region="charts" tabIndex={-1}>
      <RetentionPath evaluation={open.evaluation} lane={open.scenario} />
      <ArrPanel open={open} />
    </aside>
  );
});
