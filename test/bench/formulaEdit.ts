import { evaluatePlan } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { largePlan } from './largePlan';

const EDITS = 24;

/**
 * Milliseconds of processor time that a formula edit costs beyond what a changed value does: reading the formulas, finding the order, writing the
 * module, compiling it. The lower quartile over edits that each give another program: the others tell how busy the machine is.
 */
export function formulaEditMs(segments: number): number {
  const plan = largePlan({ lines: 300, periods: 120, segments });
  timed(plan);
  const costs = Array.from({ length: EDITS }, (_, edit) => {
    const other = withFormula(plan, `prev(own_3, 0) * ${edit + 2}`);
    return timed(other) - timed(other);
  });
  costs.sort((a, b) => a - b);
  return costs[Math.floor(EDITS / 4)] ?? Number.NaN;
}

function withFormula(plan: Plan, text: string): Plan {
  const lines = plan.lines.map((line): Plan['lines'][number] =>
    line.id === 'own_5' ? { ...line, definition: { type: 'formula', text } } : line,
  );
  return { ...plan, lines };
}

function timed(plan: Plan): number {
  const begun = process.cpuUsage();
  const evaluation = evaluatePlan(plan);
  if (!evaluation.ok) throw new Error(evaluation.error.type);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
