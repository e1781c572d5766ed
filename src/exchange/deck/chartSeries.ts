import { formText } from '#exchange/report/forms';
import type {
  FanChart,
  LinesChart,
  NumberForm,
  ReportChart,
  WaterfallChart,
  WaterfallStep,
} from '#exchange/report/parts';
import { type DeckAxis, deckAxis } from './deckAxis';
import { COLORS, deckLook, inkColor } from './palette';
import { shortened } from './textFit';

/** One column of the workbook behind a chart, and how it is drawn. NaN is an empty cell, 0 a zero. */
export interface DeckSeries {
  readonly name: string;
  readonly values: readonly number[];
  readonly draw: 'line' | 'bar' | 'area';
  /** Null for what only holds others up. */
  readonly color: string | null;
  readonly dash: 'solid' | 'dash' | 'sysDot' | 'dashDot' | 'lgDash' | 'sysDash';
  /** Mark of the last point; null for none. */
  readonly symbol: string | null;
  readonly isHatched: boolean;
  /** Of a line. */
  readonly width: 'usual' | 'thin';
  /** What is written beside its points: its name and value at its end, its values, texts of their own, or nothing. */
  readonly labels: 'end' | 'values' | 'none' | readonly string[];
}

/** What a chart of a deck is made of. */
export interface DeckChart {
  readonly labels: readonly string[];
  readonly series: readonly DeckSeries[];
  readonly axis: DeckAxis;
  readonly isStacked: boolean;
  readonly hasLegend: boolean;
}

const plain = { dash: 'solid', symbol: null, isHatched: false, width: 'usual', labels: 'none' } as const;
/** Longer names would not leave their chart any room; tables beside it have them whole. */
const LONGEST_NAME = 24;

/** Under a bar of a waterfall, in a few lines. */
const LONGEST_STEP = 36;

export function deckChart(chart: ReportChart): DeckChart {
  switch (chart.kind) {
    case 'lines':
      return linesOf(chart);
    case 'waterfall':
      return waterfallOf(chart);
    case 'fan':
      return fanOf(chart);
    case 'bars':
    case 'stacked': {
      const isStacked = chart.kind === 'stacked';
      const values = isStacked ? stackEnds(chart.series) : chart.series.flatMap((one) => one.values);
      return {
        labels: chart.labels,
        series: chart.series.map(({ name, ink, values: of }) => ({
          ...plain,
          name: shortened(name, LONGEST_NAME),
          values: of,
          draw: 'bar',
          color: inkColor(ink),
          labels: isStacked || chart.labels.length * chart.series.length > 18 ? 'none' : 'values',
        })),
        axis: deckAxis(values, false),
        isStacked,
        hasLegend: true,
      };
    }
  }
}

/** Heights of the stacks over and under zero. */
function stackEnds(series: readonly { readonly values: readonly number[] }[]): readonly number[] {
  const count = series[0]?.values.length ?? 0;
  return Array.from({ length: count }, (_, at) => {
    const values = series.map((one) => one.values[at] ?? Number.NaN).filter(Number.isFinite);
    const sum = (of: readonly number[]) => of.reduce((total, value) => total + value, 0);
    return [sum(values.filter((value) => value > 0)), sum(values.filter((value) => value < 0))];
  }).flat();
}

function linesOf({ labels, series, target }: LinesChart): DeckChart {
  const wanted = target === null ? [] : [targetSeries(target)];
  return {
    labels,
    series: [
      ...series.map(({ name, ink, values }): DeckSeries => {
        const look = ink.type === 'scenario' ? deckLook(ink.look) : null;
        return {
          name: shortened(name, LONGEST_NAME),
          values,
          draw: 'line',
          color: inkColor(ink),
          dash: look?.dash ?? 'solid',
          symbol: look?.symbol ?? 'circle',
          isHatched: false,
          width: 'usual',
          labels: 'end',
        };
      }),
      ...wanted,
    ],
    axis: deckAxis([...series.flatMap((one) => one.values), ...(target?.values ?? [])], true),
    isStacked: false,
    hasLegend: false,
  };
}

function targetSeries({ name, values }: { readonly name: string; readonly values: readonly number[] }): DeckSeries {
  return { ...plain, name, values, draw: 'line', color: COLORS.text, dash: 'sysDash', labels: 'end' };
}

/** The percentiles themselves as lines, over bands that are stacked from one to the next: programs disagree on what lies before what otherwise. */
function fanOf({ labels, p5, p25, p50, p75, p95, target }: FanChart): DeckChart {
  const band = (name: string, from: readonly number[], to: readonly number[], color: string): DeckSeries => ({
    ...plain,
    name,
    values: to.map((value, at) => value - (from[at] ?? Number.NaN)),
    draw: 'area',
    color,
  });
  const edge = (name: string, values: readonly number[], color: string): DeckSeries => ({
    ...plain,
    name,
    values,
    draw: 'line',
    color,
    width: 'thin',
  });
  return {
    labels,
    series: [
      { ...plain, name: 'Below the 5th', values: p5, draw: 'area', color: null },
      band('5th to 25th', p5, p25, COLORS.fanOuter),
      band('25th to 75th', p25, p75, COLORS.fanInner),
      band('75th to 95th', p75, p95, COLORS.fanOuter),
      edge('5th percentile', p5, COLORS.fanOuter),
      edge('25th percentile', p25, COLORS.fanInner),
      edge('75th percentile', p75, COLORS.fanInner),
      edge('95th percentile', p95, COLORS.fanOuter),
      { ...plain, name: 'Median', values: p50, draw: 'line', color: COLORS.fanMiddle, symbol: 'circle', labels: 'end' },
      ...(target === null ? [] : [targetSeries(target)]),
    ],
    axis: deckAxis([...p5, ...p95, ...(target?.values ?? [])], true),
    isStacked: true,
    hasLegend: false,
  };
}

/** Bars on top of an invisible base; what crosses zero is a bar on each side of it. */
function waterfallOf({ steps, form, changeForm }: WaterfallChart): DeckChart {
  const bars = steps.map(barOf);
  const column = (
    name: string,
    color: string | null,
    valueAt: (bar: Bar, step: WaterfallStep) => number,
    isHatched = false,
  ): DeckSeries => ({
    ...plain,
    name,
    draw: 'bar',
    color,
    isHatched,
    values: steps.map((step, at) => valueAt(bars[at] as Bar, step)),
  });
  const of =
    (kind: ReturnType<typeof kindOf>, side: 'above' | 'below') =>
    (bar: Bar, step: WaterfallStep): number =>
      kindOf(step) === kind ? bar[side] : Number.NaN;
  const both = (name: string, color: string, kind: ReturnType<typeof kindOf>, isHatched = false) =>
    (['above', 'below'] as const)
      .map((side) => column(side === 'above' ? name : `${name}, below zero`, color, of(kind, side), isHatched))
      .filter(({ values }, at) => (at === 0 ? values.some(Number.isFinite) : values.some((value) => value < 0)));
  const tops = steps.map(({ from, to }) => Math.max(from, to));
  const ends = steps.flatMap(({ type, from, to }) => (type === 'total' ? [to] : [from, to]));
  return {
    labels: steps.map(({ label }) => shortened(label, LONGEST_STEP)),
    series: [
      column('Base', null, (bar) => bar.base),
      ...both('Total', inkColor({ type: 'total' }), 'total'),
      ...both('Better', inkColor({ type: 'better' }), 'better'),
      ...both('Worse', inkColor({ type: 'worse' }), 'worse'),
      ...both('Gap', inkColor({ type: 'gap' }), 'gap', true),
      {
        ...plain,
        name: 'Top of the bar',
        values: tops,
        draw: 'line',
        color: null,
        labels: steps.map(({ type, amount }) =>
          formText(type === 'gap' ? Math.abs(amount) : amount, type === 'total' ? form : typeForm(type, changeForm)),
        ),
      },
    ],
    axis: deckAxis(ends, true),
    isStacked: true,
    hasLegend: false,
  };
}

/** A gap is named by its label, and needs no sign. */
function typeForm(type: 'change' | 'gap', form: NumberForm): NumberForm {
  return type === 'gap' ? { ...form, isChange: false } : form;
}

function kindOf({ type, isBetter }: WaterfallStep): 'total' | 'better' | 'worse' | 'gap' {
  return type === 'change' ? (isBetter ? 'better' : 'worse') : type;
}

/** How a bar is stacked: what lifts it off zero, and its parts over and under zero. */
interface Bar {
  readonly base: number;
  readonly above: number;
  readonly below: number;
}

function barOf({ type, amount, from, to }: WaterfallStep): Bar {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  if (!Number.isFinite(low) || !Number.isFinite(high))
    return { base: Number.NaN, above: Number.NaN, below: Number.NaN };
  // The amount itself, not the difference of the ends, which rounding may have moved in its last digit.
  const size = Math.abs(amount);
  if (type === 'total') return { base: 0, above: Math.max(amount, 0), below: Math.min(amount, 0) };
  if (low >= 0) return { base: low, above: size, below: 0 };
  if (high <= 0) return { base: high, above: 0, below: -size };
  return { base: 0, above: high, below: low };
}
