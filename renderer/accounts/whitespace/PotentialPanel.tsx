import { useMemo } from 'react';
import type { AccountsReading } from '#analysis/accountReading';
import { type Concentration, POTENTIAL_TIERS } from '#domain/accounts/potential';
import { EXPANSION_CONCENTRATION } from '#domain/expansionBenchmarks';
import { fixed } from '../../format/figures';
import { Scrolling } from '../../frame/Scrolling';
import type { ListedAccount } from '../list/listedAccount';

interface PanelProps {
  readonly reading: AccountsReading;
  readonly listed: readonly ListedAccount[];
  readonly sign: string;
}

/** Where the potential lies: by tier, and how much of it in the top fifth of the accounts. */
export function PotentialPanel({ reading, listed, sign }: PanelProps) {
  const tiers = useMemo(() => tierRows(listed), [listed]);
  const { source, ofExpansion, ofCustomers } = EXPANSION_CONCENTRATION;
  const top = fixed(ofCustomers * 100, 0);
  return (
    <section className="panel" aria-label="Potential">
      <header className="panel-header">
        <h2>Potential</h2>
        <span className="panel-caption">{sign} ARR in what is not bought; tiers by share of accounts</span>
      </header>
      <Scrolling className="panel-table" label="Potential by tier">
        <table>
          <thead>
            <tr>
              <th scope="col">Tier</th>
              <th scope="col">Accounts</th>
              <th scope="col">Ready</th>
              <th scope="col">ARR, {sign}</th>
              <th scope="col">Potential, {sign}</th>
            </tr>
          </thead>
          <tbody>
            {tiers.map(({ tier, accounts, ready, arr, potential }) => (
              <tr key={tier}>
                <th scope="row">{tier}</th>
                <td className="num">{fixed(accounts, 0)}</td>
                <td className="num">{fixed(ready, 0)}</td>
                <td className="num">{fixed(arr, 0)}</td>
                <td className="num">{potential === null ? 'n/a' : fixed(potential, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="concentration">
          <thead>
            <tr>
              <th scope="col">In the top {top}% of accounts</th>
              <th scope="col">Accounts</th>
              <th scope="col">Share, %</th>
            </tr>
          </thead>
          <tbody>
            <ConcentrationRow name="Potential of this list" of={reading.potentialInTop} />
            <ConcentrationRow name="Expansion of the last 12 months" of={reading.expansionInTop} />
            <tr>
              <th scope="row">Expansion, as {source} says</th>
              <td className="num" />
              <td className="num">about {fixed(ofExpansion * 100, 0)}</td>
            </tr>
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

function ConcentrationRow({ name, of }: { readonly name: string; readonly of: Concentration }) {
  return (
    <tr title={of.share === null ? `${name}: nothing is known to take a share of` : undefined}>
      <th scope="row">{name}</th>
      <td className="num">{of.share === null ? '' : `${fixed(of.top, 0)} of ${fixed(of.accounts, 0)}`}</td>
      <td className="num">{of.share === null ? 'n/a' : fixed(of.share * 100, 0)}</td>
    </tr>
  );
}

interface TierRow {
  readonly tier: string;
  readonly accounts: number;
  readonly ready: number;
  readonly arr: number;
  /** Null for accounts of which it is not known. */
  readonly potential: number | null;
}

function tierRows(listed: readonly ListedAccount[]): readonly TierRow[] {
  const rows = [...POTENTIAL_TIERS, null].map((tier): TierRow => {
    let [accounts, ready, arr, potential] = [0, 0, 0, 0];
    for (const one of listed) {
      if (one.tier !== tier) continue;
      accounts++;
      if (one.reading.isReady) ready++;
      arr += one.account.arr;
      potential += one.potential ?? 0;
    }
    return { tier: tier ?? 'not known', accounts, ready, arr, potential: tier === null ? null : potential };
  });
  return rows.filter(({ tier, accounts }) => tier !== 'not known' || accounts > 0);
}
