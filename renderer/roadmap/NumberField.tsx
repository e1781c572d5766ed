import type { ReactNode } from 'react';
import type { Result } from '#base/result';
import type { InitiativeField } from '#plan/initiativeLines';
import type { InitiativeInScenario } from '#plan/initiatives';
import { type OpenPlan, refuse } from '../state/session';
import { CellField } from '../frame/CellField';
import { changeValue, FIELD_NAMES, resetValues } from './initiativeCommands';

interface NumberFieldProps {
  readonly open: OpenPlan;
  readonly initiative: InitiativeInScenario;
  readonly heldBy: string | null;
  readonly field: InitiativeField;
  readonly label: string;
  readonly shown: (value: number) => string;
  /** As a person types it; as it is shown where not said. */
  readonly typed?: (value: number) => string;
  readonly read: (text: string) => Result<number, string>;
  /** What stands beside the field, such as what the sources say. */
  readonly hint?: ReactNode;
}

/** A number of the initiative in the chosen scenario, amber where that scenario says it itself. */
export function NumberField(props: NumberFieldProps) {
  const { open, initiative, heldBy, field, label, shown, typed = shown, read, hint } = props;
  const value = initiative.values[field];
  if (value === null) return null;
  return (
    <div className="editor-field" data-own={value.own || undefined}>
      <span>
        {label} {value.own && <Reset open={open} initiative={initiative} heldBy={heldBy} field={field} />}
      </span>
      <CellField
        label={`${label} of ${initiative.name}`}
        className="num"
        shown={shown(value.value)}
        typed={typed(value.value).replaceAll(',', '')}
        heldBy={heldBy}
        read={read}
        onTake={(next) => changeValue(open, initiative, field, next)}
        onRefuse={refuse}
      />
      {hint !== undefined && <small>{hint}</small>}
    </div>
  );
}

/** Gives the number back to the scenario that is followed. */
export function Reset({
  open,
  initiative,
  heldBy,
  field,
}: Pick<NumberFieldProps, 'open' | 'initiative' | 'heldBy' | 'field'>) {
  return (
    <button
      type="button"
      className="link"
      disabled={heldBy !== null}
      aria-label={`Reset ${FIELD_NAMES[field]} of ${initiative.name}`}
      onClick={() => resetValues(open, initiative, [field])}
    >
      Reset
    </button>
  );
}
