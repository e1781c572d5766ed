import { firstOpenPeriod } from '#analysis/variedInput';
import { periodIds, periodLabels } from '#domain/timeline';
import type { PeriodId, Plan, SegmentKey } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';
import { LineSelect } from './LineSelect';
import { inputOptions } from './rangeLabels';

interface FigureLineProps {
  readonly plan: Plan;
  readonly line: string;
  /** Null for the total. */
  readonly segment: SegmentKey | null;
  readonly isFirst?: boolean;
  readonly onChange: (line: string, segment: SegmentKey | null) => void;
}

/** A line, and in a plan with segments which of them; a line without stays whole. */
export function FigureLine({ plan, line, segment, isFirst = false, onChange }: FigureLineProps) {
  const hasSegments = (id: string) => lineOf(plan, id)?.segmented === true;
  return (
    <span className="risk-figure">
      <LineSelect
        plan={plan}
        label="Figure"
        value={line}
        isFirst={isFirst}
        onChange={(id) => onChange(id, hasSegments(id) ? segment : null)}
      />
      {plan.segments.length > 0 && (
        <select
          className="risk-control"
          aria-label="Segment of the figure"
          value={segment ?? ''}
          disabled={!hasSegments(line)}
          onChange={(event) => onChange(line, event.target.value === '' ? null : event.target.value)}
        >
          <option value="">Total</option>
          {plan.segments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}

interface PeriodSelectProps {
  readonly plan: Plan;
  readonly label: string;
  /** Empty for what `none` says. */
  readonly value: PeriodId | '';
  readonly none?: string;
  readonly onChange: (period: PeriodId | '') => void;
}

export function PeriodSelect({ plan, label, value, none, onChange }: PeriodSelectProps) {
  const labels = periodLabels(timelineOf(plan));
  return (
    <select
      className="risk-control"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {periodIds(timelineOf(plan)).map((id, at) => (
        <option key={id} value={id}>
          {labels[at]}
        </option>
      ))}
    </select>
  );
}

interface InputSelectsProps {
  readonly plan: Plan;
  /** What the two choices are called. */
  readonly label: string;
  /** An input as `inputOptions` names it; empty for none. */
  readonly input: string;
  /** Empty for all that are open. */
  readonly period: PeriodId | '';
  readonly isOptional?: boolean;
  readonly onInput: (input: string) => void;
  readonly onPeriod: (period: PeriodId | '') => void;
}

/** An input, and whether it is meant in all open periods or in one of them. One of a single value for the whole plan has no periods. */
export function InputSelects({ plan, label, input, period, isOptional = false, onInput, onPeriod }: InputSelectsProps) {
  const timeline = timelineOf(plan);
  const labels = periodLabels(timeline);
  const open = firstOpenPeriod(plan);
  const options = inputOptions(plan);
  const line = options.find(({ value }) => value === input)?.line;
  const isOnce = line === undefined || line.once;
  return (
    <>
      <select
        className="risk-control"
        aria-label={label}
        value={input}
        onChange={(event) => onInput(event.target.value)}
      >
        {isOptional && <option value="">None</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <select
        className="risk-control"
        aria-label={`${label}, when`}
        title={isOnce && line !== undefined ? `${line.label} has one value for the whole plan` : undefined}
        value={isOnce ? '' : period}
        disabled={isOnce}
        onChange={(event) => onPeriod(event.target.value)}
      >
        <option value="">{open === 0 ? 'every period' : 'open periods'}</option>
        {periodIds(timeline).map(
          // A closed period that a table names stays its choice until another is made.
          (id, at) =>
            (at >= open || id === period) && (
              <option key={id} value={id}>
                {labels[at]}
              </option>
            ),
        )}
      </select>
    </>
  );
}
