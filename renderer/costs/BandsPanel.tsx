import type { CostFigures, StageCosts } from '#analysis/costStages';
import { COST_MOTIONS, COSTS_SOURCE, HIDDEN_COSTS, HIDDEN_MODES, type HiddenMode } from '#domain/costBands';
import { HIDDEN_MODE, HIDDEN_NUMBERS, USD_RATE } from '#plan/costsPack';
import { valueIn } from '#plan/lanes';
import { roundAxis } from '../charts/axis';
import { useSteadyAxis } from '../charts/useSteadyAxis';
import { fixed } from '../format/figures';
import { Segmented } from '../frame/Segmented';
import { BandTicks } from './BandBar';
import { chooseHidden, inputValue, resetInputs } from './costInputs';
import { type CostUnit, costUnit, inUnit, knownValues, percentRange, periodText, stageText } from './costTexts';
import { FigureTd } from './FigureTd';
import { InputField, mustBePositive } from './InputField';
import { MotionRows } from './MotionRows';
import type { Shown } from './shownCosts';

const HIDDEN_NAMES: Readonly<Record<HiddenMode, string>> = {
  none: 'No hidden',
  add: 'Added',
  compound: 'Compounded',
};

/** What each motion costs a month in every stage that the plan opens in, low to high, and where in the band the plan stands. */
export function BandsPanel({ shown }: { readonly shown: Shown }) {
  const { plan, reading } = shown;
  const { stages } = reading;
  const unit = unitFor(shown);
  const costs = stages.flatMap(({ motions }) =>
    motions.flatMap(({ mode, band, low, high }) => (mode === 'own' ? [band.high, low, high] : [band.high])),
  );
  const axis = useSteadyAxis(
    roundAxis([0, ...knownValues(costs).map((value) => value / unit.divisor)]),
    `${unit.unit} ${stages.map(({ stage }) => stage?.id).join(' ')}`,
  );
  const hidden = HIDDEN_MODES.find((mode) => HIDDEN_NUMBERS[mode] === inputValue(shown, HIDDEN_MODE).value) ?? 'add';
  const isOwn = inputValue(shown, HIDDEN_MODE).own;
  // Without a rate the amber box asks for it.
  const hasRate = !Number.isNaN(inputValue(shown, USD_RATE).value);
  const hasBands = knownValues(costs).length > 0;
  return (
    <section className="panel bands" aria-label="Cost bands" data-region="cost bands" tabIndex={-1}>
      <header className="panel-header">
        <h2>Cost bands</h2>
        <span className="panel-caption">{`${unit.unit} a month; the mark is what is chosen. Source ${COSTS_SOURCE}`}</span>
        {plan.currency !== 'USD' && hasRate && (
          <span className="rate-field">
            1 {plan.currency} = $
            <InputField
              open={shown}
              line={USD_RATE}
              label={`US dollars for one ${plan.currency}`}
              shown={(value) => fixed(value, 4)}
              factor={1}
              fault={mustBePositive('The rate')}
            />
          </span>
        )}
        <span className="hidden-choice" data-own={isOwn || undefined}>
          {isOwn && (
            <button
              type="button"
              className="link"
              aria-label="Reset how hidden costs count"
              onClick={() => resetInputs(shown, 'Reset hidden costs', [HIDDEN_MODE])}
            >
              Reset
            </button>
          )}
          <Segmented
            label="Hidden costs"
            options={HIDDEN_MODES.map((value) => ({ value, label: HIDDEN_NAMES[value] }))}
            chosen={hidden}
            onChoose={(mode) => chooseHidden(shown, mode)}
          />
        </span>
      </header>
      <div className="bands-scroll">
        <table className="bands-table" data-dense={stages.length > 2 || undefined}>
          <thead>
            <tr>
              <th scope="col">Motion</th>
              <th scope="col">Cost comes from</th>
              <th scope="col">Position</th>
              <th scope="col" className="bar-cell">
                <span className="visually-hidden">Stage and band</span>
                {hasBands && <BandTicks axis={axis} />}
              </th>
              <th scope="col">Low</th>
              <th scope="col">Chosen</th>
              <th scope="col">High</th>
            </tr>
          </thead>
          {COST_MOTIONS.map((motion) => (
            <MotionRows key={motion} shown={shown} motion={motion} unit={unit} axis={axis} />
          ))}
          <SumRows
            label="Motions together"
            stages={stages}
            of={({ together }) => together}
            says={(stage) => stageSaid(shown, stage)}
            unit={unit}
          />
          <SumRows
            label="Hidden costs"
            stages={stages}
            of={(stage) => stage.hidden}
            says={(_, at) => (at === 0 ? hiddenSaid(shown, hidden) : '')}
            unit={unit}
          />
          <SumRows
            label="With hidden costs"
            stages={stages}
            of={({ withHidden }) => withHidden}
            says={(_, at) => (at === 0 ? initiativesSaid(shown) : '')}
            unit={unit}
            isTotal
          />
        </table>
      </div>
    </section>
  );
}

/** One unit for the whole panel. */
function unitFor({ plan, reading }: Shown): CostUnit {
  const highs = reading.stages.flatMap(({ withHidden, motions }) => [
    withHidden.high,
    ...motions.map(({ band }) => band.high),
  ]);
  return costUnit(plan.currency, Math.max(0, ...knownValues(highs)));
}

interface SumRowsProps {
  readonly label: string;
  readonly stages: readonly StageCosts[];
  readonly of: (stage: StageCosts) => CostFigures;
  /** What stands in the place of a bar. */
  readonly says: (stage: StageCosts, at: number) => string;
  readonly unit: CostUnit;
  readonly isTotal?: boolean;
}

function SumRows({ label, stages, of, says, unit, isTotal = false }: SumRowsProps) {
  const text = (value: number) => inUnit(value, unit);
  return (
    <tbody data-total={isTotal || undefined}>
      {stages.map((stage, at) => {
        const { low, chosen, high } = of(stage);
        return (
          <tr key={stage.period} data-later={at > 0 || undefined}>
            {at === 0 && (
              <th scope="row" rowSpan={stages.length}>
                {label}
              </th>
            )}
            <td className="said" colSpan={3} title={says(stage, at)}>
              {says(stage, at)}
            </td>
            <FigureTd figure={low} text={text} />
            <FigureTd figure={chosen} text={text} className="chosen" />
            <FigureTd figure={high} text={text} />
          </tr>
        );
      })}
    </tbody>
  );
}

function stageSaid({ evaluation }: Shown, { stage, period, why }: StageCosts): string {
  if (stage === null) return `No stage of ARR is known. ${why ?? ''}`;
  return `${stageText(stage)}, from ${periodText(evaluation.timeline, period)}`;
}

function hiddenSaid({ evaluation, scenario }: Shown, mode: HiddenMode): string {
  if (mode === 'none') return 'Not counted';
  const at = (line: string) => valueIn(evaluation, line, 'total', 0, scenario);
  const parts = HIDDEN_COSTS.map(({ short, low, high }) => `${short} ${percentRange(low, high).replace(' to ', '–')}`);
  return `${HIDDEN_NAMES[mode]}, ${percentRange(at('hidden_share_low'), at('hidden_share_high'))}: ${parts.join(', ')}`;
}

function initiativesSaid({ plan }: Shown): string {
  return plan.initiatives.length === 0 ? '' : 'What initiatives cost themselves comes on top, below and by year';
}
