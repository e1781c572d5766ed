import type { GateReading } from '#domain/healthGate';
import type { Motion } from '#domain/motions';
import type { SourceId } from '#domain/sources';
import { MOTION_CARDS, type MotionCard } from '#domain/strategyFacts';
import type { AccountFacts } from './facts';
import { DEEP_ADOPTION, NEAR_LIMIT, RENEWAL_NEAR_DAYS, SIGNAL_SOURCES } from './signalScales';
import type { LimitReading } from './usageLimit';

export const TRIGGER_IDS = [
  'featureGate',
  'newUsers',
  'overLicence',
  'seatShare',
  'usageShare',
  'limitWindow',
  'renewal',
  'organizationChange',
  'positiveNps',
  'milestone',
  'severalProducts',
] as const;
export type TriggerId = (typeof TRIGGER_IDS)[number];

/** `partly`: as far as the list can tell; what else the source asks for is in `open`. */
export type TriggerState = 'fired' | 'partly' | 'quiet' | 'unknown';

/** Something that happens at an account and says that now is the time, and what for. */
export interface Trigger {
  readonly id: TriggerId;
  readonly name: string;
  /** What it suggests, as the rate of the bridge that an initiative of it moves. */
  readonly motion: Motion;
  /** Id among `MOTION_CARDS`, which has owner and cycle. */
  readonly card: string;
  readonly play: string;
  /** How soon, where a source says so. */
  readonly within: string | null;
  readonly sources: readonly SourceId[];
  /** What of it is Headroom's own, or what the list does not tell. */
  readonly open: string | null;
  readonly state: (facts: AccountFacts, limit: LimitReading) => TriggerState;
}

/** “Repeated” and “positive” without a number: more than once; twice the bound of the health gate, because all that pass it are above the bound itself. */
const REPEATED = 2;
const POSITIVE_NPS = 60;
const NEW_USERS = 3;
const OVER_LICENCE = 5;
const SEVERAL_PRODUCTS = 2;

export const TRIGGERS: readonly Trigger[] = [
  {
    id: 'featureGate',
    name: 'Feature gates hit again and again',
    motion: 'upsell',
    card: 'tier-upsell',
    play: 'Show the tier that has what they reached for, with the hits as evidence.',
    within: null,
    sources: SIGNAL_SOURCES,
    open: 'No number is given; here it is twice or more in 30 days.',
    state: ({ featureGateHits: hits }) => known(hits, (count) => count >= REPEATED),
  },
  {
    id: 'newUsers',
    name: 'Three or more new users in a week',
    motion: 'seat',
    card: 'seat',
    play: 'Welcome the new users, ask which team they are of, and offer seats for the rest of it.',
    within: null,
    sources: SIGNAL_SOURCES,
    open: null,
    state: ({ newUsers }) => known(newUsers, (count) => count >= NEW_USERS),
  },
  {
    id: 'overLicence',
    name: 'Five or more active users over the licence',
    motion: 'seat',
    card: 'seat',
    play: 'Bring the licence up to the users there are.',
    within: 'within 48 hours',
    sources: SIGNAL_SOURCES,
    open: null,
    state: ({ seatsActive, seatsLicensed }) =>
      seatsActive === null || seatsLicensed === null ? 'unknown' : fired(seatsActive - seatsLicensed >= OVER_LICENCE),
  },
  {
    id: 'seatShare',
    name: 'Active users above 80% of seats',
    motion: 'seat',
    card: 'seat',
    play: 'Offer the next block of seats before the last is taken.',
    within: null,
    sources: ['D', 'E'],
    open: 'It asks for 30 days or more; a list of accounts tells one day.',
    state: ({ seatShare }) => {
      if (seatShare === null) return 'unknown';
      return seatShare > NEAR_LIMIT ? 'partly' : 'quiet';
    },
  },
  {
    id: 'usageShare',
    name: 'Usage at 80% of the commitment or more, and staying there',
    motion: 'usage',
    card: 'usage',
    play: 'Offer the next commitment before the overage comes as a surprise.',
    within: null,
    sources: ['D', 'E'],
    open: 'Staying there is two months in a row; where the month before is not known, neither is that.',
    state: ({ usageShare }, { isSustained }) => {
      if (usageShare === null) return 'unknown';
      if (isSustained === null) return 'partly';
      return fired(isSustained);
    },
  },
  {
    id: 'limitWindow',
    name: 'Limit 60 to 90 days ahead',
    motion: 'usage',
    card: 'usage',
    play: 'Show the projection, and agree on what comes after the limit.',
    within: 'before the window closes',
    sources: ['D'],
    open: null,
    state: (_, { state, place }) => {
      if (state === 'noLimit' || state === 'noTrend') return 'unknown';
      return fired(place === 'in');
    },
  },
  {
    id: 'renewal',
    name: 'Renewal within 60 days',
    motion: 'cross_sell',
    card: 'cross-sell',
    play: 'Bring the next product into the renewal as a bundle.',
    within: 'before the renewal',
    sources: SIGNAL_SOURCES,
    open: null,
    state: ({ daysToRenewal: days }) => {
      if (days === null || days < 0) return 'unknown';
      return fired(days <= RENEWAL_NEAR_DAYS);
    },
  },
  {
    id: 'organizationChange',
    name: 'Change in the organization',
    motion: 'cross_sell',
    card: 'cross-sell',
    play: 'Meet whoever is new, and find the workflow next to yours that is done by hand.',
    within: null,
    sources: SIGNAL_SOURCES,
    open: 'Which motion it suggests is not given; here it is a cross-sell, which a new stakeholder starts.',
    state: ({ organizationChange }) => happened(organizationChange),
  },
  {
    id: 'positiveNps',
    name: 'Positive NPS',
    motion: 'upsell',
    card: 'tier-upsell',
    play: 'Thank them, ask what they would want more of, and show the tier that has it.',
    within: null,
    sources: SIGNAL_SOURCES,
    open: 'No number is given; here it is 60 or more, twice the bound of the health gate, which all that pass it are above.',
    state: ({ nps }) => known(nps, (score) => score >= POSITIVE_NPS),
  },
  {
    id: 'milestone',
    name: 'Milestone reached',
    motion: 'upsell',
    card: 'tier-upsell',
    play: 'Mark what was reached, and show what the next tier makes of it.',
    within: null,
    sources: SIGNAL_SOURCES,
    open: 'Which motion it suggests is not given; here it is a tier upgrade.',
    state: ({ milestone }) => happened(milestone),
  },
  {
    id: 'severalProducts',
    name: 'Several products in deep use',
    motion: 'cross_sell',
    card: 'platform',
    play: 'Propose the platform as one contract.',
    within: null,
    sources: ['E'],
    open: 'It asks for deep use of the API; a list of accounts tells features adopted, here 70% or more.',
    state: ({ productsOwned, featuresAdopted }) => {
      if (productsOwned === null || featuresAdopted === null) return 'unknown';
      return productsOwned >= SEVERAL_PRODUCTS && featuresAdopted >= DEEP_ADOPTION ? 'partly' : 'quiet';
    },
  },
];

function fired(isSo: boolean): TriggerState {
  return isSo ? 'fired' : 'quiet';
}

function known(value: number | null, test: (value: number) => boolean): TriggerState {
  return value === null ? 'unknown' : fired(test(value));
}

function happened(value: boolean | null): TriggerState {
  return value === null ? 'unknown' : fired(value);
}

/** A trigger of an account; `isCertain` is false where the list tells less than the source asks for. */
export interface FiredTrigger {
  readonly trigger: Trigger;
  readonly isCertain: boolean;
}

/** Lists of triggers by what fired; accounts share them. */
const lists = new Map<number, readonly FiredTrigger[]>();

const NONE: readonly FiredTrigger[] = [];

/** The triggers of an account, in the order of `TRIGGER_IDS`; an account without ARR has none. */
export function triggersOf(facts: AccountFacts, limit: LimitReading): readonly FiredTrigger[] {
  if (!facts.isCustomer) return NONE;
  let key = 0;
  for (const { state } of TRIGGERS) {
    const now = state(facts, limit);
    key = key * 3 + (now === 'fired' ? 2 : now === 'partly' ? 1 : 0);
  }
  const seen = lists.get(key);
  if (seen !== undefined) return seen;
  const list = TRIGGERS.flatMap((trigger) => {
    const now = trigger.state(facts, limit);
    return now === 'fired' || now === 'partly' ? [{ trigger, isCertain: now === 'fired' }] : [];
  });
  lists.set(key, list);
  return list;
}

const CARDS = new Map(MOTION_CARDS.map((card) => [card.id, card]));

/** Who owns the play of a trigger and how long it takes. */
export function cardOf({ card }: Trigger): MotionCard {
  const found = CARDS.get(card);
  if (found === undefined) throw new Error(`No card ${card}`);
  return found;
}

/** What to do about a trigger. Where the gate is shut health comes first, because expanding unhealthy accounts churns them within 6 to 12 months. */
export function playOf({ play }: Trigger, { state, failing }: GateReading): string {
  switch (state) {
    case 'open':
      return play;
    case 'shut':
      return `Health first. Not met: ${failing.map(({ condition }) => condition).join(', ')}.`;
    case 'unknown':
      return `Find out how healthy it is first. ${play}`;
  }
}
