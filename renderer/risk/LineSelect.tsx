import type { Line, Plan } from '#plan/model';

interface LineSelectProps {
  readonly plan: Plan;
  readonly label: string;
  readonly value: string;
  readonly isFirst?: boolean;
  readonly onChange: (line: string) => void;
}

/** The lines of a plan under their headings. */
export function LineSelect({ plan, label, value, isFirst = false, onChange }: LineSelectProps) {
  const sections = [...new Set(plan.lines.map(({ section }) => section))];
  const inSection = (section: string): readonly Line[] => plan.lines.filter((line) => line.section === section);
  return (
    <select
      className="risk-control"
      aria-label={label}
      data-first={isFirst || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {sections.map((section) => (
        <optgroup key={section} label={section}>
          {inSection(section).map((line) => (
            <option key={line.id} value={line.id}>
              {line.label}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
