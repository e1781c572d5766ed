import { type Money, money, type Ratio, ratio } from './units';

/**
 * Measures of what growth costs. Each is null where it divides by nothing: then it is not available, neither 0 nor
 * infinite. Definitions and examples: docs/metrics.md#efficiency.
 */

/** Revenue of a period: the mean of its opening and closing ARR, for its part of a year. */
export function periodRevenue(opening: Money, closing: Money, periodsPerYear: number): Money {
  return money((opening + closing) / 2 / periodsPerYear);
}

/** Sales and marketing spent for one unit of new-logo ARR. */
export function cacRatio(salesAndMarketing: Money, newLogoArr: Money): Ratio | null {
  return newLogoArr === 0 ? null : ratio(salesAndMarketing / newLogoArr);
}

/** Months until the gross margin of what a new customer pays has paid for winning it: CAC / (ARPA a month × margin). */
export function cacPaybackMonths(cac: Money, arpaPerMonth: Money, grossMargin: Ratio): number | null {
  const margin = arpaPerMonth * grossMargin;
  return margin === 0 ? null : cac / margin;
}

/**
 * Gross margin that a customer brings before it leaves: ARPA × margin × years it stays.
 *
 *     years = 1 / churn, at most `mostYears`, which is also what a base without churn counts with
 *
 * Units   ARPA and churn for the same year
 */
export function lifetimeValue(arpa: Money, grossMargin: Ratio, churn: Ratio, mostYears: number): Money {
  return money(arpa * grossMargin * (churn * mostYears <= 1 ? mostYears : 1 / churn));
}

/** Growth of a quarter's revenue, for a year, per unit of the sales and marketing of the quarter before. */
export function magicNumber(revenue: Money, revenueBefore: Money, salesAndMarketingBefore: Money): Ratio | null {
  return salesAndMarketingBefore === 0 ? null : ratio((4 * (revenue - revenueBefore)) / salesAndMarketingBefore);
}

/** Cash burnt for one unit of net new ARR. Below zero either cash came in or ARR shrank. */
export function burnMultiple(netBurn: Money, netNewArr: Money): Ratio | null {
  return netNewArr === 0 ? null : ratio(netBurn / netNewArr);
}

/** Growth of a year plus profit margin; 40 % is what the rule asks for. */
export function ruleOf40(growth: Ratio, profitMargin: Ratio): Ratio {
  return ratio(growth + profitMargin);
}
