import { type ReactNode, useMemo } from 'react';
import type { AccountsReading } from '#analysis/accountReading';
import { changeList, type ListState } from './listState';
import { listNames } from './listNames';
import { GROUP_NAMES, SHOW_NAMES } from './listTexts';
import { GROUPS, type GroupBy, SHOWN, type Show } from './shownRows';

interface BarProps {
  readonly bar: ReactNode;
  readonly list: ListState;
  readonly reading: AccountsReading;
  readonly isGrouped?: boolean;
}

/** Which accounts are looked at, and in which groups. */
export function ListBar({ bar, list, reading, isGrouped = true }: BarProps) {
  const segments = useMemo(() => inOrder(listNames(reading).segments), [reading]);
  const csms = useMemo(() => inOrder(listNames(reading).csms), [reading]);
  return (
    <section className="filter-bar account-filters" aria-label="What is looked at" data-region="choices" tabIndex={-1}>
      {bar}
      <input
        autoComplete="off"
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
        names={segments}
        chosen={list.segment}
        onChoose={(segment) => changeList({ segment })}
      />
      <NameSelect
        label="CSM"
        all="All CSMs"
        none="No CSM"
        names={csms}
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

/** The empty one last. */
function inOrder(names: readonly string[]): readonly string[] {
  return names
    .toSorted((a, b) => (a === '' ? 1 : b === '' ? -1 : a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .slice(0, MOST_NAMES);
}
