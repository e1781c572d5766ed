import { MOST_PERIODS, periodIds, periodsPerYear } from '#domain/timeline';
import type { Edit } from './edit';
import type { Line, Plan, Scenario } from './model';
import { timelineOf } from './planParts';
import { entry } from './records';
import type { PeriodId, Series } from './values';

/** The periods of a plan with one more year; null where that is more than a plan can have. */
export function yearLonger({ grain, periods }: Pick<Plan, 'grain' | 'periods'>): number | null {
  const longer = periods + periodsPerYear(grain);
  return longer <= MOST_PERIODS ? longer : null;
}

/**
 * The edits that give a plan more periods. Inputs go on as they are in the last period there was, in every scenario that is open; one
 * that is locked says what it says for all periods, and nothing more.
 */
export function lengthenEdits(plan: Plan, periods: number): readonly Edit[] {
  const { start, fiscalYearStart } = plan;
  const before = periodIds(timelineOf(plan));
  const last = before.at(-1) ?? '';
  const added = periodIds(timelineOf({ ...plan, periods })).slice(before.length);
  return [
    { type: 'setTimeline', start, periods, fiscalYearStart },
    ...plan.lines.flatMap((line) => inputEdits(line, last, added)),
    ...plan.scenarios.filter(({ locked }) => !locked).flatMap((scenario) => scenarioEdits(plan, scenario, last, added)),
  ];
}

function inputEdits(line: Line, last: PeriodId, added: readonly PeriodId[]): readonly Edit[] {
  if (line.definition.type !== 'input' || line.once) return [];
  return Object.entries(line.definition.values).flatMap(([segment, series]): readonly Edit[] => {
    const longer = continued(series, last, added);
    return longer === null ? [] : [{ type: 'setSeries', line: line.id, segment, series: longer }];
  });
}

function scenarioEdits(
  plan: Plan,
  { id: scenario, overrides }: Scenario,
  last: PeriodId,
  added: readonly PeriodId[],
): readonly Edit[] {
  return plan.lines.flatMap((line): readonly Edit[] => {
    const said = entry(overrides, line.id);
    if (said === undefined || line.once) return [];
    const series = Object.entries(said.values).flatMap(([segment, own]): readonly Edit[] => {
      const longer = continued(own, last, added);
      return longer === null ? [] : [{ type: 'setOverrideSeries', scenario, line: line.id, segment, series: longer }];
    });
    // A figure fixed in place of a formula is of its period; an input goes on.
    if (line.definition.type !== 'input') return series;
    const cells = Object.entries(said.cells).flatMap(([segment, own]): readonly Edit[] => {
      const value = entry(own, last);
      if (value === undefined) return [];
      return added.map(
        (period): Edit => ({ type: 'setOverrideCell', scenario, line: line.id, segment, period, value }),
      );
    });
    return [...series, ...cells];
  });
}

/** The series with what it says in its last period said on; null where its value for all periods says that already. */
function continued(series: Series, last: PeriodId, added: readonly PeriodId[]): Series | null {
  const value = entry(series.at, last);
  if (value === undefined || value === series.every) return null;
  return { ...series, at: { ...series.at, ...Object.fromEntries(added.map((period) => [period, value])) } };
}
