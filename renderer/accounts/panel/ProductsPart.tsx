import type { AccountsReading } from '#analysis/accountReading';
import { CROSS_SELL_CYCLES } from '#domain/accounts/crossSellTiming';
import { fixed } from '../../format/figures';
import type { ListedAccount } from '../list/listedAccount';

interface ProductsProps {
  readonly listed: ListedAccount;
  readonly whole: AccountsReading;
  readonly sign: string;
}

/** What an account owns, what it has not bought, and whether it is old enough to be asked. */
export function ProductsPart({ listed, whole, sign }: ProductsProps) {
  const { owned, potential, tier } = listed;
  const missing = owned === null ? [] : whole.products.filter((_, place) => !owned.includes(place));
  return (
    <section className="account-part" aria-label="Products and cross-sell">
      <h3>
        Cross-sell{' '}
        <span className="account-method">
          {potential === null ? 'potential not known' : `potential ${sign}${fixed(potential, 0)} ARR, ${tier ?? ''}`}
        </span>
      </h3>
      <p>{timingText(listed)}</p>
      <p className="score-note">
        How long one takes: {CROSS_SELL_CYCLES.map(({ source, says }) => `${says} (${source})`).join(', ')}.
      </p>
      {owned === null ? (
        <p>Which products it owns is not known.</p>
      ) : (
        <>
          <p className="product-line">
            <span>Owned</span>
            {owned.length === 0 ? 'none' : owned.map((place) => whole.products[place]?.name ?? '').join(', ')}
          </p>
          {missing.length > 0 && (
            <table className="score-bars product-table" aria-label="Products not bought">
              <thead>
                <tr>
                  <th scope="col">Not bought</th>
                  <th scope="col">Owners</th>
                  <th scope="col">Usual ARR {sign}</th>
                </tr>
              </thead>
              <tbody>
                {missing.slice(0, MOST).map(({ name, owners, typicalArr }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td className="num">{fixed(owners, 0)}</td>
                    <td className="num">{fixed(typicalArr, 0)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {missing.length > MOST && <p className="score-note">And {missing.length - MOST} more.</p>}
        </>
      )}
    </section>
  );
}

const MOST = 12;

function timingText({ reading: { timing, facts } }: ListedAccount): string {
  if (timing === null || facts.age === null) return 'Whether it is old enough is not known: it has no first day.';
  const day = facts.age < 0 ? 'Not yet a customer' : `Day ${fixed(facts.age, 0)} as a customer`;
  const next = timing.nextDay === null ? '' : `; the next step comes in ${fixed(timing.nextDay - facts.age, 0)} days`;
  return `${day}: ${timing.approach} (${timing.source})${next}.`;
}
