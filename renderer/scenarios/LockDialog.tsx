import * as Dialog from '@radix-ui/react-dialog';
import { useState } from 'react';
import { scenarioOf } from '#plan/planParts';
import type { OpenPlan } from '../state/session';
import { dayText, lockScenario, today } from './scenarioCommands';
import { closeScenarioDialog } from './scenarioDialog';

interface LockProps {
  readonly open: OpenPlan;
  readonly scenario: string;
  readonly onClosed: () => void;
}

/** Asks for the note under which a scenario is locked, and says what locking does. */
export function LockDialog({ open, scenario: id, onClosed }: LockProps) {
  const scenario = scenarioOf(open.plan, id);
  const [note, setNote] = useState(scenario?.note ?? '');
  if (scenario === undefined) return null;
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || closeScenarioDialog()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content
          className="dialog"
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
        >
          <Dialog.Title className="dialog-title">Lock {scenario.name}</Dialog.Title>
          <Dialog.Description className="dialog-text">
            Its figures stay as they are today, {dayText(today())}: later changes to the plan do not move them, and
            nothing in it can be typed over. Unlocking keeps the figures.
          </Dialog.Description>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              lockScenario(open, scenario, note);
              closeScenarioDialog();
            }}
          >
            <label className="field">
              <span>Note</span>
              <input
                value={note}
                maxLength={2000}
                placeholder="Approved by the board"
                onChange={(event) => setNote(event.target.value)}
              />
            </label>
            <div className="dialog-actions">
              <button type="button" className="button" onClick={closeScenarioDialog}>
                Cancel
              </button>
              <button type="submit" className="button primary">
                Lock
              </button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
