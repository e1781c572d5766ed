import { type Tick, type TimeScale, xOf } from './timeScale';

interface TimeProps {
  readonly marks: readonly Tick[];
  readonly scale: TimeScale;
}

/** The names of quarters, months or years over the bars. */
export function TimeHeader({ marks, scale }: TimeProps) {
  return (
    <span className="time-header" aria-hidden="true">
      {marks
        .flatMap(({ id, month, over, label }) => [
          { key: `${id} over`, place: 'over', text: over, left: xOf(scale, month) },
          { key: id, place: 'under', text: label, left: xOf(scale, month) },
        ])
        .filter(({ text }) => text !== '')
        .map(({ key, place, text, left }) => (
          <span key={key} data-place={place} style={{ left }}>
            {text}
          </span>
        ))}
    </span>
  );
}

/** The lines at which quarters begin, as one background image for all rows. */
export function timeLines({ marks, scale }: TimeProps): string {
  return marks
    .map(({ kind, month }) => {
      const x = Math.round(xOf(scale, month));
      const color = kind === 'month' ? 'var(--gridline)' : kind === 'quarter' ? 'var(--line)' : 'var(--line-2)';
      return `linear-gradient(${color}, ${color}) ${x}px 0 / 1px 100% no-repeat`;
    })
    .join(', ');
}
