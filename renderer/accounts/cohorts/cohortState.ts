import { create } from 'zustand';
import type { CohortGrain, CohortReading } from '#domain/accounts/cohorts';
import { whenOtherPlan } from '../list/otherPlan';
import type { ShownPlace } from './cohortCells';

/** The oldest cohort at its last age. */
const OLDEST_LAST: ShownPlace = { row: 0, age: Infinity };

/** What of the cohorts is looked at; it stays while other tabs and views are. */
interface CohortState {
  readonly reading: CohortReading;
  readonly grain: CohortGrain;
  /** A segment as the choice names it; `all` for all of them. */
  readonly segment: string;
  readonly place: ShownPlace;
}

export const useCohorts = create<CohortState>(() => ({
  reading: 'nrr',
  grain: 'quarter',
  segment: 'all',
  place: OLDEST_LAST,
}));

whenOtherPlan(() => useCohorts.setState({ segment: 'all', place: OLDEST_LAST }));

export const changeCohorts = (changes: Partial<CohortState>): void => useCohorts.setState(changes);

/** Other cohorts have other cells. */
export const chooseGrain = (grain: CohortGrain): void => useCohorts.setState({ grain, place: OLDEST_LAST });
