import { type Evaluation, evaluatePlan } from '#plan/lanes';
import { type Plan, WHOLE } from '#plan/model';
import { type NewPlan, newPlan } from '#plan/newPlan';

/** A template plan; what is not said is as people who say nothing get it. */
export function planOf(wanted: Partial<NewPlan> = {}): Plan {
  const plan = newPlan({ basis: 'annual', start: '2027-01', ...wanted });
  if (!plan.ok) throw new Error(plan.error.type);
  return plan.value;
}

/** The plan with one value in every period of some inputs, in one segment. */
export function withEvery(plan: Plan, values: Readonly<Record<string, number | null>>, segment: string = WHOLE): Plan {
  const lines = plan.lines.map((line) => {
    const every = values[line.id];
    if (every === undefined || line.definition.type !== 'input') return line;
    return { ...line, definition: { ...line.definition, values: { ...line.definition.values, [segment]: { every, at: {} } } } };
  });
  return { ...plan, lines };
}

export function evaluated(plan: Plan): Evaluation {
  const evaluation = evaluatePlan(plan);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.error));
  return evaluation.value;
}
