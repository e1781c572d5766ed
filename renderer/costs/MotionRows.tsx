import type { MotionCost, StageCosts } from '#analysis/costStages';
import { available } from '#analysis/planYears';
import type { CostMotion } from '#domain/costBands';
import { type CostMode, costMotionOf, motionLine } from '#plan/costsPack';
import type { Axis } from '../charts/axis';
import { Segmented } from '../frame/Segmented';
import { BandBar } from './BandBar';
import { chooseMode, inputValue, motionInputs, resetInputs } from './costInputs';
import { type CostUnit, inUnit, MOTION_NAMES, percentText, stageName } from './costTexts';
import { FigureTd } from './FigureTd';
import { InputField } from './InputField';
import type { Shown } from './shownCosts';

const MODES: readonly { readonly value: CostMode; readonly label: string; readonly title: string }[] = [
  { value: 'band', label: 'Band', title: 'From low to high by the stage of ARR' },
  { value: 'own', label: 'Own', title: 'A figure of your own, in every stage' },
  { value: 'none', label: 'None', title: 'The motion does not run, or its initiatives carry the cost' },
];

interface MotionRowsProps {
  readonly shown: Shown;
  readonly motion: CostMotion;
  readonly unit: CostUnit;
  /** In the unit. */
  readonly axis: Axis;
}

/** A motion, with a row for each stage that the plan opens in. */
export function MotionRows({ shown, motion, unit, axis }: MotionRowsProps) {
  const { stages } = shown.reading;
  const costs = stages.flatMap((stage) => {
    const cost = stage.motions.find((one) => one.motion === motion);
    return cost === undefined ? [] : [{ stage, cost }];
  });
  const [first] = costs;
  if (first === undefined) return null;
  const name = MOTION_NAMES[motion];
  const { mode } = first.cost;
  const isOwn = inputValue(shown, motionLine(motion, 'mode')).own;
  const own = motionInputs(motion).filter((line) => inputValue(shown, line).own);
  return (
    <tbody>
      {costs.map(({ stage, cost }, at) => (
        <tr key={stage.period} data-later={at > 0 || undefined}>
          {at === 0 && (
            <>
              <th scope="row" rowSpan={costs.length} title={motion === 'upsell' ? 'With seats' : undefined}>
                {name}
                {own.length > 0 && (
                  <button
                    type="button"
                    className="link"
                    aria-label={`Reset ${name}`}
                    onClick={() => resetInputs(shown, `Reset the cost of ${name}`, own)}
                  >
                    Reset
                  </button>
                )}
              </th>
              <td rowSpan={costs.length} className="mode-cell" data-own={isOwn || undefined}>
                <Segmented
                  label={`Cost of ${name}`}
                  options={MODES}
                  chosen={mode}
                  onChoose={(next) => chooseMode(shown, motion, next)}
                />
              </td>
              <td rowSpan={costs.length} className="num">
                {mode === 'band' && (
                  <InputField
                    open={shown}
                    line={motionLine(motion, 'position')}
                    label={`Position of ${name}`}
                    shown={percentText}
                    factor={100}
                    fault={positionFault}
                  />
                )}
              </td>
            </>
          )}
          <BarCell shown={shown} stage={stage} cost={cost} unit={unit} axis={axis} isLater={at > 0} />
          <Amounts shown={shown} cost={cost} unit={unit} isFirst={at === 0} />
        </tr>
      ))}
    </tbody>
  );
}

function positionFault(value: number): string | null {
  return value >= 0 && value <= 1
    ? null
    : 'A position is 0% (the low end) to 100% (the high end); what lies outside is a figure of your own.';
}

interface CellProps {
  readonly shown: Shown;
  readonly cost: MotionCost;
  readonly unit: CostUnit;
}

function BarCell({
  shown,
  stage: { stage },
  cost,
  unit,
  axis,
  isLater,
}: CellProps & { readonly stage: StageCosts; readonly axis: Axis; readonly isLater: boolean }) {
  const { mode, band, chosen } = cost;
  const [from, to] = [band.low.value, band.high.value];
  const bounds = `${inUnit(from, unit)} to ${inUnit(to, unit)}`;
  const isOutside = mode === 'own' && (chosen.value < from || chosen.value > to);
  if (mode === 'none') {
    const said = isLater ? `band ${bounds}` : `${whyNotCounted(shown, cost.motion)}; band ${bounds}`;
    return (
      <td className="said beside-bars" title={said}>
        {said}
      </td>
    );
  }
  return (
    <td className="bar-cell">
      <span className="visually-hidden">{`${stage === null ? 'No stage' : stageName(stage)}, band ${bounds}`}</span>
      <BandBar
        axis={axis}
        from={from / unit.divisor}
        to={to / unit.divisor}
        chosen={chosen.value / unit.divisor}
        isOutside={isOutside}
        isLater={isLater}
      />
      {isOutside && <span className="outside-said">{`${chosen.value > to ? 'above' : 'below'} ${bounds}`}</span>}
    </td>
  );
}

function whyNotCounted({ plan }: Shown, motion: CostMotion): string {
  const isCarried = plan.initiatives.some((one) => costMotionOf(one.motion) === motion);
  return isCarried ? 'Its initiatives carry the cost' : 'Does not run';
}

function Amounts({ shown, cost, unit, isFirst }: CellProps & { readonly isFirst: boolean }) {
  const { mode, motion, low, chosen, high } = cost;
  const text = (value: number) => inUnit(value, unit);
  const nothing = available(0);
  const isNone = mode === 'none';
  return (
    <>
      <FigureTd figure={isNone ? nothing : low} text={text} className={isNone ? 'quiet' : ''} />
      {mode === 'own' && isFirst ? (
        <td className="num chosen">
          <InputField
            open={shown}
            line={motionLine(motion, 'own')}
            label={`Own cost of ${MOTION_NAMES[motion]}, ${unit.unit} a month`}
            step={`${MOTION_NAMES[motion]}: own cost`}
            shown={text}
            factor={1 / unit.divisor}
            fault={(value) => (value >= 0 ? null : 'A cost is 0 or more.')}
          />
        </td>
      ) : (
        <FigureTd figure={isNone ? nothing : chosen} text={text} className={isNone ? 'quiet' : 'chosen'} />
      )}
      <FigureTd figure={isNone ? nothing : high} text={text} className={isNone ? 'quiet' : ''} />
    </>
  );
}
