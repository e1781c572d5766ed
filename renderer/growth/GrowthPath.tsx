import { useMemo } from 'react';
import { periodLabels } from '#domain/timeline';
import { drawOnce } from '../charts/ChartCanvas';
import { axisDecimals, roundAxis } from '../charts/axis';
import { ChartPanel } from '../charts/ChartPanel';
import { type ChartSeries, LineChart, lineDrawing } from '../charts/LineChart';
import { seriesSummary, seriesTable } from '../charts/scenarioSeries';
import { useSteadyAxis } from '../charts/useSteadyAxis';
import { fixed } from '../format/figures';
import { lookOf, type ScenarioLook } from '../format/scenarioLooks';
import { Scrolling } from '../frame/Scrolling';
import type { OpenPlan } from '../state/session';
import { GROWTH_TABS, type GrowthTab } from './growthTabs';
import { figureText, moneyFormat, moneyText, percentText } from './growthTexts';
import type { ShownGrowth } from './shownGrowth';

interface GrowthPathProps {
  readonly open: OpenPlan;
  readonly shown: ShownGrowth;
  readonly onTab: (tab: GrowthTab) => void;
}

const BASE: ScenarioLook = { token: '--part-2', dash: [], mark: 'circle' };
const TARGET: ScenarioLook = { token: '--text', dash: [5, 4], mark: 'circle' };

/** ARR of the plan over that of its base alone, so that what lies between them is what new logos pay; beside the target's own path. */
export function GrowthPath({ open, shown, onTab }: GrowthPathProps) {
  const { plan, reading, scenario, name } = shown;
  const money = moneyFormat(
    plan.currency,
    reading.path.flatMap(({ total, target }) => [total, target]),
  );
  const labels = useMemo(() => ['Start', ...periodLabels(open.evaluation.timeline)], [open.evaluation.timeline]);
  const series = useMemo((): readonly ChartSeries[] => {
    const made = (
      label: string,
      look: ScenarioLook,
      of: (at: (typeof reading.path)[number]) => number,
    ): ChartSeries => {
      const values = reading.path.map((at) => of(at) * money.factor);
      return { name: label, look, values, last: figureText(values.at(-1) ?? Number.NaN, money.decimals) };
    };
    const all = [
      made(name, lookOf(plan.scenarios, scenario), ({ total }) => total),
      made('No new logos', BASE, ({ fromBase }) => fromBase),
    ];
    const target = { ...made('Target path', TARGET, (at) => at.target), isMarked: false };
    return target.values.some(Number.isFinite) ? [...all, target] : all;
  }, [reading, plan.scenarios, scenario, name, money.factor, money.decimals]);
  const axis = useSteadyAxis(roundAxis(series.flatMap(({ values }) => values)), money.unit);
  const decimals = axisDecimals(axis);
  const tick = useMemo(() => (value: number) => fixed(value, decimals), [decimals]);
  const lines = useMemo(() => ({ labels, series, axis, tick, bands: [] }), [labels, series, axis, tick]);
  const text = (value: number) => figureText(value, money.decimals);
  return (
    <ChartPanel
      title="Growth path"
      caption={`ARR, ${money.unit}, end of ${plan.grain}; what lies between is paid by new logos`}
      choices={GROWTH_TABS}
      chosen="path"
      onChoose={(id) => onTab(GROWTH_TABS.find((tab) => tab.id === id)?.id ?? 'path')}
      table={() => seriesTable(labels, series, text)}
      note=""
      draw={drawOnce(lineDrawing(lines))}
    >
      <div className="path-body">
        <LineChart
          {...lines}
          summary={seriesSummary('ARR', series, labels, (value) => `${money.sign}${text(value)}${money.suffix}`)}
        />
        <LongRun shown={shown} />
      </div>
    </ChartPanel>
  );
}

/** Where the path leads if the last year goes on. */
function LongRun({ shown }: { readonly shown: ShownGrowth }) {
  const { plan, reading } = shown;
  const { ceiling, longRunGrowth, doublingYears, lastNrr, multiple } = reading;
  const last = reading.path.at(-1);
  const share = (last?.fromNewLogos ?? Number.NaN) / (last?.total ?? Number.NaN);
  return (
    <Scrolling className="long-run">
      <dl>
        <Fact
          name="ARR from new logos at the end"
          value={percentText(share)}
          said="of ARR; the rest is what is left of the base"
        />
        <Fact
          name="Ceiling"
          value={ceiling === null ? 'none' : moneyText(ceiling, plan.currency)}
          said={
            ceiling === null
              ? `NRR of the last year is ${percentText(lastNrr, 2)}: nothing levels off`
              : `new logos of the last year / (1 − ${percentText(lastNrr, 2)}), if they stay as many`
          }
        />
        <Fact
          name="Long-run growth a year"
          value={longRunGrowth === null ? 'n/a' : percentText(longRunGrowth)}
          said={
            longRunGrowth === null
              ? 'needs two years with new logos'
              : 'the larger of NRR and the growth of new logos, less 1'
          }
        />
        <Fact
          name="Doubling time"
          value={doublingYears === null ? 'n/a' : `${figureText(doublingYears, 1)} years`}
          said={doublingYears === null ? 'the base alone does not grow' : 'existing base alone, ln 2 / ln NRR'}
        />
        <Fact
          name="NRR 120 against 95%"
          value={multiple === null ? 'n/a' : `${figureText(multiple, 2)}×`}
          said={
            multiple === null
              ? 'at 95% nothing grows with this plan’s new logos'
              : 'as fast, at this plan’s new logos; B and E quote 2 to 3 times'
          }
        />
      </dl>
    </Scrolling>
  );
}

function Fact({ name, value, said }: { readonly name: string; readonly value: string; readonly said: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{value}</dd>
      <dd className="said">{said}</dd>
    </div>
  );
}
