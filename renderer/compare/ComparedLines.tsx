import type { Chart } from 'chart.js';
import { useMemo, useState } from 'react';
import { periodLabels } from '#domain/timeline';
import { seriesOf } from '#engine/interpreter';
import { retentionMethod } from '#plan/retentionMethod';
import { axisDecimals, roundAxis, zeroAxis } from '../charts/axis';
import type { ChartBand } from '../charts/bandLabels';
import { drawOnce } from '../charts/ChartCanvas';
import { ChartPanel } from '../charts/ChartPanel';
import { type ChartSeries, drawnOver, LineChart, lineDrawing } from '../charts/LineChart';
import { lastClosed, seriesSummary, seriesTable } from '../charts/scenarioSeries';
import { useSteadyAxis } from '../charts/useSteadyAxis';
import { useTimeline } from '../charts/useTimeline';
import { fixed } from '../format/figures';
import { lookOf } from '../format/scenarioLooks';
import { useSession } from '../state/session';
import { type Compared, scenarioName } from './compared';
import { drawFirstDifference } from './firstDifference';
import { amountsOf, figureUnit, shownChange, shownValue } from './figureUnit';

type Shape = 'difference' | 'values';

const CHOICES = [
  { id: 'difference', label: 'Difference' },
  { id: 'values', label: 'Values' },
];
/** A difference of less than this of the largest value is what rounding leaves of none. */
const ROUNDING = 1e-12;
const NO_BANDS: readonly ChartBand[] = [];

/** The explained figure over the periods of the plan: how far the others are from the first scenario, or all as they are. */
export function ComparedLines({ compared }: { readonly compared: Compared }) {
  const [shape, setShape] = useState<Shape>('difference');
  const asMrr = useSession((state) => state.asMrr);
  const { plan, evaluation, line, slice, from, others } = compared;
  const timeline = useTimeline(evaluation);
  const labels = useMemo(() => periodLabels(timeline), [timeline]);
  const isDifference = shape === 'difference';
  const raw = useMemo(() => {
    const all = [from, ...others].map((lane) => [...seriesOf(evaluation.run, line.id, slice, lane)]);
    return isDifference ? differencesOf(all) : all;
  }, [evaluation, line, slice, from, others, isDifference]);
  const { largest } = amountsOf(raw.flat());
  const unit = figureUnit(plan, line, { largest, finest: largest }, asMrr);
  const written = (value: number) =>
    isDifference ? shownChange(value / unit.factor, unit) : shownValue(value / unit.factor, line, plan, unit);
  const series = raw.map((values, at): ChartSeries => {
    const lane = [from, ...others][at] ?? from;
    const shown = values.map((value) => value * unit.factor);
    const last = written(shown.findLast(Number.isFinite) ?? Number.NaN);
    return { name: scenarioName(compared, lane), look: lookOf(plan.scenarios, lane), values: shown, last };
  });
  const all = series.flatMap(({ values }) => values);
  const subject = `${shape} ${line.id} ${slice} ${unit.unit} ${from} ${others.join()}`;
  const axis = useSteadyAxis(isDifference ? zeroAxis(all) : roundAxis(all), subject);
  const decimals = axisDecimals(axis);
  const tick = useMemo(() => (value: number) => fixed(value, decimals), [decimals]);
  const first = isDifference ? labels.findIndex((_, at) => raw.some((values) => Math.abs(values[at] ?? 0) > 0)) : -1;
  const over = useMemo(
    () => (chart: Chart<'line', number[], string>) => drawFirstDifference(chart, first, labels[first] ?? ''),
    [first, labels],
  );
  const lines = { labels, series, axis, tick, bands: NO_BANDS, actualsTo: lastClosed(evaluation) };
  const method = retentionMethod(line, plan);
  const segment = slice === 'total' ? '' : `, ${plan.segments[slice]?.name ?? ''}`;
  const names = others.map((lane) => scenarioName(compared, lane)).join(', ');
  const against = isDifference ? `${names} against ${scenarioName(compared, from)}` : '';
  const title = `${line.label}${segment}`;
  const missing = series.filter(({ values }) => !values.some(Number.isFinite)).map(({ name }) => name);
  const isMissing = missing.length === series.length;
  const said = [isDifference ? unit.changeUnit : unit.unit, `each ${plan.grain}`, method].filter(
    (part) => part !== null && part !== '',
  );
  return (
    <ChartPanel
      title={against === '' ? title : `${title}, ${against}`}
      // Names may be long; what they are read in comes before them.
      caption={`${title}, ${said.join(', ')}${against === '' ? '' : `: ${against}`}`}
      pictureCaption={said.join(', ')}
      choices={CHOICES}
      chosen={shape}
      onChoose={(id) => setShape(id === 'values' ? 'values' : 'difference')}
      captionIsMethod={method !== null}
      table={() => seriesTable(labels, series, written)}
      note={missing.length === 0 || isMissing ? '' : `Not available in any period: ${missing.join(', ')}.`}
      chartNote={isMissing ? '' : noteOf(isDifference, scenarioName(compared, from), axis.min, tick)}
      draw={drawOnce(drawnOver(lineDrawing(lines), over))}
    >
      {isMissing ? (
        <p className="empty">{title} cannot be computed in any period.</p>
      ) : (
        <LineChart
          {...lines}
          over={over}
          summary={seriesSummary(against === '' ? title : `${title}, ${against}`, series, labels, (value) =>
            `${written(value)} ${isDifference ? unit.changeUnit : unit.unit}`.trim(),
          )}
        />
      )}
    </ChartPanel>
  );
}

/** How far each series is from the first; of what rounding left of no difference nothing shows. */
function differencesOf(all: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [base = []] = all;
  const least = ROUNDING * amountsOf(all.flat()).largest;
  return all.map((values) =>
    values.map((value, at) => {
      const difference = value - (base[at] ?? Number.NaN);
      return Math.abs(difference) <= least ? 0 : difference;
    }),
  );
}

function noteOf(isDifference: boolean, base: string, min: number, tick: (value: number) => string): string {
  if (isDifference) return `${base} is the line at 0.`;
  return min === 0 ? 'Axis starts at 0.' : `Axis starts at ${tick(min)}.`;
}
