import './import.css';
import { Close } from '@radix-ui/react-dialog';
import { useEffect, useRef } from 'react';
import type { Host } from '#host/host';
import { fixed } from '../format/figures';
import { FormDialog } from '../frame/FormDialog';
import { Segmented } from '../frame/Segmented';
import type { OpenPlan } from '../state/session';
import type { AccountsLook } from './accounts/accountsLook';
import { AccountsRead } from './accounts/AccountsRead';
import { ImportChoices, TextFields } from './ImportChoices';
import { ImportMapping } from './ImportMapping';
import { ImportPreview } from './ImportPreview';
import { ImportSummary } from './ImportSummary';
import { agree, applyImport, chooseKind, closeImport, importByDialog, type Importing, useImport } from './importRun';
import type { ImportKind, Look } from './look';

/** A table on its way into the plan: how it is read, what becomes of it, and what would change, all at once. */
export function ImportDialog({ host, open }: { readonly host: Host; readonly open: OpenPlan }) {
  const importing = useImport((state) => state.importing);
  if (importing === null) return null;
  return (
    <FormDialog
      title={`Import ${importing.name}`}
      text="Nothing is changed before you choose Import, and one undo takes it back."
      className="import-dialog"
      onClose={closeImport}
    >
      {importing.isBusy && <div className="computing" />}
      {importing.look === null || importing.refusal !== null ? (
        <NotRead host={host} importing={importing} />
      ) : (
        <Read open={open} importing={importing} look={importing.look} />
      )}
    </FormDialog>
  );
}

function NotRead({ host, importing }: { readonly host: Host; readonly importing: Importing }) {
  const { refusal, look, asked } = importing;
  return (
    <>
      <p className={refusal === null ? 'import-reading' : 'form-fault'} role="alert">
        {refusal ?? 'The file is being read…'}
      </p>
      {refusal !== null && isText(importing.name) && <TextFields text={look?.text ?? null} asked={asked.text} />}
      <div className="dialog-actions">
        <Close className="button" {...(refusal === null ? { 'data-first': true } : {})}>
          Cancel
        </Close>
        {refusal !== null && (
          <button
            type="button"
            className="button primary"
            data-first
            onClick={() => void importByDialog(host, asked.kind)}
          >
            Choose another file…
          </button>
        )}
      </div>
    </>
  );
}

const isText = (name: string) => !/\.xls[xm]$/i.test(name);

interface ReadProps {
  readonly open: OpenPlan;
  readonly importing: Importing;
  readonly look: Look | AccountsLook;
}

const KINDS = [
  { value: 'figures', label: 'Figures of lines', title: 'Actuals or inputs, by period' },
  { value: 'accounts', label: 'Accounts', title: 'Customers, one a row' },
] as const satisfies readonly { readonly value: ImportKind; readonly label: string; readonly title: string }[];

function Read({ open, importing, look }: ReadProps) {
  const { unsure, agreed } = look;
  const isReady = unsure.length === 0 && canApply(look) && !importing.isBusy;
  const next = useRef<HTMLButtonElement>(null);
  // What had the focus may be gone: the keyboard goes on at what leads further, and never leaves what a person is at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button is another when there is nothing left to confirm
  useEffect(() => {
    if (document.activeElement?.matches('select, input, button') !== true) next.current?.focus();
  }, [isReady]);
  return (
    <>
      <div className="import-kind">
        <span aria-hidden="true">The file holds</span>
        <Segmented label="The file holds" options={KINDS} chosen={look.kind} onChoose={chooseKind} />
      </div>
      {look.kind === 'accounts' ? (
        <AccountsRead open={open} asked={importing.asked} look={look} />
      ) : (
        <div className="import-parts">
          <ImportChoices look={look} asked={importing.asked} open={open} />
          <div className="import-table">
            <ImportPreview look={look} open={open} />
            <ImportMapping look={look} open={open} />
          </div>
          <ImportSummary look={look} open={open} />
        </div>
      )}
      <div className="dialog-actions import-actions">
        {unsure.length > 0 && (
          <span className="import-unsure">
            {unsure.length === 1 ? '1 thing is only proposed.' : `${unsure.length} things are only proposed.`}
          </span>
        )}
        {unsure.length > 0 && agreed !== null && (
          <button ref={next} type="button" className="button" onClick={agree}>
            Take what is proposed
          </button>
        )}
        <Close className="button">Cancel</Close>
        <button
          ref={isReady ? next : null}
          type="button"
          className="button primary"
          disabled={!isReady}
          onClick={applyImport}
        >
          {importText(look)}
        </button>
      </div>
    </>
  );
}

function canApply(look: Look | AccountsLook): boolean {
  if (look.kind === 'accounts') return look.summary.canApply;
  return look.summary.refusals.length === 0 && look.summary.count > 0;
}

function importText({ kind, summary: { count } }: Look | AccountsLook): string {
  if (count === 0) return 'Import';
  const what = kind === 'accounts' ? 'account' : 'figure';
  return `Import ${count === 1 ? `1 ${what}` : `${fixed(count, 0)} ${what}s`}`;
}
