import { useMemo } from 'react';
import type { Variance } from '#analysis/variance';
import { periodLabels } from '#domain/timeline';
import { seriesOf } from '#engine/interpreter';
import type { Slice } from '#engine/model';
import { retentionMethod } from '#plan/retentionMethod';
import type { Line } from '#plan/model';
import { axisDecimals, roundAxis, shortPeriod } from '../charts/axis';
import type { ChartBand } from '../charts/bandLabels';
import { drawOnce } from '../charts/ChartCanvas';
import { ChartPanel, type ChartTable } from '../charts/ChartPanel';
import { type ChartSeries, LineChart, lineDrawing } from '../charts/LineChart';
import { seriesSummary } from '../charts/scenarioSeries';
import { useSteadyAxis } from '../charts/useSteadyAxis';
import { amountsOf, type FigureUnit, figureUnit, shownValue } from '../compare/figureUnit';
import { formatOf } from '../compare/comparedTable';
import { fixed, NOT_AVAILABLE } from '../format/figures';
import type { LineFormat } from '../format/lineFormat';
import { lookOf, type ScenarioLook } from '../format/scenarioLooks';
import { useSession } from '../state/session';
import { closedValues, varianceTexts } from './varianceTexts';

const NO_BANDS: readonly ChartBand[] = [];
const ACTUAL_LOOK: ScenarioLook = { token: '--text', dash: [], mark: 'circle' };
/** The plan keeps the colour of its scenario, and is dashed beside what came of it. */
const plannedLook = ({ token }: ScenarioLook): ScenarioLook => ({ token, dash: [4, 3], mark: 'ring' });
/** A year more than what is closed, for where the plan goes from there. */
const AHEAD = 12;

interface LinesProps {
  readonly variance: Variance;
  /** Place of the scenario, whose look its plan has. */
  readonly scenario: number;
  readonly line: Line;
  readonly slice: Slice;
}

/** One line as planned and as it came, period by period; the plan goes on where actuals end. */
export function VarianceLines({ variance, scenario, line, slice }: LinesProps) {
  const asMrr = useSession((state) => state.asMrr);
  const { planned, happened, closed } = variance;
  const { plan } = happened;
  const { timeline } = planned;
  const shown = Math.min(timeline.periods, closed + 1 + (plan.grain === 'month' ? AHEAD : AHEAD / 3));
  const labels = useMemo(() => periodLabels(timeline).slice(0, shown), [timeline, shown]);
  const values = useMemo(() => valuesOf(variance, line, slice, shown), [variance, line, slice, shown]);
  const { largest } = amountsOf(values.flat());
  const unit = figureUnit(plan, line, { largest, finest: largest }, asMrr);
  const series = ['Plan', 'Actual'].map((name, at): ChartSeries => {
    const drawn = (values[at] ?? []).map((value) => value * unit.factor);
    const last = drawn.findLast(Number.isFinite) ?? Number.NaN;
    return {
      name,
      look: at === 0 ? plannedLook(lookOf(plan.scenarios, scenario)) : ACTUAL_LOOK,
      values: drawn,
      last: written(last, line, unit),
    };
  });
  const axis = useSteadyAxis(roundAxis(series.flatMap((one) => one.values)), `${line.id} ${slice} ${unit.unit}`);
  const decimals = axisDecimals(axis);
  const tick = useMemo(() => (value: number) => fixed(value, decimals), [decimals]);
  const lines = { labels, series, axis, tick, bands: NO_BANDS, actualsTo: closed };
  const method = retentionMethod(line, plan);
  const segment = slice === 'total' ? '' : `, ${plan.segments[slice]?.name ?? ''}`;
  const said = [unit.unit, `each ${plan.grain}`, method].filter((part) => part !== null && part !== '');
  const title = `${line.label}${segment}`;
  return (
    <div className="variance-lines" data-region="over time" tabIndex={-1}>
      <ChartPanel
        title={title}
        caption={said.join(', ')}
        captionIsMethod={method !== null}
        choices={[]}
        table={() => tableOf(variance, line, slice, formatOf(plan, { line }, asMrr), labels)}
        note=""
        chartNote={axis.min === 0 ? '' : `Axis starts at ${tick(axis.min)}.`}
        draw={drawOnce(lineDrawing(lines))}
      >
        <LineChart
          {...lines}
          summary={seriesSummary(`${title}, plan and actual`, series, labels, (value) =>
            `${written(value, line, unit)} ${unit.unit}`.trim(),
          )}
        />
      </ChartPanel>
    </div>
  );

  function written(value: number, of: Line, { factor, ...rest }: FigureUnit): string {
    return Number.isFinite(value) ? shownValue(value / factor, of, plan, { factor, ...rest }) : NOT_AVAILABLE;
  }
}

/** As planned over all shown periods, and as it came up to the last close. */
function valuesOf(variance: Variance, line: Line, slice: Slice, shown: number): readonly (readonly number[])[] {
  const actual = closedValues(variance, line, slice);
  return [
    [...seriesOf(variance.planned.run, line.id, slice, 0)].slice(0, shown),
    [...actual, ...new Array<number>(shown - actual.length).fill(Number.NaN)],
  ];
}

function tableOf(
  variance: Variance,
  line: Line,
  slice: Slice,
  format: LineFormat,
  labels: readonly string[],
): ChartTable {
  return {
    head: ['Period', 'Plan', 'Actual', 'Difference', '%'],
    rows: labels.slice(0, variance.closed + 1).map((label, period) => ({
      label: shortPeriod(label),
      cells: (varianceTexts(variance, { line, slice }, { type: 'period', period }, format)?.cells ?? []).map(
        ({ text }) => text,
      ),
    })),
  };
}
