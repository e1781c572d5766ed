import { useMemo } from 'react';
import type { CohortCustomer } from '#domain/accounts/cohorts';
import { change, fixed, NOT_AVAILABLE } from '../../format/figures';
import { Scrolling } from '../../frame/Scrolling';
import { moneyFormat } from '../../growth/growthTexts';
import { countText } from '../accountTexts';
import { ageText, customersBehind, rowName, type ShownPlace, type ShownTriangle } from './cohortCells';

interface CohortCustomersProps {
  readonly shown: ShownTriangle;
  readonly place: ShownPlace;
  readonly currency: string;
}

/** More would be scrolled through, not read. */
const MOST_LISTED = 100;

/** Who stands behind the chosen cell: what each had at its start, and has at that age. */
export function CohortCustomers({ shown, place, currency }: CohortCustomersProps) {
  const customers = useMemo(() => customersBehind(shown, place), [shown, place]);
  const cohort = shown.cohorts[place.row];
  const listed = customers.slice(0, MOST_LISTED);
  const money = moneyFormat(
    currency,
    listed.flatMap(({ opening, closing }) => [opening ?? 0, closing ?? 0]),
  );
  const title = cohort === undefined ? 'Customers' : `Began ${rowName(cohort)}`;
  return (
    <section className="panel cohort-customers" aria-label="Customers of the cell">
      <header className="panel-header">
        <h2>{title}</h2>
        <span className="panel-caption">
          {cohort === undefined ? '' : `ARR ${money.unit}, at start and after ${ageText(place.age, shown.choice)}`}
        </span>
      </header>
      {cohort === undefined ? (
        <p className="cohorts-empty">There is no cohort of which to show the customers.</p>
      ) : (
        <Listed customers={customers} listed={listed} money={money} />
      )}
    </section>
  );
}

interface ListedProps {
  readonly customers: readonly CohortCustomer[];
  readonly listed: readonly CohortCustomer[];
  readonly money: ReturnType<typeof moneyFormat>;
}

function Listed({ customers, listed, money }: ListedProps) {
  return (
    <Scrolling className="cohorts-list">
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{countText(customers.length, 'customer', 'customers')}</th>
            <th scope="col">Start</th>
            <th scope="col">At that age</th>
            <th scope="col" title="The largest change first">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map((customer) => (
            <CustomerRow
              key={customer.account.id}
              customer={customer}
              factor={money.factor}
              decimals={money.decimals}
            />
          ))}
        </tbody>
      </table>
      {customers.length > MOST_LISTED && (
        <p className="cohorts-rest">{`And ${fixed(customers.length - MOST_LISTED, 0)} more, whose ARR changed less or is not known.`}</p>
      )}
    </Scrolling>
  );
}

interface CustomerRowProps {
  readonly customer: CohortCustomer;
  readonly factor: number;
  readonly decimals: number;
}

function CustomerRow({ customer: { account, opening, closing }, factor, decimals }: CustomerRowProps) {
  const amount = (value: number | null) => (value === null ? NOT_AVAILABLE : fixed(value * factor, decimals));
  const difference = opening === null || closing === null ? null : (closing - opening) * factor;
  const text = difference === null ? '' : change(difference, decimals);
  const meaning = text === '' || text === '0' ? 'same' : (difference ?? 0) > 0 ? 'better' : 'worse';
  return (
    <tr>
      <th scope="row" title={account.name}>
        {account.name}
      </th>
      <td className={opening === null ? 'num na' : 'num'}>{amount(opening)}</td>
      <td className={closing === null ? 'num na' : 'num'}>{amount(closing)}</td>
      <td className={`num ${meaning}`}>{closing === 0 ? `left ${text}` : text}</td>
    </tr>
  );
}
