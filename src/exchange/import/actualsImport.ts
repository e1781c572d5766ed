import { periodId } from '#domain/timeline';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { type Evaluation, evaluatePlan, valueIn } from '#plan/lanes';
import type { PeriodId, Plan, SegmentKey } from '#plan/model';
import { baseOf, lineOf, segmentKeys, timelineOf } from '#plan/planParts';
import { entry } from '#plan/records';
import { UNSPLIT, unsplitEdits } from '#plan/unsplitExpansion';
import { type ActualValues, actualsOf, nameOf, warnOfForecasts, withActuals } from './actuals';
import { bridged, STARTING, withStarting } from './bridgeGaps';
import type { Findings } from './importedValues';
import type { ImportChange, Imported } from './importPlan';
import type { SegmentSeries } from './splitTotals';

/** Figures of a file as actuals of the plan: closed up to the last of them, in every scenario that is not locked. */
export function actualsImport(plan: Plan, series: readonly SegmentSeries[], findings: Findings): Imported {
  const timeline = timelineOf(plan);
  const written = actualsOf(plan, timeline, series, findings);
  const needsUnsplit = [...written.keys()].some((name) => name.startsWith(`${UNSPLIT}@`));
  const added = needsUnsplit ? unsplitEdits(plan) : { ok: true as const, value: [] };
  if (!added.ok) findings.refusals.push({ type: 'ownFormula', lines: added.error });
  const given = added.ok ? applyAll(plan, added.value) : null;
  const periods = [...new Set(series.flatMap(({ values }) => values.map(({ period }) => period)))].toSorted(
    (a, b) => a - b,
  );
  const last = periods.at(-1);
  if (findings.refusals.length > 0 || !added.ok || !given?.ok || last === undefined) return nothing(plan);
  const lastClose = laterOf(plan.actuals.lastClose, periodId(timeline, last));
  const closed: Plan = { ...given.value.plan, actuals: { ...plan.actuals, lastClose } };
  const { actuals, starting } = bridged(closed, timeline, series, written, findings);
  const after = evaluatePlan(withActuals(withStarting(closed, starting), timeline, actuals), [baseOf(plan).id]);
  if (after.ok) warnOfForecasts(after.value, closedPeriods(plan, last), findings);
  warnOfOwnStarts(plan, starting, findings);
  const changes = [...startingChanges(plan, starting), ...changesOf(plan, closed, actuals)];
  return {
    label: `Actuals to ${lastClose}`,
    changes,
    lastClose: { old: plan.actuals.lastClose, new: lastClose },
    newLines: given.value.plan.lines.filter(({ id }) => lineOf(plan, id) === undefined).map(({ label }) => label),
    edits: [...added.value, ...startingEdits(starting), ...actualEdits(closed, actuals), ...closeEdit(plan, lastClose)],
  };
}

function nothing(plan: Plan): Imported {
  const { lastClose } = plan.actuals;
  return { label: 'Actuals', changes: [], lastClose: { old: lastClose, new: lastClose }, newLines: [], edits: [] };
}

/** Ids of one grain sort as their periods do. */
function laterOf(a: PeriodId | null, b: PeriodId): PeriodId {
  return a !== null && a > b ? a : b;
}

/** The periods that the import closes, and those closed before that the file speaks of: all up to its last. */
function closedPeriods(plan: Plan, last: number): readonly number[] {
  const timeline = timelineOf(plan);
  const { lastClose } = plan.actuals;
  const all = Array.from({ length: last + 1 }, (_, period) => period);
  return all.filter((period) => lastClose === null || periodId(timeline, period) > lastClose || period === last);
}

function warnOfOwnStarts(plan: Plan, starting: ReadonlyMap<SegmentKey, number>, { warnings }: Findings): void {
  if (starting.size === 0) return;
  const own = plan.scenarios.filter(({ overrides, locked }) => !locked && entry(overrides, STARTING) !== undefined);
  if (own.length > 0) warnings.push({ type: 'ownStart', scenarios: own.map(({ name }) => name) });
}

function startingChanges(plan: Plan, starting: ReadonlyMap<SegmentKey, number>): readonly ImportChange[] {
  const definition = lineOf(plan, STARTING)?.definition;
  const values = definition?.type === 'input' ? definition.values : {};
  return [...starting].map(([segment, value]) => ({
    as: 'input',
    line: STARTING,
    segment,
    period: null,
    old: entry(values, segment)?.every ?? null,
    new: value,
    derived: 'opening',
  }));
}

function startingEdits(starting: ReadonlyMap<SegmentKey, number>): readonly Edit[] {
  return [...starting].map(([segment, every]) => ({
    type: 'setSeries',
    line: STARTING,
    segment,
    series: { every, at: {} },
  }));
}

/** In the order of lines, segments and periods, beside what the base has now; an actual that stays as it is is none. */
function changesOf(plan: Plan, closed: Plan, written: ActualValues): readonly ImportChange[] {
  const evaluated = evaluatePlan(plan, [baseOf(plan).id]);
  const now = evaluated.ok ? evaluated.value : null;
  return closed.lines.flatMap((line) =>
    segmentKeys(closed, line).flatMap((segment, slice) => {
      const there = entry(entry(plan.actuals.values, line.id) ?? {}, segment) ?? {};
      return [...(written.get(nameOf(line.id, segment)) ?? [])]
        .toSorted((a, b) => a[0] - b[0])
        .flatMap(([period, { value, derived }]): ImportChange[] => {
          const id = periodId(timelineOf(plan), period);
          if (entry(there, id) === (value ?? undefined)) return [];
          const old = lineOf(plan, line.id) === undefined ? null : figureIn(now, line.id, slice, period);
          return [{ as: 'actual', line: line.id, segment, period: id, old, new: value, derived }];
        });
    }),
  );
}

function figureIn(evaluation: Evaluation | null, line: string, slice: number, period: number): number | null {
  const value = evaluation === null ? Number.NaN : valueIn(evaluation, line, slice, period, 0);
  return Number.isFinite(value) ? value : null;
}

/** One edit for each line: an edit of a single cell looks the plan over once more. */
function actualEdits(closed: Plan, written: ActualValues): readonly Edit[] {
  const lines = new Set([...written.keys()].map((name) => name.split('@')[0] ?? ''));
  const after = withActuals(closed, timelineOf(closed), written);
  return [...lines].flatMap((line): Edit[] => {
    const values = entry(after.actuals.values, line) ?? {};
    return [{ type: 'setLineActuals', line, values }];
  });
}

function closeEdit(plan: Plan, lastClose: PeriodId): readonly Edit[] {
  return lastClose === plan.actuals.lastClose ? [] : [{ type: 'setLastClose', period: lastClose }];
}
