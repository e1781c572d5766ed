import { useId } from 'react';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly isShown: boolean;
  readonly onChange: (value: string) => void;
  /** What stands under it; a refusal also marks the field. */
  readonly said?: string | null;
  readonly isRefused?: boolean;
  readonly isFirst?: boolean;
  readonly isBusy?: boolean;
}

/** Dots while it is typed, unless a person wants to see it. Browsers are not asked to remember it. */
export function PassphraseField(props: PassphraseFieldProps) {
  const id = useId();
  const { said = null, isRefused = false } = props;
  return (
    <div className="form-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type={props.isShown ? 'text' : 'password'}
        value={props.value}
        data-first={props.isFirst === true ? true : undefined}
        maxLength={1024}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        readOnly={props.isBusy === true}
        aria-invalid={isRefused}
        aria-describedby={said === null ? undefined : `${id}-said`}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {said !== null && (
        <p id={`${id}-said`} className={isRefused ? 'field-error' : 'seal-hint'} role={isRefused ? 'alert' : undefined}>
          {said}
        </p>
      )}
    </div>
  );
}

/** Shows what is typed in the fields above it. */
export function ShowPassphrase({
  isShown,
  onChange,
}: {
  readonly isShown: boolean;
  readonly onChange: (isShown: boolean) => void;
}) {
  return (
    <label className="seal-show">
      <input type="checkbox" checked={isShown} onChange={(event) => onChange(event.target.checked)} />
      Show what is typed
    </label>
  );
}
