import type { Line } from '#plan/model';

/** Losses, and what is spent: more of them is worse. */
const WORSE =
  /^(churn|contraction|logo_churn|losses)(_|$)|(^|_)(cost|spend|cac|burn|payback)(_|$)|^(doubling_years|compensatory)/;
/** What a business wants more of. */
const BETTER =
  /^(nrr|grr|upsell|seat|cross_sell|usage|price|expansion|ltv)(_|$)|^(starting|opening|new_logo|reactivation|closing|net_new|cohort)_|^(arr_growth_yoy|quick_ratio|rule_of_40|magic_number|new_customers|profit_margin|revenue)$/;
/** Factors of the template's own arithmetic, and checks. */
const NEITHER = /_scale$|_per_period$|^bridge_check$/;

/** Whether more of a line is better (1) or worse (-1); 0 where nobody can say, as of a line of one's own. */
export function betterWhen({ id, pack }: Pick<Line, 'id' | 'pack'>): 1 | 0 | -1 {
  if (pack === 'own' || NEITHER.test(id)) return 0;
  // What initiatives take off a loss is stated as a gain.
  if (/_(effect|points)$/.test(id)) return 1;
  if (WORSE.test(id)) return -1;
  return BETTER.test(id) ? 1 : 0;
}

export type Meaning = 'better' | 'worse' | 'same';

export function meaningOf(line: Pick<Line, 'id' | 'pack'>, difference: number): Meaning {
  const sense = betterWhen(line) * Math.sign(difference);
  return sense > 0 ? 'better' : sense < 0 ? 'worse' : 'same';
}
