import './accounts.css';
import type { ReactNode } from 'react';
import { Segmented } from '../frame/Segmented';
import type { OpenPlan } from '../state/session';
import { type AccountTab, showAccountTab, useAccountTab } from './accountsTab';
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

const TABS: readonly Tab[] = [
  { value: 'list', label: 'List', title: 'The accounts one by one, and who is ready', Component: ListTab },
  {
    value: 'whitespace',
    label: 'Whitespace',
    title: 'Which products each account has not bought',
    Component: WhitespaceTab,
  },
];

/** The customers of the plan: who is ready to expand, what that comes to, and what became of those of before. */
export function AccountsView({ open }: { readonly open: OpenPlan }) {
  const chosen = useAccountTab(({ tab }) => tab);
  const tab = TABS.find(({ value }) => value === chosen) ?? TABS[0];
  if (open.plan.accounts.length === 0 || tab === undefined) return <NoAccounts open={open} />;
  const bar = <Segmented label="Accounts" options={TABS} chosen={tab.value} onChoose={showAccountTab} />;
  return <tab.Component open={open} bar={bar} />;
}
