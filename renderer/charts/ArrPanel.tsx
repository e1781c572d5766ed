import { useMemo, useState } from 'react';
import { fiscalYears, periodLabels, periodsPerYear } from '#domain/timeline';
import type { Evaluation } from '#plan/lanes';
import { ScenarioMark } from '../frame/ScenarioMark';
import { fixed } from '../format/figures';
import { lookOf } from '../format/scenarioLooks';
import { type OpenPlan, useSession } from '../state/session';
import { axisDecimals, decimalsOf, roundAxis, shortPeriod, zeroAxis } from './axis';
import type { ChartBand } from './bandLabels';
import { type BridgeStep, bridgeSteps } from '#analysis/arrBridge';
import { type BridgeTime, bridgeAxis, bridgeTimes, isDrawn, largestAmountOf } from './bridge';
import { ChartCanvas, drawOnce } from './ChartCanvas';
import { ChartPanel } from './ChartPanel';
import { DrawnChart } from './DrawnChart';
import { amountText, drawBridge } from './drawBridge';
import { LineChart, lineDrawing } from './LineChart';
import { type ChartMoney, chartMoney, moneyText } from './money';
import { movementsByPeriod, stackEnds } from './movements';
import { lastClosed, scenarioSeries, seriesSummary, seriesTable } from './scenarioSeries';
import { stackedBars } from './stackedBars';
import { TimeSelect } from './TimeSelect';
import { useSteadyAxis } from './useSteadyAxis';
import { useTimeline } from './useTimeline';

const CHOICES = [
  { id: 'bridge', label: 'Bridge' },
  { id: 'movements', label: 'By period' },
  { id: 'closing', label: 'ARR' },
];

/** Header, controls, axis and note of a bridge; then each bar, whose name takes a line of text. */
const LEAST_HEIGHT = 110;
const LEAST_ROW = 15;

const NO_BANDS: readonly ChartBand[] = [];

interface Shown {
  readonly open: OpenPlan;
  readonly onChoose: (id: string) => void;
}

/** How ARR comes about: as a bridge over a time, as movements of every period, or as the path of all scenarios. */
export function ArrPanel({ open }: { readonly open: OpenPlan }) {
  const [chosen, setChosen] = useState('bridge');
  const [time, setTime] = useState<string | null>(null);
  switch (chosen) {
    case 'movements':
      return <Movements open={open} onChoose={setChosen} />;
    case 'closing':
      return <ClosingArr open={open} onChoose={setChosen} />;
    default:
      return <Bridge open={open} onChoose={setChosen} time={time} onTime={setTime} />;
  }
}

function Bridge({
  open,
  onChoose,
  time,
  onTime,
}: Shown & { readonly time: string | null; readonly onTime: (id: string) => void }) {
  const asMrr = useSession((state) => state.asMrr);
  const { evaluation, plan, scenario } = open;
  const timeline = useTimeline(evaluation);
  const times = useMemo(() => bridgeTimes(timeline), [timeline]);
  const shown = times.find(({ id }) => id === time) ?? times.findLast(({ kind }) => kind === 'year');
  const steps = useMemo(() => bridgeSteps(evaluation, shown?.id ?? '', scenario), [evaluation, shown?.id, scenario]);
  const largest = useMemo(() => largestStep(evaluation, steps), [evaluation, steps]);
  const money = moneyOf(evaluation, largest, asMrr);
  const { factor } = money;
  const scaled = useMemo(
    () =>
      steps.map((step) => ({ ...step, amount: step.amount * factor, from: step.from * factor, to: step.to * factor })),
    [steps, factor],
  );
  const axis = useSteadyAxis(bridgeAxis(scaled), `${shown?.id ?? ''} ${scenario} ${money.unit}`);
  const draw = useMemo(
    () => (to: CanvasRenderingContext2D, width: number, height: number) =>
      drawBridge(to, width, height, { steps: scaled, axis, decimals: money.decimals }),
    [scaled, axis, money.decimals],
  );
  const name = asMrr ? 'MRR' : 'ARR';
  const start = `${money.sign}${fixed(axis.min, decimalsOf(axis.min))}${money.suffix}`;
  const cut = !isDrawn(steps)
    ? 'Without an opening nothing can be drawn.'
    : axis.min > 0
      ? `Axis starts at ${start}; broken bars are totals.`
      : 'Axis starts at 0.';
  const scenarioName = plan.scenarios[scenario]?.name ?? '';
  const said = scaled.map((step) => `${step.label} ${amountText(step, money.decimals)}`).join(', ');
  return (
    <ChartPanel
      title={`${name} bridge`}
      caption={money.unit}
      pictureCaption={`${shown?.label ?? ''}, ${money.unit}, ${scenarioName}`}
      choices={CHOICES}
      chosen="bridge"
      onChoose={onChoose}
      controls={
        <>
          <TimeSelect label="Time of the bridge" times={times} chosen={shown?.id ?? ''} onChoose={onTime} />
          <ScenarioName open={open} />
        </>
      }
      table={() => ({
        head: ['Movement', money.unit],
        rows: scaled.map((step) => ({ label: step.label, cells: [amountText(step, money.decimals)] })),
      })}
      chartNote={cut}
      note={partSaid(evaluation, shown)}
      leastHeight={LEAST_HEIGHT + steps.length * LEAST_ROW}
      draw={draw}
    >
      <DrawnChart
        draw={draw}
        summary={`${name} bridge of ${shown?.label ?? ''} in ${scenarioName}, ${money.unit}: ${said}.`}
      />
    </ChartPanel>
  );
}

function ScenarioName({ open }: { readonly open: OpenPlan }) {
  const { plan, scenario } = open;
  return (
    <span className="panel-scenario" title={plan.scenarios[scenario]?.name}>
      <ScenarioMark look={lookOf(plan.scenarios, scenario)} />
      <span className="one-line">{plan.scenarios[scenario]?.name}</span>
    </span>
  );
}

/** A fiscal year of which the plan has only some periods says so. */
function partSaid({ timeline }: Evaluation, time: BridgeTime | undefined): string {
  const year = fiscalYears(timeline).find(({ id }) => id === time?.id);
  if (year === undefined || year.complete) return '';
  return `${year.label} has ${year.to - year.from + 1} of ${periodsPerYear(timeline.grain)} ${timeline.grain}s here.`;
}

function Movements({ open, onChoose }: Shown) {
  const asMrr = useSession((state) => state.asMrr);
  const { evaluation, plan, scenario } = open;
  const timeline = useTimeline(evaluation);
  const labels = useMemo(() => periodLabels(timeline), [timeline]);
  const raw = useMemo(() => stackEnds(movementsByPeriod(evaluation, scenario, 1)), [evaluation, scenario]);
  const money = moneyOf(evaluation, Math.max(...raw.map(Math.abs), 0), asMrr);
  const movements = useMemo(
    () => movementsByPeriod(evaluation, scenario, money.factor),
    [evaluation, scenario, money.factor],
  );
  const axis = useSteadyAxis(zeroAxis(stackEnds(movements)), `${scenario} ${money.unit}`);
  const { decimals: shownDecimals } = money;
  const format = useMemo(() => (value: number) => moneyText(value, { decimals: shownDecimals }), [shownDecimals]);
  const drawing = useMemo(() => {
    const decimals = axisDecimals(axis);
    return stackedBars(movements, labels, axis, (value) => fixed(value, decimals), format);
  }, [movements, labels, axis, format]);
  const name = `${asMrr ? 'MRR' : 'ARR'} by movement`;
  const said = movements.map(({ label, values }) => `${label} ${format(values.at(-1) ?? Number.NaN)}`).join(', ');
  return (
    <ChartPanel
      title={name}
      caption={`${money.unit}, each ${plan.grain}`}
      pictureCaption={`${money.unit}, each ${plan.grain}, ${plan.scenarios[scenario]?.name ?? ''}`}
      choices={CHOICES}
      chosen="movements"
      onChoose={onChoose}
      controls={<ScenarioName open={open} />}
      table={() => ({
        head: ['Period', ...movements.map(({ label }) => label)],
        rows: labels.map((label, at) => ({
          label: shortPeriod(label),
          cells: movements.map(({ values }) => format(values[at] ?? Number.NaN)),
        })),
      })}
      note=""
      chartNote={`Names and figures at the right are of ${labels.at(-1) ?? ''}.`}
      draw={drawOnce(drawing)}
    >
      <ChartCanvas
        drawing={drawing}
        summary={`${name}, ${money.unit}, in ${plan.scenarios[scenario]?.name ?? ''}, ${labels.at(-1) ?? ''}: ${said}.`}
      />
    </ChartPanel>
  );
}

function ClosingArr({ open, onChoose }: Shown) {
  const asMrr = useSession((state) => state.asMrr);
  const { evaluation, plan } = open;
  const timeline = useTimeline(evaluation);
  const labels = useMemo(() => periodLabels(timeline), [timeline]);
  const largest = useMemo(() => largestClosing(evaluation), [evaluation]);
  const money = moneyOf(evaluation, largest, asMrr);
  const { factor, decimals: shownDecimals } = money;
  const series = useMemo(
    () => scenarioSeries(evaluation, 'closing_arr', factor, (value) => moneyText(value, { decimals: shownDecimals })),
    [evaluation, factor, shownDecimals],
  );
  const axis = useSteadyAxis(roundAxis(series.flatMap(({ values }) => values)), money.unit);
  const decimals = axisDecimals(axis);
  const tick = useMemo(() => (value: number) => fixed(value, decimals), [decimals]);
  const format = (value: number) => moneyText(value, money);
  const name = asMrr ? 'Closing MRR' : 'Closing ARR';
  const lines = { labels, series, axis, tick, bands: NO_BANDS, actualsTo: lastClosed(evaluation) };
  return (
    <ChartPanel
      title={name}
      caption={`${money.unit}, end of ${plan.grain}`}
      choices={CHOICES}
      chosen="closing"
      onChoose={onChoose}
      table={() => seriesTable(labels, series, format)}
      note=""
      chartNote={axis.min > 0 ? `Axis starts at ${money.sign}${tick(axis.min)}${money.suffix}.` : 'Axis starts at 0.'}
      draw={drawOnce(lineDrawing(lines))}
    >
      <LineChart
        {...lines}
        summary={seriesSummary(name, series, labels, (value) => `${money.unit} ${format(value)}`)}
      />
    </ChartPanel>
  );
}

/** Where a total cannot be computed, the unit stays that of the plan's ARR. */
function largestStep(evaluation: Evaluation, steps: readonly BridgeStep[]): number {
  const known = largestAmountOf(steps);
  const isWhole = steps.every(({ type, amount }) => type !== 'total' || Number.isFinite(amount));
  return isWhole ? known : Math.max(known, largestClosing(evaluation));
}

/** In any scenario and period. */
function largestClosing(evaluation: Evaluation): number {
  const all = scenarioSeries(evaluation, 'closing_arr', 1, String).flatMap(({ values }) => values);
  return Math.max(...all.filter(Number.isFinite), 0);
}

function moneyOf({ plan }: Evaluation, largest: number, asMrr: boolean): ChartMoney {
  return chartMoney(plan.currency, largest, asMrr);
}
