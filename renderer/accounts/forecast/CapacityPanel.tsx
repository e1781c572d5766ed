import type { ForecastReading } from '#analysis/accountForecast';
import { MOST_ACCOUNTS_PER_CSM } from '#domain/strategyFacts';
import { err, ok, type Result } from '#base/result';
import type { Plan } from '#plan/model';
import { readNumber } from '../../format/readNumber';
import { fixed } from '../../format/figures';
import { CellField } from '../../frame/CellField';
import { plain } from '../../roadmap/initiativeTexts';
import { refuse } from '../../state/session';
import { countText } from '../accountTexts';
import { sayTeam } from './forecastCommands';
import { accountsText, amountSaid, rangeText } from './forecastTexts';

interface CapacityProps {
  readonly plan: Plan;
  readonly reading: ForecastReading;
  readonly asMrr: boolean;
}

const QUARTERS_SHOWN = 4;

/** How many accounts the team can look after, whom it reaches, and what it leaves. */
export function CapacityPanel({ plan, reading, asMrr }: CapacityProps) {
  const { capacity, forecast, quarters } = reading;
  const { notReached, notCounted, conversations } = forecast;
  const amount = (value: number) => amountSaid(plan, value, asMrr);
  const places = capacity.places === null ? 'no limit' : accountsText(capacity.places);
  return (
    <section className="panel" aria-label="Capacity" data-region="capacity" tabIndex={-1}>
      <header className="panel-header">
        <h2>Capacity</h2>
        <span className="panel-caption">accounts the team looks after, answered within 48 hours</span>
      </header>
      <div className="forecast-team">
        <span className="forecast-field" data-own={capacity.csmsFrom === 'plan' || undefined}>
          CSMs
          <CellField
            label="CSMs"
            className="num"
            shown={capacity.csms === null ? '' : plain(capacity.csms)}
            typed={capacity.csms === null ? '' : plain(capacity.csms)}
            placeholder="not stated"
            read={optional((value) => (value >= 0 ? null : 'a team has no fewer than 0 CSMs.'))}
            onTake={(csms) => sayTeam(plan, 'CSMs', { csms })}
            onRefuse={refuse}
          />
          <small>
            {
              { plan: 'stated', accounts: 'named by the accounts', none: 'named by no account' }[
                capacity.csmsFrom ?? 'none'
              ]
            }
          </small>
        </span>
        <span className="forecast-field" data-own={capacity.perCsmFrom === 'plan' || undefined}>
          Accounts each
          <CellField
            label="Accounts per CSM"
            className="num"
            shown={plain(capacity.accountsPerCsm)}
            typed={plain(capacity.accountsPerCsm)}
            read={optional((value) => (value >= 1 ? null : 'a CSM looks after at least 1 account.'))}
            onTake={(accountsPerCsm) => sayTeam(plan, 'accounts per CSM', { accountsPerCsm })}
            onRefuse={refuse}
          />
          <small>
            {capacity.perCsmFrom === 'plan' ? `stated; ${MOST_ACCOUNTS_PER_CSM.accounts} (A, E)` : 'sources A, E'}
          </small>
        </span>
        <span className="forecast-field">
          Places
          <b className="num">{places}</b>
        </span>
      </div>
      <p className="forecast-said">
        {forecast.triggered.accounts === 0
          ? 'No account is triggered before the plan ends.'
          : notReached.accounts === 0
            ? `Every triggered account is reached: ${accountsText(forecast.inConversation.accounts)} in talks.`
            : `${countText(notReached.accounts, 'triggered account is', 'triggered accounts are')} not reached, ${amount(notReached.arr)} of ARR today. ${amount(notCounted.likely)} (${rangeText(notCounted, amount)}) would be won there and is not counted. Those with the most to gain are reached first.`}
      </p>
      {conversations.length > 0 && (
        <div className="forecast-side">
          <table className="figure-table forecast-table">
            <thead>
              <tr>
                <th scope="col">In talks during</th>
                {quarters.slice(0, QUARTERS_SHOWN).map(({ id, label }) => (
                  <th key={id} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">
                  {capacity.places === null ? 'Accounts' : `Accounts, of ${fixed(capacity.places, 0)}`}
                </th>
                {quarters.slice(0, QUARTERS_SHOWN).map(({ id }, at) => (
                  <td key={id} className="num">
                    {accountsText(conversations[at] ?? 0)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** A number, or nothing where the field is emptied. */
function optional(fault: (value: number) => string | null): (text: string) => Result<number | undefined, string> {
  return (text) => {
    if (text.trim() === '') return ok(undefined);
    const read = readNumber(text, 'count', { unit: '', decimals: 0, factor: 1 });
    if (!read.ok) return read;
    const wrong = fault(read.value);
    return wrong === null ? read : err(wrong);
  };
}
