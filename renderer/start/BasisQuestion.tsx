import './basisQuestion.css';
import { memo, useMemo } from 'react';
import { type Basis, periodLabel } from '#domain/timeline';
import { changeBasis, describeChangeBasisError } from '#plan/changeBasis';
import { findBasisDoubt, type PlacedBasisDoubt } from '#plan/findBasisDoubt';
import type { Evaluation } from '#plan/lanes';
import { fixed } from '../format/figures';
import { commit, keepBasis, type OpenPlan, refuse } from '../state/session';

const NAMES: Readonly<Record<Basis, string>> = { annual: 'annual', quarterly: 'quarterly', monthly: 'monthly' };

/** Asks when the rates of the open plan look like another basis; the answer holds until the plan is opened again. */
export const BasisQuestion = memo(function BasisQuestion({ open }: { readonly open: OpenPlan }) {
  const { plan, evaluation, basisKept } = open;
  const doubt = useMemo(() => (basisKept ? null : findBasisDoubt(evaluation)), [evaluation, basisKept]);
  if (doubt === null) return null;
  const reread = (basis: Basis) => {
    const edits = changeBasis(plan, basis, 'reread');
    if (edits.ok) commit(`Rates reread as ${NAMES[basis]}`, edits.value);
    else refuse(describeChangeBasisError(edits.error));
  };
  return <BasisDoubtBox evaluation={evaluation} doubt={doubt} onReread={reread} onKeep={keepBasis} />;
});

/** Both readings of rates whose basis is in doubt, and the two answers. */
export function BasisDoubtBox({
  evaluation,
  doubt,
  onReread,
  onKeep,
}: {
  readonly evaluation: Evaluation;
  readonly doubt: PlacedBasisDoubt;
  readonly onReread: (basis: Basis) => void;
  readonly onKeep: () => void;
}) {
  const { stated, instead } = doubt;
  return (
    <section className="basis-question" role="alert" aria-label="Basis of the rates">
      <p>
        <b>Are these {NAMES[instead.basis]} rates?</b> {sentenceOf(doubt, evaluation)}
      </p>
      <button type="button" className="button" onClick={() => onReread(instead.basis)}>
        They are {NAMES[instead.basis]}: reread
      </button>
      <button type="button" className="button" onClick={onKeep}>
        They are {NAMES[stated.basis]}: keep
      </button>
    </section>
  );
}

/** Both readings of the figure that made the doubt, over a year. */
function sentenceOf(doubt: PlacedBasisDoubt, { plan, timeline }: Evaluation): string {
  const { why, stated, instead, lane, period } = doubt;
  const isGrr = why === 'smallLosses' || (why === 'lowRetention' && stated.annualNrr >= LOW);
  const name = isGrr ? 'GRR' : 'NRR';
  const annual = (reading: typeof stated) =>
    `${fixed((isGrr ? reading.annualGrr : reading.annualNrr) * 100, 1)}% a year`;
  const scenario = plan.scenarios.length > 1 ? `${plan.scenarios[lane]?.name ?? ''}, ` : '';
  const where = `${scenario}${periodLabel(timeline, period)}`;
  return `Read as ${NAMES[stated.basis]}, ${name} is ${annual(stated)} (${where}); read as ${NAMES[instead.basis]}, it is ${annual(instead)}.`;
}

/** Below this NRR itself is what is unusual. */
const LOW = 0.6;
