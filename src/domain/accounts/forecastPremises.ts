import { TARGETS } from '#domain/expansionBenchmarks';
import { type Motion, motionReference, type SourcedRange } from '#domain/motions';
import type { SourceId } from '#domain/sources';
import { LIMIT_WINDOW } from './usageLimit';

/** Low, likely and high of something assumed, rising. */
export interface Estimate {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** First and last of a span of days, both included. */
export interface DaySpan {
  readonly low: number;
  readonly high: number;
}

/** What customers of an account list are sold, in the order it is shown in; a loss that is kept away is not sold. */
export const SOLD_MOTIONS = ['seat', 'upsell', 'cross_sell', 'usage', 'price'] as const satisfies readonly Motion[];
export type SoldMotion = (typeof SOLD_MOTIONS)[number];

/** Something the forecast takes for given, and where it is from: the plan, a source, or Headroom itself where both are silent. */
export interface Premise<T> {
  readonly value: T;
  readonly from: 'plan' | SourceId | 'headroom';
  /** What has to be known about it to trust it. */
  readonly note: string;
}

export interface MotionPremises {
  readonly motion: SoldMotion;
  /** Share of the accounts in conversation that buy, 0 to 1. */
  readonly conversion: Premise<Estimate>;
  /** Of the account's ARR. */
  readonly lift: Premise<Estimate>;
  /** Days from the trigger to the close, which may fall on any of them; null for the price, which changes on the day of the renewal. */
  readonly cycleDays: Premise<DaySpan> | null;
}

/** What a plan assumes of one motion in place of the sources. */
interface Stated {
  readonly motion: Motion;
  readonly conversion?: Estimate;
  readonly lift?: Estimate;
  readonly cycleDays?: DaySpan;
}

/** The source that is taken where several give a lift: the one that the rules of strategy come from. */
const FIRST_SOURCE: SourceId = 'A';

const CYCLES: Readonly<Record<Exclude<SoldMotion, 'price'>, Premise<DaySpan>>> = {
  seat: { value: { low: 14, high: 30 }, from: 'E', note: '14 to 30 days (E)' },
  upsell: {
    value: { low: 30, high: 60 },
    from: 'E',
    note: '30 to 60 days (E); 1 to 3 months (A); window of 60 to 90 days (D)',
  },
  cross_sell: { value: { low: 45, high: 90 }, from: 'E', note: '45 to 90 days (E); 3 to 6 months (A)' },
  usage: {
    value: { low: LIMIT_WINDOW.toDays, high: LIMIT_WINDOW.fromDays },
    from: 'headroom',
    note: `the sources call it continuous and give no days; Headroom takes the window of ${LIMIT_WINDOW.toDays} to ${LIMIT_WINDOW.fromDays} days before a limit (${LIMIT_WINDOW.source})`,
  },
};

/**
 * What the forecast assumes of each motion that is sold.
 *
 *     conversion  the plan's; else 15 to 25%, which B says of upsell and of eligible accounts: here it is applied to those in
 *                 conversation, who are never more, so the forecast is not above what B says. For the other motions no source
 *                 gives one, and the same range stands in.
 *     lift        the plan's; else one source's range with its middle: A's where A gives one, else the first that does. Where
 *                 sources differ the note names all of them; none is averaged.
 *     cycleDays   the plan's; else E's, which is the only source in days.
 *
 * Source   docs/metrics.md#forecast-from-accounts
 */
export function premisesOf(stated: readonly Stated[]): readonly MotionPremises[] {
  return SOLD_MOTIONS.map((motion): MotionPremises => {
    const own = stated.find((one) => one.motion === motion);
    return {
      motion,
      conversion: ownOr(own?.conversion, usualConversion(motion)),
      lift: ownOr(own?.lift, usualLift(motion)),
      cycleDays: motion === 'price' ? null : ownOr(own?.cycleDays, CYCLES[motion]),
    };
  });
}

/** A premise of the plan still says what the sources do, for a person to compare. */
function ownOr<T>(own: T | undefined, usual: Premise<T>): Premise<T> {
  return own === undefined ? usual : { value: own, from: 'plan', note: usual.note };
}

function usualConversion(motion: SoldMotion): Premise<Estimate> {
  const [known] = motionReference(motion).conversion;
  const { source, upsellConversion } = TARGETS;
  if (known !== undefined) {
    return {
      value: estimateOf(known),
      from: known.source,
      note: `${rangeNote(known)} of eligible accounts; here of those in conversation, who are never more`,
    };
  }
  const upsell = { source, ...upsellConversion };
  return {
    value: estimateOf(upsell),
    from: 'headroom',
    note: `no source gives one for this motion; Headroom takes that of upsell, ${rangeNote(upsell)}`,
  };
}

function usualLift(motion: SoldMotion): Premise<Estimate> {
  const { lift } = motionReference(motion);
  const chosen = lift.find(({ source }) => source === FIRST_SOURCE) ?? lift[0];
  if (chosen === undefined) throw new Error(`No source gives a lift of ${motion}`);
  return { value: estimateOf(chosen), from: chosen.source, note: lift.map(rangeNote).join('; ') };
}

function rangeNote({ from, to, source }: SourcedRange): string {
  const percent = (value: number) => Math.round(value * 100);
  return to === null ? `${percent(from)}% and more (${source})` : `${percent(from)} to ${percent(to)}% (${source})`;
}

/** A range with its middle; one without an upper end stays at its lower. */
function estimateOf({ from, to }: SourcedRange): Estimate {
  const high = to ?? from;
  return { low: from, likely: (from + high) / 2, high };
}
