import './ladder.css';
import { type ReactNode, useMemo, useState } from 'react';
import { ladderOf } from '#domain/accounts/ladder';
import { asOfDay, ladderRungs } from '#plan/accountSettings';
import { StatusLine } from '../../frame/StatusLine';
import type { OpenPlan } from '../../state/session';
import { countText, dateText } from '../accountTexts';
import { LadderFigures } from './LadderFigures';
import { noteToday } from './ladderEdits';
import { RungEditor } from './RungEditor';
import { RungTable } from './RungTable';
import { isMovementSeen } from './rungTexts';

/** How far customers have adopted the product, rung by rung, and how they move. */
export function LadderTab({ open, bar }: { readonly open: OpenPlan; readonly bar: ReactNode }) {
  const { plan } = open;
  const { accounts } = plan;
  const [isNoting, setIsNoting] = useState(false);
  const note = () => {
    setIsNoting(true);
    void noteToday(plan).finally(() => setIsNoting(false));
  };
  const rungs = ladderRungs(plan);
  const today = asOfDay(plan);
  const ladder = useMemo(() => ladderOf(accounts, rungs, today), [accounts, rungs, today]);
  const date = dateText(today);
  return (
    <>
      <LadderFigures ladder={ladder} currency={plan.currency} />
      <section className="filter-bar" aria-label="What is looked at" data-region="choices" tabIndex={-1}>
        {bar}
        <span className="filter filter-last">
          <span className="wide-only">
            {ladder.toNote === 0
              ? 'Every rung is noted'
              : `${countText(ladder.toNote, 'account', 'accounts')} on a rung not noted yet`}
          </span>
          <button
            type="button"
            className="button"
            disabled={ladder.toNote === 0 || isNoting}
            title={`Writes ${date} as the day these accounts reached their rung, so that the next list shows who moved`}
            onClick={note}
          >
            Note today’s rungs
          </button>
        </span>
      </section>
      <main className="panels accounts ladder" aria-label="Adoption ladder">
        <div className="panels-main" data-region="ladder" tabIndex={-1}>
          {!isMovementSeen(ladder) && (
            <div className="amber-box">
              <b>No movement is known yet.</b> It is seen between two lists: note today’s rungs, and again when the next
              list is in, or import the days on which rungs were reached.
            </div>
          )}
          <RungTable ladder={ladder} rungs={rungs} currency={plan.currency} />
        </div>
        <aside className="panels-side" aria-label="Rungs" data-region="rungs" tabIndex={-1}>
          <RungEditor open={open} rungs={rungs} />
        </aside>
      </main>
      <StatusLine
        what={`${countText(accounts.length - ladder.left, 'customer', 'customers')} as of ${date}`}
        hint="An account stands on the highest rung whose every condition is known to be met"
        health=""
      />
    </>
  );
}
