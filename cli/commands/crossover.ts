import { ok } from '#base/result';
import { crossover, CROSSOVER_RULES, type CrossoverQuestion } from '#domain/crossover';
import { SOURCES } from '#domain/sources';
import { money, ratio } from '#domain/units';
import { type Attempt, misuse, refusal } from '../failure';
import { formatValues } from '../formatValue';
import { labelled } from '../labelled';
import { AMOUNT, GROWTH, MULTIPLE, needed, optional, POINTS, strayWord, wholeFrom1 } from '../optionNumbers';
import type { Arguments, Options } from '../parseArguments';
import type { Command } from '../world';

export const crossoverOptions: Options = {
  arr: 'value',
  'cac-ratio': 'value',
  points: 'value',
  cost: 'value',
  years: 'value',
  growth: 'value',
  discount: 'value',
  json: 'nothing',
};

const MOST_YEARS = 50;
const WANTED =
  'crossover takes --arr, --cac-ratio, --points and --cost, such as --arr 15000000 --cac-ratio 2 --points 0.02 --cost 480000';

/** `crossover --arr …`: whether a sum on retention and expansion beats buying the same ARR, without a plan. */
export const crossoverOfSum: Command = async (given) => {
  const stray = strayWord(given, 'crossover', '--arr, --cac-ratio, --points and --cost');
  if (stray !== null) return misuse(stray);
  const asked = question(given);
  if (!asked.ok) return asked;
  const { invest, breakEvenPoints, valueOfPoints, cost } = crossover(asked.value);
  if (![breakEvenPoints ?? 0, valueOfPoints, cost].every(Number.isFinite))
    return refusal('The amounts are too large to be computed with; they exceed about 1.8e308.');
  const found = { invest, breakEvenPoints, valueOfPoints, cost };
  return ok({ text: given.has('json') ? `${JSON.stringify(found)}\n` : asText(asked.value, found), exit: 0 });
};

function question(given: Arguments): Attempt<CrossoverQuestion> {
  const arr = needed(given, 'arr', AMOUNT, WANTED);
  if (!arr.ok) return arr;
  const cacRatio = needed(given, 'cac-ratio', MULTIPLE, WANTED);
  if (!cacRatio.ok) return cacRatio;
  const points = needed(given, 'points', POINTS, WANTED);
  if (!points.ok) return points;
  const cost = needed(given, 'cost', AMOUNT, WANTED);
  if (!cost.ok) return cost;
  const years = optional(given, 'years', wholeFrom1(MOST_YEARS), 1);
  if (!years.ok) return years;
  const growth = optional(given, 'growth', GROWTH, 0);
  if (!growth.ok) return growth;
  const discount = optional(given, 'discount', GROWTH, 0);
  if (!discount.ok) return discount;
  return ok({
    arr: money(arr.value),
    cacRatio: ratio(cacRatio.value),
    points: ratio(points.value),
    cost: money(cost.value),
    years: years.value,
    growth: ratio(growth.value),
    discount: ratio(discount.value),
  });
}

interface Found {
  readonly invest: boolean;
  readonly breakEvenPoints: number | null;
  readonly valueOfPoints: number;
  readonly cost: number;
}

function asText({ points, years }: CrossoverQuestion, { invest, breakEvenPoints, valueOfPoints, cost }: Found): string {
  const inPoints = (fraction: number) => `${formatValues([fraction * 100], 'ratio', '')[0] ?? ''} points`;
  const amount = (value: number) => formatValues([Math.round(value)], 'money', '')[0] ?? '';
  const over = years === 1 ? 'in one year' : `over ${years} years, present values`;
  const verdict = invest
    ? 'Spend it on retention and expansion: acquiring the same ARR would cost more.'
    : 'Acquire: the same ARR from new customers costs no more.';
  const rows = [
    [`Cost ${over}`, amount(cost)],
    [`What acquiring ${inPoints(points)} would cost`, amount(valueOfPoints)],
    ['Breaks even at', breakEvenPoints === null ? 'no gain: acquiring costs nothing' : inPoints(breakEvenPoints)],
  ];
  const quoted = CROSSOVER_RULES.map(({ source, text }) => `  ${text} (${source}, ${SOURCES[source].name})`);
  return `${verdict}\n\n${labelled(rows)}\nQuoted, not computed:\n${quoted.join('\n')}\n`;
}
