import type { Account } from '#domain/accounts/account';
import { isSameValue } from '#domain/accounts/sameAccount';
import { monthTargets } from '#exchange/accounts/accountColumns';
import { type AccountField, fieldLabel } from '#exchange/accounts/accountFields';
import type {
  AccountChoiceName,
  AccountChoices,
  AccountsChosen,
  AccountsImport,
  AccountsProposal,
  ColumnTarget,
} from '#exchange/accounts/accountImport';
import {
  accountsWarnings,
  countsText,
  describeAccountsRefusal,
  describeFault,
  describeLeftRow,
} from '#exchange/accounts/describeAccounts';
import { proposeAccounts } from '#exchange/accounts/proposeAccounts';
import { cellAt, cellText, type Sheet, widthOf } from '#exchange/import/cells';
import type { ForeignFile } from '#exchange/import/choices';
import type { Plan } from '#plan/model';
import { PREVIEW_COLUMNS, PREVIEW_ROWS, said, shortened } from '../makeLook';
import type { AccountChange, AccountsLook, AccountsSummary, ColumnLook } from './accountsLook';

const MOST_COLUMNS = 200;
const MOST_OF_A_KIND = 70;
const SAMPLES = 3;

/** What an import would do with a proposal; kept by whoever asks again. */
type PlanOf = (plan: Plan, file: ForeignFile, proposal: AccountsProposal) => AccountsImport;

/** What the dialog shows of a file of accounts as things are chosen. Long work for a large file; what it gives is small. */
export function makeAccountsLook(plan: Plan, file: ForeignFile, chosen: AccountsChosen, planOf: PlanOf): AccountsLook {
  const proposal = proposeAccounts(plan, file, chosen);
  const { choices, columns, unsure } = proposal;
  const agreed = agreedOf(proposal, chosen);
  const sheet = file.sheets[choices.sheet.value ?? 0] ?? { name: '', rows: [] };
  // What would change is shown before all is confirmed, as far as it is proposed.
  const shown = agreed === null ? proposal : { ...proposal, unsure: [] };
  return {
    kind: 'accounts',
    sheets: file.sheets.map(({ name }) => shortened(name)),
    text: file.text,
    choices,
    columns: columns.slice(0, MOST_COLUMNS).map((column) => columnLook(sheet, choices, column)),
    moreColumns: Math.max(0, columns.length - MOST_COLUMNS),
    unsure,
    agreed,
    preview: {
      rows: sheet.rows
        .slice(0, PREVIEW_ROWS)
        .map((row) => row.slice(0, PREVIEW_COLUMNS).map((cell) => shortened(cellText(cell)))),
      moreRows: Math.max(0, sheet.rows.length - PREVIEW_ROWS),
      moreColumns: Math.max(0, widthOf(sheet) - PREVIEW_COLUMNS),
    },
    summary: summaryOf(planOf(plan, file, shown)),
  };
}

/** What was chosen together with all that is proposed and not sure; null where nothing is proposed for one of these. */
function agreedOf({ choices, columns, unsure }: AccountsProposal, chosen: AccountsChosen): AccountsChosen | null {
  const names = unsure.filter((one): one is AccountChoiceName => typeof one === 'string');
  if (names.some((name) => choices[name].value === null)) return null;
  const agreed = Object.fromEntries(names.map((name) => [name, choices[name].value])) as Partial<AccountChoices>;
  const open = columns.filter(({ target }) => !target.isSure).map(({ column, target }) => [column, target.value]);
  return { ...chosen, ...agreed, columns: { ...chosen.columns, ...Object.fromEntries(open) } };
}

function columnLook(
  sheet: Sheet,
  choices: AccountsProposal['choices'],
  { column, heading, target }: AccountsProposal['columns'][number],
): ColumnLook {
  const row = choices.headings.value ?? 0;
  const samples: string[] = [];
  for (let at = row + 1; at < sheet.rows.length && samples.length < SAMPLES; at++) {
    const text = cellText(cellAt(sheet, at, column));
    if (text !== '') samples.push(shortened(text));
  }
  const named: readonly ColumnTarget[] =
    heading === '' || heading.length > 200
      ? []
      : [
          { type: 'product', name: heading },
          { type: 'rung', name: heading },
        ];
  const own = [...monthTargets(cellAt(sheet, row, column), choices.dates.value ?? 'ymd'), ...named];
  const isListed =
    target.value === null || target.value.type === 'field' || own.some((one) => isSameValue(one, target.value));
  return {
    column,
    heading: shortened(heading),
    samples,
    target,
    own: isListed || target.value === null ? own : [...own, target.value],
  };
}

function summaryOf(planned: AccountsImport): AccountsSummary {
  const { added, changed, removed, refusals, leftOut, faults, edits } = planned;
  // What is overwritten or goes stands before what comes, and each of them has its place among those shown.
  const changes = [
    ...changed.slice(0, MOST_OF_A_KIND).map(changedAccount),
    ...removed.slice(0, MOST_OF_A_KIND).map((account) => oneSided(account, 'removed')),
    ...added.slice(0, MOST_OF_A_KIND).map((account) => oneSided(account, 'new')),
  ];
  return {
    count: added.length + changed.length + removed.length,
    canApply: refusals.length === 0 && edits.length > 0,
    counts: countsText(planned),
    changes,
    warnings: accountsWarnings(planned),
    refusals: refusals.map(describeAccountsRefusal),
    leftRows: said(leftOut, describeLeftRow),
    leftRowCount: leftOut.length,
    faults: said(faults, describeFault),
    faultCount: faults.length,
  };
}

function changedAccount({ before, after }: AccountsImport['changed'][number]): AccountChange {
  const fields = fieldsChanged(before, after);
  return { id: after.id, name: shortened(after.name), what: 'changed', arr: [before.arr, after.arr], fields };
}

function oneSided({ id, name, arr }: Account, what: 'new' | 'removed'): AccountChange {
  return { id, name: shortened(name), what, arr: what === 'new' ? [null, arr] : [arr, null], fields: [] };
}

const HISTORIES: Readonly<Record<string, string>> = {
  arrHistory: 'ARR history',
  usageHistory: 'Usage history',
  rungs: 'Rungs',
};

/** What changes of an account beside its ARR, in words. */
function fieldsChanged(before: Account, after: Account): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Account)[];
  return keys
    .filter((key) => key !== 'arr' && !isSameValue(before[key], after[key]))
    .map((key) => HISTORIES[key] ?? fieldLabel(key as AccountField));
}
