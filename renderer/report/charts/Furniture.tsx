import { Fragment } from 'react';
import type { NumberForm } from '#exchange/report/parts';
import { namedPlaces, shortPeriod } from '../../charts/axis';
import { fitted, pushedApart } from '../../charts/labelPlace';
import { type Plot, round, tickText, ticksOf } from './plot';
import { textWidth } from './textWidth';

const TEXT = 11;
const GAP = 8;
const DISTANCE = 15;
const SWATCH = 13;
/** Labels take no more than this part of a chart, for the lines are what it is about. */
const MOST = 0.3;

/** Gridlines of the value axis with their values at the left. */
export function ValueAxis({ plot, form }: { readonly plot: Plot; readonly form: NumberForm }) {
  return (
    <g>
      {ticksOf(plot.axis).map((value) => (
        <Fragment key={value}>
          <line
            x1={plot.left}
            x2={plot.right}
            y1={round(plot.y(value))}
            y2={round(plot.y(value))}
            stroke={Math.abs(value) < plot.axis.step * 1e-6 ? 'var(--axis-zero)' : 'var(--gridline)'}
          />
          <text x={plot.left - 6} y={round(plot.y(value) + 4)} textAnchor="end" fill="var(--axis)">
            {tickText(value, plot.axis, form)}
          </text>
        </Fragment>
      ))}
    </g>
  );
}

/** Room that the values of an axis need at the left of the plot. */
export function ticksWidth(axis: Plot['axis'], form: NumberForm): number {
  return Math.ceil(Math.max(0, ...ticksOf(axis).map((value) => textWidth(tickText(value, axis, form))))) + 8;
}

/** Names of the labels under the plot, as many as there is room for. */
export function LabelAxis({
  plot,
  labels,
  isBars,
}: {
  readonly plot: Plot;
  readonly labels: readonly string[];
  readonly isBars: boolean;
}) {
  // A span of two periods keeps both years alike.
  const texts = labels.map((label) => (/ .* /.test(label) ? label : shortPeriod(label)));
  const widest = Math.max(0, ...texts.map((text) => textWidth(text)));
  const width = plot.right - plot.left;
  const slot = width / Math.max(1, labels.length);
  const isRoomy = isBars && widest + 6 <= slot;
  const named = namedPlaces(labels.length, width, widest);
  return (
    <g fill="var(--axis)">
      {texts.map((text, at) => {
        if (!isRoomy && !named.has(at)) return null;
        const isFirst = !isBars && at === 0;
        const isLast = !isBars && at === labels.length - 1 && at > 0;
        return (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: labels may be alike, their places are not
            key={at}
            x={round(plot.x(at))}
            y={plot.bottom + 15}
            textAnchor={isFirst && labels.length > 1 ? 'start' : isLast ? 'end' : 'middle'}
          >
            {text}
          </text>
        );
      })}
    </g>
  );
}

/** The text at the right end of a line or bar. */
export interface End {
  readonly name: string;
  readonly value: string;
  readonly color: string;
  readonly y: number;
  /** A square in the colour before the text, which is then dark itself: pale colours cannot be read. */
  readonly swatch?: string;
}

/** Room that the labels need beside the plot of a chart of some width. */
export function endsWidth(ends: readonly Omit<End, 'y'>[], width: number): number {
  const widths = ends.map(
    ({ name, value, swatch }) =>
      textWidth(name, 500) + textWidth(` ${value}`, 600) + (swatch === undefined ? 0 : SWATCH),
  );
  const wanted = Math.ceil(Math.max(0, ...widths));
  return ends.length === 0 ? 4 : Math.min(wanted + GAP + 2, Math.round(width * MOST));
}

/** Names and last values at the heights of what they name, pushed apart where these lie close to each other. */
export function EndLabels({
  plot,
  ends,
  room,
}: {
  readonly plot: Plot;
  readonly ends: readonly End[];
  readonly room: number;
}) {
  const sorted = ends.filter(({ y }) => Number.isFinite(y)).sort((a, b) => a.y - b.y);
  const heights = pushedApart(
    sorted.map(({ y }) => y),
    DISTANCE,
    plot.top,
    plot.bottom,
  );
  return (
    <g>
      {sorted.map(({ name, value, color, swatch }, at) => {
        const y = heights[at] ?? 0;
        const before = swatch === undefined ? 0 : SWATCH;
        const left = room - GAP - before - textWidth(` ${value}`, 600) + 1;
        return (
          <g key={`${name} ${value}`}>
            {swatch !== undefined && <rect x={plot.right + GAP} y={round(y - 4)} width={8} height={8} fill={swatch} />}
            <text x={plot.right + GAP + before} y={round(y + TEXT / 3)} fill={color} fontWeight={500}>
              {fitted(name, left, (text) => textWidth(text, 500))} <tspan fontWeight={600}>{value}</tspan>
            </text>
          </g>
        );
      })}
    </g>
  );
}
