import { type ReactNode, useRef } from 'react';
import type { OpenPlan } from '../state/session';
import { AccountTabs, type BarLeft } from './AccountTabs';
import { type AccountTab, useAccountTab } from './accountsTab';
import { CohortsTab } from './cohorts/CohortsTab';
import { ForecastTab } from './forecast/ForecastTab';
import { LadderTab } from './ladder/LadderTab';
import { ListTab } from './list/ListTab';
import { NoAccounts } from './NoAccounts';
import { readCohorts, readForecastParts, readList } from './readParts';
import type { ReadParts } from './useReadPlan';
import { WhenRead } from './WhenRead';
import { WhitespaceTab } from './whitespace/WhitespaceTab';

interface Tab {
  readonly value: AccountTab;
  readonly label: string;
  readonly title: string;
  /** What it asks of every account, which takes some time; null where that is little. */
  readonly parts: ReadParts | null;
  /** Everything under the bar that chooses between tabs. */
  readonly Component: (props: { readonly open: OpenPlan; readonly bar: ReactNode }) => ReactNode;
}

const LIST: Tab = {
  value: 'list',
  label: 'List',
  title: 'The accounts one by one, and who is ready',
  parts: readList,
  Component: ListTab,
};

const TABS: readonly Tab[] = [
  LIST,
  {
    value: 'whitespace',
    label: 'Whitespace',
    title: 'Which products each account has not bought',
    parts: readList,
    Component: WhitespaceTab,
  },
  {
    value: 'forecast',
    label: 'Forecast',
    title: 'What the accounts come to by quarter, and whom the team reaches',
    parts: readForecastParts,
    Component: ForecastTab,
  },
  {
    value: 'cohorts',
    label: 'Cohorts',
    title: 'What became of customers, by when they began',
    parts: readCohorts,
    Component: CohortsTab,
  },
  {
    value: 'ladder',
    label: 'Ladder',
    title: 'How far customers have adopted the product, and how they move',
    parts: null,
    Component: LadderTab,
  },
];

/** The customers of the plan: who is ready to expand, what that comes to, and what became of those of before. */
export function AccountsView({ open }: { readonly open: OpenPlan }) {
  const chosen = useAccountTab(({ tab }) => tab);
  const left = useRef<BarLeft>(null);
  if (open.plan.accounts.length === 0) return <NoAccounts open={open} />;
  const tab = TABS.find(({ value }) => value === chosen) ?? LIST;
  const bar = <AccountTabs options={TABS} chosen={tab.value} left={left} />;
  if (tab.parts === null) return <tab.Component open={open} bar={bar} />;
  return (
    <WhenRead key={tab.value} open={open} bar={bar} parts={tab.parts}>
      {(read) => <tab.Component open={read} bar={bar} />}
    </WhenRead>
  );
}
