import { useEffect } from 'react';
import { PlanCharts } from '../charts/PlanCharts';
import { afterFrame } from '../frame/afterFrame';
import { StatusBar } from '../frame/StatusBar';
import { useSettled } from '../frame/useSettled';
import { FormulaBar } from '../inspector/FormulaBar';
import { Inspector } from '../inspector/Inspector';
import { KeyFigures } from '../keyFigures/KeyFigures';
import type { OpenPlan } from '../state/session';
import { PlanGrid } from './PlanGrid';

/** The lines of the plan in a grid, with charts and an inspector beside it. */
export function PlanView({ open }: { readonly open: OpenPlan }) {
  // What tells of one cell follows a moment after the figures: nobody should wait for it to see what an edit did.
  const settled = useSettled(open);
  useEffect(() => {
    // For `npm run bench:start`: the grid, whose effects come before this one, is on the screen.
    const settle = afterFrame(() => performance.mark('figures shown'));
    return settle;
  }, []);
  return (
    <>
      <KeyFigures open={open} />
      <main className="plan-view">
        <div className="plan-sheet">
          <FormulaBar open={settled} />
          <PlanGrid key={open.evaluation.timeline.start} open={open} />
        </div>
        <PlanCharts open={open} />
        <Inspector open={settled} />
      </main>
      <StatusBar open={settled} />
    </>
  );
}
