import { bridgeSteps, movementsOf, placeOfMovement } from '#analysis/arrBridge';
import { lastTargetPeriod } from '#analysis/targets';
import { fiscalYears } from '#domain/timeline';
import { MOTION_LINES } from '#plan/unsplitExpansion';
import { findWhen } from '#plan/when';
import { figures, number, row, text, totalRow, words } from './cells';
import { amountText, formText, type MoneyForm, movementForm, signed } from './forms';
import type { MadePage } from './pageContent';
import type { ReportTable, TableRow, WaterfallChart, WaterfallStep } from './parts';
import { chosenScenario, figureOver, type ReportQuestion, yearLabels } from './question';

const TITLE = 'ARR bridge';

/** Where ARR comes from and goes, over the fiscal year of the target, and over every year of the plan. */
export function bridgePage(question: ReportQuestion): MadePage {
  const { plan, evaluation } = question;
  const chosen = chosenScenario(question);
  const years = fiscalYears(evaluation.timeline);
  const end = lastTargetPeriod(plan, evaluation.timeline);
  const at = years.findIndex(({ from, to }) => from <= end && end <= to);
  const year = years[at];
  const steps = year === undefined ? [] : bridgeSteps(evaluation, year.id, chosen.lane);
  const label = yearLabels(question)[at] ?? '';
  if (steps.length === 0)
    return { title: TITLE, missing: 'The plan does not have the lines of the ARR bridge, which this is read from.' };
  const table = tableOf(question);
  const money = movementForm(
    plan.currency,
    steps.map(({ amount }) => amount),
  );
  const bars = steps.map(
    ({ label: name, type, amount, from, to }): WaterfallStep => ({
      label: name,
      type: type === 'total' ? 'total' : 'change',
      isBetter: amount >= 0,
      amount,
      from,
      to,
    }),
  );
  const chart: WaterfallChart = {
    type: 'chart',
    kind: 'waterfall',
    title: `ARR bridge, ${label}`,
    caption: `${money.unit}, ${chosen.name}`,
    form: money.full,
    changeForm: signed(money.full),
    steps: bars,
    summary: bars.map((bar) => `${bar.label} ${formText(bar.amount, money.full)}`).join(', '),
    note: '',
  };
  return {
    title: TITLE,
    heading: headingOf(steps, label, plan.currency),
    statement: `${chosen.name}. ARR in ${plan.currency}, by fiscal year; losses are negative.`,
    parts: [chart, table],
    definitions: 'Closing ARR = opening + new logo + expansion − contraction − churn (+ reactivation + restatement).',
    notes:
      'Expansion, contraction and churn are never netted against each other. Amounts of a fiscal year are the sums of its periods; ' +
      'its opening is that of its first period, its closing that of its last.',
  };
}

function headingOf(
  steps: readonly { readonly line: string; readonly amount: number }[],
  year: string,
  currency: string,
): string {
  const of = (line: string) => steps.find((step) => step.line === line)?.amount ?? Number.NaN;
  const [opening, closing] = [of('opening_arr'), of('closing_arr')];
  if (!Number.isFinite(opening) || !Number.isFinite(closing)) return `ARR cannot be computed in ${year}`;
  const won = of('new_logo_arr');
  const lost = of('contraction_arr') + of('churn_arr');
  const expanded = EXPANSION.reduce((sum, line) => sum + (steps.find((step) => step.line === line)?.amount ?? 0), 0);
  const verb = closing > opening ? 'grows' : closing < opening ? 'shrinks' : 'stays';
  return (
    `ARR ${verb} from ${amountText(opening, currency)} to ${amountText(closing, currency)} in ${year}: ` +
    `${amountText(won, currency)} new logos, ${amountText(expanded, currency)} expansion, ${amountText(-lost, currency)} lost`
  );
}

const EXPANSION = ['upsell_arr', 'seat_arr', 'cross_sell_arr', 'usage_arr', 'price_arr'];

/** All movements by fiscal year, with those alone that the plan has somewhere. */
function tableOf(question: ReportQuestion): ReportTable {
  const { evaluation, plan } = question;
  const { lane, name } = chosenScenario(question);
  const years = fiscalYears(evaluation.timeline);
  const moved = years.map(({ id }) => {
    const when = findWhen(evaluation, id);
    return when === null ? [] : movementsOf(evaluation, when, lane);
  });
  const lines = [...new Map(moved.flat().map(({ line, label }) => [line, label]))].sort(
    ([one], [other]) => placeOfMovement(one) - placeOfMovement(other),
  );
  const over = (line: string) => years.map((_, at) => figureOver(question, line, at, lane));
  const money = movementForm(plan.currency, [...over('opening_arr'), ...over('closing_arr')]);
  return {
    type: 'table',
    title: 'By fiscal year',
    caption: `${money.unit}, ${name}`,
    columns: [words('', 1.6), ...yearLabels(question).map((label) => figures(label))],
    rows: [
      totalRow(text('Opening ARR'), ...over('opening_arr').map((value) => number(value, money.bare))),
      ...lines.map(([line, label]) => movementRow(line, label, moved, money)),
      totalRow(text('Closing ARR'), ...over('closing_arr').map((value) => number(value, money.bare))),
    ],
    note: '',
  };
}

function movementRow(
  line: string,
  label: string,
  moved: readonly (readonly { readonly line: string; readonly amount: number }[])[],
  { bare }: MoneyForm,
): TableRow {
  const amounts = moved.map((of) => of.find((one) => one.line === line)?.amount ?? leftOut(line, of));
  return row(text(label), ...amounts.map((amount) => number(amount, signed(bare))));
}

/** A movement that a year leaves out is none, but a motion of a year whose expansion is not split is not known. */
function leftOut(line: string, moved: readonly { readonly line: string }[]): number {
  const isNotSplit = moved.some((one) => one.line === 'expansion_arr');
  return isNotSplit && MOTION_LINES.includes(line) ? Number.NaN : 0;
}
