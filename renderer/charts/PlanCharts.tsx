import { useMemo } from 'react';
import { NRR_TIERS } from '#domain/benchmarks';
import { periodLabels } from '#domain/timeline';
import type { Evaluation } from '#plan/lanes';
import { seriesOf } from '#engine/interpreter';
import { currencySign, figureScale, fixed, NOT_AVAILABLE } from '../format/figures';
import { lookOf } from '../format/scenarioLooks';
import { useSession } from '../state/session';
import { roundAxis } from './axis';
import { ChartPanel } from './ChartPanel';
import { type ChartBand, type ChartSeries, LineChart } from './LineChart';
import { TIER_BANDS, tierAxis } from './tiers';

const percent = (value: number) => (Number.isFinite(value) ? fixed(value * 100, 2) : NOT_AVAILABLE);
const percentTick = (value: number) => `${fixed(value * 100, 0)}%`;

/** NRR and ARR of all scenarios over the periods of the plan. */
export function PlanCharts({ evaluation }: { readonly evaluation: Evaluation }) {
  return (
    <div className="charts">
      <NrrPath evaluation={evaluation} />
      <ArrPath evaluation={evaluation} />
    </div>
  );
}

function NrrPath({ evaluation }: { readonly evaluation: Evaluation }) {
  const labels = useMemo(() => periodLabels(evaluation.timeline), [evaluation.timeline]);
  const series = useMemo(() => scenarioSeries(evaluation, 'nrr_annualized', 1, percent), [evaluation]);
  const axis = useMemo(() => tierAxis(series.flatMap((one) => one.values)), [series]);
  const grain = evaluation.plan.grain === 'month' ? 'month' : 'quarter';
  return (
    <ChartPanel
      title="NRR path"
      caption={`% annualized by ${grain}, bridge`}
      labels={labels}
      series={series}
      format={percent}
      note={`Tiers: source ${NRR_TIERS.source}.`}
    >
      <LineChart
        labels={labels}
        series={series}
        axis={axis}
        tick={percentTick}
        bands={TIER_BANDS}
        summary={summaryOf('NRR, annualized', series, labels, (value) => `${percent(value)}%`)}
      />
    </ChartPanel>
  );
}

function ArrPath({ evaluation }: { readonly evaluation: Evaluation }) {
  const asMrr = useSession((state) => state.asMrr);
  const { plan } = evaluation;
  const labels = useMemo(() => periodLabels(evaluation.timeline), [evaluation.timeline]);
  const { series, axis, unit, money } = useMemo(() => {
    const factor = asMrr ? 1 / 12 : 1;
    const raw = scenarioSeries(evaluation, 'closing_arr', factor, String);
    const scale = figureScale(Math.max(...raw.flatMap((one) => one.values.filter(Number.isFinite)), 0));
    const format = (value: number) =>
      Number.isFinite(value) ? fixed(value, scale.divisor === 1 ? 0 : 2) : NOT_AVAILABLE;
    const scaled = scenarioSeries(evaluation, 'closing_arr', factor / scale.divisor, format);
    const sign = currencySign(plan.currency);
    return {
      series: scaled,
      axis: roundAxis(scaled.flatMap((one) => one.values)),
      unit: `${sign}${scale.suffix}`,
      money: format,
    };
  }, [evaluation, asMrr, plan.currency]);
  const decimals =
    [0, 1, 2, 3].find((digits) => Number.isInteger(Number((axis.step * 10 ** digits).toPrecision(12)))) ?? 3;
  const tick = useMemo(() => (value: number) => fixed(value, decimals), [decimals]);
  const name = asMrr ? 'Closing MRR' : 'Closing ARR';
  return (
    <ChartPanel
      title={name}
      caption={`${unit}, end of ${plan.grain}`}
      labels={labels}
      series={series}
      format={money}
      note={
        axis.min > 0
          ? `Axis starts at ${unit.replace(/[KM]$/, '')}${fixed(axis.min, decimals)}${/[KM]$/.exec(unit)?.[0] ?? ''}.`
          : 'Axis starts at 0.'
      }
    >
      <LineChart
        labels={labels}
        series={series}
        axis={axis}
        tick={tick}
        bands={NO_BANDS}
        summary={summaryOf(name, series, labels, (value) => `${unit} ${money(value)}`)}
      />
    </ChartPanel>
  );
}

function scenarioSeries(
  evaluation: Evaluation,
  line: string,
  factor: number,
  format: (value: number) => string,
): readonly ChartSeries[] {
  if (!evaluation.program.lineIndex.has(line)) return [];
  return evaluation.plan.scenarios.map((scenario, lane) => {
    const values = [...seriesOf(evaluation.run, line, 'total', lane)].map((value) => value * factor);
    const last = values.findLast(Number.isFinite) ?? Number.NaN;
    return { name: scenario.name, look: lookOf(evaluation.plan.scenarios, lane), values, last: format(last) };
  });
}

const NO_BANDS: readonly ChartBand[] = [];

function summaryOf(
  what: string,
  series: readonly ChartSeries[],
  labels: readonly string[],
  format: (value: number) => string,
): string {
  const parts = series.map((one) => {
    const first = one.values.find(Number.isFinite) ?? Number.NaN;
    const last = one.values.findLast(Number.isFinite) ?? Number.NaN;
    return `${one.name} from ${format(first)} to ${format(last)}`;
  });
  return `${what}, ${labels[0] ?? ''} to ${labels.at(-1) ?? ''}: ${parts.join('; ')}.`;
}
