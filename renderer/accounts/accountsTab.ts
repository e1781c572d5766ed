import { create } from 'zustand';

/** What the view shows of the accounts. */
export const ACCOUNT_TABS = ['list', 'whitespace', 'forecast', 'cohorts', 'ladder'] as const;
export type AccountTab = (typeof ACCOUNT_TABS)[number];

/** The tab stays chosen while other views are looked at. */
export const useAccountTab = create<{ readonly tab: AccountTab }>(() => ({ tab: 'list' }));

export const showAccountTab = (tab: AccountTab): void => useAccountTab.setState({ tab });
