import type { RecentPlan } from '#host/contract';
import type { Host } from '#host/host';
import { openRecent } from '../state/files';
import { FileIcon, CloseIcon } from '../frame/icons';

/** Plans that were open lately; one that is gone says so and can be taken off the list. */
export function RecentPlans({
  host,
  plans,
  onChange,
}: {
  readonly host: Host;
  readonly plans: readonly RecentPlan[];
  readonly onChange: (plans: readonly RecentPlan[]) => void;
}) {
  const remove = async ({ id }: RecentPlan) => {
    const left = await host.recent.remove(id);
    if (left.ok) onChange(left.value);
  };
  const clear = async () => {
    const left = await host.recent.clear();
    if (left.ok) onChange(left.value);
  };
  const open = async ({ id }: RecentPlan) => {
    await openRecent(host, id);
    const listed = await host.recent.list();
    if (listed.ok) onChange(listed.value);
  };
  return (
    <section aria-labelledby="recent-title">
      <header className="start-heading">
        <h2 id="recent-title">Recent</h2>
        <button type="button" className="link" onClick={() => void clear()}>
          Clear the list
        </button>
      </header>
      <div className="recent-head" aria-hidden="true">
        <span>Plan</span>
        <span>Last opened</span>
      </div>
      <ul className="recent">
        {plans.map((plan) => (
          <li key={plan.id}>
            <button type="button" className="recent-plan" disabled={plan.missing} onClick={() => void open(plan)}>
              <FileIcon />
              <span className="recent-name">
                <b>{plan.name.replace(/\.headroom$/, '')}</b>
                <span>{plan.missing ? `Not in ${plan.folder || 'its folder'} any more` : placeOf(plan)}</span>
              </span>
              <span className="recent-when">{whenOf(plan.lastOpened)}</span>
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={`Take ${plan.name} off the list`}
              title="Take off the list"
              onClick={() => void remove(plan)}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ name, folder }: RecentPlan): string {
  return folder === '' ? name : `${name} in ${folder}`;
}

/** `Today, 14:02`, or `12 Nov 2026`. */
function whenOf(time: number): string {
  const when = new Date(time);
  if (when.toDateString() === new Date().toDateString())
    return `Today, ${when.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
  return when.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
