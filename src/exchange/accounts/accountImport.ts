import type { Account } from '#domain/accounts/account';
import type { MonthNumber } from '#domain/timeline';
import type { Edit } from '#plan/edit';
import type { DateOrder, DecimalSign, Proposal, RateNotation, Revenue, Scale } from '#exchange/import/choices';
import type { AccountField } from './accountFields';

/** What a column of the file says of accounts. */
export type ColumnTarget =
  | { readonly type: 'field'; readonly field: AccountField }
  /** ARR, or consumption, of one month. */
  | { readonly type: 'arrOf' | 'usageOf'; readonly month: MonthNumber }
  /** Whether the account has this product. */
  | { readonly type: 'product'; readonly name: string }
  /** The day the account reached this rung of the adoption ladder. */
  | { readonly type: 'rung'; readonly name: string };

/** A month of ARR without a figure: nothing was paid in it, or it is not known. */
export type EmptyMonths = 'none' | 'unknown';

/** All that is decided about a file of accounts, beside how a text file is read and what its columns are. */
export interface AccountChoices {
  /** Place among the sheets, from 0. */
  readonly sheet: number;
  /** The row with the headings, from 0; accounts stand below it. */
  readonly headings: number;
  readonly decimal: DecimalSign;
  readonly dates: DateOrder;
  readonly scale: Scale;
  readonly revenue: Revenue;
  /** In rows that have ARR of some month. */
  readonly emptyMonths: EmptyMonths;
  /** What a bare 5 in a share means; `byColumn` is a percentage in columns that have a number above 1. */
  readonly rates: RateNotation | 'byColumn';
  /** What becomes of accounts of the plan that the file does not have. */
  readonly others: 'keep' | 'remove';
  /** The day the list is of, `2027-03-31`. */
  readonly asOf: string;
}

export type AccountChoiceName = keyof AccountChoices;

/** What a person has chosen so far; what is missing is proposed. `columns` goes by the place of the column, from 0; null leaves one out. */
export interface AccountsChosen extends Partial<AccountChoices> {
  readonly columns?: Readonly<Record<number, ColumnTarget | null>>;
}

export type AccountProposals = { readonly [K in AccountChoiceName]: Proposal<AccountChoices[K]> };

export interface ProposedColumn {
  readonly column: number;
  readonly heading: string;
  readonly target: Omit<Proposal<ColumnTarget | null>, 'options'>;
}

/** All that is proposed for a file of accounts and a plan, given what was chosen so far. */
export interface AccountsProposal {
  readonly choices: AccountProposals;
  readonly columns: readonly ProposedColumn[];
  /** What a person still has to choose or confirm. */
  readonly unsure: readonly (AccountChoiceName | { readonly column: number })[];
}

/** A cell that says nothing that can be kept: what stands there is left out, and the account is taken all the same. */
export interface CellFault {
  /** `B7`. */
  readonly cell: string;
  readonly heading: string;
  readonly text: string;
  /** What it should be, to follow “is”: `no date`, `below 0`. */
  readonly why: string;
}

/** A row that becomes no account. */
export interface LeftRow {
  /** As the file counts, from 1. */
  readonly row: number;
  readonly name: string;
  readonly why: string;
}

/** Why nothing is imported as things are chosen. */
export type AccountsRefusal =
  | { readonly type: 'unchosen' }
  | { readonly type: 'noName' }
  | { readonly type: 'noRows' }
  | { readonly type: 'columnTwice'; readonly what: string; readonly columns: readonly [string, string] }
  | { readonly type: 'tooMany'; readonly count: number }
  | { readonly type: 'badDay'; readonly text: string };

export interface ChangedAccount {
  readonly before: Account;
  readonly after: Account;
}

/** What an import of accounts would do. Without refusals `edits` do it, as one step. */
export interface AccountsImport {
  readonly refusals: readonly AccountsRefusal[];
  readonly added: readonly Account[];
  readonly changed: readonly ChangedAccount[];
  readonly unchanged: number;
  /** Of the plan, not in the file and taken out by choice. */
  readonly removed: readonly Account[];
  /** Of the plan, not in the file and kept. */
  readonly kept: number;
  readonly leftOut: readonly LeftRow[];
  readonly faults: readonly CellFault[];
  /** Headings of columns that are given to nothing. */
  readonly leftColumns: readonly string[];
  /** Months of histories after the day of the list, `2027-04`, which are left out. */
  readonly laterMonths: readonly string[];
  /** Segments that the accounts name and the plan, which has others, does not. */
  readonly unknownSegments: readonly string[];
  readonly asOf: { readonly old: string; readonly new: string };
  readonly edits: readonly Edit[];
}
