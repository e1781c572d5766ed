import type { ForecastReading } from '#analysis/accountForecast';
import type { Comparison, ComparedMotion } from '#analysis/bottomUpComparison';
import type { Estimate, Premise } from '#domain/accounts/forecastPremises';
import type { Motion } from '#domain/motions';
import type { Plan } from '#plan/model';
import { type ChartMoney, chartMoney, moneyText } from '../../charts/money';
import { change, currencySign, fixed, keyFigureMoney, NOT_AVAILABLE } from '../../format/figures';
import { plain } from '../../roadmap/initiativeTexts';

const MOTION_NAMES: Readonly<Record<Motion, string>> = {
  seat: 'Seats',
  upsell: 'Tier upgrade',
  cross_sell: 'Cross-sell',
  usage: 'Usage',
  price: 'Price at renewal',
  churn: 'Less churn',
  contraction: 'Less contraction',
};

export function motionName(motion: Motion): string {
  return MOTION_NAMES[motion];
}

/** The motion inside a sentence. */
export function motionWord(motion: Motion): string {
  return motion === 'upsell' ? 'tier upgrades' : MOTION_NAMES[motion].toLowerCase();
}

/** How a table or chart of the forecast writes money. */
export function forecastMoney(plan: Plan, amounts: readonly number[], asMrr: boolean): ChartMoney {
  return chartMoney(plan.currency, Math.max(1, ...amounts.map(Math.abs)), asMrr);
}

export function amountIn(value: number, money: ChartMoney): string {
  return moneyText(value * money.factor, money);
}

/** An amount of ARR inside a sentence: `$43.6M`. */
export function amountSaid(plan: Plan, value: number, asMrr: boolean): string {
  const { before, number, after } = keyFigureMoney(asMrr ? value / 12 : value, currencySign(plan.currency));
  return `${before}${number}${after}`;
}

/** Accounts, expected ones with a decimal. */
export function accountsText(value: number): string {
  return Number.isInteger(value) ? fixed(value, 0) : fixed(value, 1);
}

export function rangeText({ low, high }: Estimate, text: (value: number) => string): string {
  return low === high ? text(low) : `${text(low)} to ${text(high)}`;
}

/** A share as a person would type it: `17.5`. */
export function percentTyped(value: number): string {
  return plain(Number((value * 100).toPrecision(12)));
}

/** Where a premise is from, in a word for its hover. */
export function fromText({ from, note }: Premise<unknown>): string {
  switch (from) {
    case 'plan':
      return `Stated in the plan. The sources: ${note}.`;
    case 'headroom':
      return `Headroom's own choice: ${note}.`;
    default:
      return `Source ${from}: ${note}.`;
  }
}

/** From when to when the roadmap is compared. */
export function comparedText({ quarters, compared }: ForecastReading): string {
  return quartersText(compared.flatMap((place) => quarters[place] ?? []));
}

/** `Q1 2027 to Q4 2027`. */
export function quartersText(quarters: ForecastReading['quarters']): string {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (first === undefined || last === undefined) return 'no quarter is open';
  return first === last ? first.label : `${first.label} to ${last.label}`;
}

/** Points of the opening ARR, with two decimals. */
export function pointsOf(amount: number, opening: number): string {
  return opening > 0 ? fixed((amount / opening) * 100, 2) : NOT_AVAILABLE;
}

/** What the roadmap asks of a motion and what the accounts carry of it, in a sentence; null where neither says anything. */
export function comparedSentence(
  { motion, roadmapTotal, accountsTotal }: ComparedMotion,
  { opening }: Pick<Comparison, 'opening'>,
): string | null {
  const asks = pointsOf(roadmapTotal, opening);
  const carries = pointsOf(accountsTotal.likely, opening);
  const word = motionWord(motion);
  if (asks === NOT_AVAILABLE) return null;
  const isAsked = Math.abs(roadmapTotal) > ROUNDING * opening;
  const isCarried = accountsTotal.likely > 0;
  if (!isAsked && !isCarried) return null;
  const range = ` (${rangeText(accountsTotal, (value) => pointsOf(value, opening))})`;
  if (!isAsked) return `The roadmap asks nothing from ${word}; the accounts carry ${carries} points${range}.`;
  if (!isCarried) return `The roadmap asks ${asks} points from ${word}; no account carries any of it.`;
  return `The roadmap asks ${asks} points from ${word}; the accounts carry ${carries}${range}, ${verdict(roadmapTotal, accountsTotal)}.`;
}

/** Below this a difference of shares is rounding. */
const ROUNDING = 1e-9;

function verdict(asked: number, { low, high }: Estimate): string {
  if (asked > high) return 'less than is asked even where all goes well';
  if (asked < low) return 'more than is asked even where little goes well';
  return 'and what is asked lies within their range';
}

export function differenceText(value: number, money: ChartMoney): string {
  return change(value * money.factor, money.decimals);
}
