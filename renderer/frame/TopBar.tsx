import { memo } from 'react';
import type { Host } from '#host/host';
import { openExport } from '../export/exportRun';
import { importByDialog } from '../import/importRun';
import { ScenarioPills } from '../scenarios/ScenarioPills';
import { save } from '../state/files';
import { useSealing } from '../state/planContent';
import { isDirty, type OpenPlan, redo, undo, useSession } from '../state/session';
import { BasisMenu } from './BasisMenu';
import { CheckIcon, ExportIcon, ImportIcon, LockIcon, RedoIcon, UndoIcon } from './icons';

/** Title and file, scenarios, rate basis and method, undo and redo, saved state. */
export const TopBar = memo(function TopBar({ host, open }: { readonly host: Host; readonly open: OpenPlan }) {
  const asMrr = useSession((state) => state.asMrr);
  const { plan, file, savedAt, undoSteps, redoSteps } = open;
  const isSealing = useSealing((state) => state.isSealing);
  const isElsewhere = file.handle === null || file.readOnly === true;
  const lastUndo = undoSteps.at(-1);
  const lastRedo = redoSteps.at(-1);
  return (
    <header className="top-bar" data-region="top bar" tabIndex={-1}>
      <div className="plan-name">
        <h1 title={plan.title}>{plan.title}</h1>
        <FileName {...open} />
      </div>
      <ScenarioPills open={open} />
      <div className="top-right">
        <button
          type="button"
          className="button"
          aria-pressed={asMrr}
          title="Show money as annual (ARR) or monthly (MRR, a twelfth of it)"
          onClick={() => useSession.setState({ asMrr: !asMrr })}
        >
          <span className="said-where-wide">Money as </span>
          {asMrr ? 'MRR' : 'ARR'}
        </button>
        <BasisMenu plan={plan} />
        <button
          type="button"
          className="icon-button"
          disabled={lastUndo === undefined}
          aria-label={lastUndo === undefined ? 'Nothing to undo' : `Undo: ${lastUndo.label}`}
          title={lastUndo === undefined ? 'Nothing to undo' : `Undo: ${lastUndo.label}`}
          onClick={undo}
        >
          <UndoIcon />
        </button>
        <button
          type="button"
          className="icon-button"
          disabled={lastRedo === undefined}
          aria-label={lastRedo === undefined ? 'Nothing to redo' : `Redo: ${lastRedo.label}`}
          title={lastRedo === undefined ? 'Nothing to redo' : `Redo: ${lastRedo.label}`}
          onClick={redo}
        >
          <RedoIcon />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Import"
          title="Import a table"
          onClick={() => void importByDialog(host)}
        >
          <ImportIcon />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Export"
          title="Export to another file"
          onClick={openExport}
        >
          <ExportIcon />
        </button>
        {isSealing ? (
          <span className="saved" role="status">
            Sealing…
          </span>
        ) : isDirty(open) || file.handle === null ? (
          <button type="button" className={isDirty(open) ? 'button primary' : 'button'} onClick={() => void save(host)}>
            {isElsewhere ? 'Save as…' : 'Save'}
          </button>
        ) : (
          <span className="saved">
            <CheckIcon />
            {savedAt === null ? 'Saved' : `Saved ${savedAt}`}
          </span>
        )}
      </div>
    </header>
  );
});

/** The file, with a lock where it is sealed, or will be when it is saved. */
function FileName({ file, seal }: Pick<OpenPlan, 'file' | 'seal'>) {
  return (
    <span title={seal === null ? file.name : `${file.name}, sealed with a passphrase`}>
      {seal !== null && <LockIcon label="sealed" />}
      {`${file.name}${stateOf(file)}`}
    </span>
  );
}

function stateOf({ handle, readOnly }: OpenPlan['file']): string {
  if (handle === null) return ', not saved yet';
  return readOnly === true ? ', read-only' : '';
}
