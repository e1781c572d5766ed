import { ok, type Result } from '#base/result';
import { GROWTH_NRR } from '#plan/growthPack';
import { type LaneRequest, type Probe, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { firstYears, type PackReadingError, type YearLanes, yearLanes } from './planYears';

/** Required new-logo ARR over years of the plan at one NRR and one target. Below zero is a surplus. */
export interface GrowthCell {
  /** Of the opening ARR of the plan, new logos standing still in the year they are won. */
  readonly share: number;
  readonly simple: number;
  /** The two parts of `simple`: what replaces losses, and the rest. */
  readonly compensatory: number;
  readonly additive: number;
  /** New logos churning and expanding from the period after they are won. */
  readonly moving: number;
}

export interface GrowthGrid {
  /** How many years it is about. */
  readonly years: number;
  /** ARR at the opening of the plan, which shares are of. */
  readonly opening: number;
  /** By NRR, then by target. */
  readonly cells: readonly (readonly GrowthCell[])[];
  /** Where the plan itself stands; NaN where the plan states no target or has no NRR. */
  readonly own: { readonly nrr: number; readonly growth: number; readonly cell: GrowthCell };
}

export interface GrowthGridQuestion {
  readonly scenario: string;
  /** null is the plan's own NRR, year by year. */
  readonly nrrs: readonly (number | null)[];
  /** null is the plan's own target, year by year. */
  readonly targets: readonly (number | null)[];
  /** Whole years of the plan from its start; one where not said. */
  readonly years?: number;
}

/** The heat map of NRR by growth target: a lane of the plan's program for each cell, and one for the plan as it is. */
export function growthGridOf(plan: Plan, question: GrowthGridQuestion): Result<GrowthGrid, PackReadingError> {
  const { scenario, nrrs, targets, years: asked = 1 } = question;
  const requests: LaneRequest[] = nrrs.flatMap((nrr) =>
    targets.map((target) => ({ scenario, probes: [...tried(GROWTH_NRR, nrr), ...tried('target_growth', target)] })),
  );
  const found = yearLanes(firstYears(plan, asked), 'growth', [...requests, { scenario, probes: [] }]);
  if (!found.ok) return found;
  const lanes = found.value;
  const years = Math.max(1, Math.min(lanes.years.length, asked));
  const own = requests.length;
  return ok({
    years,
    opening: lanes.at('target_opening', 0, own),
    cells: nrrs.map((nrr, row) =>
      targets.map((_, column) => cellOf(lanes, row * targets.length + column, years, nrr !== null)),
    ),
    own: {
      nrr: lanes.at(GROWTH_NRR, 0, own),
      growth: lanes.at('target_growth', 0, own),
      cell: cellOf(lanes, own, years, false),
    },
  });
}

/** Puts a number in the place of a line in every period; nothing where the line is to stay as it is. */
export function tried(line: string, value: number | null): readonly Probe[] {
  return value === null ? [] : [{ line, segment: null, period: null, value }];
}

/**
 * A line of a year that is read at the NRR of the year. What is tried out in place of that NRR holds in the periods: folded, an NRR
 * follows from what happens in the year, so then the first period of the year speaks for it.
 */
export function atYearNrr(lanes: YearLanes, line: string, year: number, lane: number, isNrrTried: boolean): number {
  if (!isNrrTried) return lanes.at(line, year, lane);
  return valueIn(lanes.evaluation, line, 'total', lanes.years[year]?.from ?? 0, lane);
}

function cellOf(lanes: YearLanes, lane: number, years: number, isNrrTried: boolean): GrowthCell {
  const over = (of: (year: number) => number) =>
    Array.from({ length: years }, (_, year) => of(year)).reduce((sum, value) => sum + value, 0);
  const atNrr = (line: string) => over((year) => atYearNrr(lanes, line, year, lane, isNrrTried));
  const simple = atNrr('required_new_logo_simple');
  return {
    share: simple / lanes.at('target_opening', 0, lane),
    simple,
    compensatory: atNrr('compensatory_simple'),
    additive: atNrr('additive_simple'),
    moving: over((year) => lanes.at('required_new_logo_arr', year, lane)),
  };
}
