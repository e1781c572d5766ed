import type { Page } from '#exchange/report/page';
import type { ReportChart, ReportFigures, ReportTable, ReportText } from '#exchange/report/parts';
import { cutTable, fitTable, type LaidTable } from './tableFit';
import { lineHeight, linesOf } from './textFit';

/** A place on a slide, in inches from its top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export type Placed =
  | { readonly type: 'chart'; readonly box: Box; readonly chart: ReportChart }
  | { readonly type: 'table'; readonly box: Box; readonly table: LaidTable }
  | { readonly type: 'figures'; readonly box: Box; readonly figures: ReportFigures }
  | { readonly type: 'text'; readonly box: Box; readonly text: ReportText };

/** One slide: a page, or what of a page did not fit on the one before. */
export interface SlidePlan {
  readonly page: Page;
  /** From 1, and how many slides the page takes. */
  readonly number: number;
  readonly of: number;
  readonly placed: readonly Placed[];
}

export const SLIDE = { w: 13.333, h: 7.5 } as const;
export const MARGIN = 0.5;
export const WIDTH = SLIDE.w - 2 * MARGIN;
export const TOP = 1.55;
export const COMMENT = 0.42;
const BOTTOM = 6.88;
const GAP = 0.16;
const FIGURES = 0.94;
/** A chart that is lower says nothing. */
const LEAST_CHART = 2.25;
/** Of the width, for a table beside a chart. */
const BESIDE = 0.4;
const MOST_BESIDE = 10;
/** Fewer rows of a table are no beginning. */
const LEAST_ROWS = 3;
export const TEXT_SIZE = 12;

type Below = ReportTable | ReportText;

/** Places the parts of a page, on as many slides as they take. */
export function slidesOf(page: Page): readonly SlidePlan[] {
  const slides: (readonly Placed[])[] = [];
  let rest: Page['parts'] = page.parts.filter((part) => part.type !== 'table' || part.rows.length > 0);
  do {
    const top = TOP + (page.comment !== '' && slides.length === 0 ? COMMENT : 0);
    const { placed, left } = placeSome(rest, top);
    slides.push(placed);
    rest = left;
  } while (rest.length > 0);
  return slides.map((placed, at) => ({ page, number: at + 1, of: slides.length, placed }));
}

function placeSome(
  parts: Page['parts'],
  top: number,
): { readonly placed: readonly Placed[]; readonly left: Page['parts'] } {
  const placed: Placed[] = [];
  let y = top;
  const [figures, ...moreFigures] = parts.filter((part) => part.type === 'figures');
  if (figures !== undefined) {
    placed.push({ type: 'figures', box: { x: MARGIN, y, w: WIDTH, h: FIGURES }, figures });
    y += FIGURES + GAP;
  }
  const all = parts.filter((part) => part.type === 'chart');
  const charts = all.slice(0, 2);
  const others = parts.filter((part) => part.type === 'table' || part.type === 'text');
  const [beside, below] = sideBySide(charts, others, BOTTOM - y);
  if (charts.length > 0) {
    // A chart takes the height that is left over; where that is too little for it or the table beside it, what stands below moves to the
    // next slide.
    const spare = BOTTOM - y - below.reduce((sum, part) => sum + heightOf(part) + GAP, 0);
    const h = spare >= Math.max(LEAST_CHART, beside?.height ?? 0) ? spare : BOTTOM - y;
    placed.push(...chartRow(charts, beside, { x: MARGIN, y, w: WIDTH, h }));
    y += h + GAP;
  }
  const left = placeBelow(below, y, placed);
  return { placed, left: [...moreFigures, ...all.slice(2), ...left] };
}

function chartRow(charts: readonly ReportChart[], beside: LaidTable | null, row: Box): readonly Placed[] {
  const [chart] = charts;
  const between = GAP * 2;
  if (beside !== null && chart !== undefined) {
    const w = row.w * BESIDE;
    return [
      { type: 'chart', box: { ...row, w: row.w - w - between }, chart },
      { type: 'table', box: { x: row.x + row.w - w, y: row.y, w, h: beside.height }, table: beside },
    ];
  }
  const w = (row.w - between * (charts.length - 1)) / charts.length;
  return charts.map((one, at) => ({ type: 'chart', box: { ...row, x: row.x + at * (w + between), w }, chart: one }));
}

/** A lone chart has the first table beside it where that is narrow and low enough. */
function sideBySide(
  charts: readonly ReportChart[],
  others: readonly Below[],
  height: number,
): readonly [LaidTable | null, readonly Below[]] {
  const first = others.find((part) => part.type === 'table');
  const [chart] = charts;
  if (chart === undefined || charts.length > 1 || isWide(chart)) return [null, others];
  if (first === undefined || first.columns.length > 5) return [null, others];
  const laid = fitTable(first, WIDTH * BESIDE);
  if (laid.height > height || laid.isTight) return [null, others];
  return [laid, others.filter((part) => part !== first)];
}

/** Bars with names of their own need the whole width. */
function isWide(chart: ReportChart): boolean {
  return chart.kind === 'waterfall' && chart.steps.length > MOST_BESIDE;
}

function heightOf(part: Below): number {
  return part.type === 'table' ? fitTable(part, WIDTH).height : textHeight(part);
}

function textHeight({ title, paragraphs }: ReportText): number {
  const lines = paragraphs.flatMap((one) => linesOf(one, TEXT_SIZE, WIDTH)).length + (title === '' ? 0 : 1.4);
  return Math.min(lines * lineHeight(TEXT_SIZE) + 0.1, BOTTOM - TOP - COMMENT);
}

/** Stacks tables and texts; what does not fit is left, a table from the first row that does not. */
function placeBelow(parts: readonly Below[], top: number, placed: Placed[]): readonly Below[] {
  let y = top;
  for (const [at, part] of parts.entries()) {
    const isFirst = placed.length === 0;
    if (part.type === 'text') {
      const h = textHeight(part);
      if (y + h > BOTTOM + 0.01 && !isFirst) return parts.slice(at);
      placed.push({ type: 'text', box: { x: MARGIN, y, w: WIDTH, h }, text: part });
      y += h + GAP;
      continue;
    }
    const { fits, rest } = cutTable(fitTable(part, WIDTH), BOTTOM - y, isFirst ? 1 : LEAST_ROWS);
    if (fits === null) return parts.slice(at);
    placed.push({ type: 'table', box: { x: MARGIN, y, w: WIDTH, h: fits.height }, table: fits });
    if (rest !== null) return [rest, ...parts.slice(at + 1)];
    y += fits.height + GAP;
  }
  return [];
}
