import { useRef, useState } from 'react';
import { StatusLine } from '../frame/StatusLine';
import { useHost } from '../host/useHost';
import { importByDialog } from '../import/importRun';
import type { OpenPlan } from '../state/session';
import { useFocusIfLost } from './useFocusIfLost';
import { NewAccountDialog } from './list/NewAccountDialog';

/** A plan needs no list of accounts; here is what it would say, and the two ways to one. */
export function NoAccounts({ open }: { readonly open: OpenPlan }) {
  const host = useHost();
  const first = useRef<HTMLButtonElement>(null);
  useFocusIfLost(first);
  const [isAdding, setIsAdding] = useState(false);
  return (
    <>
      <main className="panels accounts" aria-label="Accounts">
        <div className="missing-pack" data-region="accounts" tabIndex={-1}>
          <p>
            This plan has no list of accounts, and needs none. With one, it shows which customers are ready to expand,
            what they come to by quarter, and how those of a year ago have done.
          </p>
          <div className="missing-actions">
            <button
              type="button"
              className="button primary"
              data-first
              onClick={() => void importByDialog(host, 'accounts')}
            >
              Import a list…
            </button>
            <button type="button" className="button" onClick={() => setIsAdding(true)}>
              Add an account…
            </button>
          </div>
        </div>
      </main>
      <StatusLine what="" hint={null} health="" />
      {isAdding && <NewAccountDialog open={open} onClose={() => setIsAdding(false)} onMade={() => undefined} />}
    </>
  );
}
