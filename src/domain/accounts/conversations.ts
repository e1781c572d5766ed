import type { DayNumber } from '#domain/day';
import type { Offer } from './accountPipeline';
import type { DaySpan, MotionPremises, SoldMotion } from './forecastPremises';

/** One conversation with an account: it begins with the trigger, and may close on any day from `from` to `to` alike. */
export interface Conversation {
  readonly motion: SoldMotion;
  readonly begin: DayNumber;
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** The conversation that an offer leads to, once its trigger has come. */
export function conversationOf(
  { motion, closes }: Offer,
  begin: DayNumber,
  { cycleDays }: MotionPremises,
): Conversation {
  if (cycleDays === null) return { motion, begin, from: closes ?? begin, to: closes ?? begin };
  const { low, high } = cycleDays.value;
  return { motion, begin, from: begin + low, to: begin + high };
}

/**
 * Tells the conversations of an account that are held, one after the other, from those that would begin while another may still go on.
 * Of the same day the one that stands first is held.
 */
export function oneAtATime(asking: readonly Conversation[]): {
  readonly held: readonly Conversation[];
  readonly passedOver: readonly Conversation[];
} {
  const held: Conversation[] = [];
  const passedOver: Conversation[] = [];
  let busyUntil = Number.NEGATIVE_INFINITY;
  for (const one of asking.toSorted((a, b) => a.begin - b.begin)) {
    if (one.begin > busyUntil) {
      held.push(one);
      busyUntil = one.to;
    } else passedOver.push(one);
  }
  return { held, passedOver };
}

/** Places of the first and the last of some days' spans that a conversation reaches into; null where it reaches into none. */
export function spansOf(
  { begin, to }: Conversation,
  spans: readonly DaySpan[],
): { readonly first: number; readonly last: number } | null {
  const first = spans.findIndex(({ high }) => high >= begin);
  const last = spans.findLastIndex(({ low }) => low <= to);
  return first === -1 || last < first ? null : { first, last };
}

/** Share of the days on which a conversation may close that lie in a span; its first day and its last are both days of it. */
export function closingIn({ from, to }: Conversation, { low, high }: DaySpan): number {
  return Math.max(0, Math.min(to, high) - Math.max(from, low) + 1) / (to - from + 1);
}
