import { memo } from 'react';
import { periodIds, periodLabels } from '#domain/timeline';
import { probabilityOf } from '#analysis/spread';
import { timelineOf } from '#plan/planParts';
import { ChartPanel, type ChartTable } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { DrawnChart } from '../charts/DrawnChart';
import { fixed, NOT_AVAILABLE } from '../format/figures';
import { editText, formatValue, type LineFormat } from '../format/lineFormat';
import { readNumber } from '../format/readNumber';
import { formatOf } from '../inspector/figureText';
import { CellField } from '../frame/CellField';
import { refuse } from '../state/session';
import { drawHistogram, type HistogramDrawing } from './drawHistogram';
import { largestOf, type LineScale, lineScale, numberText, valueText } from './lineScale';
import { setTarget } from './riskCommands';
import type { RiskRun } from './riskRun';
import type { ShownRisk } from './shownRisk';

interface TargetPanelProps {
  readonly run: RiskRun;
  readonly shown: ShownRisk;
  readonly asMrr: boolean;
  readonly onPeriod: (period: number) => void;
  readonly onSolve: () => void;
}

/** How likely a line is to reach a target at a date, and how its figures are spread there. */
export const TargetPanel = memo(function TargetPanel({ run, shown, asMrr, onPeriod, onSolve }: TargetPanelProps) {
  const { plan, line, period, target, reached, histogram, here } = shown;
  const labels = periodLabels(timelineOf(plan));
  const scale = lineScale(plan, line, largestOf([here.p5, here.p95, target?.value ?? 0]), asMrr);
  const drawing: HistogramDrawing | null =
    histogram === null
      ? null
      : {
          histogram,
          scale,
          target:
            target === null || reached === null ? null : { value: target.value, direction: target.direction, reached },
        };
  const draw: Draw = (to, width, height) => {
    if (drawing !== null) drawHistogram(to, width, height, drawing);
  };
  const when = labels[period] ?? '';
  return (
    <div className="risk-target">
      <ChartPanel
        title="Target"
        caption={`${fixed(here.count, 0)} trials, ${when}`}
        pictureCaption={`${line.label}, ${when}`}
        choices={[]}
        controls={
          <button
            type="button"
            className="button small"
            title="Which value of an input reaches the target"
            onClick={onSolve}
          >
            Solve
          </button>
        }
        table={() => histogramTable(shown, scale)}
        note={here.count === 0 ? '' : noteOf(run)}
        draw={draw}
      >
        <TargetFields shown={shown} scale={scale} labels={labels} onPeriod={onPeriod} />
        <p className="risk-answer">
          {reached === null ? (
            <span>Set a target to see how likely it is.</span>
          ) : Number.isNaN(reached.probability) ? (
            <span>No trial can be computed there.</span>
          ) : (
            <>
              <b className="num">{fixed(reached.probability * 100, 1)}%</b>
              <span>of trials reach it, ± {fixed(reached.standardError * 100, 1)} points</span>
            </>
          )}
        </p>
        {drawing === null ? (
          <p className="empty">
            {line.label} cannot be computed in {when}, in any trial.
          </p>
        ) : (
          <DrawnChart draw={draw} summary={summaryOf(shown, scale, when)} />
        )}
        {target !== null && <NearTargets shown={shown} scale={scale} />}
      </ChartPanel>
    </div>
  );
});

/** Amounts are typed in the unit of the charts beside. */
function targetFormat({ plan, line }: ShownRisk, { unit, decimals, factor }: LineScale): LineFormat {
  return line.unit === 'money' || line.unit === 'cash' ? { unit, decimals, factor } : formatOf(plan, line, false);
}

function TargetFields({
  shown,
  scale,
  labels,
  onPeriod,
}: {
  readonly shown: ShownRisk;
  readonly scale: LineScale;
  readonly labels: readonly string[];
  readonly onPeriod: (period: number) => void;
}) {
  const { plan, line, target, period, periodId } = shown;
  const format = targetFormat(shown, scale);
  const direction = target?.direction ?? 'atLeast';
  const ids = periodIds(timelineOf(plan));
  const set = (changed: { readonly value?: number; readonly direction?: 'atLeast' | 'atMost' }) => {
    const value = changed.value ?? target?.value;
    if (value === undefined) return;
    const wanted = { line: line.id, period: periodId, direction: changed.direction ?? direction, value };
    setTarget(plan, wanted, `${formatValue(value, format)}${format.unit.startsWith('%') ? '%' : ''}`);
  };
  return (
    <div className="risk-aim">
      <span>{line.label}</span>
      <select
        className="risk-control"
        aria-label="Direction of the target"
        value={direction}
        disabled={target === null}
        onChange={(event) => set({ direction: event.target.value === 'atMost' ? 'atMost' : 'atLeast' })}
      >
        <option value="atLeast">at least</option>
        <option value="atMost">at most</option>
      </select>
      <CellField
        label={`Target of ${line.label}${format.unit === '' ? '' : `, ${format.unit}`}`}
        className="num risk-field"
        shown={target === null ? '' : formatValue(target.value, format)}
        typed={target === null ? '' : editText(target.value, format)}
        placeholder="target"
        read={(text) => readNumber(text, line.unit, format)}
        onTake={(value) => set({ value })}
        onRefuse={refuse}
      />
      <span className="unit">{format.unit}</span>
      <span className="risk-by">by</span>
      <select
        className="risk-control"
        aria-label="Date of the target"
        value={period}
        onChange={(event) => onPeriod(Number(event.target.value))}
      >
        {ids.map((id, at) => (
          <option key={id} value={at}>
            {labels[at]}
          </option>
        ))}
      </select>
    </div>
  );
}

const NEAR = [-2, -1, 0, 1, 2];

/** The probabilities of targets a little lower and a little higher. */
function NearTargets({ shown, scale }: { readonly shown: ShownRisk; readonly scale: LineScale }) {
  const { target, sample, here, line } = shown;
  if (target === null) return null;
  const step = niceStep((here.p95 - here.p5) / 4, target.value);
  const values = NEAR.map((at) => Number((target.value + at * step).toPrecision(12)));
  return (
    <table className="figure-table risk-near">
      <thead>
        <tr>
          <th scope="col">{`${target.direction === 'atLeast' ? 'At least' : 'At most'}${scale.unit === '' ? '' : `, ${scale.unit}`}`}</th>
          {values.map((value) => (
            <th key={value} scope="col" className="num">
              {numberText(value, scale)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" title={line.label}>
            Probability, %
          </th>
          {values.map((value, at) => {
            const { probability } = probabilityOf(sample, target.direction, value);
            return (
              <td key={value} className={NEAR[at] === 0 ? 'num risk-strong' : 'num'}>
                {Number.isNaN(probability) ? NOT_AVAILABLE : fixed(probability * 100, 1)}
              </td>
            );
          })}
        </tr>
      </tbody>
    </table>
  );
}

/** A round distance that leads through the spread in a few steps; a hundredth of the target where there is none. */
function niceStep(wanted: number, value: number): number {
  const least = wanted > 0 ? wanted : Math.abs(value) / 100 || 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].findLast((one) => one * power <= least * (1 + 1e-9)) ?? 1) * power;
}

function noteOf({ notComputable, simulation }: RiskRun): string {
  const said: string[] = [];
  if (notComputable > 0) said.push(`${fixed(notComputable, 0)} trials cannot be computed and are left out.`);
  const held = simulation.clipped();
  if (held > 0) said.push(`${fixed(held, 0)} draws beyond what their input can be are held at its ends.`);
  return said.join(' ') || 'Every trial can be computed, and no draw had to be held.';
}

function summaryOf({ line, target, reached, here }: ShownRisk, scale: LineScale, when: string): string {
  const spread = `${line.label} in ${when} lies between ${valueText(here.p5, scale)} and ${valueText(here.p95, scale)} in nine of ten trials.`;
  if (target === null || reached === null) return spread;
  return `${spread} ${fixed(reached.probability * 100, 1)}% of trials are ${target.direction === 'atLeast' ? 'at least' : 'at most'} ${valueText(target.value, scale)}.`;
}

function histogramTable({ histogram }: ShownRisk, scale: LineScale): ChartTable {
  const { from, width, counts } = histogram ?? { from: 0, width: 1, counts: [] };
  const fine = { ...scale, decimals: scale.decimals + 1 };
  return {
    head: ['From', 'To', 'Trials'],
    rows: counts.map((count, at) => ({
      label: numberText(from + at * width, fine),
      cells: [numberText(from + (at + 1) * width, fine), String(count)],
    })),
  };
}
