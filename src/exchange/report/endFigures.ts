import { betterWhen } from '#analysis/betterWhen';
import { periodLabel, periodsPerYear } from '#domain/timeline';
import { lineOf } from '#plan/planParts';
import { moneyForm, PERCENT_SIGN, POINTS_SIGN, RATE_SIGN, signed } from './forms';
import type { NumberForm, ReportFigure } from './parts';
import { chosenScenario, figureAt, figureOver, lastLabel, type ReportQuestion, yearLabels } from './question';

/** Where the chosen scenario ends, each figure with its change against the base scenario. */
export function endFigures(question: ReportQuestion): readonly ReportFigure[] {
  const { evaluation } = question;
  const { lane } = chosenScenario(question);
  const { timeline } = evaluation;
  const last = timeline.periods - 1;
  const at = lastLabel(question);
  const year = yearLabels(question).length - 1;
  const yearSaid = yearLabels(question)[year] ?? '';
  const yearBefore = last - periodsPerYear(timeline.grain);
  const atEnd = (line: string) => (one: number) => figureAt(question, line, last, one);
  const inYear = (line: string) => (one: number) => figureOver(question, line, year, one);
  const made = (
    label: string,
    line: string,
    { of, form, method }: Pick<Shown, 'of' | 'form' | 'method'>,
  ): ReportFigure => {
    const value = of(lane);
    return { label, value, form: form(value), change: changeOf(question, line, { of, form, method }), method };
  };
  const rate = (form: NumberForm) => () => form;
  const money = (value: number) => moneyForm(question.plan.currency, [value]).full;
  const growth = yearBefore < 0 ? `year to ${at}` : `${at} on ${periodLabel(timeline, yearBefore)}`;
  const bridge = `12 months to ${at}, bridge`;
  return [
    made('Closing ARR', 'closing_arr', { of: atEnd('closing_arr'), form: money, method: at }),
    made('NRR', 'nrr_ttm', { of: atEnd('nrr_ttm'), form: rate(PERCENT_SIGN), method: bridge }),
    made('GRR', 'grr_ttm', { of: atEnd('grr_ttm'), form: rate(PERCENT_SIGN), method: bridge }),
    made('ARR growth', 'arr_growth_yoy', { of: atEnd('arr_growth_yoy'), form: rate(RATE_SIGN), method: growth }),
    made('New-logo ARR', 'new_logo_arr', { of: inYear('new_logo_arr'), form: money, method: `${yearSaid}, sum` }),
  ];
}

interface Shown {
  readonly of: (lane: number) => number;
  readonly form: (value: number) => NumberForm;
  readonly method: string;
}

/** Null in the base itself, and where one of the two is not available. */
function changeOf(question: ReportQuestion, line: string, { of, form }: Shown): ReportFigure['change'] {
  const { lane } = chosenScenario(question);
  const difference = of(lane) - of(0);
  const found = lineOf(question.plan, line);
  if (lane === 0 || !Number.isFinite(difference)) return null;
  const sense = found === undefined ? 0 : betterWhen(found) * Math.sign(difference);
  return {
    value: difference,
    form: found?.unit === 'rate' ? POINTS_SIGN : signed(form(difference)),
    isBetter: sense === 0 ? null : sense > 0,
  };
}
