import './forecast.css';
import { type ReactNode, useMemo, useState } from 'react';
import { readForecast } from '#analysis/accountForecast';
import { compareForecast } from '#analysis/bottomUpComparison';
import { describeRoadmapError } from '#analysis/roadmapLanes';
import { StatusLine } from '../../frame/StatusLine';
import { type OpenPlan, refuse, useSession } from '../../state/session';
import { dateText, listText } from '../accountTexts';
import { AssumptionsPanel } from './AssumptionsPanel';
import { CapacityPanel } from './CapacityPanel';
import { ComparisonPanel } from './ComparisonPanel';
import { ForecastFigures } from './ForecastFigures';
import { ForecastChart } from './ForecastChart';
import { accountsText } from './forecastTexts';
import { FunnelTable } from './FunnelTable';
import { MeasuredPanel } from './MeasuredPanel';
import { UseBottomUp } from './UseBottomUp';

/** What the accounts come to by quarter and motion, whom the team reaches, and how that stands to the roadmap and to what came. */
export function ForecastTab({ open, bar }: { readonly open: OpenPlan; readonly bar: ReactNode }) {
  const { plan, scenario } = open;
  const asMrr = useSession((state) => state.asMrr);
  const [isUsing, setIsUsing] = useState(false);
  const reading = useMemo(() => readForecast(plan), [plan]);
  const id = plan.scenarios[scenario]?.id ?? '';
  const comparison = useMemo(() => compareForecast(plan, id, reading), [plan, id, reading]);
  const { forecast, capacity, asOf } = reading;
  const warning = warningOf(reading);
  const use = () => (comparison.ok ? setIsUsing(true) : refuse(describeRoadmapError(comparison.error)));
  return (
    <>
      <ForecastFigures
        open={open}
        reading={reading}
        comparison={comparison.ok ? comparison.value : null}
        asMrr={asMrr}
      />
      <section className="filter-bar" aria-label="What is looked at" data-region="choices" tabIndex={-1}>
        {bar}
        <span className="filter filter-last">
          <button type="button" className="button" onClick={use}>
            Use bottom-up…
          </button>
        </span>
      </section>
      <main className="panels accounts forecast" aria-label="Forecast from accounts">
        <div className="panels-main">
          {warning !== null && <div className="amber-box">{warning}</div>}
          <FunnelTable plan={plan} reading={reading} asMrr={asMrr} />
          <div className="forecast-chart">
            <ForecastChart plan={plan} reading={reading} asMrr={asMrr} />
          </div>
          {comparison.ok && reading.compared.length > 0 ? (
            <ComparisonPanel
              plan={plan}
              scenario={plan.scenarios[scenario]?.name ?? ''}
              reading={reading}
              comparison={comparison.value}
              asMrr={asMrr}
            />
          ) : (
            <section className="panel" aria-label="Beside the roadmap">
              <p className="empty">
                {comparison.ok
                  ? 'No quarter of the plan is open after the day of the list, so there is nothing to compare.'
                  : describeRoadmapError(comparison.error)}
              </p>
            </section>
          )}
        </div>
        <aside className="panels-side" aria-label="Capacity, assumptions and outcome" tabIndex={-1}>
          <CapacityPanel plan={plan} reading={reading} asMrr={asMrr} />
          <AssumptionsPanel plan={plan} reading={reading} />
          <MeasuredPanel plan={plan} reading={reading} />
        </aside>
      </main>
      <StatusLine
        what={listText(plan.accounts.length, asOf)}
        hint="Blue is yours to change; what comes after the triggers this list knows is not in it"
        health={
          capacity.places === null
            ? ''
            : `${accountsText(forecast.inConversation.accounts)} of ${accountsText(capacity.places)} places taken`
        }
      />
      {isUsing && comparison.ok && (
        <UseBottomUp
          open={open}
          reading={reading}
          comparison={comparison.value}
          asMrr={asMrr}
          onClose={() => setIsUsing(false)}
        />
      )}
    </>
  );
}

/** The one thing to know before the figures are trusted. */
function warningOf({ quarters, capacity, forecast, asOf }: ReturnType<typeof readForecast>): ReactNode {
  if (quarters.length === 0) {
    return (
      <>
        <b>The list is of a day after the plan.</b> It is of {dateText(asOf)}, so no quarter of the plan is left to
        forecast: state another day for the list, or give the plan more periods.
      </>
    );
  }
  if (forecast.eligible.accounts === 0) {
    return (
      <>
        <b>No account is eligible.</b> An account needs DAU/MAU, NPS or critical issues that pass the health gate, and
        something to sell: seats, usage and commitment, products, feature-gate hits or a renewal date.
      </>
    );
  }
  if (capacity.places === null) {
    return (
      <>
        <b>Without limit.</b> Nobody says how many CSMs there are, so every triggered account counts as reached. State
        them under Capacity.
      </>
    );
  }
  return null;
}
