import { formText } from '#exchange/report/forms';
import type { BarsChart, NumberForm } from '#exchange/report/parts';
import { zeroAxis } from '../../charts/axis';
import { EndLabels, endsWidth, LabelAxis, ticksWidth, ValueAxis } from './Furniture';
import { inkColor } from './inks';
import { type Plot, plotIn, round, shownIn, type Size } from './plot';
import { textWidth } from './textWidth';

/** How much of its place a bar, or a group of bars, fills. */
const FILLED = 0.7;
const KEY = 20;

interface Piece {
  readonly key: string;
  readonly at: number;
  readonly x: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
  readonly color: string;
  /** Written at its end; empty for none. */
  readonly text: string;
}

/** Bars over labels, stacked with what is lost under zero, or beside each other. */
export function BarsDrawing({ chart, size }: { readonly chart: BarsChart; readonly size: Size }) {
  const { form, labels } = chart;
  const isStacked = chart.kind === 'stacked';
  const series = chart.series.map((one) => ({ ...one, shown: shownIn(one.values, form), color: inkColor(one.ink) }));
  const stacks = labels.map((_, at) => stackAt(series.map(({ shown }) => shown[at] ?? Number.NaN)));
  const axis = zeroAxis(isStacked ? stacks.flatMap((stack) => stack.flat()) : series.flatMap(({ shown }) => shown));
  const ends = isStacked
    ? series.map(({ name, values, color }, at) => ({
        name,
        value: formText(values.at(-1) ?? Number.NaN, form),
        color: 'var(--text)',
        swatch: color,
        middle: middleOf(stacks.at(-1)?.[at]),
      }))
    : [];
  const right = endsWidth(ends, size.width);
  const hasKey = !isStacked && series.length > 1;
  const box = { width: size.width, height: size.height - (hasKey ? KEY : 0) };
  const plot = plotIn(box, axis, labels.length, { left: ticksWidth(axis, form), right, isBars: true });
  const slot = ((plot.right - plot.left) / Math.max(1, labels.length)) * FILLED;
  const pieces = series.flatMap((one, place) =>
    isStacked
      ? piecesOf(one, plot, slot, (at) => stacks[at]?.[place] ?? NOWHERE)
      : besideEachOther(one, plot, slot, place, series.length, form),
  );
  return (
    <>
      {hasKey && <Key series={series} left={plot.left} />}
      <g transform={hasKey ? `translate(0 ${KEY})` : undefined}>
        <ValueAxis plot={plot} form={form} />
        <LabelAxis plot={plot} labels={labels} isBars />
        {pieces.map(({ key, x, width, from, to, color, text }) => {
          const top = plot.y(Math.max(from, to));
          const bottom = plot.y(Math.min(from, to));
          return (
            <g key={key}>
              {from !== to && (
                <rect
                  x={round(x)}
                  y={round(top)}
                  width={round(width)}
                  height={round(Math.max(bottom - top, 0.5))}
                  fill={color}
                />
              )}
              {text !== '' && (
                <text
                  x={round(x + width / 2)}
                  y={round(to < from ? bottom + 12 : top - 4)}
                  textAnchor="middle"
                  fill="var(--text)"
                >
                  {text}
                </text>
              )}
            </g>
          );
        })}
        <EndLabels plot={plot} ends={ends.map(({ middle, ...one }) => ({ ...one, y: plot.y(middle) }))} room={right} />
      </g>
    </>
  );
}

interface Drawn {
  readonly name: string;
  readonly values: readonly number[];
  readonly shown: readonly number[];
  readonly color: string;
}

const NOWHERE = [Number.NaN, Number.NaN] as const;

/** The bars of one series, each as wide as its place. */
function piecesOf(
  { name, shown, color }: Drawn,
  plot: Plot,
  slot: number,
  spanAt: (at: number) => readonly [number, number],
): readonly Piece[] {
  return shown.flatMap((_, at): readonly Piece[] => {
    const [from, to] = spanAt(at);
    if (!Number.isFinite(from) || !Number.isFinite(to)) return [];
    return [
      { key: `${name} ${at}`, at, x: plot.x(at) - slot / 2, width: Math.max(1, slot - 1), from, to, color, text: '' },
    ];
  });
}

/** The bars of one of several series that share each place, with their numbers where there is room. */
function besideEachOther(
  series: Drawn,
  plot: Plot,
  slot: number,
  place: number,
  count: number,
  form: NumberForm,
): readonly Piece[] {
  const width = slot / count;
  const room = count === 1 ? slot / FILLED : width;
  const texts = series.values.map((value) => formText(value, form));
  const areWritten = texts.every((text) => textWidth(text) <= room - 2);
  return piecesOf(series, plot, slot, (at) => [0, series.shown[at] ?? Number.NaN]).map((piece) => ({
    ...piece,
    x: piece.x + place * width,
    width: Math.max(1, width - 1),
    text: areWritten ? (texts[piece.at] ?? '') : '',
  }));
}

/** Where the pieces of one bar begin and end: what is won above zero, what is lost below, each from zero outwards. */
function stackAt(values: readonly number[]): readonly (readonly [number, number])[] {
  let above = 0;
  let below = 0;
  return values.map((value) => {
    if (!Number.isFinite(value)) return [Number.NaN, Number.NaN];
    const from = value < 0 ? below : above;
    if (value < 0) below += value;
    else above += value;
    return [from, from + value];
  });
}

function middleOf(span: readonly [number, number] | undefined): number {
  return span === undefined ? Number.NaN : (span[0] + span[1]) / 2;
}

function Key({
  series,
  left,
}: {
  readonly series: readonly { readonly name: string; readonly color: string }[];
  readonly left: number;
}) {
  const widths = series.map(({ name }) => textWidth(name) + 13 + 16);
  return (
    <g fill="var(--text-2)">
      {series.map(({ name, color }, at) => {
        const x = round(left + widths.slice(0, at).reduce((sum, one) => sum + one, 0));
        return (
          <g key={name}>
            <rect x={x} y={3} width={8} height={8} fill={color} />
            <text x={x + 13} y={11}>
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}
