import { startTransition, useEffect, useState } from 'react';
import { type AccountYear, type PlanReadings, whyReadingsDiffer, yearReadings } from '#analysis/accountCohorts';
import { keptShare } from '#domain/accounts/cohorts';
import { monthLabel } from '#domain/timeline';
import { Scrolling } from '../../frame/Scrolling';
import { figureText } from '../../growth/growthTexts';
import { afterFrame } from '../../frame/afterFrame';
import { MethodLink } from '../../definitions/MethodLink';

interface ReadingsTableProps {
  readonly year: AccountYear;
  readonly beside: PlanReadings | null;
  readonly scenario: string;
}

interface Reading {
  /** A scenario may be called Accounts. */
  readonly key: string;
  readonly name: string;
  readonly period: string;
  readonly nrr: number;
  /** Null where the reading has none. */
  readonly grr: number | null;
}

/** Twelve months in every reading, of the accounts and of the plan, and why they differ. */
export function ReadingsTable(props: ReadingsTableProps) {
  const { year } = props;
  // The movements of thousands of accounts are read behind the frame that shows their cohorts.
  const [read, setRead] = useState<AccountYear | null>(null);
  useEffect(() => {
    let isLatest = true;
    afterFrame(() => isLatest && startTransition(() => setRead(year)));
    return () => {
      isLatest = false;
    };
  }, [year]);
  return (
    <section className="panel readings-panel" aria-label="NRR in every reading">
      <header className="panel-header">
        <h2>NRR in every reading</h2>
        <MethodLink className="panel-caption">%, twelve months each</MethodLink>
      </header>
      {read === year && <Readings {...props} />}
    </section>
  );
}

function Readings({ year, beside, scenario }: ReadingsTableProps) {
  return (
    <Scrolling className="cohorts-readings">
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">Reading</th>
            <th scope="col">Twelve months to</th>
            <th scope="col">NRR</th>
            <th scope="col">GRR</th>
          </tr>
        </thead>
        <tbody>
          {readingsOf(year, beside, scenario).map(({ key, name, period, nrr, grr }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{period}</td>
              <td className={Number.isNaN(nrr) ? 'num na' : 'num'}>{figureText(nrr * 100, 2)}</td>
              <td className={grr !== null && Number.isNaN(grr) ? 'num na' : 'num'}>
                {grr === null ? '' : figureText(grr * 100, 2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="cohorts-why">
        {whyReadingsDiffer(year, beside).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Scrolling>
  );
}

function readingsOf(year: AccountYear, beside: PlanReadings | null, scenario: string): readonly Reading[] {
  const { byCustomer, to } = year;
  const { bySegment, compounded, simple } = yearReadings(year);
  const period = monthLabel(to);
  const value = (reading: typeof compounded) => (reading.ok ? reading.value : Number.NaN);
  const ofAccounts: readonly Reading[] = [
    {
      key: 'customer',
      name: 'Accounts, customer by customer',
      period,
      nrr: keptShare(byCustomer, 'nrr'),
      grr: keptShare(byCustomer, 'grr'),
    },
    { key: 'segment', name: 'Accounts, cohort by segment', period, nrr: value(bySegment), grr: null },
    { key: 'bridge', name: 'Accounts, compounded bridge', period, nrr: value(compounded), grr: null },
    { key: 'sum', name: 'Accounts, simple sum', period, nrr: value(simple), grr: null },
  ];
  if (beside === null) return ofAccounts;
  const { label, nrr, grr } = beside;
  return [
    ...ofAccounts,
    { key: 'plan, segment', name: `${scenario}, cohort by segment`, period: label, nrr: nrr.cohort, grr: grr.cohort },
    {
      key: 'plan, bridge',
      name: `${scenario}, compounded bridge`,
      period: label,
      nrr: nrr.compounded,
      grr: grr.compounded,
    },
    { key: 'plan, sum', name: `${scenario}, simple sum`, period: label, nrr: nrr.simple, grr: grr.simple },
  ];
}
