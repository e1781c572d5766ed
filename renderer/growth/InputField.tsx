import type { PlanYear } from '#analysis/planYears';
import type { Line } from '#plan/model';
import { editText, formatValue } from '../format/lineFormat';
import { CellField } from '../frame/CellField';
import { type OpenPlan, refuse } from '../state/session';
import { heldValue, inputFormat, readInput, setInput } from './growthInputs';

interface InputFieldProps {
  readonly open: OpenPlan;
  readonly line: Line;
  /** The year it is set in; null for all periods. */
  readonly year: PlanYear | null;
  readonly heldBy: string | null;
  /** Whether the unit stands in the field itself: `40.0%`. */
  readonly withUnit?: boolean;
  readonly name?: string;
  readonly placeholder?: string;
}

/** An input of the plan edited where it stands, in the chosen scenario: over one year, or over all periods. */
export function InputField({ open, line, year, heldBy, withUnit = false, name, placeholder }: InputFieldProps) {
  const format = inputFormat(open, line);
  const value = heldValue(open, line, year);
  const unit = withUnit && format.unit.startsWith('%') ? '%' : '';
  const shown = value === null ? 'varies' : Number.isNaN(value) ? '' : `${formatValue(value, format)}${unit}`;
  return (
    <CellField
      label={`${line.label}${year === null || line.once ? '' : `, ${year.label}`}`}
      className="num"
      shown={shown}
      typed={value === null ? '' : editText(value, format)}
      placeholder={placeholder ?? 'not stated'}
      heldBy={heldBy}
      read={(text) => readInput(open, line, year, text)}
      onTake={(next) => setInput(open, line, year, next)}
      onRefuse={refuse}
      {...(name === undefined ? {} : { name })}
    />
  );
}
