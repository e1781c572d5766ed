import { StatusLine } from '../frame/StatusLine';
import { useHost } from '../host/useHost';
import { importByDialog } from '../import/importRun';
import type { OpenPlan } from '../state/session';

/** Before anything is closed there is nothing to hold a plan against; `why` says what keeps the plan from being computed. */
export function NothingClosed({ open, why }: { readonly open: OpenPlan; readonly why: string | null }) {
  const host = useHost();
  const unit = open.plan.grain;
  return (
    <>
      <main className="panels variance" aria-label="Plan against actual">
        <div className="missing-pack" data-region="variance" tabIndex={-1}>
          <p>
            {why ??
              `No ${unit} of this plan is closed yet. Close the first ones in the menu of their columns in the plan, and type what came there, or import them.`}
          </p>
          <button type="button" className="button primary" onClick={() => void importByDialog(host)}>
            Import actuals…
          </button>
        </div>
      </main>
      <StatusLine what="" hint={null} health="" />
    </>
  );
}
