import type { Result } from '#base/result';
import { type GrowthGrid, growthGridOf } from '#analysis/growthGrid';
import { type GrowthReading, growthReadingOf } from '#analysis/growthReading';
import { describePackReadingError, type PlanYear } from '#analysis/planYears';
import type { Plan } from '#plan/model';
import { type AxisPlace, nrrPlaces, targetPlaces } from './growthAxes';

/** What a person asks the view, beside what the plan says. */
export interface GrowthAsked {
  /** Whole years of the plan, from its start. */
  readonly years: number;
  /** The NRR in place of the plan's own; null for that. */
  readonly nrr: number | null;
}

/** What the view shows of one scenario. */
export interface ShownGrowth {
  readonly plan: Plan;
  /** Place of the chosen scenario. */
  readonly scenario: number;
  readonly name: string;
  readonly asked: GrowthAsked;
  readonly reading: GrowthReading;
  readonly grid: GrowthGrid;
  readonly rows: readonly AxisPlace[];
  readonly columns: readonly AxisPlace[];
  /** Place of the plan's own row and column; -1 where it has none. */
  readonly ownRow: number;
  readonly ownColumn: number;
}

/**
 * Reads what the growth target of a scenario takes, and the heat map around it.
 *
 * Cost  one evaluation for the reading and one of a lane for each cell of the map; nothing is compiled for changed numbers.
 */
export function shownGrowth(plan: Plan, scenario: number, asked: GrowthAsked): Result<ShownGrowth, string> {
  const id = plan.scenarios[scenario]?.id ?? '';
  const reading = growthReadingOf(plan, { scenario: id, nrr: asked.nrr });
  if (!reading.ok) return { ok: false, error: describePackReadingError(reading.error) };
  const [first] = reading.value.years;
  const rows = nrrPlaces(first?.nrr ?? Number.NaN, asked.nrr);
  const columns = targetPlaces(first?.target ?? Number.NaN);
  const grid = growthGridOf(plan, {
    scenario: id,
    nrrs: rows.map(({ value }) => value),
    targets: columns.map(({ value }) => value),
    years: asked.years,
  });
  if (!grid.ok) return { ok: false, error: describePackReadingError(grid.error) };
  return {
    ok: true,
    value: {
      plan,
      scenario,
      name: plan.scenarios[scenario]?.name ?? '',
      asked: { ...asked, years: grid.value.years },
      reading: reading.value,
      grid: grid.value,
      rows,
      columns,
      ownRow: rows.findIndex(({ isOwn }) => isOwn),
      ownColumn: columns.findIndex(({ isOwn }) => isOwn),
    },
  };
}

/** The years that are asked about, in words: `Jan 2027 to Dec 2028`. */
export function spanLabel({ reading, asked }: ShownGrowth): string {
  const years = reading.years.slice(0, asked.years);
  const [from = ''] = years[0]?.label.split(' to ') ?? [];
  return `${from} to ${years.at(-1)?.label.split(' to ')[1] ?? ''}`;
}

/** `to Dec 2027`, for the head of a column. */
export function untilLabel({ label }: PlanYear): string {
  return `to ${label.split(' to ')[1] ?? ''}`;
}

/** `12 months to Dec 2027` */
export function firstYearLabel({ reading }: ShownGrowth): string {
  return `12 months to ${reading.years[0]?.label.split(' to ')[1] ?? ''}`;
}
