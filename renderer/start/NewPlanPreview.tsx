import { useMemo } from 'react';
import { NRR_TIERS } from '#domain/benchmarks';
import { SOURCES } from '#domain/sources';
import { periodIndex, periodLabel, periodLabels } from '#domain/timeline';
import { seriesOf } from '#engine/interpreter';
import { type Evaluation, valueIn } from '#plan/lanes';
import { type ChartSeries, LineChart } from '../charts/LineChart';
import type { Axis } from '../charts/axis';
import { TIER_BANDS } from '../charts/tiers';
import { ScenarioMark } from '../frame/ScenarioMark';
import { currencySign, figureScale, fixed, NOT_AVAILABLE } from '../format/figures';
import { scenarioLook } from '../format/scenarioLooks';

const percent = (value: number) => (Number.isFinite(value) ? fixed(value * 100, 1) : NOT_AVAILABLE);
const percentTick = (value: number) => `${fixed(value * 100, 0)}%`;

/** A new plan has no actuals. */
const NOTHING_CLOSED = -1;

/** What the plan that would be made says: the path of NRR in both scenarios, and where each ends. */
export function NewPlanPreview({ evaluation }: { readonly evaluation: Evaluation | null }) {
  return (
    <section className="plan-preview" aria-label="Preview">
      <h3>
        Preview{' '}
        <span className="plan-preview-caption">NRR annualized by {evaluation?.plan.grain ?? 'month'}, bridge</span>
      </h3>
      {evaluation === null ? (
        <p className="plan-preview-empty">
          The path of NRR and the ARR it leads to appear here once the five figures stand.
        </p>
      ) : (
        <Path evaluation={evaluation} />
      )}
    </section>
  );
}

function Path({ evaluation }: { readonly evaluation: Evaluation }) {
  const labels = useMemo(() => periodLabels(evaluation.timeline), [evaluation]);
  const series = useMemo(() => nrrSeries(evaluation), [evaluation]);
  const axis = useMemo(() => pathAxis(series.flatMap((one) => one.values)), [series]);
  const parts = series.map((one) => `${one.name} from ${percent(one.values[0] ?? Number.NaN)}% to ${one.last}%`);
  const lines = { labels, series, axis, tick: percentTick, bands: TIER_BANDS, actualsTo: NOTHING_CLOSED };
  return (
    <>
      <LineChart
        {...lines}
        summary={`NRR, annualized, ${labels[0] ?? ''} to ${labels.at(-1) ?? ''}: ${parts.join('; ')}.`}
      />
      <Written evaluation={evaluation} />
    </>
  );
}

/** Closer than the axis of a plan's charts: two straight paths, with some of the tiers around them. */
function pathAxis(values: readonly number[]): Axis {
  const finite = values.filter(Number.isFinite);
  const low = finite.length > 0 ? Math.min(...finite) : 1;
  const high = finite.length > 0 ? Math.max(...finite) : 1;
  const step = high - low <= 0.15 ? 0.05 : high - low <= 0.4 ? 0.1 : high - low <= 1 ? 0.25 : 0.5;
  const min = Math.max(0, Math.floor((low - 0.05) / step + 1e-9) * step);
  return { min, max: Math.ceil((high + 0.03) / step - 1e-9) * step, step };
}

function nrrSeries(evaluation: Evaluation): readonly ChartSeries[] {
  return evaluation.plan.scenarios.map((scenario, lane) => {
    const values = [...seriesOf(evaluation.run, 'nrr_annualized', 'total', lane)];
    return {
      name: scenario.name,
      look: scenarioLook(lane),
      values,
      last: percent(values.findLast(Number.isFinite) ?? Number.NaN),
    };
  });
}

/** What stands in the plan's lines, by scenario, where the straight path ends and at the end of the plan. */
function Written({ evaluation }: { readonly evaluation: Evaluation }) {
  const { plan, timeline } = evaluation;
  const end = timeline.periods - 1;
  const reached = reachedBy(evaluation);
  const sign = currencySign(plan.currency);
  const money = (value: number) => {
    if (!Number.isFinite(value)) return NOT_AVAILABLE;
    const scale = figureScale(value);
    return `${sign}${fixed(value / scale.divisor, scale.divisor === 1 ? 0 : 2)}${scale.suffix}`;
  };
  return (
    <>
      <table className="written">
        <thead>
          <tr>
            <th scope="col">It writes</th>
            <th scope="col">Churn</th>
            <th scope="col">Upsell</th>
            <th scope="col">NRR, {periodLabel(timeline, reached)}</th>
            <th scope="col">ARR, {periodLabel(timeline, end)}</th>
          </tr>
        </thead>
        <tbody>
          {plan.scenarios.map((scenario, lane) => {
            const at = (line: string, period: number) => valueIn(evaluation, line, 'total', period, lane);
            const upsell = [percent(at('upsell_rate', 0)), percent(at('upsell_rate', end))] as const;
            return (
              <tr key={scenario.id}>
                <th scope="row" className="written-name">
                  <ScenarioMark look={scenarioLook(lane)} /> {scenario.name}
                </th>
                <td className="num">{percent(at('churn_rate', 0))}%</td>
                <td className="num">{upsell[0] === upsell[1] ? `${upsell[0]}%` : `${upsell[0]} to ${upsell[1]}%`}</td>
                <td className="num">{percent(at('nrr_annualized', reached))}%</td>
                <td className="num">{money(at('closing_arr', end))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="plan-preview-note">
        Churn is 100 − GRR; expansion is NRR − GRR, all upsell until split. Target changes upsell only: GRR stays as it
        is. Tiers: source {NRR_TIERS.source}, {SOURCES[NRR_TIERS.source].name}.
      </p>
    </>
  );
}

/** The period in which Target is where it stays: after the last one with a value of its own. */
function reachedBy({ plan, timeline }: Evaluation): number {
  const override = plan.scenarios[1]?.overrides['upsell_rate'];
  const series = Object.values(override?.values ?? {})[0];
  const last = Object.keys(series?.at ?? {})
    .map((id) => periodIndex(timeline, id) ?? -1)
    .reduce((latest, period) => Math.max(latest, period), -1);
  return series === undefined ? timeline.periods - 1 : last + 1;
}
