import { err, ok, type Result } from '#base/result';
import type { Account } from '#domain/accounts/account';
import { MINUS, fixed } from '../../format/figures';
import {
  type ReadField,
  readAmount,
  readCount,
  readDay,
  readName,
  readNames,
  readNote,
  readNps,
  readShare,
  readTrend,
  readYes,
} from './readField';

/** A field of an account that a person types: how it is written, how it sorts, and what a text typed into it makes of the account. */
export interface Field {
  /** Empty where it is not known. */
  readonly text: (account: Account) => string;
  readonly typed: (account: Account) => string;
  /** Null where it is not known. */
  readonly order: (account: Account) => number | string | null;
  /** An empty text makes it unknown again. */
  readonly change: (account: Account, text: string) => Result<Account, string>;
}

/** Keys of what a person types; histories and rungs come with a list. */
export type FieldKey = Exclude<keyof Account, 'id' | 'arrHistory' | 'usageHistory' | 'rungs'>;

interface Kind<T> {
  readonly read: ReadField<T>;
  readonly text: (value: T) => string;
  readonly typed: (value: T) => string;
  readonly order: (value: T) => number | string;
}

const percent = (decimals: number) => (share: number) => fixed(share * 100, decimals);
const digits = (value: number): string => String(Number(value.toPrecision(15))).replace('-', MINUS);

const AMOUNT: Kind<number> = {
  read: readAmount,
  text: (value) => fixed(value, 0),
  typed: digits,
  order: (value) => value,
};
const COUNT: Kind<number> = { ...AMOUNT, read: readCount };
const SHARE: Kind<number> = {
  read: readShare,
  text: percent(0),
  typed: (share) => digits(share * 100),
  order: (value) => value,
};
const NPS: Kind<number> = { ...AMOUNT, read: readNps };
const plainText = (text: string): string => text;
const DAY: Kind<string> = { read: readDay, text: plainText, typed: plainText, order: plainText };
const NAME: Kind<string> = { read: readName, text: plainText, typed: plainText, order: (text) => text.toLowerCase() };
const NOTE: Kind<string> = { ...NAME, read: readNote };
const NAMES: Kind<readonly string[]> = {
  read: readNames,
  text: (names) => names.join(', '),
  typed: (names) => names.join(', '),
  order: (names) => names.length,
};
const TRENDS = { improving: 2, stable: 1, worsening: 0 } as const;
const TREND: Kind<NonNullable<Account['supportTrend']>> = {
  read: readTrend,
  text: plainText,
  typed: plainText,
  order: (trend) => TRENDS[trend],
};
const YES: Kind<boolean> = {
  read: readYes,
  text: (is) => (is ? 'yes' : 'no'),
  typed: (is) => (is ? 'yes' : 'no'),
  order: Number,
};

export const FIELDS: Readonly<Record<FieldKey, Field>> = {
  name: needed('name', NAME, 'An account needs a name.'),
  arr: withHistory(needed('arr', AMOUNT, 'An account needs its ARR; one that has left has 0.'), 'arr', 'arrHistory'),
  segment: field('segment', NAME),
  start: field('start', DAY),
  renewal: field('renewal', DAY),
  seatsLicensed: field('seatsLicensed', COUNT),
  seatsActive: field('seatsActive', COUNT),
  usage: withHistory(field('usage', AMOUNT), 'usage', 'usageHistory'),
  commitment: field('commitment', AMOUNT),
  products: field('products', NAMES),
  featuresAdopted: field('featuresAdopted', SHARE),
  dauMau: field('dauMau', SHARE),
  nps: field('nps', NPS),
  criticalIssues: field('criticalIssues', COUNT),
  stakeholders: field('stakeholders', COUNT),
  supportTrend: field('supportTrend', TREND),
  csm: field('csm', NAME),
  featureGateHits: field('featureGateHits', COUNT),
  newUsers: field('newUsers', COUNT),
  organizationChange: field('organizationChange', YES),
  milestone: field('milestone', YES),
  note: field('note', NOTE),
};

function field<K extends FieldKey>(key: K, kind: Kind<NonNullable<Account[K]>>): Field {
  const value = (account: Account): NonNullable<Account[K]> | null => account[key] ?? null;
  const by = <R>(account: Account, say: (known: NonNullable<Account[K]>) => R, otherwise: R): R => {
    const known = value(account);
    return known === null ? otherwise : say(known);
  };
  return {
    text: (account) => by(account, kind.text, ''),
    typed: (account) => by(account, kind.typed, ''),
    order: (account) => by<number | string | null>(account, kind.order, null),
    change: (account, text) => {
      if (text.trim() === '') {
        const { [key]: _, ...rest } = account;
        return ok(rest as Account);
      }
      const read = kind.read(text);
      return read.ok ? ok({ ...account, [key]: read.value }) : read;
    },
  };
}

/** A field without which there is no account. */
function needed<K extends 'name' | 'arr'>(key: K, kind: Kind<NonNullable<Account[K]>>, without: string): Field {
  const usual = field(key, kind);
  return { ...usual, change: (account, text) => (text.trim() === '' ? err(without) : usual.change(account, text)) };
}

/** The last month of a history is the figure of today, so it changes with it. */
function withHistory(usual: Field, key: 'arr' | 'usage', history: 'arrHistory' | 'usageHistory'): Field {
  return {
    ...usual,
    change: (account, text) => {
      const changed = usual.change(account, text);
      const before = account[history];
      if (!changed.ok || before === undefined || before.length === 0) return changed;
      return ok({ ...changed.value, [history]: [...before.slice(0, -1), changed.value[key] ?? null] });
    },
  };
}
