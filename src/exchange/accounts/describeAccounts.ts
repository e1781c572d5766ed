import { MOST_ACCOUNTS } from '#plan/accountLimits';
import { shortened } from '#exchange/import/shortened';
import { wholeText } from './wholeText';
import type { AccountsImport, AccountsRefusal, CellFault, LeftRow } from './accountImport';

/** One sentence on why no accounts are imported, and what to do. */
export function describeAccountsRefusal(refusal: AccountsRefusal): string {
  switch (refusal.type) {
    case 'unchosen':
      return 'The file can be read in more than one way: choose or confirm what is marked.';
    case 'noName':
      return 'No column gives names of accounts: choose the one that does.';
    case 'noRows':
      return 'No row below the headings says anything: choose another row of headings, or another sheet.';
    case 'columnTwice':
      return `${shortened(refusal.what)} is given by both ${refusal.columns.map((heading) => shortened(heading) || 'a column without heading').join(' and ')}: leave one of them out.`;
    case 'tooMany':
      return `The plan would have ${wholeText(refusal.count)} accounts, and ${wholeText(MOST_ACCOUNTS)} are the most it holds: import fewer of them.`;
    case 'badDay':
      return `“${shortened(refusal.text)}” is no day: write the day of the list as in 2027-03-31.`;
  }
}

/** `B7 (NPS) holds “n.b.”, which is no number.` */
export function describeFault({ cell, heading, text, why }: CellFault): string {
  return `${cell} (${shortened(heading)}) holds “${shortened(text)}”, which is ${why}.`;
}

/** `Row 7 (Acme) is left out: it has no ARR.` */
export function describeLeftRow({ row, name, why }: LeftRow): string {
  return `Row ${row}${name === '' ? '' : ` (${shortened(name)})`} is left out: ${why}.`;
}

/** `12 new, 3 changed, 225 unchanged, 2 rows left out`. */
export function countsText({ added, changed, unchanged, removed, leftOut }: AccountsImport): string {
  const left = leftOut.length;
  return [
    `${wholeText(added.length)} new`,
    `${wholeText(changed.length)} changed`,
    `${wholeText(unchanged)} unchanged`,
    ...(removed.length > 0 ? [`${wholeText(removed.length)} removed`] : []),
    ...(left > 0 ? [`${wholeText(left)} ${left === 1 ? 'row' : 'rows'} left out`] : []),
  ].join(', ');
}

/** What a person should know before applying, a sentence each; cells and rows that are left out are told apart from it. */
export function accountsWarnings({
  leftColumns,
  laterMonths,
  unknownSegments,
  kept,
  asOf,
}: AccountsImport): readonly string[] {
  return [
    ...dayWarnings(asOf),
    ...(kept > 0
      ? [
          `${wholeText(kept)} ${kept === 1 ? 'account' : 'accounts'} of the plan that the file does not have ${kept === 1 ? 'stays as it is' : 'stay as they are'}.`,
        ]
      : []),
    ...(leftColumns.length > 0
      ? [`${listed(leftColumns)} ${leftColumns.length === 1 ? 'is' : 'are'} given to nothing and left out.`]
      : []),
    ...(laterMonths.length > 0
      ? [`${listed(laterMonths)} ${laterMonths.length === 1 ? 'is' : 'are'} after ${asOf.new} and left out.`]
      : []),
    ...(unknownSegments.length > 0
      ? [
          `The plan has no segment ${listed(unknownSegments)}: figures of its segments pass these accounts over, unless a segment is given that name.`,
        ]
      : []),
  ];
}

function dayWarnings({ old, new: day }: AccountsImport['asOf']): readonly string[] {
  if (old === day) return [];
  const moved = `The list is of ${day} from now on; it was of ${old}.`;
  // Months as texts of one length rise as the months do.
  if (day.slice(0, 7) >= old.slice(0, 7)) return [moved];
  return [moved, `Histories that the plan has end in ${day.slice(0, 7)} from then on: their later months are dropped.`];
}

const MOST_LISTED = 8;

function listed(names: readonly string[]): string {
  const some = names.slice(0, MOST_LISTED).map(shortened);
  if (names.length > MOST_LISTED) return `${some.join(', ')} and ${names.length - MOST_LISTED} more`;
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`;
}
