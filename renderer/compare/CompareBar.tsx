import { useMemo } from 'react';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { bridgeTimes } from '../charts/bridge';
import { TimeSelect } from '../charts/TimeSelect';
import { useTimeline } from '../charts/useTimeline';
import { lookOf } from '../format/scenarioLooks';
import { CloseIcon, PlusIcon } from '../frame/icons';
import { ScenarioMark } from '../frame/ScenarioMark';
import { Segmented } from '../frame/Segmented';
import { type Choices, type Compared, type ComparedGrain, scenarioName } from './compared';

interface BarProps {
  readonly compared: Compared;
  readonly onChange: (changes: Partial<Choices>) => void;
}

/** Which scenarios are compared, which figure is explained at what time, and over which times the table compares. */
export function CompareBar({ compared, onChange }: BarProps) {
  const { plan, from, others, line, slice, time, grain, evaluation } = compared;
  const timeline = useTimeline(evaluation);
  const times = useMemo(() => bridgeTimes(timeline), [timeline]);
  const isSplit = line.segmented && plan.segments.length > 0;
  const idOf = (lane: number) => plan.scenarios[lane]?.id ?? '';
  const choose = (lanes: readonly number[]) => onChange({ scenarios: lanes.map(idOf) });
  const all = [...plan.scenarios.keys()];
  const free = plan.scenarios.findIndex((_, lane) => lane !== from && !others.includes(lane));
  return (
    <section className="filter-bar compare-bar" aria-label="What is compared" data-region="choices" tabIndex={-1}>
      <span className="filter">
        <ScenarioSelect
          plan={plan}
          lanes={all}
          label="From"
          lane={from}
          // Choosing one of the others exchanges the two.
          onChoose={(lane) => choose([lane, ...others.map((one) => (one === lane ? from : one))])}
        />
        to
        {others.map((other, place) => (
          <span className="compare-other" key={idOf(other)}>
            <ScenarioSelect
              plan={plan}
              lanes={all}
              label={place === 0 ? 'To' : `And to, ${place + 1}`}
              lane={other}
              onChoose={(lane) => choose(exchanged([from, ...others], place + 1, lane))}
            />
            {place > 0 && (
              <button
                type="button"
                className="icon-button"
                aria-label={`Leave out ${scenarioName(compared, other)}`}
                title={`Leave out ${scenarioName(compared, other)}`}
                onClick={() => choose([from, ...others.filter((one) => one !== other)])}
              >
                <CloseIcon />
              </button>
            )}
          </span>
        ))}
        {free >= 0 && (
          <button
            type="button"
            className="icon-button"
            aria-label="Compare one more scenario"
            title="Compare one more scenario"
            onClick={() => choose([from, ...others, free])}
          >
            <PlusIcon />
          </button>
        )}
      </span>
      <span className="filter compare-figure">
        <span>Explain</span>
        <LineSelect compared={compared} onChoose={(id) => onChange({ line: id })} />
        {isSplit && (
          <select
            className="field"
            aria-label="Segment"
            value={slice === 'total' ? '' : (plan.segments[slice]?.id ?? '')}
            onChange={(event) => onChange({ segment: event.target.value === '' ? null : event.target.value })}
          >
            <option value="">Total</option>
            {plan.segments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        <span>at</span>
        <TimeSelect
          label="Time"
          className="field"
          times={times}
          chosen={time}
          onChoose={(id) => onChange({ time: id })}
        />
      </span>
      <span className="filter filter-last">
        <Segmented
          label="Times in the table"
          options={grainsOf(timeline.grain)}
          chosen={grain}
          onChoose={(value) => onChange({ grain: value })}
        />
      </span>
    </section>
  );
}

function grainsOf(grain: 'month' | 'quarter'): readonly { readonly value: ComparedGrain; readonly label: string }[] {
  const years = { value: 'year', label: 'Years' } as const;
  if (grain === 'quarter') return [{ value: 'period', label: 'Quarters' }, years];
  return [{ value: 'period', label: 'Months' }, { value: 'quarter', label: 'Quarters' }, years];
}

/** The lanes with another one at a place; one that is there already changes places with it. */
function exchanged(lanes: readonly number[], place: number, lane: number): readonly number[] {
  const before = lanes[place];
  return lanes.map((one, at) => (at === place ? lane : one === lane && before !== undefined ? before : one));
}

interface ScenarioSelectProps {
  readonly plan: Plan;
  /** Those that are offered. */
  readonly lanes: readonly number[];
  readonly label: string;
  readonly lane: number;
  readonly onChoose: (lane: number) => void;
}

export function ScenarioSelect({ plan, lanes, label, lane, onChoose }: ScenarioSelectProps) {
  return (
    <span className="compare-scenario">
      <ScenarioMark look={lookOf(plan.scenarios, lane)} />
      <select
        className="field"
        aria-label={label}
        title={plan.scenarios[lane]?.name}
        value={lane}
        onChange={(event) => onChoose(Number(event.target.value))}
      >
        {lanes.map((at) => (
          <option key={at} value={at}>
            {plan.scenarios[at]?.name}
          </option>
        ))}
      </select>
    </span>
  );
}

/** All lines under their headings. */
function LineSelect({ compared, onChoose }: { readonly compared: Compared; readonly onChoose: (id: string) => void }) {
  const { plan, line } = compared;
  const options = useMemo(() => {
    const sections = [...new Set(plan.lines.map(({ section }) => section))];
    return sections.map((section) => (
      <optgroup key={section} label={section}>
        {plan.lines
          .filter((one) => one.section === section)
          .map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
      </optgroup>
    ));
  }, [plan.lines]);
  return (
    <select
      className="field"
      aria-label="Figure that is explained"
      title={lineOf(plan, line.id)?.label}
      value={line.id}
      onChange={(event) => onChoose(event.target.value)}
    >
      {options}
    </select>
  );
}
