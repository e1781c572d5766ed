import { lastTargetPeriod, NRR_STATED, nrrTargetAt, nrrTargets } from '#analysis/targets';
import { bandsFor } from '#domain/nrrBands';
import { periodIndex, periodLabel, periodLabels } from '#domain/timeline';
import { seriesOf } from '#engine/interpreter';
import { formText, moneyForm, PERCENT, PERCENT_SIGN, POINTS_SIGN } from './forms';
import type { PageContent } from './pageContent';
import type { LinesChart, ReportFigure, ReportTable } from './parts';
import { chosenScenario, lastLabel, lookIndex, type ReportQuestion, statedNrrCaption, figureAt } from './question';

/** NRR as the rates state it in all scenarios, against the target and the tiers, with what it comes to at the end. */
export function nrrPage(question: ReportQuestion): PageContent {
  const { plan, evaluation } = question;
  const chosen = chosenScenario(question);
  const end = lastTargetPeriod(plan, evaluation.timeline);
  const nrr = figureAt(question, NRR_STATED, end, chosen.lane);
  const start = figureAt(question, NRR_STATED, 0, chosen.lane);
  const target = nrrTargetAt(plan, end);
  return {
    title: 'NRR path',
    heading: headingOf(start, nrr, target, periodLabel(evaluation.timeline, end)),
    statement: `${chosen.name}. NRR as the rates of the plan state it, ${statedNrrCaption(plan)}.`,
    parts: [{ type: 'figures', figures: figuresOf(question) }, pathChart(question), readingsTable(question)],
    definitions:
      'NRR = (opening + expansion − contraction − churn) / opening ARR of a cohort; new logos are not in it.',
    notes:
      'The path is the line “NRR stated” of the plan: what the rates in use add up to, in the basis they are stated for. ' +
      'The readings in the table are of the twelve months to the last period.',
  };
}

function headingOf(start: number, end: number, target: number | null, at: string): string {
  if (!Number.isFinite(end)) return `NRR cannot be computed at ${at}`;
  const to = formText(end, PERCENT_SIGN);
  const path = !Number.isFinite(start) || formText(start, PERCENT_SIGN) === to ? `NRR is ${to}` : pathText(start, end);
  if (target === null) return `${path} at ${at}`;
  const gap = target - end;
  const missing = formText(gap, { ...POINTS_SIGN, isChange: false });
  if (/^0\.0+ /.test(missing)) return `${path} at ${at} and reaches its target`;
  return gap > 0
    ? `${path} by ${at}, ${missing} short of its target of ${formText(target, PERCENT_SIGN)}`
    : `${path} by ${at}, ${formText(-gap, { ...POINTS_SIGN, isChange: false })} above its target of ${formText(target, PERCENT_SIGN)}`;
}

function pathText(start: number, end: number): string {
  return `NRR ${end > start ? 'rises' : 'falls'} from ${formText(start, PERCENT_SIGN)} to ${formText(end, PERCENT_SIGN)}`;
}

function figuresOf(question: ReportQuestion): readonly ReportFigure[] {
  const { plan, evaluation } = question;
  const { lane } = chosenScenario(question);
  const last = evaluation.timeline.periods - 1;
  const at = lastLabel(question);
  const money = (line: string) => {
    const value = figureAt(question, line, last, lane);
    return { value, form: moneyForm(plan.currency, [value]).full };
  };
  const rate = (line: string) => ({ value: figureAt(question, line, last, lane), form: PERCENT_SIGN });
  return [
    { label: 'Closing ARR', ...money('closing_arr'), change: null, method: at },
    { label: 'NRR', ...rate('nrr_ttm'), change: null, method: `12 months to ${at}, bridge` },
    { label: 'GRR', ...rate('grr_ttm'), change: null, method: `12 months to ${at}, bridge` },
    { label: 'ARR growth', ...rate('arr_growth_yoy'), change: null, method: `year to ${at}` },
  ];
}

function pathChart(question: ReportQuestion): LinesChart {
  const { plan, evaluation } = question;
  const { timeline } = evaluation;
  const labels = periodLabels(timeline);
  const wanted = labels.map((_, at) => nrrTargetAt(plan, at) ?? Number.NaN);
  const benchmark = bandsFor('C', null, false);
  const isAnnual = plan.basis === 'annual';
  const { lastClose } = plan.actuals;
  const series = plan.scenarios.map(({ name }, lane) => ({
    name,
    ink: { type: 'scenario', look: lookIndex(plan, lane) } as const,
    values: [...seriesOf(evaluation.run, NRR_STATED, 'total', lane)],
  }));
  return {
    type: 'chart',
    kind: 'lines',
    title: 'NRR path and target',
    caption: statedNrrCaption(plan),
    form: PERCENT_SIGN,
    labels,
    series,
    target: nrrTargets(plan).length === 0 ? null : { name: 'Target', values: wanted },
    bands: isAnnual ? benchmark.bands.map(({ from, to, label, tone }) => ({ name: label, tone, from, to })) : [],
    closedTo: lastClose === null ? null : periodIndex(timeline, lastClose),
    summary: series
      .map(({ name, values }) => `${name} from ${endText(values[0])} to ${endText(values.at(-1))}`)
      .join('; '),
    note: isAnnual ? benchmark.note : 'Benchmarks are of annual NRR; this path is in the basis of the plan.',
  };
}

function endText(value: number | undefined): string {
  return formText(value ?? Number.NaN, PERCENT_SIGN);
}

const READINGS = [
  { line: 'nrr_ttm', label: 'NRR, bridge' },
  { line: 'nrr_cohort', label: 'NRR, cohort' },
  { line: 'nrr_simple', label: 'NRR, simple sum' },
  { line: 'grr_ttm', label: 'GRR, bridge' },
] as const;

/** The readings of NRR side by side: which of them is meant is what numbers are most often misread by. */
function readingsTable(question: ReportQuestion): ReportTable {
  const { plan, evaluation } = question;
  const last = evaluation.timeline.periods - 1;
  const present = READINGS.filter(({ line }) => evaluation.program.lineIndex.has(line));
  return {
    type: 'table',
    title: 'Readings by scenario',
    caption: `%, 12 months to ${lastLabel(question)}`,
    columns: [
      { label: 'Scenario', group: '', align: 'start', share: 2 },
      ...present.map(({ label }) => ({ label, group: '', align: 'end', share: 1 }) as const),
    ],
    rows: plan.scenarios.map(({ name }, lane) => ({
      look: lookIndex(plan, lane),
      weight: 'plain',
      cells: [
        { type: 'text', text: name },
        ...present.map(
          ({ line }) => ({ type: 'number', value: figureAt(question, line, last, lane), form: PERCENT }) as const,
        ),
      ],
    })),
    note: '',
  };
}
