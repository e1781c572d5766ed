import type { Account } from '#domain/accounts/account';
import { POTENTIAL_TIERS } from '#domain/accounts/potential';
import { currencySign, fixed } from '../../format/figures';
import { FIELDS, type FieldKey } from './fields';
import type { ListedAccount } from './listedAccount';
import { SCORE_COLUMNS } from './scoreColumns';

export const COLUMN_SETS = ['value', 'scores', 'health', 'use', 'contacts'] as const;
export type ColumnSet = (typeof COLUMN_SETS)[number];

export const SET_NAMES: Readonly<Record<ColumnSet, string>> = {
  value: 'Value',
  scores: 'Scores',
  health: 'Health',
  use: 'Use',
  contacts: 'Contract and contacts',
};

/** One column of the list. */
export interface Column {
  readonly id: string;
  readonly label: string;
  /** Stands under the label, never in the cells. */
  readonly unit: string;
  readonly width: number;
  readonly isNumber: boolean;
  /** Empty where it is not known. */
  readonly text: (listed: ListedAccount) => string;
  /** Null where it is not known, which stands last however the list is sorted. */
  readonly order: (listed: ListedAccount) => number | string | null;
  /** What the column says is a field that can be typed; null where it is derived. */
  readonly field: FieldKey | null;
  /** A word of the cell that is better or worse. */
  readonly tone?: (listed: ListedAccount) => 'better' | 'worse' | '';
}

interface Typed {
  readonly key: FieldKey;
  readonly label: string;
  readonly unit?: string;
  readonly width: number;
  readonly isNumber?: true;
}

function typed({ key, label, unit = '', width, isNumber }: Typed): Column {
  const { text, order } = FIELDS[key];
  return {
    id: key,
    label,
    unit,
    width,
    isNumber: isNumber === true,
    text: ({ account }) => text(account),
    order: ({ account }) => order(account),
    field: key,
  };
}

/** A share of two fields of an account, in percent; not known where one of them is not, or the lower one is 0. */
function shareOf(id: string, label: string, unit: string, of: 'seats' | 'usage'): Column {
  const share = (account: Account): number | null => {
    const [now, limit] =
      of === 'seats' ? [account.seatsActive, account.seatsLicensed] : [account.usage, account.commitment];
    return now === undefined || limit === undefined || limit === 0 ? null : now / limit;
  };
  return {
    id,
    label,
    unit,
    width: 66,
    isNumber: true,
    text: ({ account }) => {
      const value = share(account);
      return value === null ? '' : fixed(value * 100, 0);
    },
    order: ({ account }) => share(account),
    field: null,
  };
}

function potentialColumn(sign: string): Column {
  return {
    id: 'potential',
    label: 'Potential',
    unit: `${sign} ARR`,
    width: 84,
    isNumber: true,
    text: ({ potential }) => (potential === null ? '' : fixed(potential, 0)),
    order: ({ potential }) => potential,
    field: null,
  };
}

const TIER_COLUMN: Column = {
  id: 'tier',
  label: 'Potential',
  unit: 'tier',
  width: 84,
  isNumber: false,
  text: ({ tier }) => tier ?? '',
  order: ({ tier }) => (tier === null ? null : POTENTIAL_TIERS.length - POTENTIAL_TIERS.indexOf(tier)),
  field: null,
};

/** The name stands first and stays in sight. */
export const NAME_COLUMN: Column = typed({ key: 'name', label: 'Account', width: 176 });

const COLUMNS: Readonly<Record<ColumnSet, (sign: string) => readonly Column[]>> = {
  value: (sign) => [
    typed({ key: 'segment', label: 'Segment', width: 96 }),
    typed({ key: 'arr', label: 'ARR', unit: sign, width: 84, isNumber: true }),
    potentialColumn(sign),
    TIER_COLUMN,
  ],
  scores: () => SCORE_COLUMNS,
  health: () => [
    typed({ key: 'dauMau', label: 'DAU/MAU', unit: '%', width: 86, isNumber: true }),
    typed({ key: 'nps', label: 'NPS', width: 58, isNumber: true }),
    typed({ key: 'criticalIssues', label: 'Critical issues', unit: 'open', width: 110, isNumber: true }),
    typed({ key: 'supportTrend', label: 'Support', unit: 'trend', width: 80 }),
  ],
  use: () => [
    typed({ key: 'products', label: 'Products owned', width: 160 }),
    typed({ key: 'seatsLicensed', label: 'Seats', unit: 'licensed', width: 66, isNumber: true }),
    typed({ key: 'seatsActive', label: 'Seats', unit: 'active', width: 60, isNumber: true }),
    shareOf('seatUse', 'Seats', '% in use', 'seats'),
    typed({ key: 'usage', label: 'Use', unit: 'last month', width: 76, isNumber: true }),
    typed({ key: 'commitment', label: 'Commitment', unit: 'a month', width: 104, isNumber: true }),
    shareOf('usageDepth', 'Use', '% of limit', 'usage'),
    typed({ key: 'featuresAdopted', label: 'Features', unit: '% adopted', width: 84, isNumber: true }),
    typed({ key: 'newUsers', label: 'New users', unit: '7 days', width: 90, isNumber: true }),
    typed({ key: 'featureGateHits', label: 'Gate hits', unit: '30 days', width: 80, isNumber: true }),
  ],
  contacts: () => [
    typed({ key: 'start', label: 'Customer since', width: 122 }),
    typed({ key: 'renewal', label: 'Renewal', width: 92 }),
    typed({ key: 'csm', label: 'CSM', width: 110 }),
    typed({ key: 'stakeholders', label: 'Contacts', unit: 'people', width: 84, isNumber: true }),
    typed({ key: 'organizationChange', label: 'Reorganized', width: 102 }),
    typed({ key: 'milestone', label: 'Milestone', width: 88 }),
    typed({ key: 'note', label: 'Note', width: 200 }),
  ],
};

/** The columns of the chosen sets, in the order of the sets, behind the name. */
export function shownColumns(sets: ReadonlySet<ColumnSet>, currency: string): readonly Column[] {
  const sign = currencySign(currency).trim();
  return [NAME_COLUMN, ...COLUMN_SETS.filter((set) => sets.has(set)).flatMap((set) => COLUMNS[set](sign))];
}
