import { periodId } from '#domain/timeline';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import { evaluatePlan, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { baseOf, lineOf, scenarioOf, timelineOf } from '#plan/planParts';
import { actualsImport } from './actualsImport';
import type { Choices, ForeignTable, ImportProposal, Target } from './choices';
import { type Findings, importedSeries, type ImportedSeries } from './importedValues';
import type { Imported, ImportPlan } from './importPlan';
import { inputsImport } from './inputsImport';
import { canBeSet, OPENING } from './recogniseLine';
import { type Mix, mixOf, type SegmentSeries, splitTotals } from './splitTotals';

const NOTHING: Imported = { label: 'Import', changes: [], lastClose: null, newLines: [], edits: [] };

/** A file that is wrong throughout says the same thousands of times. */
const MOST_REFUSALS = 100;

/**
 * What an import would do to a plan, with the choices of a proposal: every figure that changes, what is worth knowing before, and the edits,
 * which applied together are one step. Where anything is refused there are no edits, so that no part of a file is imported without the rest.
 */
export function planImport(plan: Plan, proposal: ImportProposal): ImportPlan {
  const findings: Findings = { refusals: [], warnings: [] };
  const imported = read(plan, proposal, findings);
  const { refusals, warnings } = findings;
  const applied = refusals.length === 0 ? applyAll(plan, imported.edits) : null;
  if (applied !== null && !applied.ok) refusals.push({ type: 'edit', message: describeEditError(applied.error) });
  return refusals.length === 0
    ? { ...imported, warnings, refusals }
    : { ...NOTHING, warnings, refusals: refusals.slice(0, MOST_REFUSALS) };
}

function read(plan: Plan, { choices, table, targets, unsure }: ImportProposal, findings: Findings): Imported {
  const { refusals } = findings;
  if (table === null || table.periods.length === 0) return refused(findings, { type: 'noTable' });
  if (unsure.length > 0) {
    const what = unsure.map((one) => (typeof one === 'string' ? one : one.series));
    return refused(findings, { type: 'unchosen', what });
  }
  const chosen = Object.fromEntries(
    Object.entries(choices).map(([name, { value }]) => [name, value]),
  ) as unknown as Choices;
  const wanted = targets.map(({ target }) => target.value);
  if (!wanted.some((target) => target !== null)) return refused(findings, { type: 'nothingMapped' });
  const { into } = chosen;
  if (into.type === 'inputs' && scenarioOf(plan, into.scenario) === undefined)
    return refused(findings, { type: 'unknownScenario', scenario: into.scenario });
  const series = figuresOf(plan, table, wanted, chosen, findings);
  if (refusals.length > 0 || series === null) return NOTHING;
  return into.type === 'actuals'
    ? actualsImport(plan, series, findings)
    : inputsImport(plan, series, into.scenario, findings);
}

function refused(findings: Findings, refusal: Findings['refusals'][number]): Imported {
  findings.refusals.push(refusal);
  return NOTHING;
}

/** The figures by line and segment, totals split where that was chosen; null where something is refused. */
function figuresOf(
  plan: Plan,
  table: ForeignTable,
  targets: readonly (Target | null)[],
  chosen: Choices,
  findings: Findings,
): readonly SegmentSeries[] | null {
  const series = importedSeries(plan, table, targets, chosen, findings);
  for (const { line } of series) {
    if (!canBeSet(line, chosen.into)) findings.refusals.push({ type: 'derived', line: line.id });
  }
  if (findings.refusals.length > 0) return null;
  const totals = series.filter(({ segment }) => segment === null);
  const period = Math.min(...series.flatMap(({ values }) => values.map((one) => one.period)));
  const timeline = timelineOf(plan);
  const mix = totals.length > 0 && chosen.totals === 'mix' ? mixAt(plan, period, series) : null;
  const split = splitTotals(
    plan,
    timeline,
    series,
    chosen.totals === 'mix' ? { by: 'mix', mix, period } : { by: 'refuse' },
  );
  if (!split.ok) {
    findings.refusals.push(...split.error);
    return null;
  }
  if (totals.length > 0) {
    const lines = totals.map(({ line }) => line.id);
    findings.warnings.push({ type: 'splitByMix', lines, period: periodId(timeline, period) });
  }
  return split.value;
}

/** The segments' parts of the opening ARR that the base has in the first period of the file. */
function mixAt(plan: Plan, period: number, series: readonly ImportedSeries[]): Mix | null {
  const evaluated =
    lineOf(plan, OPENING) === undefined || series.length === 0 ? null : evaluatePlan(plan, [baseOf(plan).id]);
  if (!evaluated?.ok) return null;
  return mixOf(plan.segments.map((_, slice) => valueIn(evaluated.value, OPENING, slice, period, 0)));
}
