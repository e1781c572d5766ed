import type { AccountYear } from '#analysis/accountCohorts';
import { type KeptBetween, keptShare } from '#domain/accounts/cohorts';
import { monthLabel } from '#domain/timeline';
import { fixed } from '../../format/figures';
import { Scrolling } from '../../frame/Scrolling';
import { figureText, moneyFormat } from '../../growth/growthTexts';

interface Row {
  /** A segment may be called All. */
  readonly key: string;
  readonly name: string;
  readonly kept: KeptBetween;
}

/** The twelve months of the accounts, segment by segment. */
export function SegmentYear({ year, currency }: { readonly year: AccountYear; readonly currency: string }) {
  const { byCustomer, segments, from, to } = year;
  const rows: readonly Row[] = [
    ...(segments.length > 1
      ? segments.map(({ segment: { key, name }, kept }) => ({
          key: key === null ? 'none' : `segment ${key}`,
          name: name ?? 'No segment',
          kept,
        }))
      : []),
    { key: 'all', name: 'All', kept: byCustomer },
  ];
  const money = moneyFormat(
    currency,
    rows.flatMap(({ kept }) => [kept.opening, kept.closing]),
  );
  const amount = (value: number) => figureText(value * money.factor, money.decimals);
  return (
    <section className="panel segment-year" aria-label="Twelve months by segment">
      <header className="panel-header">
        <h2>Twelve months by segment</h2>
        <span className="panel-caption">{`ARR ${money.unit} and %, to ${monthLabel(to)}`}</span>
      </header>
      <Scrolling className="cohorts-segments">
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">Segment</th>
              <th scope="col" title={`Customers with ARR in ${monthLabel(from)}`}>
                Had ARR
              </th>
              <th scope="col">Kept</th>
              <th scope="col">Then</th>
              <th scope="col">Now</th>
              <th scope="col">NRR</th>
              <th scope="col">GRR</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, kept }) => (
              <tr key={key} data-total={key === 'all' || undefined}>
                <th scope="row" title={name}>
                  {name}
                </th>
                <td className="num">{fixed(kept.customers, 0)}</td>
                <td className="num">{fixed(kept.kept, 0)}</td>
                <td className="num">{amount(kept.opening)}</td>
                <td className="num">{amount(kept.closing)}</td>
                <td className="num">{figureText(keptShare(kept, 'nrr') * 100, 1)}</td>
                <td className="num">{figureText(keptShare(kept, 'grr') * 100, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}
