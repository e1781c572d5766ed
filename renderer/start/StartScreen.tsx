import './start.css';
import { useEffect, useState } from 'react';
import type { RecentPlan } from '#host/contract';
import type { Host } from '#host/host';
import { SettingsMenu } from '../settings/SettingsMenu';
import { beginWithTemplate, listRecent, openByDialog, openExample } from '../state/files';
import { useSession } from '../state/session';
import { FileIcon, HeadroomMark } from '../frame/icons';
import { showNewPlan } from './makeNew';
import { NewPlanPanel } from './NewPlanPanel';
import { RecentPlans } from './RecentPlans';

/** What a window without a plan shows: plans to open on the left, a new one on the right. */
export function StartScreen({ host }: { readonly host: Host }) {
  const notice = useSession((state) => state.notice);
  const [recent, setRecent] = useState<readonly RecentPlan[]>([]);
  useEffect(() => {
    void listRecent(host).then((listed) => listed.ok && setRecent(listed.value));
    document.querySelector<HTMLElement>('[data-first-field]')?.focus();
  }, [host]);
  return (
    <main className="start">
      <div className="start-main">
        <div className="start-open" data-region="plans to open" tabIndex={-1}>
          <header className="start-name">
            <HeadroomMark />
            <div>
              <h1>Headroom</h1>
              <p>Net revenue retention, modelled on your own disk</p>
            </div>
            <button type="button" className="button" onClick={() => void openByDialog(host)}>
              <FileIcon /> Open a file
            </button>
            <button type="button" className="button" onClick={() => void beginWithTemplate(host)}>
              From a template
            </button>
            <SettingsMenu host={host} />
          </header>
          {notice !== null && (
            <p className={`start-notice ${notice.kind}`} role="alert">
              {notice.text}
            </p>
          )}
          {recent.length > 0 && <RecentPlans host={host} plans={recent} onChange={setRecent} />}
          {host.exampleNames.length > 0 && <Examples host={host} isFirstStart={recent.length === 0} />}
          <p className="start-hint">Drop a .headroom file anywhere in this window to open it.</p>
        </div>
        <NewPlanPanel onMake={showNewPlan} />
      </div>
      <footer className="status-bar">
        <span className="status-main">Nothing leaves this computer</span>
        <span>Version {__VERSION__}</span>
      </footer>
    </main>
  );
}

function Examples({ host, isFirstStart }: { readonly host: Host; readonly isFirstStart: boolean }) {
  return (
    <section aria-labelledby="examples-title">
      <header className="start-heading">
        <h2 id="examples-title">{isFirstStart ? 'Look at an example first' : 'Examples'}</h2>
      </header>
      <ul className="examples">
        {host.exampleNames.map((name) => {
          const { title, text } = EXAMPLES[name] ?? { title: name, text: '' };
          return (
            <li key={name} className="example">
              <h3>{title}</h3>
              <p>{text}</p>
              <button
                type="button"
                className="button"
                aria-label={`Open a copy of ${title}`}
                onClick={() => void openExample(host, name)}
              >
                Open a copy
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What an example is about, and the one thing to change in it. */
const EXAMPLES: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  '95-to-115': {
    title: 'From 95% to 115%',
    text: '2,000 customers at $99. Six initiatives in nine months, and why title, sum and closing figures disagree. Try: type another starting ARR, and every figure follows.',
  },
  'from-the-bottom-up': {
    title: 'From the bottom up',
    text: '240 synthetic accounts, drawn by a script, of a company that does not exist: who is ready to expand, what the team can reach, what the cohorts say. Try: open Accounts and sort by readiness.',
  },
};
