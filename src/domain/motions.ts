import type { SourceId } from './sources';

/** What an initiative works on, by the rate of the NRR bridge it moves: `seat` moves `seat_rate`. */
export const MOTIONS = ['seat', 'upsell', 'cross_sell', 'usage', 'price', 'churn', 'contraction'] as const;
export type Motion = (typeof MOTIONS)[number];

/** A range that a source gives, as fractions; null where it names no upper end. */
export interface SourcedRange {
  readonly from: number;
  readonly to: number | null;
  readonly source: SourceId;
}

/** A word of a source in place of a range. */
export interface SourcedWord {
  readonly word: string;
  readonly source: SourceId;
}

/** What the sources say about the size of a motion; where they disagree, all of it stands side by side. */
export interface MotionReference {
  readonly motion: Motion;
  readonly name: string;
  /** Whether it takes away from a loss rather than adding to an expansion. */
  readonly loss: boolean;
  /** Share of the customers reached who take the offer. */
  readonly conversion: readonly SourcedRange[];
  /** Change of the annual contract value of those who take it. */
  readonly lift: readonly SourcedRange[];
  readonly liftWords: readonly SourcedWord[];
}

const range = (source: SourceId, from: number, to: number | null): SourcedRange => ({ source, from, to });
const word = (source: SourceId, text: string): SourcedWord => ({ source, word: text });

export const MOTION_REFERENCES: readonly MotionReference[] = [
  {
    motion: 'seat',
    name: 'Seats',
    loss: false,
    conversion: [],
    lift: [range('E', 0.2, 0.8)],
    liftWords: [word('B', 'variable'), word('C', 'medium to high')],
  },
  {
    motion: 'upsell',
    name: 'Tier upgrade',
    loss: false,
    conversion: [range('B', 0.15, 0.25)],
    lift: [range('A', 0.2, 0.5), range('B', 0.5, 2), range('E', 0.5, 2)],
    liftWords: [word('C', 'high')],
  },
  {
    motion: 'cross_sell',
    name: 'Add-on or cross-sell',
    loss: false,
    conversion: [],
    lift: [range('A', 0.3, 1), range('B', 0.2, 0.5), range('E', 0.3, 1)],
    liftWords: [word('C', 'high'), word('D', 'substantial')],
  },
  {
    motion: 'usage',
    name: 'Usage',
    loss: false,
    conversion: [],
    lift: [range('B', 0.1, 0.5), range('E', 0.1, 0.5)],
    liftWords: [word('A', 'uncapped'), word('C', 'very high'), word('D', 'no cap')],
  },
  {
    motion: 'price',
    name: 'Price',
    loss: false,
    conversion: [],
    lift: [range('B', 0.05, 0.15)],
    liftWords: [word('E', 'a driver')],
  },
  { motion: 'churn', name: 'Churn reduction', loss: true, conversion: [], lift: [], liftWords: [] },
  { motion: 'contraction', name: 'Contraction reduction', loss: true, conversion: [], lift: [], liftWords: [] },
];

const BY_MOTION = new Map(MOTION_REFERENCES.map((reference) => [reference.motion, reference]));

export function motionReference(motion: Motion): MotionReference {
  const reference = BY_MOTION.get(motion);
  if (reference === undefined) throw new Error(`No reference for the motion ${motion}`);
  return reference;
}

/** The rate an initiative of this motion moves. */
export function rateOfMotion(motion: Motion): `${Motion}_rate` {
  return `${motion}_rate`;
}
