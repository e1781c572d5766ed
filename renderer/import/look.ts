import type { Result } from '#base/result';
import type { Account } from '#domain/accounts/account';
import type { AccountsChosen } from '#exchange/accounts/accountImport';
import type { ChoiceName, ForeignFile, Proposal, Proposals, Target, TextChoices } from '#exchange/import/choices';
import type { Chosen } from '#exchange/import/choices';
import type { ImportChange } from '#exchange/import/importPlan';
import type { Edit } from '#plan/edit';
import type { Line, PeriodId, Plan } from '#plan/model';
import type { AccountsLook } from './accounts/accountsLook';

/** A row or column of the file and what it becomes: enough to show it, for the file itself stays with the worker. */
export interface SeriesLook {
  readonly key: string;
  readonly label: string;
  readonly segment: string | null;
  /** The first values as they stand in the file. */
  readonly samples: readonly string[];
  readonly target: Omit<Proposal<Target | null>, 'options'>;
}

/** The top left of the sheet as it was read. */
export interface Preview {
  readonly rows: readonly (readonly string[])[];
  readonly moreRows: number;
  readonly moreColumns: number;
  /** By column or row of the sheet, as the periods run: the target of what stands there. */
  readonly targets: readonly { readonly at: number; readonly target: Target }[];
}

/** What would change, and what speaks against it. */
export interface Summary {
  readonly count: number;
  /** The first of the changes; the rest is counted. */
  readonly changes: readonly ImportChange[];
  readonly lines: readonly LineCount[];
  /** Lines that the plan is given along. */
  readonly newLines: readonly Line[];
  readonly lastClose: { readonly old: PeriodId | null; readonly new: PeriodId | null } | null;
  readonly warnings: readonly string[];
  readonly refusals: readonly string[];
}

export interface LineCount {
  readonly line: string;
  readonly count: number;
  readonly first: PeriodId | null;
  readonly last: PeriodId | null;
}

/** All that the dialog shows of a file that was read, as things are chosen. */
export interface Look {
  readonly kind: 'figures';
  readonly sheets: readonly string[];
  readonly text: ForeignFile['text'];
  readonly choices: Proposals;
  /** Lines of the plan that a series can become. */
  readonly lines: readonly string[];
  readonly series: readonly SeriesLook[];
  /** Series beyond those shown. */
  readonly moreSeries: number;
  /** What is only proposed: choices by their names, series by their keys. */
  readonly unsure: readonly (ChoiceName | { readonly series: string })[];
  /** All that a person agrees to by taking what is proposed; null where something has to be chosen first. */
  readonly agreed: Chosen | null;
  readonly preview: Preview;
  readonly summary: Summary;
}

/** What a file holds: figures of lines, or accounts, one a row. */
export type ImportKind = 'figures' | 'accounts';

/** What a person has chosen so far about one file. */
export interface Asked {
  readonly text: TextChoices;
  /** Null leaves it to what the file looks like. */
  readonly kind: ImportKind | null;
  readonly chosen: Chosen;
  readonly accounts: AccountsChosen;
}

/** A plan on its way to the worker: its accounts go ahead of it, some at a time. */
export type PlanSent = Omit<Plan, 'accounts'>;

/** What the window asks of the worker that holds the file. Each answer carries the number of what was asked. */
export type Request =
  /** Accounts of the plan that the next request brings; `isFirst` begins the list anew. */
  | { readonly type: 'accounts'; readonly accounts: readonly Account[]; readonly isFirst: boolean }
  | {
      readonly type: 'open';
      readonly id: number;
      readonly bytes: Uint8Array;
      readonly plan: PlanSent;
      readonly name: string;
      readonly asked: Asked;
    }
  | { readonly type: 'look'; readonly id: number; readonly asked: Asked }
  /** The plan has changed behind the dialog. */
  | { readonly type: 'plan'; readonly id: number; readonly plan: PlanSent; readonly asked: Asked }
  | { readonly type: 'edits'; readonly id: number; readonly asked: Asked };

export type Answer =
  | { readonly type: 'look'; readonly id: number; readonly look: Result<Look | AccountsLook, string> }
  /** Accounts that are new or changed, ahead of the edits that they are part of. */
  | { readonly type: 'accounts'; readonly id: number; readonly accounts: readonly Account[] }
  | {
      readonly type: 'edits';
      readonly id: number;
      readonly label: string;
      readonly edits: readonly Edit[];
      /** The list as it will be: the place of an account of the plan that stays as it is, or −1 for the next of those sent ahead. */
      readonly list: readonly number[] | null;
    };
