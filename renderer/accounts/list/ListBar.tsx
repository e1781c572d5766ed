import type { ReactNode } from 'react';
import type { Account } from '#domain/accounts/account';
import { changeList, type ListState } from './listState';
import { GROUP_NAMES, SHOW_NAMES } from './listTexts';
import { GROUPS, type GroupBy, SHOWN, type Show } from './shownRows';

interface BarProps {
  readonly bar: ReactNode;
  readonly list: ListState;
  readonly accounts: readonly Account[];
  readonly isGrouped?: boolean;
}

/** Which accounts are looked at, and in which groups. */
export function ListBar({ bar, list, accounts, isGrouped = true }: BarProps) {
  return (
    <section className="filter-bar account-filters" aria-label="What is looked at" data-region="choices" tabIndex={-1}>
      {bar}
      <input
        className="field account-search"
        type="search"
        aria-label="Search accounts"
        placeholder="Search"
        value={list.search}
        onChange={(event) => changeList({ search: event.target.value })}
      />
      <NameSelect
        label="Segment"
        all="All segments"
        none="No segment"
        names={namesOf(accounts, 'segment')}
        chosen={list.segment}
        onChoose={(segment) => changeList({ segment })}
      />
      <NameSelect
        label="CSM"
        all="All CSMs"
        none="No CSM"
        names={namesOf(accounts, 'csm')}
        chosen={list.csm}
        onChoose={(csm) => changeList({ csm })}
      />
      <select
        className="field"
        aria-label="Which accounts"
        value={list.show}
        onChange={(event) => changeList({ show: event.target.value as Show })}
      >
        {SHOWN.map((one) => (
          <option key={one} value={one}>
            {SHOW_NAMES[one]}
          </option>
        ))}
      </select>
      {isGrouped && (
        <label className="filter-last">
          Group by
          <select
            className="field"
            value={list.group}
            onChange={(event) => changeList({ group: event.target.value as GroupBy })}
          >
            {GROUPS.map((one) => (
              <option key={one} value={one}>
                {GROUP_NAMES[one]}
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  );
}

interface SelectProps {
  readonly label: string;
  readonly all: string;
  readonly none: string;
  readonly names: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (name: string | null) => void;
}

/** Names stand behind a mark, since every text may be one. */
const ALL = 'all';

function NameSelect({ label, all, none, names, chosen, onChoose }: SelectProps) {
  // What is chosen stays to be chosen when its last account is gone.
  const offered = chosen === null || names.includes(chosen) ? names : [...names, chosen];
  return (
    <select
      className="field account-select"
      aria-label={label}
      value={chosen === null ? ALL : `=${chosen}`}
      onChange={(event) => onChoose(event.target.value === ALL ? null : event.target.value.slice(1))}
    >
      <option value={ALL}>{all}</option>
      {offered.map((name) => (
        <option key={name} value={`=${name}`}>
          {name === '' ? none : name}
        </option>
      ))}
    </select>
  );
}

const MOST_NAMES = 500;
const known = new WeakMap<readonly Account[], Map<string, readonly string[]>>();

/** The names that accounts have, in order, the empty one last where some name none; looked for once a list. */
function namesOf(accounts: readonly Account[], key: 'segment' | 'csm'): readonly string[] {
  const lists = known.get(accounts) ?? new Map<string, readonly string[]>();
  known.set(accounts, lists);
  const seen = lists.get(key);
  if (seen !== undefined) return seen;
  const names = [...new Set(accounts.map((account) => account[key] ?? ''))].sort((a, b) =>
    a === '' ? 1 : b === '' ? -1 : a.toLowerCase() < b.toLowerCase() ? -1 : 1,
  );
  const most = names.slice(0, MOST_NAMES);
  lists.set(key, most);
  return most;
}
