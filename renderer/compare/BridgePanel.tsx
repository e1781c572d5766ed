import { useMemo } from 'react';
import { type FigureBridge, MOST_PARTS, type ScenarioBridge } from '#analysis/scenarioBridge';
import { retentionMethod } from '#plan/retentionMethod';
import { bridgeAxis } from '../charts/bridge';
import { decimalsOf } from '../charts/axis';
import { ChartPanel } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { amountText, drawBridge } from '../charts/drawBridge';
import { DrawnChart } from '../charts/DrawnChart';
import { fixed } from '../format/figures';
import { findWhen, whenLabel } from '#plan/when';
import { useSession } from '../state/session';
import { betterWhen } from '#analysis/betterWhen';
import { bridgeNames, type Compared } from './compared';
import { amountsOf, type FigureUnit, figureUnit } from './figureUnit';
import { scenarioSteps } from './scenarioSteps';

interface BridgeProps {
  readonly compared: Compared;
  readonly comparison: ScenarioBridge;
  readonly bridge: FigureBridge;
}

/** Header, column heads, axis and note; then each bar. */
const LEAST_HEIGHT = 120;
const LEAST_ROW = 17;
const MOST_ROW = 42;

/** From the one scenario through what each difference is worth to the other, lying down. */
export function BridgePanel({ compared, comparison, bridge }: BridgeProps) {
  const asMrr = useSession((state) => state.asMrr);
  const { plan, line, slice } = compared;
  const unit = bridgeUnit(compared, bridge, asMrr);
  const { factor, decimals } = unit;
  const [first, second] = bridgeNames(compared);
  const made = useMemo(
    () => scenarioSteps(comparison, bridge, factor, [first, second]),
    [comparison, bridge, factor, first, second],
  );
  const axis = useMemo(() => bridgeAxis(made.steps), [made]);
  const draw: Draw = useMemo(() => {
    const amounts = made.steps.map((step) => amountText(step, decimals));
    return (to, width, height) =>
      drawBridge(to, width, height, {
        steps: made.steps,
        axis,
        decimals,
        sense: betterWhen(line),
        columns: [
          { head: line.unit === 'rate' ? '%, pt' : unit.unit, texts: amounts },
          ...(made.shares.every((share) => share === '') ? [] : [{ head: 'share', texts: made.shares }]),
        ],
      });
  }, [made, axis, decimals, line, unit.unit]);
  const time = timeText(compared);
  const segment = slice === 'total' ? null : (plan.segments[slice]?.name ?? null);
  const method = retentionMethod(line, plan);
  // What the label says of the method already is not said again.
  const rest = line.label.includes('12 months') ? (method?.replace('12 months, ', '') ?? null) : method;
  const said = [line.label, segment, time, line.unit === 'rate' ? '' : unit.unit, rest];
  const caption = said.filter((part) => part !== null && part !== '').join(', ');
  const start = fixed(axis.min, decimalsOf(axis.min));
  const texts = made.steps.map((step) => `${step.label} ${amountText(step, decimals)}`);
  return (
    <div
      className="bridge-place"
      style={{
        minHeight: LEAST_HEIGHT + made.steps.length * LEAST_ROW,
        maxHeight: LEAST_HEIGHT + 12 + made.steps.length * MOST_ROW,
      }}
    >
      <ChartPanel
        title="Where the difference comes from"
        caption={caption}
        choices={[]}
        captionIsMethod={method !== null}
        table={() => ({
          head: ['Step', line.unit === 'rate' ? '% and points' : unit.unit || 'Amount', 'Share'],
          rows: made.steps.map((step, at) => ({
            label: step.label,
            cells: [amountText(step, decimals), made.shares[at] ?? ''],
          })),
        })}
        note={noteOf(comparison, made.still)}
        chartNote={
          axis.min > 0
            ? `Axis starts at ${line.unit === 'rate' ? `${start}%` : unit.inWords(start)}; broken bars are totals.`
            : ''
        }
        draw={draw}
      >
        <DrawnChart draw={draw} summary={`Bridge from ${first} to ${second}, ${caption}: ${texts.join(', ')}.`} />
      </ChartPanel>
    </div>
  );
}

/** Millions or thousands by the ends, decimals by the smallest step. */
function bridgeUnit({ plan, line }: Compared, { from, to, amounts }: FigureBridge, asMrr: boolean): FigureUnit {
  const { largest } = amountsOf([from, to]);
  return figureUnit(plan, line, { largest, finest: amountsOf([...amounts]).finest }, asMrr);
}

/** The time that is explained, as people write it. */
export function timeText({ evaluation, time }: Compared): string {
  const when = findWhen(evaluation, time);
  return when === null ? '' : whenLabel(evaluation, when);
}

function noteOf({ parts }: ScenarioBridge, still: readonly string[]): string {
  const joined = parts.some(({ differences }) => differences.length > 1)
    ? [`More than ${MOST_PARTS} differences: the smallest are joined, within their sections first.`]
    : [];
  const nothing = still.length === 0 ? [] : [`Without effect here: ${still.join(', ')}.`];
  return [...joined, ...nothing].join(' ');
}
