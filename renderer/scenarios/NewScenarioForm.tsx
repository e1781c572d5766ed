import { type ReactNode, useState } from 'react';
import type { Result } from '#base/result';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import type { OpenPlan } from '../state/session';
import { scenarioNameFault } from './scenarioCommands';

interface FormProps {
  readonly open: OpenPlan;
  readonly title: string;
  readonly text: string;
  readonly className: string;
  /** The name that is offered. */
  readonly firstName: string;
  /** False until what it will hold is known. */
  readonly isReady?: boolean;
  /** Why there can be no scenario, whatever its name; null where there can. */
  readonly refusal?: string | null;
  /** Makes the scenario; answers with what follows once the dialog is closed, or with a sentence on what is wrong. */
  readonly onTake: (name: string) => Result<() => void, string>;
  readonly onClose: () => void;
  /** What the scenario will hold. */
  readonly children: ReactNode;
}

/** Asks for the name of a scenario that is made of something else, and makes it in one step. Nothing changes before it is confirmed. */
export function NewScenarioForm(props: FormProps) {
  const { open, isReady = true, refusal = null, onTake, onClose } = props;
  const [name, setName] = useState(props.firstName);
  const [fault, setFault] = useState('');
  const take = () => {
    const wrong = scenarioNameFault(open, name, null);
    if (wrong !== null) return setFault(wrong);
    const made = onTake(name.trim());
    if (!made.ok) return setFault(made.error);
    onClose();
    made.value();
  };
  return (
    <FormDialog title={props.title} text={props.text} className={props.className} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && refusal === null) take();
        }}
      >
        <label className="form-field">
          <span>Name of the scenario</span>
          <input
            autoComplete="off"
            data-first
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        {props.children}
        <p className="form-fault" role="status">
          {refusal ?? fault}
        </p>
        <DialogFooter action="Make the scenario" isReady={isReady && refusal === null} />
      </form>
    </FormDialog>
  );
}
