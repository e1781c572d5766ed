import './accounts.css';
import type { ReactNode } from 'react';
import { Segmented } from '../frame/Segmented';
import type { OpenPlan } from '../state/session';
import { type AccountTab, showAccountTab, useAccountTab } from './accountsTab';
import { CohortsTab } from './cohorts/CohortsTab';
import { LadderTab } from './ladder/LadderTab';
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
  const tab = TABS.find(({ value }) => value === chosen) ?? TABS[0];
  if (open.plan.accounts.length === 0 || tab === undefined) return <NoAccounts />;
  const bar = <Segmented label="Accounts" options={TABS} chosen={tab.value} onChoose={showAccountTab} />;
  return <tab.Component open={open} bar={bar} />;
}
