import type { AccountsReading } from '#analysis/accountReading';
import { currencySign, fixed } from '../../format/figures';
import { Scrolling } from '../../frame/Scrolling';
import { dayText } from '../../scenarios/scenarioCommands';
import type { OpenPlan } from '../../state/session';
import { countText, dateText } from '../accountTexts';
import { removeAccount } from '../list/accountCommands';
import type { ListedAccount } from '../list/listedAccount';
import { standingOf } from '../list/scoreColumns';
import { LimitPart } from './LimitPart';
import { HealthPart, ReadinessPart, RiskPart } from './ScoreParts';
import { ProductsPart } from './ProductsPart';
import { TriggersPart } from './TriggersPart';

interface PanelProps {
  readonly open: OpenPlan;
  readonly reading: AccountsReading;
  readonly listed: ListedAccount | null;
}

/** One account: whether to expand it now, by what, and why. */
export function AccountPanel({ open, reading, listed }: PanelProps) {
  if (listed === null) {
    return (
      <div className="missing-pack">
        <p>Choose an account of the list to see what its scores are made of.</p>
      </div>
    );
  }
  const { account } = listed;
  const sign = currencySign(open.plan.currency).trim();
  return (
    <>
      <header className="panel-header">
        <h2 className="one-line" title={account.name}>
          {account.name}
        </h2>
        <span className="panel-caption">{standingOf(listed.reading)}</span>
        <button
          type="button"
          className="button small" // The second press of a double click would remove the account that follows.
          onClick={({ detail }) => detail > 1 || removeAccount(open, account)}
        >
          Remove
        </button>
      </header>
      <Scrolling className="account-parts" label={`What is read of ${account.name}`}>
        <p className="account-facts">{factsLine(listed, sign)}</p>
        <ReadinessPart reading={listed.reading} readyAbove={reading.readyAbove} />
        <HealthPart reading={listed.reading} />
        <TriggersPart reading={listed.reading} />
        <LimitPart reading={listed.reading} />
        <ProductsPart listed={listed} whole={reading} sign={sign} />
        <RiskPart reading={listed.reading} />
      </Scrolling>
    </>
  );
}

function factsLine({ account, reading: { facts } }: ListedAccount, sign: string): string {
  const { segment, csm, start, renewal } = account;
  const days = facts.daysToRenewal;
  const when = days === null ? '' : days < 0 ? ', which has passed' : `, in ${countText(days, 'day', 'days')}`;
  return [
    `${sign}${fixed(account.arr, 0)} ARR`,
    segment,
    csm === undefined ? undefined : `CSM ${csm}`,
    start === undefined ? undefined : `customer since ${dayText(start)}`,
    renewal === undefined ? undefined : `renews ${dayText(renewal)}${when}`,
    `as of ${dateText(facts.asOf)}`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
