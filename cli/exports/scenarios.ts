import { ok } from '#base/result';
import { baseOf } from '#plan/planParts';
import { withScenariosOnly } from '#plan/reducedPlan';
import { writePlan } from '#plan/write';
import { misuse } from '../failure';
import type { Exporter } from './outputFile';

/** `--scenarios`: a plan with just these scenarios, to be merged into another. */
export const exportScenarios: Exporter = async ({ plan, scenarios, world }) => {
  const chosen = scenarios.filter((scenario) => scenario !== baseOf(plan)).map(({ id }) => id);
  if (chosen.length === 0)
    return misuse('Name at least one scenario besides the base, by --scenario or --all-scenarios.');
  const text = await writePlan(withScenariosOnly(plan, chosen), world.platform);
  return ok(new TextEncoder().encode(text));
};
