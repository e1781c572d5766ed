import { periodId } from '#domain/timeline';
import type { Edit } from '#plan/edit';
import { evaluatePlan, valueIn } from '#plan/lanes';
import type { Line, Plan, Scenario } from '#plan/model';
import { baseOf, lineOf, scenarioOf, segmentKeys, timelineOf } from '#plan/planParts';
import { closedActuals } from '#plan/resolveScenario';
import { editsForSeries, editsForValue } from '#plan/valueEdits';
import { entry } from '#plan/records';
import type { Findings } from './importedValues';
import type { ImportChange, Imported } from './importPlan';
import type { SegmentSeries } from './splitTotals';

/** Figures of a file as assumptions: of the plan itself where the scenario is the base, else as what the scenario says differently. */
export function inputsImport(
  plan: Plan,
  series: readonly SegmentSeries[],
  scenarioId: string,
  findings: Findings,
): Imported {
  const scenario = scenarioOf(plan, scenarioId) ?? baseOf(plan);
  const isBase = scenario === baseOf(plan);
  const evaluated = evaluatePlan(plan, [scenario.id]);
  const timeline = timelineOf(plan);
  const changes: ImportChange[] = [];
  const edits: Edit[] = [];
  for (const { line, segment, values } of inOrder(plan, series)) {
    // A table of figures says a value of the whole plan in every period again.
    const isOnce = line.once && values.every(({ value }) => value === values[0]?.value);
    if (line.once && !isOnce) findings.refusals.push({ type: 'onceLine', line: line.id });
    const slice = segmentKeys(plan, line).indexOf(segment);
    const changed = (isOnce ? values.slice(0, 1) : values).flatMap(({ period, value, derived }): ImportChange[] => {
      const now = evaluated.ok ? valueIn(evaluated.value, line.id, slice, period, 0) : Number.NaN;
      if (now === value) return [];
      const id = line.once ? null : periodId(timeline, period);
      const old = Number.isFinite(now) ? now : null;
      return [{ as: isBase ? 'input' : 'override', line: line.id, segment, period: id, old, new: value, derived }];
    });
    changes.push(...changed);
    edits.push(...editsOf(plan, scenario, line, segment, changed));
    warnOfActuals(plan, line, segment, changed, findings);
  }
  warnOfBasis(plan, changes, findings);
  return { label: `Import into ${scenario.name}`, changes, lastClose: null, newLines: [], edits };
}

function inOrder(plan: Plan, series: readonly SegmentSeries[]): readonly SegmentSeries[] {
  const place = (one: SegmentSeries) =>
    plan.lines.indexOf(one.line) * 100 + segmentKeys(plan, one.line).indexOf(one.segment);
  return series.toSorted((a, b) => place(a) - place(b));
}

function editsOf(
  plan: Plan,
  scenario: Scenario,
  line: Line,
  segment: string,
  changes: readonly ImportChange[],
): readonly Edit[] {
  if (changes.length === 0) return [];
  if (scenario === baseOf(plan) && !line.once) {
    const values = changes.flatMap(({ period, new: value }) => (period === null ? [] : [[period, value] as const]));
    return editsForSeries(line, segment, values);
  }
  return changes.flatMap(({ period, new: value }) =>
    editsForValue(plan, { scenario: scenario.id, line, segment, period, value }),
  );
}

function warnOfActuals(
  plan: Plan,
  line: Line,
  segment: string,
  changes: readonly ImportChange[],
  { warnings }: Findings,
): void {
  const closed = closedActuals(plan, line, segment);
  const periods = changes.flatMap(({ period }) =>
    period !== null && entry(closed, period) !== undefined ? [period] : [],
  );
  if (periods.length > 0) warnings.push({ type: 'behindActuals', line: line.id, periods });
}

/** The rates that a plan states are for its basis, which a file seldom names. */
function warnOfBasis(plan: Plan, changes: readonly ImportChange[], { warnings }: Findings): void {
  const lines = [...new Set(changes.map(({ line }) => line))].filter((id) => lineOf(plan, id)?.unit === 'rate');
  if (lines.length > 0) warnings.push({ type: 'rateBasis', basis: plan.basis, lines });
}
