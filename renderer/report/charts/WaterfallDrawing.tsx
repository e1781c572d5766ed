import { useId } from 'react';
import { formText } from '#exchange/report/forms';
import type { WaterfallChart, WaterfallStep } from '#exchange/report/parts';
import { axisDecimals } from '../../charts/axis';
import { fitted } from '../../charts/labelPlace';
import { fixed } from '../../format/figures';
import { AXIS_FOOT, MOST_ROW } from './leastHeight';
import { round, type Size, ticksOf } from './plot';
import { figureWidth, textWidth } from './textWidth';
import { waterfallAxis } from './waterfallAxis';

const TEXT = 12;
const MOST_LABELS = 0.4;

interface Drawn extends WaterfallStep {
  readonly text: string;
}

/** A waterfall lying down: labels at the left, bars, values as a column at the right. */
export function WaterfallDrawing({ chart, size }: { readonly chart: WaterfallChart; readonly size: Size }) {
  const { form } = chart;
  // Of its own: many of these stand in one document, and a pattern out of sight fills nothing.
  const hatch = useId();
  const axis = waterfallAxis(chart);
  const steps = chart.steps.map(
    (step): Drawn => ({
      ...step,
      from: step.from * form.factor,
      to: step.to * form.factor,
      text: stepText(step, chart),
    }),
  );
  const values = Math.ceil(Math.max(0, ...steps.map(({ text }) => figureWidth(text, 600, TEXT)))) + 12;
  const labels = Math.min(
    Math.ceil(Math.max(0, ...steps.map(({ label }) => textWidth(label, 600, TEXT)))) + 12,
    size.width * MOST_LABELS,
  );
  const right = Math.max(labels + 1, size.width - values);
  const row = Math.min(MOST_ROW, Math.max(1, size.height - AXIS_FOOT) / Math.max(1, steps.length));
  const bottom = row * steps.length;
  const at = (value: number) => round(labels + ((value - axis.min) / (axis.max - axis.min)) * (right - labels));
  return (
    <>
      <pattern id={hatch} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" stroke="var(--gap-mark)" />
      </pattern>
      {ticksOf(axis).map((value) => (
        <g key={value}>
          <line x1={at(value)} x2={at(value)} y1={0} y2={bottom} stroke="var(--gridline)" />
          <text x={at(value)} y={bottom + 15} textAnchor="middle" fill="var(--axis)">
            {fixed(value, axisDecimals(axis))}
          </text>
        </g>
      ))}
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps may be called alike, their places are their own
        <g key={index} transform={`translate(0 ${round(index * row)})`} fontSize={TEXT}>
          <text
            y={round(row / 2 + 4)}
            fontWeight={step.type === 'total' ? 600 : 400}
            fill={step.type === 'total' ? 'var(--text)' : 'var(--text-2)'}
          >
            {fitted(step.label, labels - 8, (text) => textWidth(text, step.type === 'total' ? 600 : 400, TEXT))}
          </text>
          {index < steps.length - 1 && Number.isFinite(step.to) && (
            <line x1={at(step.to)} x2={at(step.to)} y1={row / 2} y2={row * 1.5} stroke="var(--axis-zero)" />
          )}
        </g>
      ))}
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <g key={index} transform={`translate(0 ${round(index * row)})`} fontSize={TEXT}>
          <Bar step={step} at={at} min={axis.min} row={row} hatch={hatch} />
          <text
            className="num"
            x={size.width}
            y={round(row / 2 + 4)}
            textAnchor="end"
            fontWeight={step.type === 'total' ? 600 : 500}
            fill={textColor(step)}
          >
            {step.text}
          </text>
        </g>
      ))}
    </>
  );
}

/** Totals without a sign, changes with one, and none as a plain 0. */
function stepText({ type, amount }: WaterfallStep, { form, changeForm }: WaterfallChart): string {
  if (type === 'total') return formText(amount, form);
  if (type === 'gap') return formText(amount, { ...changeForm, isChange: false });
  return formText(amount, { ...changeForm, before: '', after: '' }) === '0' ? '0' : formText(amount, changeForm);
}

function textColor({ type, amount, isBetter, text }: Drawn): string {
  if (Number.isNaN(amount)) return 'var(--cell-na)';
  if (type === 'total') return 'var(--text)';
  if (type === 'gap') return 'var(--text-2)';
  if (text === '0') return 'var(--text-3)';
  return isBetter ? 'var(--positive)' : 'var(--negative)';
}

function Bar({
  step: { type, amount, isBetter, from, to },
  at,
  min,
  row,
  hatch,
}: {
  readonly step: Drawn;
  readonly at: (value: number) => number;
  readonly min: number;
  readonly row: number;
  readonly hatch: string;
}) {
  if (!Number.isFinite(amount) || !Number.isFinite(from) || amount === 0) return null;
  const start = at(type === 'total' ? Math.max(min, 0) : from);
  const end = at(to);
  const thick = Math.max(6, Math.min(22, Math.round(row * 0.6)));
  const box = {
    x: Math.min(start, end),
    y: round((row - thick) / 2),
    // The smallest movement is still a line that can be seen.
    width: round(Math.max(Math.abs(end - start), 1.5)),
    height: thick,
    rx: 2,
  };
  if (type === 'gap') return <rect {...box} fill={`url(#${hatch})`} stroke="var(--gap-mark)" />;
  const color = type === 'total' ? '--neutral-mark' : isBetter ? '--positive-mark' : '--negative-mark';
  return (
    <>
      <rect {...box} fill={`var(${color})`} />
      {type === 'total' && min > 0 && (
        <path
          d={`M${box.x + 6} ${box.y + thick + 1}l4 ${-thick - 2}M${box.x + 11} ${box.y + thick + 1}l4 ${-thick - 2}`}
          stroke="var(--surface)"
          strokeWidth={2}
        />
      )}
    </>
  );
}
