import { useState } from 'react';
import { rangeName } from '#plan/ranges';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import type { OpenPlan } from '../state/session';
import { uncertainInputs } from './rangeLabels';
import { addRange, usualRange } from './riskCommands';

/** Asks which input gets a range. It begins at a fifth to both sides of what the input is, and is changed where it then stands. */
export function AddRange({ open, onClose }: { readonly open: OpenPlan; readonly onClose: () => void }) {
  const { plan } = open;
  const taken = new Set(plan.risk.distributions.map(rangeName));
  const options = uncertainInputs(plan).filter(({ value }) => !taken.has(value));
  const [chosen, setChosen] = useState(options[0]?.value ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const add = () => {
    const option = options.find(({ value }) => value === chosen);
    if (option === undefined) return;
    const range = usualRange(open, option.line.id, option.segment);
    if (range === null) {
      setFault(`${option.label} has no value of its own in this scenario; give it one first.`);
      return;
    }
    if (addRange(plan, range)) onClose();
  };
  return (
    <FormDialog
      title="Add a range"
      text="One draw of it counts in all open periods and segments; an input of one segment has draws of its own. It begins as a fifth to both sides of what the input is."
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label className="form-field">
          <span>Input</span>
          <select data-first value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <p className="form-fault" role="status">
          {fault ?? ''}
        </p>
        <DialogFooter action="Add" isReady={options.length > 0} />
      </form>
    </FormDialog>
  );
}
