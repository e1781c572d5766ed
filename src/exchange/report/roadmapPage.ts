import { type Reading, type Roadmap, roadmapOf } from '#analysis/roadmap';
import { describeRoadmapError } from '#analysis/roadmapLanes';
import { figures, number, row, text, words } from './cells';
import {
  amountText,
  formText,
  type MoneyForm,
  moneyForm,
  PERCENT,
  PERCENT_SIGN,
  POINTS,
  POINTS_SIGN,
  RATIO,
  RATIO_SIGN,
} from './forms';
import type { MadePage } from './pageContent';
import type { NumberForm, ReportFigure, ReportTable, WaterfallChart, WaterfallStep } from './parts';
import { chosenScenario, type ReportQuestion, statedNrrCaption } from './question';

const TITLE = 'Roadmap';

/** From today's NRR through each initiative to the end, the gap to the target, and what it costs and returns. */
export function roadmapPage(question: ReportQuestion): MadePage {
  const { plan } = question;
  const chosen = chosenScenario(question);
  const found = roadmapOf(plan, { scenario: chosen.id });
  if (!found.ok) return { title: TITLE, missing: describeRoadmapError(found.error) };
  const roadmap = found.value;
  if (roadmap.steps.length === 0 && roadmap.target === null)
    return { title: TITLE, missing: `${chosen.name} has no initiative that is on, and the plan has no target.` };
  const { endPeriod } = roadmap;
  return {
    title: TITLE,
    heading: headingOf(roadmap),
    statement: `${chosen.name}. NRR, ${statedNrrCaption(plan)}; read in ${endPeriod.label}.`,
    parts: [
      { type: 'figures', figures: figuresOf(question, roadmap) },
      waterfallOf(question, roadmap),
      readingsTable(question, roadmap),
    ],
    definitions:
      'Points of NRR by initiative, in the order in which they start. Gains are run rates on the opening ARR.',
    notes:
      'Each step is the change of NRR that comes from switching one initiative on, after those before it. ' +
      'Run-rate ARR gained = opening ARR × (NRR at the end − NRR at the start or without initiatives). ' +
      'Returns divide that gain by what the initiatives cost up to the end; net returns take the cost off first.',
  };
}

/** As sentences begin. */
const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function headingOf(roadmap: Roadmap): string {
  const { start, end, gap, endPeriod, target } = roadmap;
  const count = roadmap.steps.filter(({ initiative }) => initiative !== null).length;
  const who = count === 1 ? 'One initiative takes' : `${NUMBERS[count] ?? count} initiatives take`;
  const path = `${count === 0 ? 'NRR goes' : `${who} NRR`} from ${formText(start, PERCENT_SIGN)} to ${formText(end, PERCENT_SIGN)}`;
  if (gap === null || target === null) return `${path} by ${endPeriod.label}`;
  const missing = formText(Math.abs(gap.points), { ...POINTS_SIGN, isChange: false });
  if (formText(gap.points, POINTS_SIGN).startsWith('0')) return `${path} by ${endPeriod.label}, the target`;
  return gap.points > 0
    ? `${path}; ${missing} are missing to ${formText(target, PERCENT_SIGN)}`
    : `${path}; ${missing} above the target of ${formText(target, PERCENT_SIGN)}`;
}

function figuresOf({ plan }: ReportQuestion, roadmap: Roadmap): readonly ReportFigure[] {
  const { cost, roi, gain, gap, readings, endPeriod, payback } = roadmap;
  const returned = readings.stated === null ? 'initiatives' : 'stated end state';
  const money = (value: number) => ({ value, form: moneyForm(plan.currency, [value]).full });
  const plain = (label: string, of: { readonly value: number; readonly form: NumberForm }, method: string) => ({
    label,
    ...of,
    change: null,
    method,
  });
  return [
    {
      label: 'NRR at the end',
      value: readings.initiatives.end,
      form: PERCENT_SIGN,
      change: {
        value: readings.initiatives.end - roadmap.start,
        form: POINTS_SIGN,
        isBetter: betterOrSame(readings.initiatives.end - roadmap.start),
      },
      method: `${endPeriod.label}, from the initiatives`,
    },
    gap === null
      ? plain('Gap to target', { value: Number.NaN, form: POINTS_SIGN }, 'no target is set')
      : plain(
          gap.points < 0 ? 'Above target' : 'Gap to target',
          { value: Math.abs(gap.points), form: { ...POINTS_SIGN, isChange: false } },
          `${amountText(Math.abs(gap.currency), plan.currency)} of monthly revenue`,
        ),
    plain('Run-rate ARR gained', money(gain.againstNothing), `a year, against doing nothing, ${returned}`),
    plain(
      'Cost of the initiatives',
      money(cost),
      `up to ${endPeriod.label}${payback === null ? '' : `, paid back by ${payback.label}`}`,
    ),
    plain(
      'Return on the start',
      { value: roi.grossStart ?? Number.NaN, form: RATIO_SIGN },
      roi.netStart === null ? 'nothing is spent' : `gross; net ${formText(roi.netStart, RATIO)}×, ${returned}`,
    ),
  ];
}

function betterOrSame(difference: number): boolean | null {
  return difference === 0 || Number.isNaN(difference) ? null : difference > 0;
}

function waterfallOf({ plan }: ReportQuestion, roadmap: Roadmap): WaterfallChart {
  const { start, end, target, gap, readings, steps } = roadmap;
  const total = (label: string, amount: number): WaterfallStep => ({
    label,
    type: 'total',
    isBetter: true,
    amount,
    from: 0,
    to: amount,
  });
  let from = start;
  const changes = steps.map(({ name, points }): WaterfallStep => {
    const step: WaterfallStep = {
      label: name,
      type: 'change',
      isBetter: points >= 0,
      amount: points,
      from,
      to: from + points,
    };
    from += points;
    return step;
  });
  const isStated = readings.stated !== null && steps.length > 0;
  const wanted: readonly WaterfallStep[] =
    gap === null || target === null
      ? []
      : [
          {
            label: gap.points < 0 ? 'Above target' : 'Gap to target',
            type: 'gap',
            isBetter: gap.points <= 0,
            amount: gap.points,
            from: end,
            to: target,
          },
          total('Target', target),
        ];
  return {
    type: 'chart',
    kind: 'waterfall',
    title: 'From today to the target',
    caption: statedNrrCaption(plan),
    form: PERCENT_SIGN,
    changeForm: POINTS_SIGN,
    steps: [total('Today', start), ...changes, total(isStated ? 'By initiatives' : 'End state', end), ...wanted],
    summary: `NRR from ${formText(start, PERCENT_SIGN)}: ${steps.map(({ name, points }) => `${name} ${formText(points, POINTS_SIGN)}`).join(', ')}; ${formText(end, PERCENT_SIGN)} at the end.`,
    note: '',
  };
}

/** The end read in every way that there is, side by side. */
function readingsTable({ plan }: ReportQuestion, { readings }: Roadmap): ReportTable {
  const columns = [
    { label: 'Initiatives', reading: readings.initiatives },
    { label: 'Stated end', reading: readings.stated },
    { label: 'Target', reading: readings.target },
  ].flatMap(({ label, reading }) => (reading === null ? [] : [{ label, reading }]));
  const all = columns.map(({ reading }) => reading);
  const money = moneyForm(
    plan.currency,
    all.flatMap(({ gain, modelledArr }) => [gain.againstStart, gain.againstNothing, modelledArr ?? 0]),
  );
  const month = moneyForm(
    plan.currency,
    all.map(({ gap }) => gap?.currency ?? 0),
  );
  const line = (label: string, form: NumberForm, of: (reading: Reading) => number | null | undefined) =>
    row(text(label), ...all.map((reading) => number(of(reading) ?? Number.NaN, form)));
  return {
    type: 'table',
    title: 'Readings of the end',
    caption: 'returns are gross of cost unless said',
    columns: [words('Reading', 2.4), ...columns.map(({ label }) => figures(label))],
    rows: [
      line('NRR at the end, %', PERCENT, ({ end }) => end),
      line('Gap to the target, points', POINTS, ({ gap }) => gap?.points),
      line(`Gap, a month of revenue, ${month.unit}`, month.bare, ({ gap }) => gap?.currency),
      ...gainRows(line, money),
      line('Return on the start, ×', RATIO, ({ roi }) => roi.grossStart),
      line('Return on the start, net, ×', RATIO, ({ roi }) => roi.netStart),
      line('Return on doing nothing, ×', RATIO, ({ roi }) => roi.grossNothing),
      line('Return on doing nothing, net, ×', RATIO, ({ roi }) => roi.netNothing),
    ],
    note: '',
  };
}

function gainRows(
  line: (label: string, form: NumberForm, of: (reading: Reading) => number | null) => ReturnType<typeof row>,
  { bare, unit }: MoneyForm,
) {
  return [
    line(`Run-rate ARR gained on the start, ${unit}`, bare, ({ gain }) => gain.againstStart),
    line(`Run-rate ARR gained on doing nothing, ${unit}`, bare, ({ gain }) => gain.againstNothing),
    line(`Modelled ARR above doing nothing, ${unit}`, bare, ({ modelledArr }) => modelledArr),
  ];
}
