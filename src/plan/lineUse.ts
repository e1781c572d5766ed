import type { Expression } from '#formula/expression';
import { parse } from '#formula/parse';
import { print } from '#formula/print';
import { references, renameLine } from '#formula/references';
import { linesOfInitiative } from './initiativeLines';
import type { Line, Plan, Scenario } from './model';
import { mapEntries, withKeys } from './records';
import { linesOfTable, renamedTable, tableName, tablesOf, withTables } from './tables';

/** What in the plan needs one of these lines, beside themselves and what is said about them, by name. */
export function usersOf(plan: Plan, ids: ReadonlySet<string>): readonly string[] {
  const has = ({ line }: { readonly line: string }) => ids.has(line);
  return [
    ...plan.lines.filter((line) => !ids.has(line.id) && usesAny(line, ids)).map((line) => line.id),
    ...plan.scenarios.flatMap((scenario) => usersInScenario(scenario, ids)),
    ...plan.initiatives
      .filter((initiative) => has(initiative) || linesOfInitiative(initiative).some((id) => ids.has(id)))
      .map(({ name }) => `the initiative ${name}`),
    ...plan.targets.filter(has).map(({ name }) => `the target ${name}`),
    ...plan.risk.distributions.filter(has).map(({ line }) => `the range of ${line}`),
    ...tablesOf(plan)
      .filter((table) => linesOfTable(table).some((id) => ids.has(id)))
      .map((table) => `the table ${tableName(plan, table)}`),
  ];
}

function usesAny({ definition, overSegments }: Line, ids: ReadonlySet<string>): boolean {
  if (overSegments.type === 'weighted' && ids.has(overSegments.by)) return true;
  return definition.type === 'formula' && readsAny(definition.text, ids);
}

function usersInScenario({ name, overrides }: Scenario, ids: ReadonlySet<string>): readonly string[] {
  return Object.entries(overrides)
    .filter(([id, { formula }]) => !ids.has(id) && formula !== null && readsAny(formula, ids))
    .map(([id]) => `${id} in ${name}`);
}

function readsAny(text: string, ids: ReadonlySet<string>): boolean {
  return references(expressionOf(text)).some((reference) => ids.has(reference.line));
}

/** Formulas of a plan have been read before, when they were stored. */
function expressionOf(text: string): Expression {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`The plan holds what is no formula: ${text}`);
  return parsed.value;
}

/** The plan with a line renamed wherever it is named. */
export function renamedEverywhere(plan: Plan, from: string, to: string): Plan {
  const only = new Set([from]);
  const text = (formula: string) =>
    readsAny(formula, only) ? print(renameLine(expressionOf(formula), from, to)) : formula;
  const key = (id: string) => (id === from ? to : id);
  const renamed = <T extends { readonly line: string }>(item: T): T =>
    item.line === from ? { ...item, line: to } : item;
  const tables = tablesOf(plan).map((table) => renamedTable(table, key));
  return {
    ...withTables(plan, tables),
    lines: plan.lines.map((line) => renamedLine(line, key, text)),
    scenarios: plan.scenarios.map((scenario) => {
      const rewritten = mapEntries(scenario.overrides, (override) => {
        const formula = override.formula === null ? null : text(override.formula);
        return formula === override.formula ? override : { ...override, formula };
      });
      const overrides = withKeys(rewritten, key);
      return overrides === scenario.overrides ? scenario : { ...scenario, overrides };
    }),
    actuals: { ...plan.actuals, values: withKeys(plan.actuals.values, key) },
    notes: plan.notes.map(renamed),
    targets: plan.targets.map(renamed),
    risk: { ...plan.risk, distributions: plan.risk.distributions.map(renamed) },
  };
}

function renamedLine(line: Line, key: (id: string) => string, text: (formula: string) => string): Line {
  const { definition, overSegments } = line;
  const formula = definition.type === 'formula' ? text(definition.text) : null;
  const by = overSegments.type === 'weighted' ? key(overSegments.by) : null;
  const isChanged =
    key(line.id) !== line.id ||
    (definition.type === 'formula' && formula !== definition.text) ||
    (overSegments.type === 'weighted' && by !== overSegments.by);
  if (!isChanged) return line;
  return {
    ...line,
    id: key(line.id),
    definition: formula === null ? definition : { type: 'formula', text: formula },
    overSegments: by === null ? overSegments : { type: 'weighted', by },
  };
}
