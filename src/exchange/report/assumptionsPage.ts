import { fiscalYears, periodLabel } from '#domain/timeline';
import { valueIn } from '#plan/lanes';
import { motionReference } from '#domain/motions';
import { type InitiativeInScenario, initiativesIn } from '#plan/initiatives';
import type { Line } from '#plan/model';
import { segmentKeys } from '#plan/planParts';
import { figures, number, row, text, words } from './cells';
import { lineForm, MONTH, moneyForm, POINTS } from './forms';
import type { PageContent } from './pageContent';
import type { ReportTable, TableRow } from './parts';
import { chosenScenario, type ReportQuestion } from './question';

/** What goes into the chosen scenario: every input that is not nothing throughout, and its initiatives. */
export function assumptionsPage(question: ReportQuestion): PageContent {
  const { plan } = question;
  const chosen = chosenScenario(question);
  const initiatives = initiativesIn(plan, chosen.id).filter(({ values }) => values.on.value !== 0);
  return {
    title: 'Assumptions',
    heading: `What ${chosen.name} rests on`,
    statement: `${chosen.name}. Inputs in the periods named, in ${plan.currency} where they are money; rates are ${plan.basis} where they say so.`,
    parts: [inputsTable(question), ...(initiatives.length === 0 ? [] : [initiativesTable(question, initiatives)])],
    definitions:
      'Inputs are what people decide or estimate; every other figure of this report follows from them by formula.',
    notes: 'Inputs that are zero or empty in every period named are left out.',
  };
}

const MOST_TIMES = 5;

/** The first period, and the last of each fiscal year: the first and the last of those where they are many. */
function timesOf({ evaluation: { timeline } }: ReportQuestion): readonly number[] {
  const ends = fiscalYears(timeline).map(({ to }) => to);
  const all = [...new Set([0, ...ends])];
  if (all.length <= MOST_TIMES) return all;
  return Array.from(
    { length: MOST_TIMES },
    (_, at) => all[Math.round((at * (all.length - 1)) / (MOST_TIMES - 1))] ?? 0,
  );
}

function inputsTable(question: ReportQuestion): ReportTable {
  const { plan, evaluation } = question;
  const times = timesOf(question);
  const inputs = plan.lines.filter(({ definition, pack }) => definition.type === 'input' && pack !== 'roadmap');
  return {
    type: 'table',
    title: 'Inputs',
    caption: 'zero or empty ones are left out',
    columns: [
      words('Input', 2.6),
      words('Unit', 0.8),
      ...times.map((period) => figures(periodLabel(evaluation.timeline, period))),
      words('Source', 2),
    ],
    rows: inputs.flatMap((line) => inputRows(question, line, times)),
    note: '',
  };
}

/** A row for the input, or one for each segment. */
function inputRows(question: ReportQuestion, line: Line, times: readonly number[]): readonly TableRow[] {
  const { plan, evaluation } = question;
  const { lane } = chosenScenario(question);
  const keys = segmentKeys(plan, line);
  const isSplit = line.segmented && plan.segments.length > 0;
  return keys.flatMap((key, slice) => {
    const values = times.map((period) =>
      valueIn(evaluation, line.id, isSplit ? slice : 'total', line.once ? 0 : period, lane),
    );
    if (values.every((value) => Number.isNaN(value) || value === 0)) return [];
    const { form, unit } = lineForm(line, plan, values);
    const segment = isSplit ? `, ${plan.segments.find(({ id }) => id === key)?.name ?? key}` : '';
    return [
      row(
        text(`${line.label}${segment}`),
        text(unit),
        ...values.map((value) => number(value, form)),
        text(line.source),
      ),
    ];
  });
}

function initiativesTable({ plan }: ReportQuestion, initiatives: readonly InitiativeInScenario[]): ReportTable {
  const once = moneyForm(
    plan.currency,
    initiatives.map(({ values }) => values.onceCost.value),
  );
  const monthly = moneyForm(
    plan.currency,
    initiatives.map(({ values }) => values.monthlyCost.value),
  );
  return {
    type: 'table',
    title: 'Initiatives that are on',
    caption: 'points of the rate they move; ramp in months',
    columns: [
      words('Initiative', 2.6),
      words('Moves', 1.6),
      figures('Start'),
      figures('Ramp'),
      figures('Points'),
      figures(`One-off, ${once.unit}`),
      figures(`A month, ${monthly.unit}`),
      words('Owner', 1.2),
      words('Source', 1.6),
    ],
    rows: initiatives.map(({ name, motion, values, owner, source }) =>
      row(
        text(name),
        text(motionReference(motion).name),
        number(values.start.value, MONTH),
        number(values.length.value, { ...once.bare, factor: 1, decimals: 0 }),
        number(values.points.value, POINTS),
        number(values.onceCost.value, once.bare),
        number(values.monthlyCost.value, monthly.bare),
        text(owner),
        text(source),
      ),
    ),
    note: '',
  };
}
