import { canonicalFormula } from './canonicalFormula';
import type { Actuals, Line, Override, Plan, Scenario } from './model';
import { isEmpty, mapEntries } from './records';
import type { BySegment, Cells } from './values';

/**
 * The plan in the one form that edits leave it in: formulas as `print` writes them, nothing recorded as empty. A file
 * written by hand may differ; parts that do not are kept as they are.
 */
export function canonicalPlan(plan: Plan): Plan {
  return {
    ...plan,
    lines: plan.lines.map(canonicalLine),
    scenarios: plan.scenarios.map(canonicalScenario),
    actuals: canonicalActuals(plan.actuals),
  };
}

function canonicalLine(line: Line): Line {
  const { definition } = line;
  const text = definition.type === 'formula' ? canonicalFormula(definition.text) : null;
  const cells = withoutEmpty(line.cells);
  if (definition.type === 'formula' && text !== null && text !== definition.text) {
    return { ...line, cells, definition: { type: 'formula', text } };
  }
  return cells === line.cells ? line : { ...line, cells };
}

function canonicalScenario(scenario: Scenario): Scenario {
  const changed = mapEntries(scenario.overrides, canonicalOverride);
  const kept = Object.entries(changed).filter(([, override]) => !isNothing(override));
  if (kept.length < Object.keys(changed).length) return { ...scenario, overrides: Object.fromEntries(kept) };
  return changed === scenario.overrides ? scenario : { ...scenario, overrides: changed };
}

export function canonicalOverride(override: Override): Override {
  const formula = override.formula === null ? null : canonicalFormula(override.formula);
  const cells = withoutEmpty(override.cells);
  return formula === override.formula && cells === override.cells ? override : { ...override, formula, cells };
}

/** Whether an override says nothing, and so has no place in a scenario. */
export function isNothing(override: Override): boolean {
  return override.formula === null && isEmpty(override.values) && isEmpty(override.cells);
}

function canonicalActuals(actuals: Actuals): Actuals {
  const changed = mapEntries(actuals.values, withoutEmpty);
  const kept = Object.entries(changed).filter(([, cells]) => !isEmpty(cells));
  if (kept.length < Object.keys(changed).length) return { ...actuals, values: Object.fromEntries(kept) };
  return changed === actuals.values ? actuals : { ...actuals, values: changed };
}

export function withoutEmpty(cells: BySegment<Cells>): BySegment<Cells> {
  const kept = Object.entries(cells).filter(([, periods]) => !isEmpty(periods));
  return kept.length === Object.keys(cells).length ? cells : Object.fromEntries(kept);
}
