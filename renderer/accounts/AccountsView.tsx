import './accounts.css';
import type { ReactNode } from 'react';
import { Segmented } from '../frame/Segmented';
import type { OpenPlan } from '../state/session';
import { type AccountTab, showAccountTab, useAccountTab } from './accountsTab';
import { ForecastTab } from './forecast/ForecastTab';
import { NoAccounts } from './NoAccounts';

interface Tab {
  readonly value: AccountTab;
  readonly label: string;
  readonly title: string;
  /** Everything under the bar that chooses between tabs. */
  readonly Component: (props: { readonly open: OpenPlan; readonly bar: ReactNode }) => ReactNode;
}

const TABS: readonly Tab[] = [
  {
    value: 'forecast',
    label: 'Forecast',
    title: 'What the accounts come to by quarter, and whom the team reaches',
    Component: ForecastTab,
  },
];

/** The customers of the plan: who is ready to expand, what that comes to, and what became of those of before. */
export function AccountsView({ open }: { readonly open: OpenPlan }) {
  const chosen = useAccountTab(({ tab }) => tab);
  const tab = TABS.find(({ value }) => value === chosen) ?? TABS[0];
  if (open.plan.accounts.length === 0 || tab === undefined) return <NoAccounts />;
  const bar = <Segmented label="Accounts" options={TABS} chosen={tab.value} onChoose={showAccountTab} />;
  return <tab.Component open={open} bar={bar} />;
}
