import type { AccountsReading } from '#analysis/accountReading';
import { fixed } from '../../format/figures';
import { Scrolling } from '../../frame/Scrolling';

interface TotalsProps {
  readonly reading: AccountsReading;
  readonly sign: string;
}

/** Each product in all accounts: who has it, who has not, and what it usually brings. */
export function ProductTotals({ reading: { products, owned }, sign }: TotalsProps) {
  const known = owned.filter((one) => one !== null).length;
  return (
    <section className="panel" aria-label="Products">
      <header className="panel-header">
        <h2>Products</h2>
        <span className="panel-caption">all accounts; of {fixed(known, 0)} it is known what they own</span>
      </header>
      {products.length === 0 ? (
        <p className="empty">
          No account says which products it owns: type them in the list, in the column Products owned of the set Use, or
          import a list that names them.
        </p>
      ) : (
        <Totals products={products} known={known} sign={sign} />
      )}
      {products.length > 0 && (
        <p className="panel-note">
          Usual ARR: median over its owners of what they pay for each product they own. Headroom’s own estimate.
        </p>
      )}
    </section>
  );
}

interface ProductsProps {
  readonly products: AccountsReading['products'];
  /** Accounts of which it is known what they own. */
  readonly known: number;
  readonly sign: string;
}

function Totals({ products, known, sign }: ProductsProps) {
  return (
    <Scrolling className="panel-table" label="Totals by product">
      <table>
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Owners</th>
            <th scope="col">Not bought</th>
            <th scope="col">Owned by, %</th>
            <th scope="col">Usual ARR, {sign}</th>
          </tr>
        </thead>
        <tbody>
          {products.map(({ name, owners, typicalArr }) => (
            <tr key={name}>
              <th scope="row" className="one-line" title={name}>
                {name}
              </th>
              <td className="num">{fixed(owners, 0)}</td>
              <td className="num">{fixed(known - owners, 0)}</td>
              <td className="num">{known === 0 ? 'n/a' : fixed((owners / known) * 100, 0)}</td>
              <td className="num">{fixed(typicalArr, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
