import type { ForecastReading } from '#analysis/accountForecast';
import type { Stage } from '#domain/accounts/forecast';
import type { Estimate } from '#domain/accounts/forecastPremises';
import type { Plan } from '#plan/model';
import { fixed } from '../../format/figures';
import { Scrolling } from '../../frame/Scrolling';
import { Segmented } from '../../frame/Segmented';
import { changeForecast, type Measure, useForecast } from './forecastState';
import { accountsText, amountIn, forecastMoney, motionName } from './forecastTexts';

const MEASURES: readonly { readonly value: Measure; readonly label: string; readonly title: string }[] = [
  { value: 'accounts', label: 'Accounts', title: 'How many accounts stand at each stage' },
  { value: 'arr', label: 'ARR today', title: 'What the accounts at each stage are worth today' },
];

interface FunnelProps {
  readonly plan: Plan;
  readonly reading: ForecastReading;
  readonly asMrr: boolean;
}

interface Row {
  readonly name: string;
  readonly eligible: Stage;
  readonly triggered: Stage;
  readonly elsewhere: Stage | null;
  readonly notReached: Stage;
  readonly inConversation: Stage;
  readonly won: Estimate;
  readonly total: Estimate;
}

/** From accounts that could be sold something to ARR won, motion by motion. */
export function FunnelTable({ plan, reading, asMrr }: FunnelProps) {
  const { measure } = useForecast();
  const { forecast } = reading;
  const rows: readonly Row[] = [
    ...forecast.motions.map((one) => ({ ...one, name: motionName(one.motion) })),
    { ...forecast, name: 'All, each account once', elsewhere: null },
  ];
  const money = forecastMoney(plan, [forecast.total.high], asMrr);
  const today = forecastMoney(plan, [forecast.eligible.arr], asMrr);
  const stage = ({ accounts, arr }: Stage) => (measure === 'accounts' ? accountsText(accounts) : amountIn(arr, today));
  const { unhealthy, healthUnknown } = forecast;
  const what = asMrr ? 'MRR' : 'ARR';
  return (
    <section className="panel forecast-funnel" aria-label="Pipeline" data-region="pipeline" tabIndex={-1}>
      <header className="panel-header">
        <h2>Pipeline</h2>
        <span className="panel-caption">
          {measure === 'accounts'
            ? `accounts; ${what} won in ${money.unit}`
            : `${today.unit}; ${what} won in ${money.unit}`}
        </span>
        <Segmented
          label="Stages in"
          options={MEASURES}
          chosen={measure}
          onChoose={(next) => changeForecast({ measure: next })}
        />
      </header>
      <Scrolling className="forecast-scroll">
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">Motion</th>
              <th scope="col" title="The health gate is open, and there is something of this motion to sell">
                Eligible
              </th>
              <th
                scope="col"
                title="Of the eligible, those whose trigger has fired or is known to fire by the end of the plan"
              >
                Triggered
              </th>
              <th
                scope="col"
                title="Of the triggered, those that ask while another motion is talked about: one at a time, so they are not counted"
              >
                Other first
              </th>
              <th scope="col" title="Of the triggered, those that the team has no place for; they are not counted">
                Not reached
              </th>
              <th
                scope="col"
                title="Of the triggered, those that the team talks to about it; an account can be talked to about several motions, one after the other"
              >
                In talks
              </th>
              <th scope="col" title="Sales expected, likely: in talks × conversion">
                Won
              </th>
              <th scope="col">{`${what} low`}</th>
              <th scope="col">likely</th>
              <th scope="col">high</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name} data-total={row.elsewhere === null || undefined}>
                <th scope="row">{row.name}</th>
                <td className="num">{stage(row.eligible)}</td>
                <td className="num">{stage(row.triggered)}</td>
                <td className="num">{row.elsewhere === null ? '' : stage(row.elsewhere)}</td>
                <td className="num">{stage(row.notReached)}</td>
                <td className="num">{stage(row.inConversation)}</td>
                <td className="num" title={`${accountsText(row.won.low)} to ${accountsText(row.won.high)}`}>
                  {fixed(row.won.likely, 1)}
                </td>
                <td className="num">{amountIn(row.total.low, money)}</td>
                <td className="num forecast-likely">{amountIn(row.total.likely, money)}</td>
                <td className="num">{amountIn(row.total.high, money)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="panel-note">
        {`An account is talked to about one motion at a time and keeps its place. Not eligible: ${accountsText(unhealthy.accounts)} that the health gate holds back, ${accountsText(healthUnknown.accounts)} whose health is not known.`}
      </p>
    </section>
  );
}
