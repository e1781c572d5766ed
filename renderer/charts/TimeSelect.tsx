import { memo } from 'react';
import type { BridgeTime } from './bridge';

interface TimeSelectProps {
  readonly label: string;
  readonly times: readonly BridgeTime[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly className?: string;
}

const GROUPS = [
  { kind: 'year', label: 'Fiscal years' },
  { kind: 'quarter', label: 'Quarters' },
  { kind: 'period', label: 'Periods' },
] as const;

/** A choice of one of a plan's years, quarters and periods. A list of all of them, so it is made anew only when they change. */
export const TimeSelect = memo(function TimeSelect({ label, times, chosen, onChoose, className }: TimeSelectProps) {
  return (
    <select
      aria-label={label}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
      {...(className === undefined ? {} : { className })}
    >
      {GROUPS.map((group) => {
        const these = times.filter(({ kind }) => kind === group.kind);
        if (these.length === 0) return null;
        return (
          <optgroup key={group.kind} label={group.label}>
            {these.map((time) => (
              <option key={time.id} value={time.id}>
                {time.label}
              </option>
            ))}
          </optgroup>
        );
      })}
    </select>
  );
});
