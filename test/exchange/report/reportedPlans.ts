import { addPack } from '#plan/packs';
import type { Plan } from '#plan/model';
import { caseOfC } from '../../plan/caseOfC';
import { edited, planOf, richPlan, withAt, withEvery } from '../../plan/plans';

function withPacks(plan: Plan): Plan {
  const edits = addPack(plan, 'costs');
  if (!edits.ok) throw new Error(edits.error.type);
  return edited(plan, edits.value);
}

/** The case of the source with growth and costs beside it: something on every page but risk. */
function caseWithPacks(): Plan {
  return withEvery(withPacks(caseOfC()), { target_growth: 0.4, new_logo_arr: 120_000, cac_ratio: 2 });
}

/** Segments, actuals, another currency, ranges, and what cannot be computed here and there. */
function segmentedWithPacks(): Plan {
  return withPacks(richPlan());
}

/** A plan without a single number: nothing in it can be computed. */
function emptyPlan(): Plan {
  return withEvery(planOf({ title: 'Nothing yet', periods: 6 }), { starting_arr: null, churn_rate: null });
}

/** Plans that differ in what their reports can show. */
export function plansOfReports(): readonly {
  readonly name: string;
  readonly plan: Plan;
  readonly scenario?: string;
}[] {
  return [
    { name: 'the case of the source', plan: caseOfC() },
    { name: 'the case with all packs', plan: caseWithPacks() },
    { name: 'a plan with segments', plan: segmentedWithPacks(), scenario: 'upside' },
    { name: 'a plan without numbers', plan: emptyPlan() },
    { name: 'a plan that raises its price later', plan: withAt(caseOfC(), 'price_rate', { '2028-Q1': 0.02 }) },
  ];
}
