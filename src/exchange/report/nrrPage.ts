import { startsOf } from '#analysis/roadmapLanes';
import { lastTargetPeriod, NRR_STATED, nrrTargetAt, nrrTargets } from '#analysis/targets';
import { bandsFor } from '#domain/nrrBands';
import { periodIndex, periodLabel, periodLabels } from '#domain/timeline';
import { seriesOf } from '#engine/interpreter';
import { lineOf } from '#plan/planParts';
import { figures, number, scenarioRow, text, words } from './cells';
import { endFigures } from './endFigures';
import { formText, PERCENT, PERCENT_SIGN, POINTS_SIGN } from './forms';
import type { MadePage } from './pageContent';
import type { LinesChart, ReportTable } from './parts';
import { chosenScenario, figureAt, lastLabel, lookIndex, type ReportQuestion, statedNrrCaption } from './question';

const TITLE = 'NRR path and target';

/** NRR as the rates state it in all scenarios, against the target and the tiers, with what it comes to at the end. */
export function nrrPage(question: ReportQuestion): MadePage {
  const { plan, evaluation } = question;
  if (lineOf(plan, NRR_STATED) === undefined)
    return { title: TITLE, missing: 'The plan does not have the lines of the NRR template, which this is read from.' };
  const chosen = chosenScenario(question);
  const end = lastTargetPeriod(plan, evaluation.timeline);
  return {
    title: TITLE,
    heading: headingOf(
      startsOf(plan)[chosen.lane] ?? Number.NaN,
      figureAt(question, NRR_STATED, end, chosen.lane),
      nrrTargetAt(plan, end),
      periodLabel(evaluation.timeline, end),
    ),
    statement: `${chosen.name}. NRR as the rates of the plan state it, ${statedNrrCaption(plan)}.`,
    parts: [{ type: 'figures', figures: endFigures(question) }, pathChart(question), readingsTable(question)],
    definitions:
      'NRR = (opening + expansion − contraction − churn) / opening ARR; customers won in the period are not in it.',
    notes:
      'The path is the line “NRR stated” of the plan: what the rates in use add up to, in the basis they are stated for. ' +
      'The figures and the readings in the table are of the twelve months to the last period, where the plan is that long.',
  };
}

function headingOf(start: number, end: number, target: number | null, at: string): string {
  if (!Number.isFinite(end)) return `NRR cannot be computed at ${at}`;
  const to = formText(end, PERCENT_SIGN);
  const isLevel = !Number.isFinite(start) || formText(start, PERCENT_SIGN) === to;
  const path = isLevel
    ? `NRR is ${to} in ${at}`
    : `NRR ${end > start ? 'rises' : 'falls'} from ${formText(start, PERCENT_SIGN)} to ${to} by ${at}`;
  if (target === null) return path;
  const gap = formText(Math.abs(target - end), { ...POINTS_SIGN, isChange: false });
  const wanted = formText(target, PERCENT_SIGN);
  if (formText(target - end, POINTS_SIGN).startsWith('0')) return `${path}, its target`;
  return `${path}, ${gap} ${target > end ? 'short of' : 'above'} its target of ${wanted}`;
}

function pathChart(question: ReportQuestion): LinesChart {
  const { plan, evaluation } = question;
  const { timeline } = evaluation;
  const labels = periodLabels(timeline);
  const benchmark = bandsFor('C', null, false);
  const isAnnual = plan.basis === 'annual';
  const { lastClose } = plan.actuals;
  const series = plan.scenarios.map(({ name }, lane) => ({
    name,
    ink: { type: 'scenario', look: lookIndex(plan, lane) } as const,
    values: [...seriesOf(evaluation.run, NRR_STATED, 'total', lane)],
  }));
  const wanted = labels.map((_, at) => nrrTargetAt(plan, at) ?? Number.NaN);
  return {
    type: 'chart',
    kind: 'lines',
    title: 'NRR path',
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
  const present = READINGS.filter(({ line }) => lineOf(plan, line) !== undefined);
  return {
    type: 'table',
    title: 'Readings by scenario',
    caption: `%, 12 months to ${lastLabel(question)}`,
    columns: [words('Scenario', 2), ...present.map(({ label }) => figures(label))],
    rows: plan.scenarios.map(({ name }, lane) =>
      scenarioRow(
        lookIndex(plan, lane),
        text(name),
        ...present.map(({ line }) => number(figureAt(question, line, last, lane), PERCENT)),
      ),
    ),
    note: '',
  };
}
