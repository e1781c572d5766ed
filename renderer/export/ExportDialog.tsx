import './export.css';
import { Close } from '@radix-ui/react-dialog';
import { useState } from 'react';
import type { Host } from '#host/host';
import { FormDialog } from '../frame/FormDialog';
import type { OpenPlan } from '../state/session';
import { EXPORT_KINDS } from './exportKinds';
import { markWarned } from './plainWarning';
import { cancelMaking, closeExport, type Exporting, exportFile, useExport } from './exportRun';

/** What can leave the plan, one kind of file beside the other; then how far it is, and what became of it. */
export function ExportDialog({ host, open }: { readonly host: Host; readonly open: OpenPlan }) {
  const isOpen = useExport((state) => state.isOpen);
  const exporting = useExport((state) => state.exporting);
  if (!isOpen) return null;
  return (
    <FormDialog title="Export" text={textOf(exporting)} className="export-dialog" onClose={closeExport}>
      {exporting.type === 'making' ? (
        <MakingFile {...exporting} />
      ) : exporting.type === 'done' ? (
        <div className="dialog-actions">
          <Close className="button primary" data-first>
            Close
          </Close>
        </div>
      ) : (
        <Choice host={host} open={open} />
      )}
    </FormDialog>
  );
}

function textOf(exporting: Exporting): string {
  switch (exporting.type) {
    case 'choosing':
      return 'Files are made on this computer, and leave it only if you send them.';
    case 'making':
      return `Making ${exporting.name}. Nothing is written before all of it is made.`;
    case 'done':
      return `${exporting.name} is written.`;
    case 'failed':
      return `Nothing was exported. ${exporting.why}`;
  }
}

function Choice({ host, open }: { readonly host: Host; readonly open: OpenPlan }) {
  const [chosen, setChosen] = useState(EXPORT_KINDS[0]?.id);
  const kind = EXPORT_KINDS.find(({ id }) => id === chosen);
  return (
    <div className="export-choice">
      <fieldset className="export-kinds">
        <legend className="visually-hidden">What to export</legend>
        {EXPORT_KINDS.map(({ id, name }, at) => (
          <label key={id} className="export-kind">
            <input
              type="radio"
              name="export-kind"
              checked={id === chosen}
              data-first={at === 0 ? true : undefined}
              onChange={() => setChosen(id)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {kind !== undefined && (
        <div className="export-form" key={kind.id}>
          <p className="export-text">{kind.text}</p>
          {open.seal !== null && <SealNote isSealed={kind.id === 'planCopy'} />}
          <kind.Form
            open={open}
            start={(output) => {
              // It stands above the form.
              markWarned(open.seal);
              void exportFile(host, output);
            }}
          />
        </div>
      )}
    </div>
  );
}

/** What becomes of the seal of a plan in the file that is made of it. */
function SealNote({ isSealed }: { readonly isSealed: boolean }) {
  return isSealed ? (
    <p className="export-text">The copy is sealed with the passphrase of the plan.</p>
  ) : (
    <p className="amber-box export-unsealed">
      The plan is sealed, and this file will not be: whoever has it can read what is in it.
    </p>
  );
}

function MakingFile({ share, doing }: { readonly share: number; readonly doing: string }) {
  return (
    <>
      <p className="export-doing">
        <span>{doing}</span>
        <span className="num">{Math.round(share * 100)}%</span>
      </p>
      <progress className="export-progress" aria-label={doing} value={share} max={1} />
      <div className="dialog-actions">
        <button type="button" className="button" data-first onClick={cancelMaking}>
          Stop
        </button>
      </div>
    </>
  );
}
