import { memo, type MouseEvent, useMemo } from 'react';
import { periodLabels } from '#domain/timeline';
import type { Line, Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { roundAxis } from '../charts/axis';
import { ChartPanel, type ChartTable } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { DrawnChart } from '../charts/DrawnChart';
import { useSteadyAxis } from '../charts/useSteadyAxis';
import { Segmented } from '../frame/Segmented';
import { drawFan, type FanDrawing, fanPlot } from './drawFan';
import { largestOf, lineScale, numberText, valueText } from './lineScale';
import type { Fan, RiskRun } from './riskRun';
import { ARR_LINE, nrrLine } from '#analysis/trialFigures';
import { RunProgress, StoppedNote, StopButton } from './RunControls';
import type { ShownRisk } from './shownRisk';
import type { RiskTrials } from './useRiskRun';

interface FanPanelProps {
  readonly run: RiskRun;
  readonly shown: ShownRisk;
  readonly trials: RiskTrials;
  readonly asMrr: boolean;
  readonly onLine: (line: string) => void;
  readonly onPeriod: (period: number) => void;
}

const OTHER = 'other';

/** Where a line may go over time: half of the trials in the dark band, nine in ten in both. A click chooses the date. */
export const FanPanel = memo(function FanPanel({ run, shown, trials, asMrr, onLine, onPeriod }: FanPanelProps) {
  const { line, period, target } = shown;
  const { plan, scenario } = run.question;
  const all = useMemo(() => periodLabels(timelineOf(plan)), [plan]);
  // Before a year has passed there is no NRR of twelve months: the chart begins where the figures do.
  const first = Math.max(0, run.fan.p50.findIndex(Number.isFinite));
  const fan = useMemo(() => sliced(run.fan, first), [run, first]);
  const labels = useMemo(() => all.slice(first), [all, first]);
  const values = [...fan.p5, ...fan.p95, ...(target === null ? [] : [target.value])];
  const scale = lineScale(plan, line, largestOf(values), asMrr);
  const axis = useSteadyAxis(roundAxis(values), `${line.id} ${asMrr}`);
  const drawing: FanDrawing = { labels, fan, axis, scale, target: target?.value ?? null, date: period - first };
  const draw: Draw = (to, width, height) => drawFan(to, width, height, drawing);
  const choose = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.querySelector('canvas')?.getBoundingClientRect();
    if (box === undefined) return;
    const plot = fanPlot(box.width, box.height, drawing);
    const share = (event.clientX - box.left - plot.left) / (plot.right - plot.left);
    if (share > -0.02 && share < 1.02)
      onPeriod(first + Math.round(Math.min(1, Math.max(0, share)) * (labels.length - 1)));
  };
  const name = plan.scenarios.find(({ id }) => id === scenario)?.name ?? '';
  const isNrr = line.id === nrrLine(plan);
  return (
    <div className="risk-fan" data-region="fan chart" tabIndex={-1} aria-busy={trials.isRunning || undefined}>
      <RunProgress {...trials} />
      <ChartPanel
        title={line.label}
        caption={`${isNrr ? 'bridge, ' : scale.unit === '' ? '' : `${scale.unit}, `}${name}, bands hold 50% and 90% of trials`}
        captionIsMethod={isNrr}
        choices={[]}
        controls={
          <>
            {trials.isLong && <StopButton stop={trials.stop} />}
            <LineChoice plan={plan} line={line} onLine={onLine} />
          </>
        }
        table={() => fanTable(labels, fan, (value) => numberText(value, scale))}
        note="Percentiles of each period by itself: no single trial runs along one of them. A click chooses the date."
        draw={draw}
        warning={
          trials.stoppedAt !== null && <StoppedNote stoppedAt={trials.stoppedAt} hasFigures again={trials.again} />
        }
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the date has a list of its own beside the chart */}
        <div className="risk-canvas" onClick={choose}>
          <DrawnChart
            draw={draw}
            summary={`${line.label} in ${all[period] ?? ''}: 5th percentile ${valueText(shown.here.p5, scale)}, median ${valueText(shown.here.p50, scale)}, 95th ${valueText(shown.here.p95, scale)}; the plan says ${valueText(shown.here.point, scale)}.`}
          />
        </div>
      </ChartPanel>
    </div>
  );
});

function LineChoice({
  plan,
  line,
  onLine,
}: {
  readonly plan: Plan;
  readonly line: Line;
  readonly onLine: (line: string) => void;
}) {
  const usual = [
    { value: nrrLine(plan), label: 'NRR' },
    { value: ARR_LINE, label: 'ARR' },
  ];
  const isOther = usual.every(({ value }) => value !== line.id);
  const others = plan.lines.filter(
    ({ definition, id }) => definition.type === 'formula' && usual.every(({ value }) => value !== id),
  );
  return (
    <>
      <Segmented
        label="Figure"
        options={[...usual, { value: OTHER, label: 'Other' }]}
        chosen={isOther ? OTHER : line.id}
        onChoose={(value) => onLine(value === OTHER ? (others[0]?.id ?? line.id) : value)}
      />
      {isOther && (
        <select
          className="risk-other"
          aria-label="Other figure"
          value={line.id}
          onChange={(event) => onLine(event.target.value)}
        >
          {others.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

function sliced(fan: Fan, from: number): Fan {
  const { p5, p25, p50, p75, p95 } = fan;
  return {
    p5: p5.slice(from),
    p25: p25.slice(from),
    p50: p50.slice(from),
    p75: p75.slice(from),
    p95: p95.slice(from),
  };
}

function fanTable(labels: readonly string[], fan: Fan, text: (value: number) => string): ChartTable {
  return {
    head: ['Period', '5th', '25th', 'Median', '75th', '95th'],
    rows: labels.map((label, at) => ({
      label,
      cells: [fan.p5, fan.p25, fan.p50, fan.p75, fan.p95].map((values) => text(values[at] ?? Number.NaN)),
    })),
  };
}
