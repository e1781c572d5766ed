import { ok, type Result } from '#base/result';
import { GROWTH_NRR } from '#plan/growthPack';
import type { LaneRequest } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { type PackReadingError, yearLanes } from './planYears';

/** Required new-logo ARR of the plan's first year at one NRR and one target. Below zero is a surplus. */
export interface GrowthCell {
  /** Of opening ARR, new logos standing still in the year they are won. */
  readonly share: number;
  readonly simple: number;
  /** New logos churning and expanding from the period after they are won. */
  readonly moving: number;
}

export interface GrowthGrid {
  /** By NRR, then by target. */
  readonly cells: readonly (readonly GrowthCell[])[];
  /** Where the plan itself stands; NaN where the plan states no target or has no NRR. */
  readonly own: { readonly nrr: number; readonly growth: number; readonly cell: GrowthCell };
}

export interface GrowthGridQuestion {
  readonly scenario: string;
  readonly nrrs: readonly number[];
  readonly targets: readonly number[];
}

/** The heat map of NRR by growth target: a lane of the plan's program for each cell, and one for the plan as it is. */
export function growthGridOf(
  plan: Plan,
  { scenario, nrrs, targets }: GrowthGridQuestion,
): Result<GrowthGrid, PackReadingError> {
  const probe = (line: string, value: number) => ({ line, segment: null, period: null, value });
  const requests: LaneRequest[] = nrrs.flatMap((nrr) =>
    targets.map((target) => ({ scenario, probes: [probe(GROWTH_NRR, nrr), probe('target_growth', target)] })),
  );
  const lanes = yearLanes(plan, 'growth', [...requests, { scenario, probes: [] }]);
  if (!lanes.ok) return lanes;
  const { at } = lanes.value;
  const cell = (lane: number): GrowthCell => {
    const simple = at('required_new_logo_simple', 0, lane);
    const opening = at('target_opening', 0, lane);
    return { share: simple / opening, simple, moving: at('required_new_logo_arr', 0, lane) };
  };
  const own = requests.length;
  return ok({
    cells: nrrs.map((_, row) => targets.map((__, column) => cell(row * targets.length + column))),
    own: { nrr: at(GROWTH_NRR, 0, own), growth: at('target_growth', 0, own), cell: cell(own) },
  });
}
