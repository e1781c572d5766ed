import { type GrowthReading, growthReadingOf, type RequirementYear } from '#analysis/growthReading';
import { describePackReadingError } from '#analysis/planYears';
import { periodLabels } from '#domain/timeline';
import { figures, number, row, text, untilText, words } from './cells';
import { amountText, formText, moneyForm, movementForm, PERCENT, PERCENT_SIGN, RATE, RATE_SIGN, signed } from './forms';
import type { MadePage } from './pageContent';
import type { BarsChart, ReportTable } from './parts';
import { chosenScenario, type ReportQuestion } from './question';

const TITLE = 'Acquire or expand';

/** What the growth target takes in new-logo ARR at the plan's NRR, and where ARR comes from. */
export function growthPage(question: ReportQuestion): MadePage {
  const { plan } = question;
  const chosen = chosenScenario(question);
  const found = growthReadingOf(plan, { scenario: chosen.id, nrr: null });
  if (!found.ok) return { title: TITLE, missing: describePackReadingError(found.error) };
  const reading = found.value;
  return {
    title: TITLE,
    heading: headingOf(reading.years[0], plan.currency),
    statement: `${chosen.name}. ARR in ${plan.currency}, by year of the plan from its first period; bridge NRR.`,
    parts: [requiredChart(question, reading), originChart(question, reading), yearsTable(question, reading)],
    definitions:
      'Required new-logo ARR = what brings opening ARR to the target at the NRR of the year; compensatory replaces losses, additive is growth.',
    notes:
      'New logos churn and expand from the period after they are won. Compensatory is the part of the requirement that makes up for an NRR ' +
      'below 100%; below zero the requirement is a surplus. ARR from the base is the plan with nobody won.',
  };
}

function headingOf(year: RequirementYear | undefined, currency: string): string {
  if (year === undefined || !Number.isFinite(year.target)) return 'The plan states no growth target yet';
  if (!Number.isFinite(year.moving)) return 'What the growth target takes cannot be computed';
  const needed = amountText(year.moving, currency);
  const aim = `${formText(year.target, RATE_SIGN)} growth at an NRR of ${formText(year.nrr, PERCENT_SIGN)}`;
  if (year.moving < 0)
    return `${aim} needs no new logos: the base outgrows it by ${amountText(-year.moving, currency)}`;
  const gap = Number.isFinite(year.gap) ? year.gap : 0;
  const has = `the plan has ${amountText(year.planned, currency)}`;
  if (amountText(gap, currency) === amountText(0, currency)) return `${aim} takes ${needed} of new logos, and ${has}`;
  return `${aim} takes ${needed} of new logos; ${has}, ${amountText(Math.abs(gap), currency)} too ${gap > 0 ? 'little' : 'much'}`;
}

function requiredChart({ plan }: ReportQuestion, { years }: GrowthReading): BarsChart {
  const money = moneyForm(
    plan.currency,
    years.flatMap(({ compensatory, additive, planned }) => [compensatory, additive, planned]),
  );
  return {
    type: 'chart',
    kind: 'stacked',
    title: 'Required new-logo ARR',
    caption: `${money.unit} a year`,
    form: money.full,
    labels: years.map(untilText),
    series: [
      { name: 'Compensatory', ink: { type: 'worse' }, values: years.map(({ compensatory }) => compensatory) },
      { name: 'Additive', ink: { type: 'part', step: 2 }, values: years.map(({ additive }) => additive) },
    ],
    summary: years.map(({ label, moving }) => `${label}: ${formText(moving, money.full)}`).join('; '),
    note: '',
  };
}

function originChart({ plan, evaluation }: ReportQuestion, { path }: GrowthReading): BarsChart {
  const money = moneyForm(
    plan.currency,
    path.map(({ total }) => total),
  );
  return {
    type: 'chart',
    kind: 'stacked',
    title: 'Where ARR comes from',
    caption: `${money.unit}, closing ARR by ${plan.grain}`,
    form: money.full,
    labels: ['Opening', ...periodLabels(evaluation.timeline)],
    series: [
      { name: 'From the base', ink: { type: 'total' }, values: path.map(({ fromBase }) => fromBase) },
      { name: 'From new logos', ink: { type: 'part', step: 3 }, values: path.map(({ fromNewLogos }) => fromNewLogos) },
    ],
    summary: `At the end ${formText(path.at(-1)?.fromBase ?? Number.NaN, money.full)} from the base and ${formText(path.at(-1)?.fromNewLogos ?? Number.NaN, money.full)} from new logos.`,
    note: '',
  };
}

function yearsTable({ plan }: ReportQuestion, { years }: GrowthReading): ReportTable {
  const money = movementForm(
    plan.currency,
    years.flatMap(({ moving, planned, opening }) => [moving, planned, opening]),
  );
  const amount = (value: number) => number(value, money.bare);
  const why = years.find(({ gapFigure }) => gapFigure.why !== null)?.gapFigure.why ?? '';
  return {
    type: 'table',
    title: 'By year',
    caption: `ARR in ${money.unit}`,
    columns: [
      words('Year', 2),
      figures('Target, %'),
      figures('NRR, %'),
      figures('Opening'),
      figures('Required'),
      figures('Simple'),
      figures('Compensatory'),
      figures('Additive'),
      figures('Planned'),
      figures('Gap'),
    ],
    rows: years.map((year) =>
      row(
        text(year.label),
        number(year.target, RATE),
        number(year.nrr, PERCENT),
        amount(year.opening),
        amount(year.moving),
        amount(year.simple),
        amount(year.compensatory),
        amount(year.additive),
        amount(year.planned),
        number(year.gap, signed(money.bare)),
      ),
    ),
    note: why === '' ? 'Gap: required less planned. Simple: new logos stand still in the year they are won.' : why,
  };
}
