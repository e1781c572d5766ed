import { useState } from 'react';
import { currencySign } from '../../format/figures';
import { DialogFooter } from '../../frame/DialogFooter';
import { FormDialog } from '../../frame/FormDialog';
import type { OpenPlan } from '../../state/session';
import { addAccount } from './accountCommands';

interface NewAccountProps {
  readonly open: OpenPlan;
  readonly onClose: () => void;
  /** Told the id of the account that was made. */
  readonly onMade: (id: string) => void;
}

/** An account needs a name and an ARR; everything else is typed in the list, or stays unknown. */
export function NewAccountDialog({ open, onClose, onMade }: NewAccountProps) {
  const [name, setName] = useState('');
  const [arr, setArr] = useState('');
  const [fault, setFault] = useState('');
  const take = () => {
    const made = addAccount(open, name, arr);
    if (!made.ok) return setFault(made.error);
    onClose();
    onMade(made.value);
  };
  return (
    <FormDialog
      title="Add an account"
      text="Its name and what it pays a year. What else is known of it is typed in the list; what is not known stays empty and counts for nothing."
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <label className="form-field">
          <span>Name</span>
          <input
            autoComplete="off"
            data-first
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="form-field">
          <span>ARR, {currencySign(open.plan.currency).trim()}</span>
          <input
            autoComplete="off"
            className="num"
            value={arr}
            maxLength={40}
            onChange={(event) => setArr(event.target.value)}
          />
        </label>
        <p className="form-fault" role="status">
          {fault}
        </p>
        <DialogFooter action="Add the account" />
      </form>
    </FormDialog>
  );
}
