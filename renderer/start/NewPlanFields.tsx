import { type ReactNode, useId } from 'react';

/** What a control needs to name itself and its problem. */
interface Told {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** A label over a control, and under it the sentence that says what to change. */
function FormField({
  label,
  problem,
  className = '',
  children,
}: {
  readonly label: string;
  readonly problem: string | undefined;
  readonly className?: string;
  readonly children: (told: Told) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={`plan-field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
      })}
      {problem !== undefined && (
        <p className="plan-field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** A figure with its sign or unit beside it. */
export function FigureField({
  label,
  text,
  problem,
  sign,
  unit,
  placeholder,
  isFirst = false,
  onType,
  onLeave,
}: {
  readonly label: string;
  readonly text: string;
  readonly problem: string | undefined;
  readonly sign?: string;
  readonly unit?: string;
  readonly placeholder: string;
  readonly isFirst?: boolean;
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
}) {
  return (
    <FormField label={label} problem={problem}>
      {(told) => (
        <span className="figure-box">
          {sign !== undefined && <span aria-hidden="true">{sign}</span>}
          <input
            {...told}
            className="num"
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            data-first-field={isFirst || undefined}
            value={text}
            placeholder={placeholder}
            onChange={(event) => onType(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={onLeave}
          />
          {unit !== undefined && <span aria-hidden="true">{unit}</span>}
        </span>
      )}
    </FormField>
  );
}

export function TextField({
  label,
  text,
  problem,
  placeholder = '',
  className = '',
  onType,
}: {
  readonly label: string;
  readonly text: string;
  readonly problem: string | undefined;
  readonly placeholder?: string;
  readonly className?: string;
  readonly onType: (text: string) => void;
}) {
  return (
    <FormField label={label} problem={problem} className={className}>
      {(told) => (
        <input
          {...told}
          className="text-box"
          autoComplete="off"
          spellCheck={false}
          value={text}
          placeholder={placeholder}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </FormField>
  );
}

export function ChoiceField<T extends string>({
  label,
  chosen,
  choices,
  problem,
  className = '',
  onChoose,
}: {
  readonly label: string;
  readonly chosen: T;
  readonly choices: readonly (readonly [value: T, label: string])[];
  readonly problem: string | undefined;
  readonly className?: string;
  readonly onChoose: (value: T) => void;
}) {
  return (
    <FormField label={label} problem={problem} className={className}>
      {(told) => (
        <select {...told} className="select-box" value={chosen} onChange={(event) => onChoose(event.target.value as T)}>
          {choices.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </FormField>
  );
}
