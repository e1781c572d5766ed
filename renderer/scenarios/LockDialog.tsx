import { useState } from 'react';
import { scenarioOf } from '#plan/planParts';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import type { OpenPlan } from '../state/session';
import { dayText, lockScenario, today } from './scenarioCommands';
import { closeScenarioDialog } from './scenarioDialog';

interface LockProps {
  readonly open: OpenPlan;
  readonly scenario: string;
}

/** Asks for the note under which a scenario is locked, and says what locking does. */
export function LockDialog({ open, scenario: id }: LockProps) {
  const scenario = scenarioOf(open.plan, id);
  const [note, setNote] = useState(scenario?.note ?? '');
  if (scenario === undefined) return null;
  return (
    <FormDialog
      title={`Lock ${scenario.name}`}
      text={
        <>
          Its figures stay as they are today, {dayText(today())}: later changes to the plan do not move them, and
          nothing in it can be typed over. Unlocking keeps the figures.
        </>
      }
      onClose={closeScenarioDialog}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          lockScenario(open, scenario, note);
          closeScenarioDialog();
        }}
      >
        <label className="form-field">
          <span>Note</span>
          <input
            autoComplete="off"
            value={note}
            maxLength={2000}
            placeholder="Approved by the board"
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <DialogFooter action="Lock" />
      </form>
    </FormDialog>
  );
}
