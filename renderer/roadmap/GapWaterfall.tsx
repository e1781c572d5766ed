import { useMemo } from 'react';
import type { Roadmap } from '#analysis/roadmap';
import { bridgeAxis } from '../charts/bridge';
import { ChartPanel } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { drawBridge } from '../charts/drawBridge';
import { DrawnChart } from '../charts/DrawnChart';
import { currencySign, fixed } from '../format/figures';
import { gapSteps } from './gapSteps';
import { amountText } from './initiativeTexts';
import type { Shown } from './shownRoadmap';

interface WaterfallProps {
  readonly shown: Shown;
  readonly roadmap: Roadmap;
  readonly onTarget: () => void;
}

/** Header, column heads, axis and note; then each bar. */
const LEAST_HEIGHT = 116;
const LEAST_ROW = 16;

/** The steps from today's NRR to the target, lying down, with points and a month of revenue beside each. */
export function GapWaterfall({ shown, roadmap, onTarget }: WaterfallProps) {
  const sign = currencySign(shown.plan.currency).trim();
  const made = useMemo(() => gapSteps(roadmap), [roadmap]);
  const axis = useMemo(() => bridgeAxis(made.steps), [made]);
  const draw: Draw = useMemo(
    () => (to, width, height) =>
      drawBridge(to, width, height, {
        steps: made.steps,
        axis,
        decimals: 2,
        columns: [
          { head: 'points', texts: made.points },
          { head: `${sign} a month`, texts: made.currency },
        ],
      }),
    [made, axis, sign],
  );
  const cut = axis.min > 0 ? `Axis starts at ${fixed(axis.min, axis.min % 1 === 0 ? 0 : 1)}.` : '';
  const base = `Base of the points: ${sign}${amountText(roadmap.base / 12)} monthly revenue.`;
  const { endPeriod } = roadmap;
  return (
    <div className="waterfall-place" style={{ minHeight: LEAST_HEIGHT + made.steps.length * LEAST_ROW }}>
      <ChartPanel
        title="From today to target"
        caption={`points and ${sign} a month, ${endPeriod.label}`}
        choices={[]}
        controls={
          <button type="button" className="button small" onClick={onTarget}>
            {roadmap.target === null ? 'Set the target' : 'Target'}
          </button>
        }
        table={() => ({
          head: ['Step', 'Points', `${sign} a month`],
          rows: made.steps.map(({ label }, at) => ({
            label,
            cells: [made.points[at] ?? '', made.currency[at] ?? ''],
          })),
        })}
        chartNote={cut}
        note={base}
        draw={draw}
      >
        <DrawnChart draw={draw} summary={summaryOf(made)} />
      </ChartPanel>
    </div>
  );
}

function summaryOf({ steps, points }: ReturnType<typeof gapSteps>): string {
  return `From today to target in points of NRR: ${steps.map(({ label }, at) => `${label} ${points[at] ?? ''}`).join(', ')}.`;
}
