import { setTimeout as pause } from 'node:timers/promises';
import { evaluatePlan } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { largePlan } from './largePlan';

const EDITS = 40;
/** Milliseconds within which other threads have compiled what this one began with. */
const SETTLES = 40;

/**
 * Milliseconds of processor time that a formula edit costs beyond what a changed value does: reading the formulas, finding the order, writing the
 * modules, compiling them, at first and better in other threads. The lower quartile over edits that each give another program: the others tell how
 * busy the machine is, and what is not warm yet.
 */
export async function formulaEditMs(segments: number): Promise<number> {
  const plan = largePlan({ lines: 300, periods: 120, segments });
  await timed(plan);
  const costs: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const other = withFormula(plan, `prev(own_3, 0) * ${edit + 2}`);
    costs.push((await timed(other)) - (await timed(other)));
  }
  costs.sort((a, b) => a - b);
  return costs[Math.floor(EDITS / 4)] ?? Number.NaN;
}

function withFormula(plan: Plan, text: string): Plan {
  const lines = plan.lines.map((line): Plan['lines'][number] =>
    line.id === 'own_5' ? { ...line, definition: { type: 'formula', text } } : line,
  );
  return { ...plan, lines };
}

async function timed(plan: Plan): Promise<number> {
  const begun = process.cpuUsage();
  const evaluation = evaluatePlan(plan);
  if (!evaluation.ok) throw new Error(evaluation.error.type);
  await pause(SETTLES);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
