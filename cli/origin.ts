import type { Probe } from '#plan/lanes';
import type { Line, Plan, SegmentKey } from '#plan/model';
import { baseOf, lineage } from '#plan/planParts';
import { entry } from '#plan/records';

/** What a plan or a person says about one cell; `scenario` is the name of the one that says so. */
export type Origin =
  | { readonly type: 'set' }
  | { readonly type: 'actual' }
  | { readonly type: 'cell' | 'input' | 'formula'; readonly scenario: string };

/** Who has the last word on a cell, by precedence: a number tried out, an actual, then each scenario's cell before its values or formula. */
export function originOf(
  plan: Plan,
  line: Line,
  key: SegmentKey,
  scenario: string,
  period: string,
  probes: readonly Probe[],
): Origin {
  const isTried = (probe: Probe) =>
    probe.line === line.id &&
    (probe.segment ?? key) === key &&
    (probe.period === null || line.once || probe.period === period);
  if (probes.some(isTried)) return { type: 'set' };
  const { lastClose, values } = plan.actuals;
  const actual = entry(entry(entry(values, line.id) ?? {}, key) ?? {}, period);
  if (lastClose !== null && period <= lastClose && actual !== undefined) return { type: 'actual' };
  for (const { name, overrides } of lineage(plan, scenario)) {
    const override = entry(overrides, line.id);
    if (override === undefined) continue;
    if (entry(entry(override.cells, key) ?? {}, period) !== undefined) return { type: 'cell', scenario: name };
    if (entry(override.values, key) !== undefined) return { type: 'input', scenario: name };
    if (override.formula !== null) return { type: 'formula', scenario: name };
  }
  const base = baseOf(plan).name;
  if (line.definition.type === 'input') return { type: 'input', scenario: base };
  const isFixed = entry(entry(line.cells, key) ?? {}, period) !== undefined;
  return { type: isFixed ? 'cell' : 'formula', scenario: base };
}
