import type { CacShare } from '#analysis/costReading';
import { type CostMotion, COSTS_SOURCE } from '#domain/costBands';
import { MOST_ACCOUNTS_PER_CSM } from '#domain/strategyFacts';
import { currencySign, fixed } from '../format/figures';
import { inputValue } from './costInputs';
import { MOTION_NAMES, moneyText, periodText } from './costTexts';
import type { Shown } from './shownCosts';

/** The one thing to know before the figures are trusted. */
export interface CostWarning {
  readonly head: string;
  readonly text: string;
  /** What mends it: stating the rate, or no longer counting motions whose initiatives carry the cost. */
  readonly mend:
    | { readonly type: 'rate' }
    | { readonly type: 'uncount'; readonly motions: readonly CostMotion[] }
    | null;
}

/** The first that applies: what leaves figures empty, then what makes them wrong, then what makes them unusual. */
export function costWarning(shown: Shown, year: number): CostWarning | null {
  return noRate(shown) ?? countedTwice(shown) ?? outsideShares(shown, year) ?? overloaded(shown);
}

function noRate({ plan, evaluation, scenario }: Shown): CostWarning | null {
  if (plan.currency === 'USD') return null;
  if (!Number.isNaN(inputValue({ plan, evaluation, scenario }, 'usd_rate').value)) return null;
  return {
    head: 'Bands and stages are not available.',
    text: `They are in US dollars, and the plan is in ${plan.currency}. With a rate to the dollar they can be read.`,
    mend: { type: 'rate' },
  };
}

function countedTwice({ reading }: Shown): CostWarning | null {
  const { countedTwice: motions } = reading;
  if (motions.length === 0) return null;
  const names = listOf(motions.map((motion) => MOTION_NAMES[motion]));
  const [one, count] = motions.length === 1 ? ['has', 'counts'] : ['have', 'count'];
  return {
    head: `${names} ${count} twice.`,
    text: `${motions.length === 1 ? 'It' : 'They'} ${one} initiatives with a cost of their own, and a running cost beside them.`,
    mend: { type: 'uncount', motions },
  };
}

function outsideShares(shown: Shown, year: number): CostWarning | null {
  const shares = shown.reading.cacShares[year] ?? [];
  const above = shares.filter(({ position }) => position === 'above');
  const below = shares.filter(({ position }) => position === 'below');
  if (above.length > 0) {
    const names = listOf(above.map(({ motion }) => MOTION_NAMES[motion]));
    const inside = above.map((share) => insideSaid(shown, share)).join(' ');
    return {
      head: `${names} ${above.length === 1 ? 'costs' : 'cost'} a larger share of new CAC than is usual.`,
      text: `${inside} Source ${COSTS_SOURCE}.`,
      mend: null,
    };
  }
  if (below.length === 0) return null;
  const names = listOf(below.map(({ motion }) => MOTION_NAMES[motion]));
  return {
    head: `${names} ${below.length === 1 ? 'costs' : 'cost'} a smaller share of new CAC than is usual.`,
    text: `Either some of its cost is not here, or its ARR does not all come of it. Source ${COSTS_SOURCE}.`,
    mend: null,
  };
}

/** `At $2.00 of new CAC, cross-sell is inside at $30.2K a month or less.` */
function insideSaid(shown: Shown, { motion, mostUsual }: CacShare): string {
  const { currency } = shown.plan;
  const cac = `${currencySign(currency)}${fixed(inputValue(shown, 'cac_ratio').value, 2)}`;
  return `At ${cac} of new CAC, ${MOTION_NAMES[motion].toLowerCase()} is inside at ${moneyText(mostUsual.value, currency)} a month or less.`;
}

function overloaded({ reading, evaluation }: Shown): CostWarning | null {
  if (reading.overloadedFrom === null) return null;
  const { accounts, source } = MOST_ACCOUNTS_PER_CSM;
  const needed = reading.years.at(-1)?.csmsNeeded.value ?? Number.NaN;
  const mends = Number.isFinite(needed) ? ` ${fixed(needed, 0)} CSMs would have fewer at the end of the plan.` : '';
  return {
    head: `From ${periodText(evaluation.timeline, reading.overloadedFrom)} on a CSM has ${accounts} accounts or more.`,
    text: `With so many, triggers are missed.${mends} Source ${source}.`,
    mend: null,
  };
}

function listOf(names: readonly string[]): string {
  const rest = names.slice(0, -1).map((name, at) => (at === 0 ? name : name.toLowerCase()));
  const last = names.at(-1) ?? '';
  return rest.length === 0 ? last : `${rest.join(', ')} and ${last.toLowerCase()}`;
}
