import { periodLabel } from '#domain/timeline';
import { describeEditError } from '#plan/describeEditError';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { evaluatePlan, valueIn } from '#plan/lanes';
import { describeNameError, nameError } from '#plan/names';
import { describePlanModelError } from '#plan/planModel';
import { currencySign, figureScale, fixed } from '../format/figures';
import type { OpenPlan } from '../state/session';

/** What is wrong with a name for a segment, as a sentence; null for one it can have. */
export function segmentNameFault(name: string, others: readonly string[]): string | null {
  const error = nameError('segment', name.trim(), others);
  return error === null ? null : describeNameError(error);
}

/** A share typed in percent, as a fraction; null for what is none. */
export function readShare(text: string): number | null {
  const match = /^\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*$/.exec(text);
  const percent = Number(match?.[1] ?? Number.NaN);
  return percent >= 0 && percent <= 100 ? percent / 100 : null;
}

/** Figures nearer than this are the same but for rounding. */
const SAME = 1e-9;

/** One sentence on what edits would do to the last closing ARR of each scenario. */
export function effectOf({ plan, evaluation }: OpenPlan, edits: readonly Edit[]): string {
  const applied = applyAll(plan, edits);
  if (!applied.ok) return describeEditError(applied.error);
  const after = evaluatePlan(applied.value.plan);
  if (!after.ok) return describePlanModelError(after.error);
  if (!evaluation.program.lineIndex.has('closing_arr')) return '';
  const last = evaluation.timeline.periods - 1;
  const when = periodLabel(evaluation.timeline, last);
  for (const [lane, { name }] of plan.scenarios.entries()) {
    const was = valueIn(evaluation, 'closing_arr', 'total', last, lane);
    const is = valueIn(after.value, 'closing_arr', 'total', last, lane);
    if (Object.is(was, is) || Math.abs(is - was) <= SAME * Math.max(1, Math.abs(was))) continue;
    const scale = figureScale(Math.abs(was));
    const text = (value: number) =>
      `${currencySign(plan.currency)}${fixed(value / scale.divisor, scale.divisor === 1 ? 0 : 2)}${scale.suffix}`;
    return `Closing ARR in ${when} goes from ${text(was)} to ${text(is)} in ${name}: a fixed amount in a formula counts once in each segment.`;
  }
  return `Closing ARR in ${when} stays as it is in ${plan.scenarios.length === 1 ? 'the plan' : 'every scenario'}.`;
}
