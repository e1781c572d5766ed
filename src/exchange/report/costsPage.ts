import { type CostReading, costReadingOf } from '#analysis/costReading';
import type { InitiativeReturn } from '#analysis/motionReturns';
import { describePackReadingError } from '#analysis/planYears';
import { motionReference } from '#domain/motions';
import { periodIndex, periodLabel } from '#domain/timeline';
import { figures, number, row, text, untilText, words } from './cells';
import { amountText, formText, moneyForm, RATE, RATIO, RATIO_SIGN } from './forms';
import type { MadePage } from './pageContent';
import type { BarsChart, ReportTable } from './parts';
import { chosenScenario, type ReportQuestion } from './question';

const TITLE = 'Costs and ROI';

/** What the programme costs by year, low to high, and what the initiatives of each motion give back. */
export function costsPage(question: ReportQuestion): MadePage {
  const { plan } = question;
  const chosen = chosenScenario(question);
  const found = costReadingOf(plan, chosen.id);
  if (!found.ok) return { title: TITLE, missing: describePackReadingError(found.error) };
  const reading = found.value;
  return {
    title: TITLE,
    heading: headingOf(reading, plan.currency),
    statement: `${chosen.name}. Costs in ${plan.currency}, by year of the plan from its first period; returns up to the end of the plan.`,
    parts: [costChart(question, reading), yearsTable(question, reading), returnsTable(question, reading)],
    definitions:
      'Cost bands: source A, by ARR stage, hidden costs on top. Gross return = revenue brought in / cost; net takes the cost off first.',
    notes:
      'Low and high are the ends of the cost bands where a motion is counted by its band. What a motion brings is the scenario less the ' +
      'same scenario without its initiatives.',
  };
}

function headingOf({ years, returns }: CostReading, currency: string): string {
  const [first] = years;
  if (first === undefined || !Number.isFinite(first.chosen.value)) return 'What the programme costs cannot be computed';
  const cost = returns.reduce((sum, one) => sum + one.cost, 0);
  const revenue = returns.reduce((sum, one) => sum + one.revenue, 0);
  const spent = `The programme costs ${amountText(first.chosen.value, currency)} in ${first.label}`;
  return cost > 0
    ? `${spent}; its initiatives bring ${formText(revenue / cost, RATIO_SIGN)} their cost by the end`
    : spent;
}

function costChart({ plan }: ReportQuestion, { years }: CostReading): BarsChart {
  const money = moneyForm(
    plan.currency,
    years.map(({ high }) => high.value),
  );
  return {
    type: 'chart',
    kind: 'bars',
    title: 'Programme cost',
    caption: `${money.unit} a year`,
    form: money.full,
    labels: years.map(untilText),
    series: [
      { name: 'Low', ink: { type: 'part', step: 5 }, values: years.map(({ low }) => low.value) },
      { name: 'As planned', ink: { type: 'part', step: 2 }, values: years.map(({ chosen }) => chosen.value) },
      { name: 'High', ink: { type: 'part', step: 4 }, values: years.map(({ high }) => high.value) },
    ],
    summary: years.map(({ label, chosen }) => `${label}: ${formText(chosen.value, money.full)}`).join('; '),
    note: '',
  };
}

function yearsTable({ plan }: ReportQuestion, { years }: CostReading): ReportTable {
  const money = moneyForm(
    plan.currency,
    years.flatMap(({ chosen, high, expansion }) => [chosen.value, high.value, expansion.value]),
  );
  const point = moneyForm(
    plan.currency,
    years.map(({ perPoint }) => perPoint.value),
  );
  const why = years
    .flatMap(({ chosen, perPoint, cacShare }) => [chosen, perPoint, cacShare])
    .find((one) => one.why !== null)?.why;
  return {
    type: 'table',
    title: 'By year',
    caption: money.unit,
    columns: [
      words('Year', 2.2),
      figures('Low'),
      figures('Planned'),
      figures('High'),
      figures('Initiatives'),
      figures('Expansion ARR'),
      figures(`A point, ${point.unit}`),
      figures('Of new CAC, %'),
    ],
    rows: years.map(({ label, low, chosen, high, initiatives, expansion, perPoint, cacShare }) =>
      row(
        text(label),
        ...[low, chosen, high, initiatives, expansion].map(({ value }) => number(value, money.bare)),
        number(perPoint.value, point.bare),
        number(cacShare.value, RATE),
      ),
    ),
    note: why ?? '',
  };
}

function returnsTable({ plan, evaluation }: ReportQuestion, { returns, countedTwice }: CostReading): ReportTable {
  const money = moneyForm(
    plan.currency,
    returns.flatMap(({ cost, arr, revenue }) => [cost, arr, revenue]),
  );
  const when = ({ cost, payback }: InitiativeReturn) => {
    if (cost === 0) return text('nothing spent');
    const index = payback === null ? null : periodIndex(evaluation.timeline, payback);
    return text(index === null ? 'not in the plan' : periodLabel(evaluation.timeline, index));
  };
  return {
    type: 'table',
    title: 'Returns of initiatives',
    caption: `${money.unit}, to the end of the plan`,
    columns: [
      words('Motion', 2.2),
      figures('Cost'),
      figures('ARR at the end'),
      figures('Revenue'),
      figures('Gross, ×'),
      figures('Net, ×'),
      { label: 'Paid back', group: '', align: 'end', share: 1.3 },
    ],
    rows: returns.map((one) =>
      row(
        text(motionReference(one.motion).name),
        ...[one.cost, one.arr, one.revenue].map((value) => number(value, money.bare)),
        number(one.gross ?? Number.NaN, RATIO),
        number(one.net ?? Number.NaN, RATIO),
        when(one),
      ),
    ),
    note:
      countedTwice.length === 0
        ? returns.length === 0
          ? 'No initiative is on in this scenario.'
          : ''
        : 'Some motions are counted by their band and by the cost of their initiatives too.',
  };
}
