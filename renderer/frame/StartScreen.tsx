import type { Host } from '#host/host';
import { openByDialog, openExample } from '../state/files';
import { useSession } from '../state/session';

/** What a window without a plan shows: open one, or look at an example. */
export function StartScreen({ host }: { readonly host: Host }) {
  const notice = useSession((state) => state.notice);
  return (
    <main className="start">
      <section className="start-panel">
        <h1>Headroom</h1>
        <p>
          Model net revenue retention: scenarios that recalculate as you type. A plan is one file on your own disk;
          nothing leaves this machine.
        </p>
        <button type="button" className="button primary" onClick={() => void openByDialog(host)}>
          Open a plan…
        </button>
        {host.exampleNames.length > 0 && (
          <>
            <h2>Examples</h2>
            <ul>
              {host.exampleNames.map((name) => (
                <li key={name}>
                  <button type="button" className="link" onClick={() => void openExample(host, name)}>
                    {exampleTitle(name)}
                  </button>
                </li>
              ))}
            </ul>
            <p className="hint">Change its starting ARR, and every figure follows.</p>
          </>
        )}
        {notice !== null && (
          <p className={`start-notice ${notice.kind}`} role="alert">
            {notice.text}
          </p>
        )}
      </section>
    </main>
  );
}

function exampleTitle(name: string): string {
  return name === '95-to-115' ? 'From 95% to 115%: six initiatives, three readings' : name;
}
