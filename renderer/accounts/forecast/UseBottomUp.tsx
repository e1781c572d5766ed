import { useEffect, useState } from 'react';
import { err, ok, type Result } from '#base/result';
import type { ForecastReading } from '#analysis/accountForecast';
import type { Comparison } from '#analysis/bottomUpComparison';
import type { BottomUpError, BottomUpInitiative, BottomUpScenario } from '#analysis/bottomUpScenario';
import { monthLabel } from '#domain/timeline';
import { freeScenarioName } from '#plan/scenarioChanges';
import { fixed } from '../../format/figures';
import { listed } from '../../strategy/strategyTexts';
import { afterFrame } from '../../frame/afterFrame';
import { NewScenarioForm } from '../../scenarios/NewScenarioForm';
import { type OpenPlan, useSession } from '../../state/session';
import { showView } from '../../state/view';
import { describeBottomUpError, makeBottomUp, plannedScenario } from './forecastCommands';
import { amountIn, amountSaid, comparedText, differenceText, forecastMoney, motionName } from './forecastTexts';

interface UseProps {
  readonly open: OpenPlan;
  readonly reading: ForecastReading;
  readonly comparison: Comparison;
  readonly asMrr: boolean;
  readonly onClose: () => void;
}

/** Shows what the forecast comes to as initiatives, and how near they come quarter by quarter, before it makes a scenario of them. */
export function UseBottomUp({ open, reading, comparison, asMrr, onClose }: UseProps) {
  const { plan, scenario } = open;
  const planned = usePlanned(open, reading);
  const parent = plan.scenarios[scenario]?.name ?? '';
  return (
    <NewScenarioForm
      open={open}
      title="Use bottom-up"
      text={`A scenario that follows ${parent}, with an initiative for each motion that the accounts carry; in every other scenario they are off. One step, which undo takes back.`}
      className="bottom-up-dialog"
      firstName={freeScenarioName(plan, FIRST_NAME)}
      isReady={planned?.ok === true}
      refusal={planned?.ok === false ? describeBottomUpError(planned.error) : null}
      onTake={(name) =>
        planned?.ok === true && makeBottomUp(name, planned.value)
          ? ok(() => void afterFrame(() => showView('roadmap')))
          : err(useSession.getState().notice?.text ?? '')
      }
      onClose={onClose}
    >
      {planned?.ok === true && (
        <>
          <Initiatives plan={plan} reading={reading} initiatives={planned.value.initiatives} asMrr={asMrr} />
          <p className="bottom-up-note">
            {`Over ${comparedText(reading)} each brings what its accounts carry, likely. By quarter it brings more or less, as the table says, because an effect grows in a straight line and then stays; it also goes on after that, where the list says nothing. `}
            {planned.value.replaced.length > 0 &&
              `Off in the new scenario, because the accounts stand in their place: ${listed(planned.value.replaced)}. `}
            {ownSaid(plan, comparison, planned.value.initiatives, asMrr)}
          </p>
        </>
      )}
    </NewScenarioForm>
  );
}

const FIRST_NAME = 'From accounts';

/** What the forecast comes to; null until the frame that shows the dialog is drawn. */
function usePlanned(open: OpenPlan, reading: ForecastReading): Result<BottomUpScenario, BottomUpError> | null {
  const [planned, setPlanned] = useState<Result<BottomUpScenario, BottomUpError> | null>(null);
  useEffect(() => {
    let isLatest = true;
    setPlanned(null);
    // A name that no scenario has, so that what is typed in the field cannot keep the figures from being shown.
    const name = freeScenarioName(open.plan, FIRST_NAME);
    afterFrame(() => {
      if (isLatest) setPlanned(plannedScenario(open, name, reading));
    });
    return () => {
      isLatest = false;
    };
  }, [open, reading]);
  return planned;
}

interface InitiativesProps {
  readonly plan: OpenPlan['plan'];
  readonly reading: ForecastReading;
  readonly initiatives: readonly BottomUpInitiative[];
  readonly asMrr: boolean;
}

function Initiatives({ plan, reading, initiatives, asMrr }: InitiativesProps) {
  const money = forecastMoney(
    plan,
    initiatives.flatMap(({ wanted, given }) => [...wanted, ...given]),
    asMrr,
  );
  const { compared, quarters } = reading;
  return (
    <div className="forecast-scroll">
      <table className="figure-table bottom-up-table">
        <thead>
          <tr>
            <th scope="col">{`Initiative, ${money.unit}`}</th>
            <th scope="col">Points</th>
            <th scope="col">Starts</th>
            <th scope="col">Full after</th>
            {compared.map((place) => (
              <th key={quarters[place]?.id ?? ''} scope="col">
                {quarters[place]?.label ?? ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {initiatives.map(({ motion, points, start, length, wanted, given }) => (
            <tr key={motion}>
              <th scope="row">{motionName(motion)}</th>
              <td className="num">{fixed(points * 100, 2)}</td>
              <td>{monthLabel(start)}</td>
              <td className="num">{length === 1 ? 'at once' : `${length} mo`}</td>
              {compared.map((place, at) => (
                <td
                  key={quarters[place]?.id ?? ''}
                  className="num"
                  title={`The accounts carry ${amountIn(wanted[at] ?? Number.NaN, money)}`}
                >
                  {amountIn(given[at] ?? Number.NaN, money)}
                  <small className="bottom-up-beside">
                    {differenceText((given[at] ?? Number.NaN) - (wanted[at] ?? Number.NaN), money)}
                  </small>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the plan's own rates bring of the same motions: it stays, and would count twice what the accounts carry of it. */
function ownSaid(
  plan: OpenPlan['plan'],
  { motions }: Comparison,
  initiatives: readonly BottomUpInitiative[],
  asMrr: boolean,
): string {
  const own = motions
    .filter(({ motion }) => initiatives.some((one) => one.motion === motion))
    .reduce((sum, { ownTotal }) => sum + ownTotal, 0);
  if (!(own > 0)) return "The plan's own rates of these motions are 0.";
  return `The plan's own rates stay, and bring ${amountSaid(plan, own, asMrr)} of these motions beside it: lower them where the accounts carry that too.`;
}
