import type PptxGenJS from 'pptxgenjs';
import { formText } from '#exchange/report/forms';
import type { LinesChart, ReportChart, ReportFigure, TableRow } from '#exchange/report/parts';
import { type DeckChart, type DeckSeries, deckChart } from './chartSeries';
import type { PlotPlace } from './chartXml';
import { COLORS, deckLook, TIER_COLORS } from './palette';
import { type Box, COMMENT, MARGIN, type Placed, SLIDE, type SlidePlan, TEXT_SIZE, TOP, WIDTH } from './slidePlan';
import { CELL_X, CELL_Y, cellLeft, type LaidTable, NOTE_SIZE, TABLE_SIZE, TITLE_HEIGHT } from './tableFit';
import { fitted, textWidth } from './textFit';
import { cleanText } from './xmlText';

type Slide = PptxGenJS.Slide;

const FONT = 'Arial';
/** Of a chart that fills its place, for its title over it and its note under it. */
const CHART_TITLE = 0.32;
const CHART_NOTE = 0.24;
/** A month and its year below a column, in inches. */
const LABEL_ROOM = 0.66;

/** A chart that a slide has room for, in the order in which the slides hold them. */
export interface PlacedChart {
  readonly chart: ReportChart;
  readonly drawn: DeckChart;
  readonly plot: PlotPlace;
}

/** What stands at the foot of every slide. */
export interface Foot {
  readonly title: string;
  readonly date: string;
  readonly number: number;
  readonly count: number;
}

/** Fills a slide; returns the charts whose figures are still to be put in place. */
export function fillSlide(slide: Slide, plan: SlidePlan, foot: Foot): readonly PlacedChart[] {
  const { page } = plan;
  const shortened: string[] = [];
  const say = (text: string, box: Box, style: PptxGenJS.TextPropsOptions, sizes: readonly number[]) => {
    const found = fitted(cleanText(text), sizes, box.w - 0.02, box.h);
    if (found.isCut) shortened.push(text);
    slide.addText(found.text, { ...box, ...PLAIN, fontSize: found.fontSize, ...style });
  };
  const part = plan.of > 1 ? ` (${plan.number} of ${plan.of})` : '';
  say(
    `${page.heading}${part}`,
    { x: MARGIN, y: 0.34, w: WIDTH, h: 0.78 },
    { bold: true, valign: 'bottom', objectName: 'Title' },
    [24, 22, 20, 18, 16, 14],
  );
  say(page.statement, { x: MARGIN, y: 1.15, w: WIDTH, h: 0.3 }, { color: COLORS.text2 }, [12, 11, 10]);
  if (page.comment !== '' && plan.number === 1) {
    const box = { x: MARGIN, y: TOP - 0.04, w: WIDTH, h: COMMENT - 0.04 };
    say(page.comment, box, { italic: true }, [13, 12, 11, 10, 9]);
  }
  const charts: PlacedChart[] = [];
  for (const placed of plan.placed) {
    const chart = place(slide, placed, say, shortened);
    if (chart !== null) charts.push(chart);
  }
  slide.addShape('line', { x: MARGIN, y: 6.98, w: WIDTH, h: 0, line: { color: COLORS.line2, width: 0.75 } });
  const end = `${foot.title}, ${foot.date}, ${foot.number} of ${foot.count}`;
  say(page.definitions, { x: MARGIN, y: 7.03, w: WIDTH * 0.66, h: 0.32 }, { color: COLORS.text3 }, [9, 8, 7]);
  say(
    end,
    { x: MARGIN + WIDTH * 0.68, y: 7.03, w: WIDTH * 0.32, h: 0.32 },
    { color: COLORS.text3, align: 'right' },
    [9, 8, 7],
  );
  const notes = [page.notes, page.definitions, ...shortened.map((text) => `In full: ${text}`)];
  slide.addNotes(cleanText(notes.filter((text) => text !== '').join('\n')));
  return charts;
}

const PLAIN = {
  fontFace: FONT,
  color: COLORS.text,
  margin: 0,
  align: 'left',
  valign: 'top',
  fit: 'none',
} as const satisfies PptxGenJS.TextPropsOptions;

type Say = (text: string, box: Box, style: PptxGenJS.TextPropsOptions, sizes: readonly number[]) => void;

function place(slide: Slide, placed: Placed, say: Say, shortened: string[]): PlacedChart | null {
  switch (placed.type) {
    case 'figures':
      for (const [at, figure] of placed.figures.figures.entries())
        placeFigure(slide, say, figure, { ...placed.box, ...cellOf(placed.box, at, placed.figures.figures.length) });
      return null;
    case 'text': {
      const { box, text } = placed;
      const isTitled = text.title !== '';
      if (isTitled) say(text.title, { ...box, h: 0.24 }, { bold: true }, [TEXT_SIZE]);
      const below = isTitled ? { ...box, y: box.y + 0.28, h: box.h - 0.26 } : box;
      say(text.paragraphs.join('\n'), below, { color: COLORS.text2 }, [TEXT_SIZE, 11, 10, 9]);
      return null;
    }
    case 'table':
      placeTable(slide, say, placed.table, placed.box);
      shortened.push(...placed.table.rows.flatMap(({ cut }) => cut));
      return null;
    case 'chart':
      return placeChart(slide, say, placed.chart, placed.box);
  }
}

function cellOf({ x, w }: Box, at: number, count: number): Pick<Box, 'x' | 'w'> {
  const width = w / Math.max(count, 4);
  return { x: x + at * width, w: width - 0.16 };
}

function placeFigure(slide: Slide, say: Say, { label, value, form, change, method }: ReportFigure, box: Box): void {
  slide.addShape('line', { x: box.x, y: box.y, w: 0, h: box.h, line: { color: COLORS.line2, width: 1 } });
  const x = box.x + 0.12;
  const w = box.w - 0.12;
  say(label, { x, y: box.y, w, h: 0.22 }, { color: COLORS.text2 }, [11, 10, 9]);
  const text = formText(value, form);
  const isMissing = !Number.isFinite(value);
  const room = change === null ? w : w * 0.62;
  say(
    text,
    { x, y: box.y + 0.22, w: room, h: 0.38 },
    { bold: true, color: isMissing ? COLORS.text3 : COLORS.text },
    [20, 18, 16, 14, 12],
  );
  if (change !== null) {
    const color = change.isBetter === null ? COLORS.text3 : change.isBetter ? COLORS.positive : COLORS.negative;
    const place = { x: x + room, y: box.y + 0.3, w: w - room, h: 0.28 };
    say(formText(change.value, change.form), place, { color, align: 'right' }, [11, 10, 9, 8]);
  }
  say(method, { x, y: box.y + 0.62, w, h: 0.32 }, { color: COLORS.text3 }, [9, 8]);
}

const NO_LINE = { type: 'none' } as const;

function placeTable(slide: Slide, say: Say, laid: LaidTable, box: Box): void {
  const { table, widths } = laid;
  titleOver(slide, table, box);
  const line = (color: string, pt: number) => ({ type: 'solid', color, pt }) as const;
  const under = (color: string, pt: number): PptxGenJS.TableCellProps['border'] => [
    NO_LINE,
    NO_LINE,
    line(color, pt),
    NO_LINE,
  ];
  const base = {
    fontFace: FONT,
    fontSize: TABLE_SIZE,
    valign: 'middle',
  } as const;
  const marginAt = (at: number): [number, number, number, number] => [CELL_Y, CELL_X, CELL_Y, cellLeft(table, at)];
  const head = table.columns.map(({ label, align }, at) => ({
    text: cleanText(label),
    options: {
      ...base,
      margin: marginAt(at),
      bold: true,
      color: COLORS.text2,
      align: align === 'end' ? ('right' as const) : ('left' as const),
      border: under(COLORS.line2, 1),
    },
  }));
  const body = table.rows.map((row, at) => {
    const texts = laid.rows[at]?.texts ?? [];
    return row.cells.map((cell, column) => {
      const isMissing = cell.type === 'number' && !Number.isFinite(cell.value);
      return {
        text: cellRuns(row, column, cleanText(texts[column] ?? '')),
        options: {
          ...base,
          margin: marginAt(column),
          bold: row.weight !== 'plain',
          color: isMissing ? COLORS.text3 : COLORS.text,
          align: table.columns[column]?.align === 'end' ? ('right' as const) : ('left' as const),
          border: under(COLORS.line, 0.75),
        },
      };
    });
  });
  const groups = groupRow(laid, base);
  const rows = [...(groups === null ? [] : [groups]), head, ...body];
  const heights = [
    ...(groups === null ? [] : [laid.groupHeight]),
    laid.headHeight,
    ...laid.rows.map(({ height }) => height),
  ];
  slide.addTable(rows as PptxGenJS.TableRow[], {
    x: box.x,
    y: box.y + TITLE_HEIGHT,
    w: widths.reduce((sum, one) => sum + one, 0),
    colW: [...widths],
    rowH: heights,
    autoPage: false,
    objectName: cleanText(table.title),
  });
  if (table.note !== '') {
    const place = { x: box.x, y: box.y + laid.height - laid.noteHeight + 0.05, w: box.w, h: laid.noteHeight };
    say(table.note, place, { color: COLORS.text3 }, [NOTE_SIZE, 8]);
  }
}

/** The first cell of a scenario begins with its mark, in its colour. */
function cellRuns({ look }: TableRow, column: number, text: string): string | PptxGenJS.TableCell[] {
  if (look === null || column > 0) return text;
  const { mark, color } = deckLook(look);
  return [
    { text: `${mark} `, options: { color } },
    { text, options: { color: COLORS.text } },
  ];
}

function groupRow({ table: { columns } }: LaidTable, base: object): PptxGenJS.TableCell[] | null {
  if (columns.every(({ group }) => group === '')) return null;
  const cells: PptxGenJS.TableCell[] = [];
  const margins: [number, number, number, number] = [CELL_Y, CELL_X, CELL_Y, CELL_X];
  for (let at = 0; at < columns.length; ) {
    const group = columns[at]?.group ?? '';
    let end = at + 1;
    while (group !== '' && columns[end]?.group === group) end++;
    const options = {
      ...base,
      margin: margins,
      bold: true,
      color: COLORS.text2,
      align: 'right' as const,
      colspan: end - at,
    };
    cells.push({ text: cleanText(group), options });
    at = end;
  }
  return cells;
}

/** A title with what its figures are behind it, cut where that has no room: the title stays. */
function titleOver(
  slide: Slide,
  { title, caption }: { readonly title: string; readonly caption: string },
  box: Box,
): void {
  const whole = fitted(cleanText(`${title}  ${caption}`), [11, 10, 9], box.w - 0.1, 0.22);
  const isWhole = !whole.isCut;
  const runs = isWhole
    ? [
        { text: cleanText(title), options: { bold: true } },
        { text: cleanText(`  ${caption}`), options: { color: COLORS.text3 } },
      ]
    : [{ text: fitted(cleanText(title), [9], box.w - 0.1, 0.22).text, options: { bold: true } }];
  slide.addText(runs, { ...PLAIN, x: box.x, y: box.y, w: box.w, h: 0.24, fontSize: whole.fontSize });
}

function placeChart(slide: Slide, say: Say, chart: ReportChart, box: Box): PlacedChart {
  const drawn = deckChart(chart);
  const cut =
    drawn.axis.min > 0 && chart.kind === 'waterfall' ? `, axis from ${formText(drawn.axis.min, chart.form)}` : '';
  titleOver(slide, { title: chart.title, caption: `${chart.caption}${cut}` }, box);
  const note = chart.note === '' ? 0 : CHART_NOTE;
  const place = { x: box.x, y: box.y + CHART_TITLE, w: box.w, h: box.h - CHART_TITLE - note };
  const plot = plotOf(drawn, place, chart);
  if (chart.kind === 'lines') bandsBehind(slide, chart, drawn, plot, place);
  // What it holds is put in its place once the presentation is made: the library knows neither dashes nor gaps nor labels of single points.
  slide.addChart('line', [{ name: 'Figures', labels: ['1'], values: [1] }], {
    ...place,
    altText: cleanText(`${chart.title}, ${chart.caption}. ${chart.summary}`),
    objectName: cleanText(chart.title),
  });
  if (note > 0)
    say(
      chart.note,
      { x: box.x, y: box.y + box.h - note + 0.03, w: box.w, h: note },
      { color: COLORS.text3 },
      [9, 8, 7],
    );
  return { chart, drawn, plot };
}

function roomFor(width: number): number {
  return Math.max(2, Math.floor(width / LABEL_ROOM));
}

/** Room for the numbers of the axis at the left, for labels at line ends at the right, and below for what the columns are called. */
function plotOf({ series, hasLegend, labels }: DeckChart, { w, h }: Box, { form }: ReportChart): PlotPlace {
  const left = 0.68 / w;
  const ends = series.filter((one) => one.labels === 'end');
  const endText = ({ name, values }: DeckSeries) => `${name} ${formText(values.findLast(Number.isFinite) ?? 0, form)}`;
  const widest = Math.max(0, ...ends.map((one) => textWidth(endText(one), 10)));
  const right = (ends.length > 0 ? Math.min(widest + 0.3, w * 0.4) : 0.1) / w;
  const longest = labels.reduce((most, label) => Math.max(most, label.length), 0);
  const isWaterfall = series.some((one) => typeof one.labels !== 'string');
  const isSlanted = !isWaterfall && labels.length > roomFor(w * (1 - left - right));
  const below = (isWaterfall ? (longest > 14 ? 0.66 : 0.42) : isSlanted ? 0.62 : 0.32) / h;
  const top = (hasLegend ? 0.36 : 0.18) / h;
  const round = (value: number) => Number(value.toFixed(4));
  const width = 1 - left - right;
  const labelRoom = roomFor(width * w);
  return { left: round(left), top: round(top), width: round(width), height: round(1 - top - below), labelRoom };
}

/** Tiers as full-width bands that the chart, which is transparent, stands before. */
function bandsBehind(
  slide: Slide,
  { bands, closedTo, labels }: LinesChart,
  { axis }: DeckChart,
  plot: PlotPlace,
  place: Box,
): void {
  const left = place.x + plot.left * place.w;
  const w = plot.width * place.w;
  const y = (value: number) =>
    place.y + (plot.top + plot.height * (1 - (value - axis.min) / (axis.max - axis.min))) * place.h;
  for (const { from, to, name, tone } of bands) {
    const [low, high] = [Math.max(from, axis.min), Math.min(to, axis.max)];
    if (high <= low) continue;
    const h = y(low) - y(high);
    slide.addText(h < 0.18 ? '' : cleanText(name), {
      ...PLAIN,
      x: left,
      y: y(high),
      w,
      h,
      shape: 'rect',
      fill: { color: TIER_COLORS[tone] },
      color: COLORS.tierText,
      fontSize: 9,
      align: 'right',
      margin: 3,
    });
  }
  if (closedTo === null) return;
  const x = left + (w * (closedTo + 1)) / labels.length;
  slide.addShape('line', {
    x,
    y: place.y + plot.top * place.h,
    w: 0,
    h: plot.height * place.h,
    line: { color: COLORS.text3, width: 1, dashType: 'sysDot' },
  });
}

export const SLIDE_SIZE = { name: 'Wide', width: SLIDE.w, height: SLIDE.h };
