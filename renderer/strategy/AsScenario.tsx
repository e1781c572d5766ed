import type { StrategyProposal } from '#analysis/strategyProposal';
import type { StrategyReading } from '#analysis/strategyReading';
import { LEVERS } from '#domain/strategyLevers';
import { UsdRateField } from '../definitions/UsdRateField';
import { currencySign } from '../format/figures';
import { pointsText } from '../roadmap/initiativeTexts';
import type { OpenPlan } from '../state/session';
import { showView } from '../state/view';
import type { MadeScenario } from './strategyCommands';
import { costHint, costText, listed, pointsOf, sizeText } from './strategyTexts';

interface AsProps {
  readonly open: OpenPlan;
  readonly reading: StrategyReading;
  readonly proposal: StrategyProposal;
  readonly made: MadeScenario | null;
  readonly onMake: () => void;
}

/** What the strategy comes to as initiatives, and the step that makes a scenario of it. */
export function AsScenario({ open, reading, proposal, made, onMake }: AsProps) {
  const { plan } = open;
  const { initiatives, withoutInitiative } = proposal;
  const scenario = made === null ? undefined : plan.scenarios.find(({ id }) => id === made.scenario);
  return (
    <section className="panel as-scenario" aria-label="As a scenario">
      <header className="panel-header">
        <h2>As a scenario</h2>
        <span className="panel-caption">{`at full effect, points of ${plan.basis} NRR`}</span>
        <button type="button" className="button small" disabled={initiatives.length === 0} onClick={onMake}>
          Make this a scenario
        </button>
      </header>
      {initiatives.length > 0 && (
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">Initiative</th>
              <th scope="col">Size</th>
              <th scope="col">Points</th>
              <th scope="col">{`${currencySign(plan.currency).trim()} a month`}</th>
            </tr>
          </thead>
          <tbody>
            {initiatives.map((initiative) => (
              <tr key={initiative.lever}>
                <th scope="row">{initiative.name}</th>
                <td className="num">{sizeText(initiative)}</td>
                <td className="num">{pointsText(pointsOf(initiative))}</td>
                <td className="num" title={costHint(initiative, proposal, plan.currency)}>
                  {costText(initiative, plan.currency)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="panel-note">
        {reading.strategy === null
          ? 'Without an NRR there is no strategy to make a scenario of.'
          : noteOf(proposal, plan.currency)}
        {withoutInitiative.length > 0 &&
          ` ${listed(withoutInitiative.map((lever) => LEVERS[lever].name))} ${withoutInitiative.length === 1 ? 'moves' : 'move'} no rate by itself.`}
      </p>
      {initiatives.some(({ cost }) => cost.type === 'noRate') && (
        <div className="strategy-rate">
          <UsdRateField plan={plan} />
        </div>
      )}
      {scenario !== undefined && (
        <p className="strategy-made" role="status">
          <span>
            <b className="strategy-made-name">{scenario.name}</b> is made and chosen; its initiatives are off in every
            other scenario.
          </span>
          <button type="button" className="button small" onClick={() => showView('roadmap')}>
            Show the roadmap
          </button>
        </p>
      )}
    </section>
  );
}

function noteOf(proposal: StrategyProposal, currency: string): string {
  const [lead] = proposal.initiatives;
  if (lead === undefined) return '';
  const cost = `Cost: ${costHint(lead, proposal, currency)}.`;
  if (lead.size.type === 'points')
    return `No source says what less loss yields, so it is sized by what the rule asks for. ${cost}`;
  return `Middle of what the sources say; each figure can be changed before and after. ${cost}`;
}
