import type { PlanCrossover } from '#analysis/planCrossover';
import type { CostMotion } from '#domain/costBands';
import { figureText, moneyText, percentText } from './growthTexts';

export const MOTION_NAMES: Readonly<Record<CostMotion, string>> = {
  upsell: 'Upsell',
  cross_sell: 'Cross-sell',
  usage: 'Usage',
};

export const pointText = (points: number) => figureText(points * 100, 2);

/** What both ways of spending the sum bring, which is better, and where that turns, in NRR and in spend. */
export function verdictSentence(found: PlanCrossover, currency: string, byMargin: boolean): string {
  const money = (amount: number) => moneyText(amount, currency);
  const [bought, gained] = byMargin
    ? [found.boughtMargin.value, found.gainedMargin.value]
    : [found.bought, found.gained];
  const what = byMargin ? 'gross margin a year' : 'ARR';
  const span = found.years.length === 1 ? 'in a year' : `over ${found.years.length} years`;
  const over = discountOf(found) === 0 ? span : `${span} (present value)`;
  const better = found.invest === true ? 'Retention and expansion bring more' : 'Acquisition brings more';
  const turns = `The two cross at ${pointText(found.breakEvenPoints)} points of NRR for this sum, and at ${money(found.breakEvenCost)} a year for these points.`;
  return `${better}: ${money(found.yearly)} a year buys ${money(bought)} of ${what} ${over}, ${pointText(found.points)} points of NRR bring ${money(gained)}. ${turns}`;
}

/** The yearly rate that sums are discounted by; 0 for none. */
function discountOf({ years }: PlanCrossover): number {
  const [first] = years;
  return first === undefined || Math.abs(first.discount - 1) < 1e-12 ? 0 : 1 / first.discount - 1;
}

/** What the picture is read by: its years, its discount, and where in their bands the motions stand. */
export function basisSentence(found: PlanCrossover): string {
  const { years, motions } = found;
  const span = years.length === 1 ? 'One year' : `${years.length} years, level amounts`;
  const rate = discountOf(found);
  const discounted = rate === 0 ? 'not discounted' : `discounted at ${percentText(rate)}`;
  const bands = motions.length === 0 ? '' : '; motions at their place in the band, before hidden costs';
  return `${span}, ${discounted}, both sides at year end${bands}.`;
}

/** From where on each motion pays, the earliest first. */
export function motionsSentence({ motions }: PlanCrossover): string {
  const sorted = motions
    .filter(({ chosen }) => Number.isFinite(chosen.points))
    .toSorted((a, b) => a.chosen.points - b.chosen.points);
  if (sorted.length === 0) return '';
  const [first, ...rest] = sorted.map(
    ({ motion, chosen }, at) =>
      `${at === 0 ? MOTION_NAMES[motion] : MOTION_NAMES[motion].toLowerCase()} ${at === 0 ? 'pays from' : 'from'} ${pointText(chosen.points)}${at === 0 ? ' points' : ''}`,
  );
  return `${[first, ...rest].join(', ')}.`;
}
