import type {
  AccountChoiceName,
  AccountProposals,
  AccountsChosen,
  ColumnTarget,
  ProposedColumn,
} from '#exchange/accounts/accountImport';
import type { ForeignFile } from '#exchange/import/choices';
import type { Preview } from '../look';

/** A column of the file and what it becomes. */
export interface ColumnLook extends ProposedColumn {
  /** The first values as they stand in the file. */
  readonly samples: readonly string[];
  /** What it can be beside the fields of an account: a month of a history, a product, a rung. */
  readonly own: readonly ColumnTarget[];
}

/** One account that is new or changes, and in what. */
export interface AccountChange {
  readonly id: string;
  readonly name: string;
  readonly what: 'new' | 'changed' | 'removed';
  /** Null before for a new one, after for one that is removed. */
  readonly arr: readonly [before: number | null, after: number | null];
  /** What else of it changes, in words. */
  readonly fields: readonly string[];
}

export interface AccountsSummary {
  /** Accounts that come, change or go. */
  readonly count: number;
  readonly canApply: boolean;
  /** `12 new, 3 changed, 225 unchanged`. */
  readonly counts: string;
  readonly changes: readonly AccountChange[];
  readonly warnings: readonly string[];
  readonly refusals: readonly string[];
  /** Rows and cells that are left out, a sentence each; the first of them, and how many there are. */
  readonly leftRows: readonly string[];
  readonly leftRowCount: number;
  readonly faults: readonly string[];
  readonly faultCount: number;
}

/** All that the dialog shows of a file of accounts, as things are chosen. */
export interface AccountsLook {
  readonly kind: 'accounts';
  readonly sheets: readonly string[];
  readonly text: ForeignFile['text'];
  readonly choices: AccountProposals;
  readonly columns: readonly ColumnLook[];
  readonly moreColumns: number;
  readonly unsure: readonly (AccountChoiceName | { readonly column: number })[];
  /** All that a person agrees to by taking what is proposed; null where something has to be chosen first. */
  readonly agreed: AccountsChosen | null;
  readonly preview: Pick<Preview, 'rows' | 'moreRows' | 'moreColumns'>;
  readonly summary: AccountsSummary;
}
