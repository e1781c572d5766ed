import './cohorts.css';
import { type ReactNode, useMemo } from 'react';
import { accountYear, cohortDoubts, planReadings } from '#analysis/accountCohorts';
import { COHORT_GRAINS, COHORT_READINGS } from '#domain/accounts/cohorts';
import { Segmented } from '../../frame/Segmented';
import { StatusLine } from '../../frame/StatusLine';
import type { OpenPlan } from '../../state/session';
import { listText } from '../accountTexts';
import { CohortCustomers } from './CohortCustomers';
import { CohortFigures } from './CohortFigures';
import { CohortTriangle } from './CohortTriangle';
import { chosenTriangle, placeWithin, READING_NAMES, segmentValue } from './cohortCells';
import { changeCohorts, chooseGrain, useCohorts } from './cohortState';
import { ReadingsTable } from './ReadingsTable';
import { SegmentYear } from './SegmentYear';

const GRAIN_NAMES = { month: 'Month', quarter: 'Quarter', year: 'Year' } as const;
const READING_TITLES = {
  nrr: 'ARR at an age over ARR at start',
  grr: 'By customer: sum of min(now, then) over sum of then',
  logos: 'Customers with ARR at an age',
} as const;

/** What became of the customers of the list: by when they began, over the last twelve months, and beside what the plan says. */
export function CohortsTab({ open, bar }: { readonly open: OpenPlan; readonly bar: ReactNode }) {
  const { plan, evaluation, scenario } = open;
  const { reading, grain, segment, place } = useCohorts();
  const year = useMemo(() => accountYear(plan), [plan]);
  const beside = useMemo(() => planReadings(plan, evaluation, scenario, year.to), [plan, evaluation, scenario, year]);
  const { fiscalYearStart } = plan;
  const shown = useMemo(
    () => chosenTriangle(year, fiscalYearStart, { grain, segment }),
    [year, fiscalYearStart, grain, segment],
  );
  const chosen = placeWithin(shown, place);
  const doubts = cohortDoubts(year);
  return (
    <>
      <CohortFigures open={open} year={year} beside={beside} />
      <section className="filter-bar" aria-label="What is looked at" data-region="choices" tabIndex={-1}>
        {bar}
        <span className="filter">
          <Segmented
            label="What the cells show"
            options={COHORT_READINGS.map((value) => ({
              value,
              label: READING_NAMES[value],
              title: READING_TITLES[value],
            }))}
            chosen={reading}
            onChoose={(next) => changeCohorts({ reading: next })}
          />
        </span>
        <span className="filter">
          <span className="wide-only">Began in the same</span>
          <Segmented
            label="Began in the same"
            options={COHORT_GRAINS.map((value) => ({ value, label: GRAIN_NAMES[value] }))}
            chosen={grain}
            onChoose={chooseGrain}
          />
        </span>
        {year.segments.length > 1 && (
          <select
            className="field cohort-segment"
            aria-label="Segment of the accounts"
            value={shown.segment === null ? 'all' : segment}
            onChange={(event) => changeCohorts({ segment: event.target.value })}
          >
            <option value="all">All segments</option>
            {year.segments.map(({ segment: { key, name } }) => (
              <option key={segmentValue(key)} value={segmentValue(key)}>
                {name ?? 'No segment'}
              </option>
            ))}
          </select>
        )}
      </section>
      <main className="panels accounts cohorts" aria-label="Cohorts of accounts">
        <div className="panels-main" data-region="cohorts" tabIndex={-1}>
          {doubts.length > 0 && (
            <div className="amber-box">
              {doubts.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
          )}
          <CohortTriangle
            shown={shown}
            reading={reading}
            currency={plan.currency}
            selected={chosen}
            onSelect={(next) => changeCohorts({ place: next })}
          />
          <ReadingsTable year={year} beside={beside} scenario={plan.scenarios[scenario]?.name ?? ''} />
        </div>
        <aside className="panels-side" aria-label="Segments and customers" data-region="customers" tabIndex={-1}>
          <SegmentYear year={year} currency={plan.currency} />
          <CohortCustomers shown={shown} place={chosen} currency={plan.currency} />
        </aside>
      </main>
      <StatusLine
        what={listText(year.months.accounts.length, year.day)}
        hint="Arrow keys go through the cells; the customers of a cell stand at the right"
        health=""
      />
    </>
  );
}
