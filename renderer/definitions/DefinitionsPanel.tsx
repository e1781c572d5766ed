import './definitions.css';
import { useLayoutEffect, useRef } from 'react';
import { periodId, periodIndex, periodLabels } from '#domain/timeline';
import { CloseIcon } from '../frame/icons';
import { Scrolling } from '../frame/Scrolling';
import type { OpenPlan } from '../state/session';
import { BenchmarksSide } from './BenchmarksSide';
import { type DefinitionsTab, hideDefinitions, readAt, turnTo, useDefinitions } from './definitionsState';
import { ReadingsSide } from './ReadingsSide';

const TABS: readonly { readonly id: DefinitionsTab; readonly label: string }[] = [
  { id: 'readings', label: 'Definitions' },
  { id: 'benchmarks', label: 'Benchmarks' },
];

/** NRR and GRR of the plan in all their readings, and how they compare with benchmarks: beside the plan, which stays in use. */
export function DefinitionsPanel({ open }: { readonly open: OpenPlan }) {
  const tab = useDefinitions((state) => state.tab);
  return tab === null ? null : <Panel open={open} tab={tab} />;
}

function Panel({ open, tab }: { readonly open: OpenPlan; readonly tab: DefinitionsTab }) {
  const panel = useRef<HTMLElement>(null);
  const calls = useDefinitions((state) => state.calls);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every call gives it the keyboard
  useLayoutEffect(() => panel.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus(), [calls]);
  const { timeline } = open.evaluation;
  const chosen = useDefinitions((state) => state.period);
  const last = timeline.periods - 1;
  const period = chosen === null ? last : (periodIndex(timeline, chosen) ?? last);
  return (
    <aside
      ref={panel}
      className="definitions"
      aria-label="Definitions and benchmarks"
      data-region="definitions"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        hideDefinitions();
      }}
    >
      <header className="panel-header">
        <fieldset className="panel-choices" aria-label="Definitions or benchmarks">
          {TABS.map(({ id, label }) => (
            <button key={id} type="button" aria-pressed={id === tab} onClick={() => turnTo(id)}>
              {label}
            </button>
          ))}
        </fieldset>
        <label className="definitions-when">
          <span>Read at</span>
          <select
            aria-label="Period to read at"
            value={period}
            onChange={(event) => readAt(periodId(timeline, Number(event.target.value)))}
          >
            {periodLabels(timeline).map((label, at) => (
              <option key={label} value={at}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the definitions"
          title="Close"
          onClick={hideDefinitions}
        >
          <CloseIcon />
        </button>
      </header>
      <Scrolling className="definitions-body">
        {tab === 'readings' ? (
          <ReadingsSide open={open} period={period} />
        ) : (
          <BenchmarksSide open={open} period={period} />
        )}
      </Scrolling>
    </aside>
  );
}
