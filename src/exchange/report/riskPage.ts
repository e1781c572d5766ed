import { describeSimulationError } from '#analysis/simulation';
import { periodLabels } from '#domain/timeline';
import { lineOf } from '#plan/planParts';
import { figures, number, row, text, words } from './cells';
import { formText, lineForm, moneyForm, PERCENT_SIGN, RATE, RATE_SIGN } from './forms';
import type { MadePage } from './pageContent';
import type { FanChart, NumberForm, ReportFigure, ReportTable } from './parts';
import { chosenScenario, lastLabel, type ReportQuestion } from './question';
import type { ReportTrials, SpreadAtEnd } from './work';

const TITLE = 'Risk';

/** Where NRR may go when inputs are uncertain, how likely its target is, and what moves it most. */
export function riskPage(question: ReportQuestion): MadePage {
  const { plan, work } = question;
  if (plan.risk.distributions.length === 0)
    return { title: TITLE, missing: describeSimulationError({ type: 'noRanges' }) };
  if (work.trials === null) return { title: TITLE, missing: 'The trials that this page is read from were not run.' };
  if (!work.trials.ok) return { title: TITLE, missing: work.trials.error };
  const trials = work.trials.value;
  const chosen = chosenScenario(question);
  return {
    title: TITLE,
    heading: headingOf(question, trials),
    statement: `${chosen.name}. ${trials.count.toString().replace(/000$/, ',000')} trials, seed ${trials.seed}; ${lineOf(plan, trials.line)?.label ?? trials.line}, bridge, by ${plan.grain}.`,
    parts: [
      { type: 'figures', figures: figuresOf(question, trials) },
      fanOf(question, trials),
      driversTable(trials, lastLabel(question)),
    ],
    definitions: 'In each trial every input with a range has a draw of it; percentiles are of each period by itself.',
    notes: 'The same seed gives the same trials. Inner band 25th to 75th percentile, outer band 5th to 95th.',
  };
}

function headingOf(question: ReportQuestion, { nrr, target }: ReportTrials): string {
  const at = lastLabel(question);
  if (!Number.isFinite(nrr.p5)) return `NRR cannot be computed in the trials at ${at}`;
  const between = `nine in ten trials end ${at} with an NRR between ${formText(nrr.p5, PERCENT_SIGN)} and ${formText(nrr.p95, PERCENT_SIGN)}`;
  if (target === null || !Number.isFinite(target.reached.probability)) return capital(between);
  return `The target of ${formText(target.value, PERCENT_SIGN)} is reached in ${formText(target.reached.probability, RATE_SIGN)} of trials; ${between}`;
}

function capital(sentence: string): string {
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
}

function figuresOf(question: ReportQuestion, { nrr, arr, target }: ReportTrials): readonly ReportFigure[] {
  const at = lastLabel(question);
  const money = moneyForm(question.plan.currency, [arr.p95]).full;
  const one = (label: string, value: number, form: NumberForm, method: string) => ({
    label,
    value,
    form,
    change: null,
    method,
  });
  const spread = (name: string, { p5, p50, p95 }: SpreadAtEnd, form: NumberForm) => [
    one(`${name}, median`, p50, form, at),
    one(`${name}, 5th`, p5, form, 'one trial in twenty is lower'),
    one(`${name}, 95th`, p95, form, 'one trial in twenty is higher'),
  ];
  const [nrrMedian, nrrLow, nrrHigh] = spread('NRR', nrr, PERCENT_SIGN);
  const [arrMedian] = spread('ARR', arr, money);
  const reached = one(
    'Target reached',
    target?.reached.probability ?? Number.NaN,
    RATE_SIGN,
    target === null ? 'no target is set' : `of trials, NRR ${formText(target.value, PERCENT_SIGN)}`,
  );
  return [reached, nrrMedian, nrrLow, nrrHigh, arrMedian].filter((figure) => figure !== undefined);
}

function fanOf({ plan, evaluation }: ReportQuestion, trials: ReportTrials): FanChart {
  const line = lineOf(plan, trials.line);
  // Before a year has passed there is no NRR of twelve months: the chart begins where the figures do.
  const first = Math.max(0, trials.p50.findIndex(Number.isFinite));
  const labels = periodLabels(evaluation.timeline).slice(first);
  const form = line === undefined ? PERCENT_SIGN : { ...lineForm(line, plan, trials.p95).form, after: '%' };
  const { target } = trials;
  return {
    type: 'chart',
    kind: 'fan',
    title: line?.label ?? trials.line,
    caption: '% bridge; bands hold 50% and 90% of trials',
    form,
    labels,
    p5: trials.p5.slice(first),
    p25: trials.p25.slice(first),
    p50: trials.p50.slice(first),
    p75: trials.p75.slice(first),
    p95: trials.p95.slice(first),
    target: target === null ? null : { name: 'Target', values: labels.map(() => target.value) },
    summary: `Median ${formText(trials.nrr.p50, PERCENT_SIGN)} at the end, 5th percentile ${formText(trials.nrr.p5, PERCENT_SIGN)}, 95th ${formText(trials.nrr.p95, PERCENT_SIGN)}.`,
    note: 'Percentiles of each period by itself: no single trial runs along one of them.',
  };
}

const MOST_DRIVERS = 10;

function driversTable({ drivers, missing }: ReportTrials, at: string): ReportTable {
  return {
    type: 'table',
    title: 'What moves it most',
    caption: `share of the spread, %, ${at}`,
    columns: [words('Input', 3), figures('Share')],
    rows: drivers.slice(0, MOST_DRIVERS).map(({ name, share }) => row(text(name), number(share, RATE))),
    note: missing === 0 ? '' : `In ${missing} trials a figure could not be computed.`,
  };
}
