import { useState } from 'react';

/** A name typed in place: Enter takes it, Escape and leaving an unchanged field leave things as they were. */
export function NameField(props: {
  readonly label: string;
  readonly initial: string;
  /** What is wrong with a name, null for nothing. */
  readonly fault: (name: string) => string | null;
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}) {
  const [name, setName] = useState(props.initial);
  const [isTried, setIsTried] = useState(false);
  const fault = isTried ? props.fault(name) : null;
  const take = () => {
    if (props.fault(name) === null) props.onDone(name);
    else setIsTried(true);
  };
  return (
    <span className="pill-name">
      <input
        autoComplete="off"
        ref={(input) => {
          if (input !== null && document.activeElement !== input && !isTried) {
            input.focus();
            input.select();
          }
        }}
        aria-label={props.label}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : 'pill-name-fault'}
        value={name}
        size={Math.max(8, name.length + 1)}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') props.onCancel();
        }}
        onBlur={() =>
          name.trim() !== '' && name !== props.initial && props.fault(name) === null ? take() : props.onCancel()
        }
      />
      {fault !== null && (
        <span id="pill-name-fault" role="alert" className="pill-fault">
          {fault}
        </span>
      )}
    </span>
  );
}
