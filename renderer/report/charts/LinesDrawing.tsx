import { formText } from '#exchange/report/forms';
import type { LinesChart, ReportBand } from '#exchange/report/parts';
import { roundAxis } from '../../charts/axis';
import { placesIn } from '../../charts/bandLabels';
import { isClear, type Point } from '../../charts/labelPlace';
import { bandAxis } from '../../charts/tiers';
import { MARK_SHAPES } from '../../frame/ScenarioMark';
import { type End, EndLabels, endsWidth, LabelAxis, ticksWidth, ValueAxis } from './Furniture';
import { inkColor, inkLook } from './inks';
import { linePath, type Plot, plotIn, round, shownIn, type Size } from './plot';
import { textWidth } from './textWidth';

/** Lines over periods, named at their right ends, over the bands they are judged by. */
export function LinesDrawing({ chart, size }: { readonly chart: LinesChart; readonly size: Size }) {
  const { form, labels, target } = chart;
  const series = chart.series.map((one) => ({ ...one, shown: shownIn(one.values, form) }));
  const wanted = shownIn(target?.values ?? [], form);
  const ends = [
    ...series.map(({ name, ink, values, shown }) => ({
      name,
      value: formText(values.findLast(Number.isFinite) ?? Number.NaN, form),
      color: inkColor(ink),
      end: shown.findLast(Number.isFinite) ?? Number.NaN,
    })),
    ...(target === null
      ? []
      : [
          {
            name: target.name,
            value: formText(target.values.findLast(Number.isFinite) ?? Number.NaN, form),
            color: 'var(--text)',
            end: wanted.findLast(Number.isFinite) ?? Number.NaN,
          },
        ]),
  ];
  const axis = axisOf(chart, [...series.flatMap(({ shown }) => shown), ...wanted]);
  const right = endsWidth(ends, size.width);
  const plot = plotIn(size, axis, labels.length, { left: ticksWidth(axis, form), right, isBars: false });
  const bands = chart.bands.map((band) => ({ ...band, from: band.from * form.factor, to: band.to * form.factor }));
  return (
    <>
      {bands.map((band) => (
        <Band key={band.name} plot={plot} band={band} />
      ))}
      <ValueAxis plot={plot} form={form} />
      <LabelAxis plot={plot} labels={labels} isBars={false} />
      {chart.closedTo !== null && <Closed plot={plot} at={chart.closedTo} />}
      <BandNames plot={plot} bands={bands} lines={series.map(({ shown }) => pointsOf(plot, shown))} />
      {target !== null && (
        <path d={targetPath(plot, wanted)} fill="none" stroke="var(--text)" strokeWidth={1.5} strokeDasharray="5 3" />
      )}
      {series.map(({ name, ink, shown }) => {
        const look = inkLook(ink);
        return (
          <g key={name}>
            <path
              d={linePath(plot, shown)}
              fill="none"
              stroke={inkColor(ink)}
              strokeWidth={2}
              strokeLinejoin="round"
              strokeDasharray={look?.dash.join(' ')}
            />
            {look !== null && <EndMark plot={plot} values={shown} mark={look.mark} color={inkColor(ink)} />}
          </g>
        );
      })}
      <EndLabels plot={plot} ends={ends.map(({ end, ...one }): End => ({ ...one, y: plot.y(end) }))} room={right} />
    </>
  );
}

/** Bands show the one below and the one above all values; without them the axis is around the values. In the unit that is shown. */
function axisOf({ bands, form }: LinesChart, values: readonly number[]) {
  if (bands.length === 0) return roundAxis(values);
  const { min, max, step } = bandAxis(
    values.map((value) => value / form.factor),
    bands.map(({ name, tone, from, to }) => ({ name, from, to, color: `--tier-${tone}` })),
  );
  return { min: min * form.factor, max: max * form.factor, step: step * form.factor };
}

function pointsOf(plot: Plot, values: readonly number[]): readonly Point[] {
  return values.flatMap((value, at) => (Number.isFinite(value) ? [{ x: plot.x(at), y: plot.y(value) }] : []));
}

/** What is wanted is a level: it holds from one label to the next, and where it is wanted once it is a short dash. */
function targetPath(plot: Plot, values: readonly number[]): string {
  const parts: string[] = [];
  for (const [at, value] of values.entries()) {
    if (!Number.isFinite(value)) continue;
    const isAlone = !Number.isFinite(values[at - 1]) && !Number.isFinite(values[at + 1]);
    const y = round(plot.y(value));
    if (isAlone) parts.push(`M${round(Math.max(plot.left, plot.x(at) - 24))} ${y}H${round(plot.x(at))}`);
    else if (Number.isFinite(values[at - 1])) parts.push(`H${round(plot.x(at))}V${y}`);
    else parts.push(`M${round(plot.x(at))} ${y}`);
  }
  return parts.join('');
}

function Band({ plot, band }: { readonly plot: Plot; readonly band: ReportBand }) {
  const top = plot.y(Math.min(band.to, plot.axis.max));
  const bottom = plot.y(Math.max(band.from, plot.axis.min));
  if (bottom <= top) return null;
  return (
    <rect
      x={plot.left}
      y={round(top)}
      width={round(plot.right - plot.left)}
      height={round(bottom - top)}
      fill={`var(--tier-${band.tone})`}
    />
  );
}

/** Names of the bands where no line runs through them; a band that the lines fill has none. */
function BandNames({
  plot,
  bands,
  lines,
}: {
  readonly plot: Plot;
  readonly bands: readonly ReportBand[];
  readonly lines: readonly (readonly Point[])[];
}) {
  return (
    <g fill="var(--tier-text)">
      {bands.map(({ name, from, to }) => {
        const box = {
          left: plot.left,
          right: plot.right,
          top: Math.max(plot.top, plot.y(Math.min(to, plot.axis.max))),
          bottom: Math.min(plot.bottom, plot.y(Math.max(from, plot.axis.min))),
        };
        if (box.bottom - box.top < LEAST_BAND) return null;
        const place = [...placesIn(box, textWidth(name))].find((one) => isClear(one, lines));
        return place === undefined ? null : (
          <text key={name} x={round(place.left)} y={round((place.top + place.bottom) / 2 + 4)}>
            {name}
          </text>
        );
      })}
    </g>
  );
}

const LEAST_BAND = 16;

function EndMark({
  plot,
  values,
  mark,
  color,
}: {
  readonly plot: Plot;
  readonly values: readonly number[];
  readonly mark: keyof typeof MARK_SHAPES;
  readonly color: string;
}) {
  const last = values.findLastIndex(Number.isFinite);
  if (last < 0) return null;
  const isRing = mark === 'ring';
  return (
    <path
      d={MARK_SHAPES[mark]}
      transform={`translate(${round(plot.x(last) - 4)} ${round(plot.y(values[last] ?? 0) - 4)}) scale(.8)`}
      fill={isRing ? 'var(--surface)' : color}
      stroke={isRing ? color : 'none'}
      strokeWidth={1.8}
    />
  );
}

/** A dotted line where actuals end and the plan begins. */
function Closed({ plot, at }: { readonly plot: Plot; readonly at: number }) {
  const x = round(plot.x(at));
  return (
    <g>
      <line x1={x} x2={x} y1={plot.top} y2={plot.bottom} stroke="var(--axis-zero)" strokeDasharray="1 3" />
      <text x={x + 5} y={plot.bottom - 5} fill="var(--tier-text)">
        plan
      </text>
    </g>
  );
}
