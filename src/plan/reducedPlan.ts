import type { Plan } from './model';
import { EMPTY_PLACES } from './places';
import { baseOf, lineage } from './planParts';

/**
 * A plan with some of its scenarios and those that they follow, to be given to someone who has the same plan or a like one: without
 * actuals, notes of other scenarios, accounts, answers and tables. It is a plan like any other; its scenarios say what they said.
 */
export function withScenariosOnly(plan: Plan, scenarios: readonly string[]): Plan {
  const kept = new Set([baseOf(plan).id, ...scenarios.flatMap((id) => lineage(plan, id).map((one) => one.id))]);
  const { accountSettings: _settings, strategy: _strategy, tables: _tables, ...rest } = plan;
  return {
    ...rest,
    ...EMPTY_PLACES,
    initiatives: plan.initiatives,
    scenarios: plan.scenarios.filter(({ id }) => kept.has(id)),
    actuals: { lastClose: null, values: {} },
    notes: plan.notes.filter(({ scenario }) => scenario !== null && scenario !== baseOf(plan).id && kept.has(scenario)),
  };
}

/**
 * A plan to begin others with: its lines, formulas, segments, scenarios, initiatives, targets, ranges, tables and pages, with the figures
 * that stand in them. What is about one client or one moment stays behind: actuals, accounts, answers, and notes on cells.
 */
export function asTemplate(plan: Plan): Plan {
  const { accountSettings: _settings, strategy: _strategy, ...rest } = plan;
  return { ...rest, accounts: [], actuals: { lastClose: null, values: {} }, notes: [] };
}
