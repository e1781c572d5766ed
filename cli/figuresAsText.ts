import { periodIds, periodLabels } from '#domain/timeline';
import { describeFinding, lossFindings } from '#plan/check';
import type { Line } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { retentionMethod } from '#plan/retentionMethod';
import { isNotSplit } from '#plan/unsplitExpansion';
import { type Figures, figuresOf } from './figures';
import { formatValues } from './formatValue';
import { plainText } from './plainText';
import { layOutTable, type Row } from './table';

/** Figures as people read them: one table for each scenario, lines under their headings, values rounded for the eye. */
export function figuresAsText(figures: Figures, width: number): string {
  return figures.scenarios.map((scenario, lane) => scenarioAsText(figures, scenario.name, lane, width)).join('\n');
}

function scenarioAsText(figures: Figures, name: string, lane: number, width: number): string {
  const { plan, reading, tried } = figures;
  const labels = periodLabels(timelineOf(plan));
  const money = reading === 'mrr' ? `money is MRR (ARR / 12) in ${plan.currency}` : `money is ARR in ${plan.currency}`;
  const losses = lossFindings(figures.evaluation, lane).map((finding) => plainText(describeFinding(plan, finding)));
  const heading = [
    `${plainText(plan.title)}: ${plainText(name)}`,
    `${plan.basis} rates, ${labels[0]} to ${labels.at(-1)} in ${plan.grain}s, ${money}`,
    ...(tried.length === 0 ? [] : [`Tried out: ${tried.map(plainText).join(', ')}`]),
    ...losses,
    'Rounded for reading; --json and --csv give full precision.',
  ];
  return `${heading.join('\n')}\n\n${layOutTable('', labels, rowsOf(figures, lane), width)}\n${methodsText(figures)}`;
}

/** Which period and method each NRR and GRR is read by; nothing where none is shown. */
function methodsText({ plan, lines }: Figures): string {
  const byMethod = new Map<string, string[]>();
  for (const line of lines) {
    const method = retentionMethod(line, plan);
    if (method !== null) byMethod.set(method, [...(byMethod.get(method) ?? []), line.id]);
  }
  const rows = [...byMethod].map(([method, ids]) => [ids.join(', '), method] as const);
  const width = Math.max(0, ...rows.map(([ids]) => ids.length));
  const texts = rows.map(([ids, method]) => `  ${ids.padEnd(width)}  ${method}\n`);
  return texts.length === 0 ? '' : `\nHow retention is read\n${texts.join('')}`;
}

function rowsOf(figures: Figures, lane: number): readonly Row[] {
  const { plan, lines } = figures;
  const isFiltered = lines !== plan.lines;
  const labelWidth = Math.max(0, ...lines.map((line) => plainText(line.label).length));
  const rows: Row[] = [];
  let section = '';
  for (const line of lines) {
    if (!isFiltered && line.section !== section) {
      section = line.section;
      rows.push({ name: plainText(section), cells: [] });
    }
    rows.push(
      ...lineRows(
        figures,
        line,
        lane,
        `${isFiltered ? '' : '  '}${plainText(line.label).padEnd(labelWidth)}  ${line.id}`,
      ),
    );
  }
  return rows;
}

function lineRows(figures: Figures, line: Line, lane: number, name: string): readonly Row[] {
  const { plan } = figures;
  const { total, segments } = figuresOf(figures, line, lane);
  const ids = periodIds(timelineOf(plan));
  const cells = (values: readonly number[], segment: string | null) => {
    const shown = formatValues(line.once ? values.slice(0, 1) : values, line.unit, plan.currency);
    return values.map((value, period) =>
      Number.isNaN(value) && isNotSplit(plan, line.id, segment, ids[period] ?? '')
        ? 'not split'
        : (shown[period] ?? ''),
    );
  };
  return [
    { name, cells: cells(total, null) },
    ...segments.map(({ name: segment, values }, at) => ({
      name: `      ${plainText(segment)}`,
      cells: cells(values, plan.segments[at]?.id ?? null),
    })),
  ];
}
