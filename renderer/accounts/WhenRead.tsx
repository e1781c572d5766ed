import './accounts.css';
import { type ReactNode, useRef } from 'react';
import { fixed } from '../format/figures';
import { StatusLine } from '../frame/StatusLine';
import type { OpenPlan } from '../state/session';
import { useFocusIfLost } from './useFocusIfLost';
import { type ReadParts, useReadPlan } from './useReadPlan';

interface WhenReadProps {
  readonly open: OpenPlan;
  readonly bar: ReactNode;
  readonly parts: ReadParts;
  readonly children: (read: OpenPlan) => ReactNode;
}

/** Shows what asks for every account as soon as all are read, and until then how far that is. */
export function WhenRead({ open, bar, parts, children }: WhenReadProps) {
  const { read, share } = useReadPlan(open, parts);
  return read === null ? <BeingRead count={open.plan.accounts.length} bar={bar} share={share} /> : children(read);
}

function BeingRead({ count, bar, share }: { readonly count: number; readonly bar: ReactNode; readonly share: number }) {
  const main = useRef<HTMLDivElement>(null);
  useFocusIfLost(main);
  const percent = Math.floor(share * 100);
  return (
    <>
      <section className="filter-bar" aria-label="What is looked at" data-region="choices" tabIndex={-1}>
        {bar}
      </section>
      <main className="panels accounts" aria-label="Accounts">
        <div ref={main} className="missing-pack being-read" data-region="accounts" data-first tabIndex={-1}>
          <p id="accounts-read">{fixed(count, 0)} accounts are being read…</p>
          <div
            className="accounts-progress"
            role="progressbar"
            aria-labelledby="accounts-read"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={percent}
          >
            <i style={{ transform: `scaleX(${share})` }} />
          </div>
        </div>
      </main>
      <StatusLine what="" hint={null} health="" />
    </>
  );
}
