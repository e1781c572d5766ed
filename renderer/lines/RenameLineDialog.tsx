import { useState } from 'react';
import { checkLineName, describeLineNameError } from '#formula/names';
import type { Edit } from '#plan/edit';
import type { Line } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { commit, type OpenPlan } from '../state/session';
import { closeLineDialog } from './lineDialog';

/** The label of a line, and the name of an own line in formulas, which all formulas follow. */
export function RenameLineDialog({ open, line: id }: { readonly open: OpenPlan; readonly line: string }) {
  const line = lineOf(open.plan, id);
  return line === undefined ? null : <RenameForm open={open} line={line} />;
}

function RenameForm({ open, line }: { readonly open: OpenPlan; readonly line: Line }) {
  const [label, setLabel] = useState(line.label);
  const [name, setName] = useState(line.id);
  const isOwn = line.pack === 'own';
  const fault = label.trim() === '' ? 'A line needs a label.' : nameFault(open, name, line.id);
  const take = () => {
    const edits: Edit[] = [];
    if (label.trim() !== line.label) {
      edits.push({ type: 'setLineAttributes', line: line.id, attributes: { label: label.trim() } });
    }
    if (name !== line.id) edits.push({ type: 'renameLine', line: line.id, to: name });
    if (edits.length === 0 || commit(`Rename ${line.label}`, edits)) closeLineDialog();
  };
  return (
    <FormDialog
      title={`Rename ${line.label}`}
      text={
        isOwn
          ? 'Formulas that use the line follow its new name.'
          : `In formulas it stays ${line.id}: lines of a template keep their names.`
      }
      className=""
      onClose={closeLineDialog}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (fault === null) take();
        }}
      >
        <label className="form-field">
          <span>Label</span>
          <input autoComplete="off" value={label} maxLength={200} onChange={(event) => setLabel(event.target.value)} />
        </label>
        {isOwn && (
          <label className="form-field">
            <span>Name in formulas</span>
            <input
              autoComplete="off"
              className="code"
              value={name}
              spellCheck={false}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
        )}
        <p className="form-fault" role="status">
          {fault ?? ''}
        </p>
        <DialogFooter action="Rename" isReady={fault === null} />
      </form>
    </FormDialog>
  );
}

/** What is wrong with a name in formulas, as a sentence; null for one the line can have. */
export function nameFault({ plan }: OpenPlan, name: string, self: string | null): string | null {
  const checked = checkLineName(name);
  if (!checked.ok) return describeLineNameError(checked.error);
  const other = plan.lines.find(({ id }) => id === name && id !== self);
  return other === undefined ? null : `${other.label} has the name ${name} already; choose another.`;
}
