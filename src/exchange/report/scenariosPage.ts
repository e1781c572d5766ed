import { largestFirst } from '#analysis/scenarioBridge';
import { differencesBetween } from '#analysis/scenarioDifferences';
import { scenarioOf } from '#plan/planParts';
import { figures, number, row, scenarioRow, text, words } from './cells';
import { amountText, formText, moneyForm, movementForm, PERCENT, signed } from './forms';
import type { MadePage } from './pageContent';
import type { ReportPart, ReportTable, WaterfallChart, WaterfallStep } from './parts';
import {
  chosenScenario,
  figureAt,
  figureOver,
  lastLabel,
  lookIndex,
  type ReportQuestion,
  yearLabels,
} from './question';
import { comparedPair, type ReportBridge } from './work';

const TITLE = 'Scenarios compared';
/** More years than these do not fit beside each other three times. */
const MOST_YEARS = 4;

/** All scenarios side by side, and what of the difference between two of them comes from what. */
export function scenariosPage(question: ReportQuestion): MadePage {
  const { plan, work } = question;
  const pair = comparedPair(plan, chosenScenario(question).id);
  if (pair === null)
    return { title: TITLE, missing: 'The plan has one scenario, which there is nothing to compare with.' };
  const { bridge } = work;
  const steps: readonly ReportPart[] =
    bridge === null
      ? []
      : bridge.ok
        ? [waterfallOf(question, bridge.value)]
        : [{ type: 'text', title: '', paragraphs: [bridge.error] }];
  return {
    title: TITLE,
    heading: headingOf(question, pair),
    statement: `ARR in ${plan.currency} at the end of each fiscal year; NRR and GRR of the 12 months to it, bridge.`,
    parts: [yearsTable(question), ...steps, differencesTable(question)],
    definitions:
      'Steps between two scenarios are Shapley values: what a difference moves, averaged over all orders; they sum to the whole difference.',
    notes:
      'A scenario holds only what it says differently from the one it follows; everything else is the same figure.',
  };
}

function headingOf(question: ReportQuestion, { from, to }: { readonly from: string; readonly to: string }): string {
  const { plan, evaluation } = question;
  const at = evaluation.timeline.periods - 1;
  const laneOf = (id: string) => plan.scenarios.findIndex((one) => one.id === id);
  const name = (id: string) => scenarioOf(plan, id)?.name ?? '';
  const ends = [from, to].map((id) => figureAt(question, 'closing_arr', at, laneOf(id)));
  const [a = Number.NaN, b = Number.NaN] = ends;
  if (!Number.isFinite(b - a)) return `${name(to)} and ${name(from)} cannot be compared at ${lastLabel(question)}`;
  const difference = amountText(Math.abs(b - a), plan.currency);
  if (b === a) return `${name(to)} ends with the same ARR as ${name(from)}, ${amountText(a, plan.currency)}`;
  return `${name(to)} ends ${lastLabel(question)} with ${difference} ${b > a ? 'more' : 'less'} ARR than ${name(from)}`;
}

function yearsTable(question: ReportQuestion): ReportTable {
  const { plan } = question;
  const years = yearLabels(question)
    .map((label, year) => ({ label, year }))
    .slice(-MOST_YEARS);
  const over = (line: string, lane: number) => years.map(({ year }) => figureOver(question, line, year, lane));
  const money = moneyForm(
    plan.currency,
    plan.scenarios.flatMap((_, lane) => over('closing_arr', lane)),
  );
  const groups = [
    { line: 'closing_arr', name: `Closing ARR, ${money.unit}`, form: money.bare },
    { line: 'nrr_ttm', name: 'NRR, %', form: PERCENT },
    { line: 'grr_ttm', name: 'GRR, %', form: PERCENT },
  ];
  return {
    type: 'table',
    title: 'By fiscal year',
    caption: `12 months to the end of each${yearLabels(question).length > MOST_YEARS ? `, the last ${MOST_YEARS} of ${yearLabels(question).length}` : ''}`,
    columns: [words('Scenario', 2), ...groups.flatMap(({ name }) => years.map(({ label }) => figures(label, name)))],
    rows: plan.scenarios.map(({ name }, lane) =>
      scenarioRow(
        lookIndex(plan, lane),
        text(name),
        ...groups.flatMap(({ line, form }) => over(line, lane).map((value) => number(value, form))),
      ),
    ),
    note: '',
  };
}

/** Steps that are named one by one; the rest is one step. */
const MOST_STEPS = 7;

function waterfallOf(question: ReportQuestion, { from, to, bridge, figure }: ReportBridge): WaterfallChart {
  const { plan } = question;
  const name = (id: string) => scenarioOf(plan, id)?.name ?? '';
  const money = movementForm(plan.currency, [figure.from, figure.to]);
  const total = (label: string, amount: number): WaterfallStep => ({
    label,
    type: 'total',
    isBetter: true,
    amount,
    from: 0,
    to: amount,
  });
  const moved = largestFirst(bridge, figure).filter(({ amount }) => amount !== 0);
  const named = moved.length > MOST_STEPS ? moved.slice(0, MOST_STEPS - 1) : moved;
  const rest = moved.slice(named.length);
  const amounts = [
    ...named.map(({ part, amount }) => ({ label: part.name, amount })),
    ...(rest.length === 0
      ? []
      : [{ label: `${rest.length} smaller ones`, amount: rest.reduce((sum, { amount }) => sum + amount, 0) }]),
  ];
  let at = figure.from;
  const changes = amounts.map(({ label, amount }): WaterfallStep => {
    const step: WaterfallStep = { label, type: 'change', isBetter: amount >= 0, amount, from: at, to: at + amount };
    at += amount;
    return step;
  });
  return {
    type: 'chart',
    kind: 'waterfall',
    title: `From ${name(from)} to ${name(to)}`,
    caption: `closing ARR, ${money.unit}, ${lastLabel(question)}`,
    form: money.full,
    changeForm: signed(money.full),
    steps: [total(name(from), figure.from), ...changes, total(name(to), figure.to)],
    summary: changes.map(({ label, amount }) => `${label} ${formText(amount, money.full)}`).join(', '),
    note: '',
  };
}

function differencesTable({ plan }: ReportQuestion): ReportTable {
  const base = plan.scenarios[0];
  return {
    type: 'table',
    title: 'What each says differently',
    caption: base === undefined ? '' : `against ${base.name}`,
    columns: [words('Scenario', 2), words('Differs in', 6)],
    rows: plan.scenarios.slice(1).map(({ id, name }, at) => {
      const differences = differencesBetween(plan, base?.id ?? id, id).map((one) => one.name);
      const cells = [text(name), text(differences.length === 0 ? 'nothing' : differences.join(', '))];
      return { ...row(...cells), look: lookIndex(plan, at + 1) };
    }),
    note: '',
  };
}
