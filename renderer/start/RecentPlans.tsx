import type { RecentPlan } from '#host/contract';
import type { Host } from '#host/host';
import { currencySign, figureScale, fixed, NOT_AVAILABLE } from '../format/figures';
import { listRecent, openRecent } from '../state/files';
import { FileIcon, CloseIcon, LockIcon } from '../frame/icons';

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
    const listed = await listRecent(host);
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
        <span className="recent-name">Plan</span>
        <span className="recent-when">Last opened</span>
        <span className="recent-figure">NRR, 12 months</span>
        <span className="recent-figure">ARR</span>
      </div>
      <ul className="recent">
        {plans.map((plan) => (
          <li key={plan.id}>
            <button type="button" className="recent-plan" disabled={plan.missing} onClick={() => void open(plan)}>
              <FileIcon />
              <span className="recent-name">
                <b>{titleOf(plan)}</b>
                <span title={placeOf(plan)}>
                  {plan.missing ? `Not in ${plan.folder || 'its folder'} any more` : saidOf(plan)}
                </span>
              </span>
              <span className="recent-when">{whenOf(plan.lastOpened)}</span>
              <Figures summary={plan.summary} sealed={plan.sealed} />
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

/** The base scenario at the end of the plan: NRR and closing ARR, each with its time. */
function Figures({ summary, sealed }: Pick<RecentPlan, 'summary' | 'sealed'>) {
  if (sealed) {
    return (
      <span className="recent-sealed" title="What is in a sealed plan is not kept here">
        <LockIcon label="" /> Sealed
      </span>
    );
  }
  if (summary === null) {
    return (
      <>
        <span className="recent-figure" />
        <span className="recent-figure" />
      </>
    );
  }
  const { nrr, closingArr, currency, period } = summary;
  return (
    <>
      <span className="recent-figure" title="Base scenario, twelve months, compounded bridge">
        <b className="num">{nrr === null ? NOT_AVAILABLE : `${fixed(nrr * 100, 1)}%`}</b>
        <span>to {period}</span>
      </span>
      <span className="recent-figure" title="Base scenario, at the end of the period">
        <b className="num">{closingArr === null ? NOT_AVAILABLE : moneyText(closingArr, currency)}</b>
        <span>{period}</span>
      </span>
    </>
  );
}

function moneyText(amount: number, currency: string): string {
  const { divisor, suffix } = figureScale(Math.abs(amount));
  return `${currencySign(currency)}${fixed(amount / divisor, divisor === 1 ? 0 : 2)}${suffix}`;
}

/** Its own title, where the list knows it; else the name of its file. */
function titleOf({ summary, name }: RecentPlan): string {
  const title = summary?.title.trim() ?? '';
  return title === '' ? name.replace(/\.headroom$/, '') : title;
}

/** The file, and how many scenarios are in it; where it is, as long as the list knows no more. */
function saidOf(plan: RecentPlan): string {
  if (plan.summary === null) return placeOf(plan);
  const { scenarios } = plan.summary;
  return `${plan.name}, ${scenarios} ${scenarios === 1 ? 'scenario' : 'scenarios'}`;
}

function placeOf({ name, folder }: RecentPlan): string {
  return folder === '' ? name : `${name}, in the folder ${folder}`;
}

/** `Today, 14:02`, or `12 Nov 2026`. */
function whenOf(time: number): string {
  const when = new Date(time);
  if (when.toDateString() === new Date().toDateString())
    return `Today, ${when.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
  return when.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
