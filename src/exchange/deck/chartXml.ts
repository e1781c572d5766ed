import type { NumberForm } from '#exchange/report/parts';
import type { DeckChart, DeckSeries } from './chartSeries';
import { formatCode } from './formatCode';
import { COLORS } from './palette';
import { escapeXml } from './xmlText';

/** The plot within its chart, as shares of it: fixed, so that what stands behind the chart stands where its axis says. */
export interface PlotPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** How many labels of columns have room below it. */
  readonly labelRoom: number;
}

const FONT = 'Arial';
const NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** So many bars of a waterfall have smaller labels. */
const MANY_BARS = 8;
/** In 60,000ths of a degree. Labels of many periods slant, because programs that know of no skipping leave out those that then overlap. */
const SLANTED = -2_700_000;
const CATEGORIES = 1001;
const VALUES = 1002;

/** The part of a presentation that draws a chart; its figures stand in the workbook beside it too, whose relation is rId1. */
export function chartXml(chart: DeckChart, form: NumberForm, place: PlotPlace): string {
  const kinds = (['area', 'bar', 'line'] as const).filter((kind) => chart.series.some(({ draw }) => draw === kind));
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<c:chartSpace ${NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>`,
    `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${place.left}"/><c:y val="${place.top}"/><c:w val="${place.width}"/><c:h val="${place.height}"/></c:manualLayout></c:layout>`,
    ...kinds.map((kind) => groupXml(chart, kind, form, place)),
    categoryAxis(chart, place),
    valueAxis(chart, form),
    '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>',
    chart.hasLegend ? legend() : '',
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000"><a:latin typeface="${FONT}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`,
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
  ].join('');
}

function groupXml(chart: DeckChart, kind: DeckSeries['draw'], form: NumberForm, place: PlotPlace): string {
  const own = [...chart.series.entries()].filter(([, { draw }]) => draw === kind);
  const offsets = endLabelOffsets(chart, place);
  const series = own.map(([at, one]) => seriesXml(chart, one, at, form, offsets.get(at) ?? 0)).join('');
  const axes = `<c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/>`;
  switch (kind) {
    case 'area':
      return `<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>${series}${axes}</c:areaChart>`;
    case 'bar':
      return `<c:barChart><c:barDir val="col"/><c:grouping val="${chart.isStacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${series}<c:gapWidth val="${chart.labels.length > 16 ? 20 : 45}"/><c:overlap val="${chart.isStacked ? 100 : -5}"/>${axes}</c:barChart>`;
    case 'line':
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`;
  }
}

function seriesXml(chart: DeckChart, series: DeckSeries, at: number, form: NumberForm, offset: number): string {
  const column = columnName(at + 1);
  const rows = chart.labels.length + 1;
  const code = escapeXml(formatCode(form));
  const points = series.values
    .map((value, index) => (Number.isFinite(value) ? `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>` : ''))
    .join('');
  const labels = chart.labels
    .map((label, index) => `<c:pt idx="${index}"><c:v>${escapeXml(label)}</c:v></c:pt>`)
    .join('');
  return [
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>`,
    `<c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`,
    shapeXml(series),
    series.draw === 'bar' ? '<c:invertIfNegative val="0"/>' : '',
    series.draw === 'line' ? '<c:marker><c:symbol val="none"/></c:marker>' : '',
    endMark(series),
    labelsXml(series, code, offset),
    `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${rows}</c:f><c:strCache><c:ptCount val="${chart.labels.length}"/>${labels}</c:strCache></c:strRef></c:cat>`,
    `<c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$${rows}</c:f><c:numCache><c:formatCode>${code}</c:formatCode><c:ptCount val="${chart.labels.length}"/>${points}</c:numCache></c:numRef></c:val>`,
    series.draw === 'line' ? '<c:smooth val="0"/>' : '',
    '</c:ser>',
  ].join('');
}

function shapeXml({ draw, color, dash, isHatched, width }: DeckSeries): string {
  if (color === null) return '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>';
  const solid = `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
  if (draw === 'line')
    return `<c:spPr><a:ln w="${width === 'thin' ? 6350 : 25_400}" cap="flat">${solid}<a:prstDash val="${dash}"/><a:round/></a:ln></c:spPr>`;
  if (isHatched)
    return `<c:spPr><a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${color}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill><a:ln w="9525">${solid}</a:ln></c:spPr>`;
  return `<c:spPr>${solid}<a:ln><a:noFill/></a:ln></c:spPr>`;
}

function endOf({ values }: DeckSeries): number {
  return values.findLastIndex(Number.isFinite);
}

/** The mark of a scenario at the end of its line. */
function endMark(series: DeckSeries): string {
  const end = endOf(series);
  if (series.symbol === null || series.color === null || end < 0) return '';
  const solid = `<a:solidFill><a:srgbClr val="${series.color}"/></a:solidFill>`;
  return `<c:dPt><c:idx val="${end}"/><c:marker><c:symbol val="${series.symbol}"/><c:size val="7"/><c:spPr>${solid}<a:ln w="9525">${solid}</a:ln></c:spPr></c:marker><c:bubble3D val="0"/><c:spPr><a:ln w="25400" cap="flat">${solid}<a:prstDash val="${series.dash}"/><a:round/></a:ln></c:spPr></c:dPt>`;
}

const NO_LABELS =
  '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';

function labelsXml(series: DeckSeries, code: string, offset: number): string {
  const format = `<c:numFmt formatCode="${code}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`;
  if (series.labels === 'values') {
    return `<c:dLbls>${format}${textXml(900, COLORS.text)}<c:dLblPos val="outEnd"/>${NO_LABELS.replace('showVal val="0"', 'showVal val="1"')}</c:dLbls>`;
  }
  if (series.labels === 'end') {
    const end = endOf(series);
    if (end < 0) return '';
    const shown = NO_LABELS.replace('showVal val="0"', 'showVal val="1"').replace(
      'showSerName val="0"',
      'showSerName val="1"',
    );
    const moved =
      offset === 0 ? '' : `<c:layout><c:manualLayout><c:x val="0"/><c:y val="${offset}"/></c:manualLayout></c:layout>`;
    return `<c:dLbls><c:dLbl><c:idx val="${end}"/>${moved}${format}${textXml(1000, series.color ?? COLORS.text)}<c:dLblPos val="r"/>${shown}<c:separator> </c:separator></c:dLbl>${NO_LABELS}</c:dLbls>`;
  }
  if (series.labels === 'none') return '';
  const own = series.labels.map((label, at) =>
    Number.isFinite(series.values[at] ?? Number.NaN)
      ? `<c:dLbl><c:idx val="${at}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US" sz="${series.values.length > MANY_BARS ? 800 : 1000}" b="0"><a:solidFill><a:srgbClr val="${COLORS.text}"/></a:solidFill><a:latin typeface="${FONT}"/></a:rPr><a:t>${escapeXml(label)}</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val="t"/>${NO_LABELS.replace('showVal val="0"', 'showVal val="1"')}</c:dLbl>`
      : '',
  );
  return `<c:dLbls>${own.join('')}${NO_LABELS}</c:dLbls>`;
}

function textXml(size: number, color: string): string {
  return `<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="0"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:latin typeface="${FONT}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}

/** Shares of the height of the chart that labels at line ends are kept apart by. */
const LABEL_HEIGHT = 0.058;

/** By series: how far down its end label moves so that none lies on another; shares of the height of the chart. */
function endLabelOffsets({ series, axis }: DeckChart, { top, height }: PlotPlace): ReadonlyMap<number, number> {
  const ends = [...series.entries()]
    .filter(([, one]) => one.labels === 'end' && endOf(one) >= 0)
    .map(([at, one]) => {
      const value = one.values[endOf(one)] ?? 0;
      return { at, y: top + height * (1 - (value - axis.min) / (axis.max - axis.min)) };
    })
    .toSorted((a, b) => a.y - b.y);
  const places: number[] = [];
  for (const { y } of ends) places.push(Math.max(y, (places.at(-1) ?? Number.NEGATIVE_INFINITY) + LABEL_HEIGHT));
  // What was pushed past the bottom pushes back up.
  let floor = top + height;
  for (let at = places.length - 1; at >= 0; at--) {
    places[at] = Math.min(places[at] ?? 0, floor);
    floor = (places[at] ?? 0) - LABEL_HEIGHT;
  }
  return new Map(ends.map(({ at, y }, place) => [at, Number(((places[place] ?? y) - y).toFixed(4))]));
}

function categoryAxis({ labels, series }: DeckChart, { labelRoom }: PlotPlace): string {
  const skip = Math.max(1, Math.ceil(labels.length / labelRoom));
  const isWaterfall = series.some(({ labels: own }) => typeof own !== 'string');
  const every = isWaterfall ? 1 : skip;
  return `<c:catAx><c:axId val="${CATEGORIES}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="${COLORS.axisLine}"/></a:solidFill></a:ln></c:spPr><c:txPr><a:bodyPr rot="${every > 1 ? SLANTED : 0}" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${isWaterfall ? (labels.length > MANY_BARS ? 800 : 900) : 1000}" b="0"><a:solidFill><a:srgbClr val="${COLORS.axisText}"/></a:solidFill><a:latin typeface="${FONT}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr><c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="${every}"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
}

function valueAxis({ axis, series }: DeckChart, form: NumberForm): string {
  const between = series.some(({ draw }) => draw === 'area') ? 'midCat' : 'between';
  const { min, max, step } = axis;
  return `<c:valAx><c:axId val="${VALUES}"/><c:scaling><c:orientation val="minMax"/><c:max val="${max}"/><c:min val="${min}"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${COLORS.gridline}"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="${escapeXml(formatCode({ ...form, decimals: tickDecimals(step * form.factor) }))}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textXml(1000, COLORS.axisText)}<c:crossAx val="${CATEGORIES}"/><c:crosses val="min"/><c:crossBetween val="${between}"/><c:majorUnit val="${step}"/></c:valAx>`;
}

/** As many decimals as the steps of an axis need. */
function tickDecimals(step: number): number {
  for (let decimals = 0; decimals < 4; decimals++) {
    if (Math.abs(Number(step.toFixed(decimals)) - step) <= step * 1e-6) return decimals;
  }
  return 4;
}

function legend(): string {
  return `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${textXml(1000, COLORS.text2).replace(' wrap="none"', '')}</c:legend>`;
}

/** `A` for 0, `AA` for 26. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}
