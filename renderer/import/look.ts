import type { Result } from '#base/result';
import type { ChoiceName, ForeignFile, Proposal, Proposals, Target, TextChoices } from '#exchange/import/choices';
import type { Chosen } from '#exchange/import/choices';
import type { ImportChange } from '#exchange/import/importPlan';
import type { Edit } from '#plan/edit';
import type { Line, PeriodId, Plan } from '#plan/model';

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

/** What a person has chosen so far about one file. */
export interface Asked {
  readonly text: TextChoices;
  readonly chosen: Chosen;
}

/** What the window asks of the worker that holds the file. Each answer carries the number of what was asked. */
export type Request =
  | {
      readonly type: 'open';
      readonly id: number;
      readonly bytes: Uint8Array;
      readonly plan: Plan;
      readonly name: string;
      readonly asked: Asked;
    }
  | { readonly type: 'look'; readonly id: number; readonly asked: Asked }
  /** The plan has changed behind the dialog. */
  | { readonly type: 'plan'; readonly id: number; readonly plan: Plan; readonly asked: Asked }
  | { readonly type: 'edits'; readonly id: number; readonly asked: Asked };

export type Answer =
  | { readonly type: 'look'; readonly id: number; readonly look: Result<Look, string> }
  | { readonly type: 'edits'; readonly id: number; readonly label: string; readonly edits: readonly Edit[] };
