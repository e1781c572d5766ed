import { type ReactNode, useRef } from 'react';
import type { OpenPlan } from '../state/session';
import { AccountTabs, type TabChosen } from './AccountTabs';
import { type AccountTab, useAccountTab } from './accountsTab';
import { CohortsTab } from './cohorts/CohortsTab';
import { ForecastTab } from './forecast/ForecastTab';
import { LadderTab } from './ladder/LadderTab';
import { ListTab } from './list/ListTab';
import { NoAccounts } from './NoAccounts';
import { WhitespaceTab } from './whitespace/WhitespaceTab';

interface Tab {
  readonly value: AccountTab;
  readonly label: string;
  readonly title: string;
  /** Everything under the bar that chooses between tabs. */
  readonly Component: (props: { readonly open: OpenPlan; readonly bar: ReactNode }) => ReactNode;
}

const LIST: Tab = {
  value: 'list',
  label: 'List',
  title: 'The accounts one by one, and who is ready',
  Component: ListTab,
};

const TABS: readonly Tab[] = [
  LIST,
  {
    value: 'whitespace',
    label: 'Whitespace',
    title: 'Which products each account has not bought',
    Component: WhitespaceTab,
  },
  {
    value: 'forecast',
    label: 'Forecast',
    title: 'What the accounts come to by quarter, and whom the team reaches',
    Component: ForecastTab,
  },
  {
    value: 'cohorts',
    label: 'Cohorts',
    title: 'What became of customers, by when they began',
    Component: CohortsTab,
  },
  {
    value: 'ladder',
    label: 'Ladder',
    title: 'How far customers have adopted the product, and how they move',
    Component: LadderTab,
  },
];

/** The customers of the plan: who is ready to expand, what that comes to, and what became of those of before. */
export function AccountsView({ open }: { readonly open: OpenPlan }) {
  const chosen = useAccountTab(({ tab }) => tab);
  const how = useRef<TabChosen>(null);
  if (open.plan.accounts.length === 0) return <NoAccounts open={open} />;
  const tab = TABS.find(({ value }) => value === chosen) ?? LIST;
  const bar = <AccountTabs options={TABS} chosen={tab.value} how={how} />;
  return <tab.Component open={open} bar={bar} />;
}
