import { PlanCharts } from '../charts/PlanCharts';
import { StatusBar } from '../frame/StatusBar';
import { FormulaBar } from '../inspector/FormulaBar';
import { Inspector } from '../inspector/Inspector';
import { KeyFigures } from '../keyFigures/KeyFigures';
import type { OpenPlan } from '../state/session';
import { PlanGrid } from './PlanGrid';

/** The lines of the plan in a grid, with charts and an inspector beside it. */
export function PlanView({ open }: { readonly open: OpenPlan }) {
  return (
    <>
      <KeyFigures open={open} />
      <main className="plan-view">
        <div className="plan-sheet">
          <FormulaBar open={open} />
          <PlanGrid key={open.evaluation.timeline.start} open={open} />
        </div>
        <PlanCharts open={open} />
        <Inspector open={open} />
      </main>
      <StatusBar open={open} />
    </>
  );
}
