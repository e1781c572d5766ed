import { makeDeck } from '#exchange/deck/deck';
import { arrangementOf } from '#exchange/report/arrangement';
import { pagesOf } from '#exchange/report/report';
import { wholeReportWork } from '#exchange/report/work';
import { ok } from '#base/result';
import { dayLabel } from '#domain/timeline';
import { evaluatePlan } from '#plan/lanes';
import { describePlanModelError } from '#plan/planModel';
import { misuse, refusal } from '../failure';
import { asOneSentence } from '../plainText';
import type { Exporter } from './outputFile';

/** `--pptx`: the report as it is arranged in the plan, as a presentation about one scenario. */
export const exportDeck: Exporter = async ({ plan, scenarios, given, world }) => {
  for (const option of ['all-scenarios', 'lines', 'as', 'over', 'separator']) {
    if (given.has(option)) return misuse(`--${option} does not go with --pptx: a deck shows the report of the plan.`);
  }
  const [scenario, second] = scenarios;
  if (scenario === undefined) throw new Error('A plan has at least its base scenario');
  if (second !== undefined) return misuse('A deck is about one scenario, beside which it shows the others; name one.');
  const evaluation = evaluatePlan(plan);
  if (!evaluation.ok) return refusal(asOneSentence(describePlanModelError(evaluation.error)));
  const arrangement = arrangementOf(plan);
  const ids = arrangement.pages.map(({ id }) => id);
  const work = wholeReportWork(plan, scenario.id, ids);
  const date = dayLabel(world.today());
  const pages = pagesOf({ plan, evaluation: evaluation.value, scenario: scenario.id, date, work }, arrangement);
  if (pages.every(({ missing }) => missing !== null))
    return refusal('The report of this plan has no page to show; take some into it first.');
  return ok(await makeDeck({ title: plan.title, date, pages }));
};
