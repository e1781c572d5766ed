import type { Expression } from '#formula/expression';
import { parse } from '#formula/parse';
import { print } from '#formula/print';
import { references, renameLine } from '#formula/references';
import type { Line, Plan } from './model';
import { mapEntries, withKeys } from './records';

/** What in the plan needs one of these lines, beside themselves and what is said about them, by name. */
export function usersOf(plan: Plan, ids: ReadonlySet<string>): readonly string[] {
  const users = new Set<string>();
  for (const line of plan.lines) {
    if (ids.has(line.id)) continue;
    const reads = line.definition.type === 'formula' && readsAny(line.definition.text, ids);
    const weighs = line.overSegments.type === 'weighted' && ids.has(line.overSegments.by);
    if (reads || weighs) users.add(line.id);
  }
  for (const { name, overrides } of plan.scenarios) {
    for (const [id, { formula }] of Object.entries(overrides)) {
      if (!ids.has(id) && formula !== null && readsAny(formula, ids)) users.add(`${id} in ${name}`);
    }
  }
  for (const { line, name } of plan.initiatives) if (ids.has(line)) users.add(`the initiative ${name}`);
  for (const { line, name } of plan.targets) if (ids.has(line)) users.add(`the target ${name}`);
  for (const { line } of plan.risk.distributions) if (ids.has(line)) users.add(`the range of ${line}`);
  return [...users];
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
  const text = (formula: string) => (readsAny(formula, only) ? print(renameLine(expressionOf(formula), from, to)) : formula);
  const key = (id: string) => (id === from ? to : id);
  const renamed = <T extends { readonly line: string }>(item: T): T => (item.line === from ? { ...item, line: to } : item);
  return {
    ...plan,
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
    initiatives: plan.initiatives.map(renamed),
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
