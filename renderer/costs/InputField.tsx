import { err, ok, type Result } from '#base/result';
import type { Unit } from '#domain/units';
import { lineOf } from '#plan/planParts';
import type { LineFormat } from '../format/lineFormat';
import { readNumber } from '../format/readNumber';
import { CellField } from '../frame/CellField';
import { refuse } from '../state/session';
import { type Chosen, heldByLock, inputValue, resetInputs, sayInputs } from './costInputs';

interface InputFieldProps {
  readonly open: Chosen;
  readonly line: string;
  /** What assistive technology calls it, and what the step is called. */
  readonly label: string;
  /** In place of `label` as the name of the step. */
  readonly step?: string;
  readonly shown: (value: number) => string;
  /** A value of the plan times this is what a person types. */
  readonly factor: number;
  /** What is wrong with a number that can be read; null where nothing is. */
  readonly fault?: (value: number) => string | null;
  readonly placeholder?: string;
  /** Whether giving an override back stands beside it. */
  readonly hasReset?: boolean;
}

/** An input of the plan in the chosen scenario, one value for all periods; amber where that scenario says it itself. */
export function InputField(props: InputFieldProps) {
  const { open, line, label, step = label, shown, factor, fault, hasReset = false } = props;
  const { value, varies, own } = inputValue(open, line);
  const unit: Unit = lineOf(open.plan, line)?.unit ?? 'number';
  const format: LineFormat = { unit: '', decimals: 0, factor };
  const read = (text: string): Result<number, string> => {
    const found = readNumber(text, unit, format);
    const wrong = found.ok ? (fault?.(found.value) ?? null) : null;
    return wrong === null ? found : err(wrong);
  };
  const typed = Number.isNaN(value) ? '' : String(Number((value * factor).toPrecision(12)));
  return (
    <span className="input-field" data-own={own || undefined}>
      <CellField
        label={label}
        className="num"
        shown={varies ? 'varies' : Number.isNaN(value) ? '' : shown(value)}
        typed={typed}
        placeholder={props.placeholder ?? 'not set'}
        heldBy={heldByLock(open)}
        read={(text) => (text.trim() === '' ? ok(Number.NaN) : read(text))}
        onTake={(next) => sayInputs(open, step, { [line]: Number.isNaN(next) ? null : next })}
        onRefuse={refuse}
      />
      {own && hasReset && (
        <button
          type="button"
          className="link"
          aria-label={`Reset ${label}`}
          onClick={() => resetInputs(open, `Reset ${label}`, [line])}
        >
          Reset
        </button>
      )}
    </span>
  );
}

export const mustBePositive = (what: string) => (value: number) => (value > 0 ? null : `${what} is a number above 0.`);
