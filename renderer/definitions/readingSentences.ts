import type { ReadingDifferences } from '#analysis/readingDifferences';
import { periodLabel, type Timeline } from '#domain/timeline';
import { currencySign, figureScale, fixed } from '../format/figures';

/** Rounded to two decimals of a point, as NRR is shown: what cannot be seen is no difference. */
function points(difference: number): string {
  return fixed(Math.abs(difference) * 100, 2);
}

const isSeen = (difference: number) => points(difference) !== '0.00';
const percent = (value: number) => `${fixed(value * 100, 2)}%`;
const share = (value: number) => `${fixed(value * 100, 1)}%`;

/** `$1.20M`, `−$38.5K` */
export function amountText(amount: number, currency: string): string {
  const { divisor, suffix } = figureScale(Math.abs(amount));
  const number = fixed(Math.abs(amount) / divisor, suffix === 'M' ? 2 : suffix === 'K' ? 1 : 0);
  return `${amount < 0 && /[1-9]/.test(number) ? '−' : ''}${currencySign(currency)}${number}${suffix}`;
}

/** Why the readings of the twelve months to a period differ in a plan, one sentence for each pair; of GRR where its readings part. */
export function readingSentences(
  found: ReadingDifferences,
  { timeline, period, currency }: { readonly timeline: Timeline; readonly period: number; readonly currency: string },
): readonly string[] {
  return [
    annualizedSentence(found, timeline, period),
    cohortSentence(found, currency),
    simpleSentence(found, currency),
    ...grrSentences(found),
  ];
}

function annualizedSentence(
  { annualized, bridge, unlike }: ReadingDifferences,
  timeline: Timeline,
  period: number,
): string {
  const label = periodLabel(timeline, period);
  if (unlike === null || !isSeen(annualized - unlike.annualized))
    return `Annualized and 12 months agree: NRR was the same in every ${timeline.grain} of the year.`;
  const other = `${periodLabel(timeline, unlike.period)}, which annualized is ${percent(unlike.annualized)}`;
  const gap = bridge - annualized;
  const outcome = isSeen(gap)
    ? `and read ${points(gap)} pt ${gap > 0 ? 'higher' : 'lower'}`
    : 'and happen to read the same';
  return `Annualized holds ${label} alone for a year. The 12 months still contain ${other}, ${outcome}.`;
}

function cohortSentence(
  { bridge, cohort, hasSegments, shiftedTo, cameIn }: ReadingDifferences,
  currency: string,
): string {
  if (!hasSegments)
    return 'Bridge and cohort are one figure here: without segments everyone fares as the whole base does.';
  const gap = bridge - cohort;
  if (!isSeen(gap))
    return 'Bridge and cohort agree: nothing that came in during the 12 months shifted the mix of segments.';
  const reads = `The bridge reads ${points(gap)} pt ${gap > 0 ? 'higher' : 'lower'} than the cohort`;
  if (shiftedTo === null) return `${reads}, because the mix of segments shifted during the year.`;
  const { segment, ofAll, ofCohort, nrr } = shiftedTo;
  return (
    `${reads}, because the mix shifted to ${segment}, which keeps ${percent(nrr)}: it is ${share(ofAll)} of all ARR, ` +
    `but ${share(ofCohort)} of what the customers of a year ago pay now. ${amountText(cameIn, currency)} came in since.`
  );
}

function simpleSentence({ simple, cohort, cameIn, movedOfIt, opening }: ReadingDifferences, currency: string): string {
  const gap = simple - cohort;
  if (!isSeen(gap)) {
    const why = cameIn === 0 ? 'no ARR came in' : 'what came in hardly moved';
    return `Simple sum and cohort agree: ${why} during the 12 months.`;
  }
  const moved = `${gap > 0 ? 'grew' : 'shrank'} by ${amountText(Math.abs(movedOfIt), currency)}`;
  return (
    `The simple sum also counts what ARR that came in since did: it ${moved}, over an opening that stays at ` +
    `${amountText(opening, currency)}. That is ${points(gap)} pt ${gap > 0 ? 'above' : 'below'} the cohort.`
  );
}

function grrSentences({ grrSimple, grrCohort }: ReadingDifferences): readonly string[] {
  const gap = grrSimple - grrCohort;
  if (!isSeen(gap)) return [];
  const why =
    gap < 0
      ? 'it also takes off losses of ARR that was only added during the 12 months, by expansion or by new customers'
      : 'restatements made the base smaller that losses were taken from';
  return [`GRR by simple sum is ${points(gap)} pt ${gap < 0 ? 'below' : 'above'} the cohort: ${why}.`];
}
