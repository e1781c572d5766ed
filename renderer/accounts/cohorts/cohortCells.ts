import type { AccountYear } from '#analysis/accountCohorts';
import type { AccountSegment } from '#domain/accounts/arrMonths';
import {
  type Cohort,
  type CohortChoice,
  type CohortCustomer,
  type CohortGrain,
  type CohortReading,
  type CohortTriangle,
  cohortTriangle,
  customersAt,
  type Kept,
  keptShare,
} from '#domain/accounts/cohorts';
import { fixed, NOT_AVAILABLE } from '../../format/figures';
import { type HeatScale, heatStep } from '../../growth/heatSteps';
import { moneyText, percentText } from '../../growth/growthTexts';

export const READING_NAMES = { nrr: 'NRR', grr: 'GRR', logos: 'Logos' } as const;
const READING_WORDS = { nrr: 'NRR', grr: 'GRR by customer', logos: 'customers kept' } as const;

/** Ten points of what was there at the start to a step, the same for every list. */
const COHORT_SCALE: HeatScale = { need: 0.1, surplus: 0.1 };
/** As many rows and ages are drawn; who wants older cohorts looks at longer ones. */
const MOST_SHOWN = 36;

/** A cell by its row among the shown cohorts, and its age. */
export interface ShownPlace {
  readonly row: number;
  readonly age: number;
}

export interface ShownTriangle {
  readonly year: AccountYear;
  readonly choice: CohortChoice;
  readonly triangle: CohortTriangle;
  readonly segment: AccountSegment | null;
  /** The youngest cohorts, oldest first. */
  readonly cohorts: readonly Cohort[];
  /** Older ones, which are not shown. */
  readonly older: number;
  /** How many ages are shown. */
  readonly ages: number;
}

/** What of the cohorts is chosen: how they are told apart, and a segment as `segmentValue` names it. */
interface Chosen {
  readonly grain: CohortGrain;
  readonly segment: string;
}

/** Keys of segments stand behind a letter, so that they are told apart from all accounts and from those of none. */
export function segmentValue(key: string | null): string {
  return key === null ? 'none' : `s ${key}`;
}

const known = new WeakMap<AccountYear, ShownTriangle>();

/** The triangle that is chosen; all accounts where those chosen are none of the list. The last one is kept. */
export function chosenTriangle(year: AccountYear, fiscalYearStart: number, { grain, segment }: Chosen): ShownTriangle {
  const ofSegment = year.segments.find(({ segment: { key } }) => segmentValue(key) === segment)?.segment ?? null;
  const before = known.get(year);
  const isSame =
    before !== undefined &&
    before.segment === ofSegment &&
    before.choice.grain === grain &&
    before.choice.fiscalYearStart === fiscalYearStart;
  if (isSame) return before;
  const shown = shownTriangle(year, { grain, fiscalYearStart }, ofSegment);
  known.set(year, shown);
  return shown;
}

export function shownTriangle(year: AccountYear, choice: CohortChoice, segment: AccountSegment | null): ShownTriangle {
  const ofSegment = segment === null ? choice : { ...choice, segment: segment.key };
  const triangle = cohortTriangle(year.months, ofSegment);
  const cohorts = triangle.cohorts.slice(-MOST_SHOWN);
  return {
    year,
    choice: ofSegment,
    triangle,
    segment,
    cohorts,
    older: triangle.cohorts.length - cohorts.length,
    ages: Math.min(MOST_SHOWN + 1, Math.max(0, ...cohorts.map(({ ages }) => ages.length))),
  };
}

/** The nearest place that has a cell. */
export function placeWithin({ cohorts, ages }: ShownTriangle, { row, age }: ShownPlace): ShownPlace {
  const inRow = Math.max(0, Math.min(row, cohorts.length - 1));
  const last = Math.min(ages, cohorts[inRow]?.ages.length ?? 0) - 1;
  return { row: inRow, age: Math.max(0, Math.min(age, last)) };
}

export function rowName({ label, maybeEarlier }: Cohort): string {
  return maybeEarlier > 0 ? `${label} or before` : label;
}

/** The text of a cell, its unit in the caption: per cent, or how many customers are left. */
export function cellText(kept: Kept | undefined, reading: CohortReading, decimals: number): string {
  if (kept === undefined) return '';
  const share = keptShare(kept, reading);
  if (Number.isNaN(share)) return NOT_AVAILABLE;
  return reading === 'logos' ? fixed(kept.kept, 0) : fixed(share * 100, decimals);
}

/** The class of a cell's colour: warm for what was lost of the start, teal for what was added to it. */
export function cellStep(kept: Kept | undefined, reading: CohortReading): string {
  return kept === undefined ? 'none' : heatStep(1 - keptShare(kept, reading), COHORT_SCALE);
}

/** One decimal, unless there are so many ages that only whole numbers have room. */
export function cellDecimals({ ages }: ShownTriangle): number {
  return ages > 14 ? 0 : 1;
}

export function ageText(age: number, { grain }: CohortChoice): string {
  return `${age} ${grain}${age === 1 ? '' : 's'}`;
}

/** What a cell says in words; what stands in it is part of them. */
export function cellSentence(
  shown: ShownTriangle,
  place: ShownPlace,
  reading: CohortReading,
  currency: string,
): string {
  const cohort = shown.cohorts[place.row];
  const kept = cohort?.ages[place.age];
  if (cohort === undefined || kept === undefined) return '';
  const where = `Began ${rowName(cohort)}, after ${ageText(place.age, shown.choice)}`;
  const share = keptShare(kept, reading);
  const out = kept.unknown === 0 ? '' : `, ${fixed(kept.unknown, 0)} left out`;
  if (Number.isNaN(share)) return `${where}: ${NOT_AVAILABLE}${out}`;
  const of = `${fixed(kept.kept, 0)} of ${fixed(kept.customers, 0)} customers, ${moneyText(kept.closing, currency)} of ${moneyText(kept.opening, currency)}`;
  return `${where}: ${READING_WORDS[reading]} ${percentText(share, cellDecimals(shown))}, ${of}${out}`;
}

/** The customers behind a cell, those whose ARR moved most first, and last those whose ARR is not known. */
export function customersBehind(shown: ShownTriangle, { row, age }: ShownPlace): readonly CohortCustomer[] {
  const cohort = shown.cohorts[row];
  if (cohort === undefined) return [];
  const moved = ({ opening, closing }: CohortCustomer) =>
    opening === null || closing === null ? -1 : Math.abs(closing - opening);
  return [...customersAt(shown.year.months, shown.choice, cohort, age)].sort((a, b) => moved(b) - moved(a));
}
