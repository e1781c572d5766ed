import type { ForecastReading } from '#analysis/accountForecast';
import type { ComparedMotion, Comparison } from '#analysis/bottomUpComparison';
import type { Estimate } from '#domain/accounts/forecastPremises';
import type { Plan } from '#plan/model';
import { Scrolling } from '../../frame/Scrolling';
import { Segmented } from '../../frame/Segmented';
import { ALL_QUARTERS, changeForecast, useForecast } from './forecastState';
import {
  amountIn,
  amountSaid,
  comparedSentence,
  comparedText,
  differenceText,
  forecastMoney,
  motionName,
  pointsOf,
} from './forecastTexts';

interface ComparisonProps {
  readonly plan: Plan;
  readonly scenario: string;
  readonly reading: ForecastReading;
  readonly comparison: Comparison;
  readonly asMrr: boolean;
}

interface Row {
  readonly name: string;
  readonly roadmap: number;
  readonly own: number;
  readonly accounts: Estimate;
}

/** What the roadmap asks of each motion beside what the accounts carry of it, over a year or one quarter, and the difference in words. */
export function ComparisonPanel({ plan, scenario, reading, comparison, asMrr }: ComparisonProps) {
  const chosen = useForecast((state) => state.compared);
  const { quarters, compared } = reading;
  const options = compared.flatMap((place) => {
    const quarter = quarters[place];
    return quarter === undefined
      ? []
      : [{ value: quarter.id, label: quarter.label.replace(/ .*$/, ''), title: quarter.label }];
  });
  const at = options.findIndex(({ value }) => value === chosen);
  const rows = [
    ...comparison.motions.map((one) => rowOf(one, at)),
    totalRow(comparison.motions.map((one) => rowOf(one, at))),
  ];
  const money = forecastMoney(
    plan,
    rows.flatMap(({ roadmap, own, accounts }) => [roadmap, own, accounts.high]),
    asMrr,
  );
  const sentences = comparison.motions.flatMap((one) => {
    const sentence = comparedSentence(one, comparison);
    return sentence === null ? [] : [{ motion: one.motion, sentence }];
  });
  const openingText = quarters[compared[0] ?? -1]?.label ?? '';
  const when = at < 0 ? comparedText(reading) : (options[at]?.title ?? '');
  return (
    <section className="panel" aria-label="Beside the roadmap" data-region="comparison" tabIndex={-1}>
      <header className="panel-header">
        <h2>Beside the roadmap</h2>
        <span className="panel-caption">{`${money.unit} won, ${when}, ${scenario}`}</span>
        <Segmented
          label="Time compared"
          options={[{ value: ALL_QUARTERS, label: 'All', title: comparedText(reading) }, ...options]}
          chosen={at < 0 ? ALL_QUARTERS : chosen}
          onChoose={(compared) => changeForecast({ compared })}
        />
      </header>
      <Scrolling className="forecast-scroll">
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">Motion</th>
              <th scope="col" title="What the plan's own rate brings without any initiative">
                Own rate
              </th>
              <th scope="col" title="What the initiatives of the motion bring in this scenario">
                Roadmap asks
              </th>
              <th scope="col" title={`The same in points of the ARR at the opening of ${openingText}`}>
                points
              </th>
              <th scope="col">Accounts low</th>
              <th scope="col">likely</th>
              <th scope="col">high</th>
              <th scope="col" title={`Likely, in points of the ARR at the opening of ${openingText}`}>
                points
              </th>
              <th scope="col" title="Accounts, likely, less what the roadmap asks">
                Difference
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={row.name} data-total={place === rows.length - 1 || undefined}>
                <th scope="row">{row.name}</th>
                <td className="num">{amountIn(row.own, money)}</td>
                <td className="num">{amountIn(row.roadmap, money)}</td>
                <td className="num">{pointsOf(row.roadmap, comparison.opening)}</td>
                <td className="num">{amountIn(row.accounts.low, money)}</td>
                <td className="num forecast-likely">{amountIn(row.accounts.likely, money)}</td>
                <td className="num">{amountIn(row.accounts.high, money)}</td>
                <td className="num">{pointsOf(row.accounts.likely, comparison.opening)}</td>
                <td className={`num ${signOf(row.accounts.likely - row.roadmap)}`}>
                  {differenceText(row.accounts.likely - row.roadmap, money)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <ul className="forecast-words">
        {sentences.map(({ motion, sentence }) => (
          <li key={motion}>{sentence}</li>
        ))}
      </ul>
      <p className="panel-note">
        {`Points are shares of the ARR at the opening of ${openingText}. Own rate is what the plan's own rates bring without anybody doing anything new.${listSaid(plan, comparison.opening, openingText, asMrr)}`}
      </p>
    </section>
  );
}

/** Of one quarter, or of all of them where `at` is below 0. */
function rowOf(one: ComparedMotion, at: number): Row {
  const name = motionName(one.motion);
  if (at < 0) return { name, roadmap: one.roadmapTotal, own: one.ownTotal, accounts: one.accountsTotal };
  return {
    name,
    roadmap: one.roadmap[at] ?? Number.NaN,
    own: one.own[at] ?? Number.NaN,
    accounts: one.accounts[at] ?? { low: Number.NaN, likely: Number.NaN, high: Number.NaN },
  };
}

function totalRow(rows: readonly Row[]): Row {
  const sum = (read: (row: Row) => number) => rows.reduce((total, row) => total + read(row), 0);
  return {
    name: 'All',
    roadmap: sum(({ roadmap }) => roadmap),
    own: sum(({ own }) => own),
    accounts: {
      low: sum(({ accounts }) => accounts.low),
      likely: sum(({ accounts }) => accounts.likely),
      high: sum(({ accounts }) => accounts.high),
    },
  };
}

function signOf(difference: number): 'better' | 'worse' | 'same' {
  if (!(Math.abs(difference) >= 0.5)) return 'same';
  return difference > 0 ? 'better' : 'worse';
}

/** How far the list and the plan may differ in ARR before it is said. */
const CLOSE = 0.05;

/** What has to be known where the list is of another ARR than the plan: points then are not those of the accounts. */
function listSaid(plan: Plan, opening: number, when: string, asMrr: boolean): string {
  const listed = plan.accounts.reduce((sum, { arr }) => sum + arr, 0);
  if (!(Math.abs(listed - opening) > CLOSE * opening)) return '';
  const amount = (value: number) => amountSaid(plan, value, asMrr);
  return ` The list comes to ${amount(listed)}, while the plan opens ${when} with ${amount(opening)}: where the list is of part of the customers, or of more, so is the forecast.`;
}
