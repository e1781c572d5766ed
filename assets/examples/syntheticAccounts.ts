import { exp } from '#base/elementary';
import { normalQuantile } from '#base/normal';
import { type UniformStream, uniformStream } from '#base/philox';
import type { Account, SupportTrend } from '#domain/accounts/account';
import { type DayNumber, datePartsOf, dayNumber, dayText, monthOfDay } from '#domain/day';

/**
 * Customers of a company that does not exist. They are drawn, not collected: the same seed gives the same accounts on every machine, and
 * whatever looks like a customer of anyone's is chance.
 */

/** How one segment is drawn. */
interface SegmentShape {
  readonly name: string;
  readonly share: number;
  /** Of the ARR at the start, which is lognormal. */
  readonly medianArr: number;
  readonly spread: number;
  readonly arrPerSeat: number;
  /** Chance in a month that ARR grows, and that it shrinks. */
  readonly grows: number;
  readonly shrinks: number;
  /** Chance of owning each product beside the first. */
  readonly owns: number;
}

export const SEGMENT_SHAPES: readonly SegmentShape[] = [
  {
    name: 'SMB',
    share: 0.5,
    medianArr: 9_000,
    spread: 0.55,
    arrPerSeat: 420,
    grows: 0.035,
    shrinks: 0.016,
    owns: 0.18,
  },
  {
    name: 'Mid-market',
    share: 0.35,
    medianArr: 42_000,
    spread: 0.5,
    arrPerSeat: 540,
    grows: 0.045,
    shrinks: 0.012,
    owns: 0.34,
  },
  {
    name: 'Enterprise',
    share: 0.15,
    medianArr: 190_000,
    spread: 0.6,
    arrPerSeat: 660,
    grows: 0.055,
    shrinks: 0.008,
    owns: 0.52,
  },
];

const PRODUCTS = ['Core', 'Analytics', 'Automation', 'Mobile', 'Security'] as const;
const FIRST = [
  ...['Alder', 'Amber', 'Beacon', 'Birch', 'Bright', 'Cedar', 'Cinder', 'Clear', 'Copper', 'Coral', 'Crest', 'Delta'],
  ...['Ember', 'Fern', 'Flint', 'Garnet', 'Harbor', 'Hazel', 'Iris', 'Juniper', 'Kite', 'Lark', 'Linden', 'Maple'],
  ...['Meadow', 'North', 'Oak', 'Onyx', 'Pine', 'Quarry', 'Raven', 'River', 'Sable', 'Slate', 'Sorrel', 'Summit'],
] as const;
const SECOND = [
  ...['Analytics', 'Bakeries', 'Capital', 'Clinics', 'Foods', 'Freight', 'Games', 'Gardens', 'Health', 'Homes'],
  ...['Hotels', 'Insurance', 'Labs', 'Learning', 'Logistics', 'Media', 'Mobility', 'Networks', 'Optics', 'Partners'],
  ...['Power', 'Robotics', 'Schools', 'Sports', 'Studios', 'Systems', 'Textiles', 'Travel', 'Water', 'Works'],
] as const;
const CSMS = ['Ana', 'Bo', 'Chidi', 'Dara', 'Emil', 'Farah', 'Goran', 'Hana', 'Ines', 'Jun'] as const;

export interface Drawn {
  readonly count: number;
  readonly seed: number;
  readonly asOf: DayNumber;
  /** How far back histories go, in months, for customers that are as old. */
  readonly months: number;
  readonly accountsPerCsm: number;
}

export function syntheticAccounts(wanted: Drawn): readonly Account[] {
  const order = uniformStream(wanted.seed, 'order of names');
  const names = Array.from({ length: FIRST.length * SECOND.length }, (_, at) => ({ at, by: order(at) }))
    .sort((a, b) => a.by - b.by || a.at - b.at)
    .map(({ at }) => `${FIRST[at % FIRST.length]} ${SECOND[Math.floor(at / FIRST.length)]}`);
  return Array.from({ length: wanted.count }, (_, at) => {
    const again = Math.floor(at / names.length);
    const name = `${names[at % names.length]}${again === 0 ? '' : ` ${again + 1}`}`;
    return syntheticAccount(wanted, at, name);
  });
}

/** Draws numbers of one account, each by a name of its own, so that one more of them changes no other. */
class Draws {
  readonly #seed: number;
  readonly #at: number;
  constructor(seed: number, at: number) {
    this.#seed = seed;
    this.#at = at;
  }
  /** Between 0 and 1. */
  unit(name: string, n = 0): number {
    const stream = streams.get(`${this.#seed} ${name}`) ?? uniformStream(this.#seed, name);
    streams.set(`${this.#seed} ${name}`, stream);
    return stream(this.#at * 1_000 + n);
  }
  between(name: string, low: number, high: number, n = 0): number {
    return low + (high - low) * this.unit(name, n);
  }
  whole(name: string, low: number, high: number): number {
    return Math.floor(this.between(name, low, high + 1));
  }
  chance(name: string, probability: number, n = 0): boolean {
    return this.unit(name, n) < probability;
  }
  normal(name: string): number {
    return normalQuantile(Math.min(0.999, Math.max(0.001, this.unit(name))));
  }
}

const streams = new Map<string, UniformStream>();

function syntheticAccount(wanted: Drawn, at: number, name: string): Account {
  const draws = new Draws(wanted.seed, at);
  const shape = shapeOf(draws.unit('segment'));
  // Most customers came in the last three years, some long before.
  const age = draws.chance('is old', 0.3) ? draws.whole('age', 37, 84) : draws.whole('age', 1, 36);
  const start = startDay(wanted.asOf, age, draws);
  const months = Math.min(wanted.months, monthOfDay(wanted.asOf) - monthOfDay(start) + 1);
  const arrHistory = arrPath(draws, shape, months);
  const arr = arrHistory.at(-1) ?? 0;
  const identity = { id: `s${String(at + 1).padStart(4, '0')}`, name, arr, arrHistory, segment: shape.name };
  const csm = `${CSMS[Math.floor(at / wanted.accountsPerCsm) % CSMS.length]}${teamOf(at, wanted.accountsPerCsm)}`;
  if (arr === 0) return { ...identity, start: dayText(start), note: 'Left. Kept for the cohorts.' };
  return {
    ...identity,
    start: dayText(start),
    renewal: dayText(nextAnniversary(start, wanted.asOf)),
    csm,
    ...signalsOf(draws, shape, arr, arrHistory.length),
  };
}

function teamOf(at: number, accountsPerCsm: number): string {
  const team = Math.floor(at / (accountsPerCsm * CSMS.length));
  return team === 0 ? '' : ` ${team + 1}`;
}

function shapeOf(unit: number): SegmentShape {
  let up = 0;
  for (const shape of SEGMENT_SHAPES) {
    up += shape.share;
    if (unit < up) return shape;
  }
  return SEGMENT_SHAPES[0] as SegmentShape;
}

function startDay(asOf: DayNumber, age: number, draws: Draws): DayNumber {
  const [year, month] = datePartsOf(asOf);
  const first = year * 12 + month - 1 - age;
  return dayNumber(Math.floor(first / 12), (first % 12) + 1, draws.whole('start day', 1, 28));
}

function nextAnniversary(start: DayNumber, asOf: DayNumber): DayNumber {
  const [, month, day] = datePartsOf(start);
  const [year] = datePartsOf(asOf);
  const thisYear = dayNumber(year, month, day);
  return thisYear > asOf ? thisYear : dayNumber(year + 1, month, day);
}

/** ARR by month: a lognormal start, then now and then a step up or down; a few customers leave. */
function arrPath(draws: Draws, shape: SegmentShape, months: number): readonly number[] {
  const path: number[] = [];
  let arr = rounded(shape.medianArr * exp(shape.spread * draws.normal('arr')));
  for (let month = 0; month < months; month++) {
    if (month > 0 && arr > 0) {
      if (month > 6 && draws.chance('leaves', 0.0035, month)) arr = 0;
      else if (draws.chance('grows', shape.grows, month))
        arr = rounded(arr * draws.between('growth', 1.08, 1.45, month));
      else if (draws.chance('shrinks', shape.shrinks, month))
        arr = rounded(arr * draws.between('cut', 0.7, 0.95, month));
    }
    path.push(arr);
  }
  return path;
}

function rounded(arr: number): number {
  return Math.max(1_200, Math.round(arr / 120) * 120);
}

/** What is known of how an account does. Each signal is unknown now and then, as in every list there is. */
function signalsOf(draws: Draws, shape: SegmentShape, arr: number, months: number): Partial<Account> {
  const isUnwell = draws.chance('unwell', 0.18);
  const seats = Math.max(3, Math.round(arr / shape.arrPerSeat));
  const usage = usagePath(draws, arr, months, isUnwell);
  const signals: Partial<Account> = {
    seatsLicensed: seats,
    seatsActive: Math.round(
      seats * (isUnwell ? draws.between('active', 0.2, 0.55) : draws.between('active', 0.5, 1.08)),
    ),
    products: PRODUCTS.filter((_, product) => product === 0 || draws.chance('owns', shape.owns, product)),
    featuresAdopted: hundredths(isUnwell ? draws.between('breadth', 0.1, 0.4) : draws.between('breadth', 0.3, 0.95)),
    dauMau: hundredths(isUnwell ? draws.between('dau', 0.06, 0.26) : draws.between('dau', 0.24, 0.62)),
    nps: isUnwell ? draws.whole('nps', -40, 25) : draws.whole('nps', 20, 75),
    criticalIssues: isUnwell && draws.chance('issue', 0.6) ? draws.whole('issues', 1, 3) : 0,
    stakeholders: draws.whole('stakeholders', 1, shape.name === 'Enterprise' ? 9 : 4),
    supportTrend: trendOf(draws, isUnwell),
    featureGateHits: draws.chance('gate', 0.35) ? draws.whole('gates', 1, 12) : 0,
    newUsers: draws.whole('new users', 0, Math.max(1, Math.min(9, Math.round(seats / 12)))),
    organizationChange: draws.chance('organization', 0.06),
    milestone: draws.chance('milestone', 0.12),
  };
  const known = Object.entries(signals).filter(([key]) => key === 'products' || !draws.chance(`unknown ${key}`, 0.09));
  return { ...Object.fromEntries(known), ...(draws.chance('metered', 0.7) ? usage : {}) };
}

/** Consumption by month against a commitment: most grow slowly, some run into it, some fade. */
function usagePath(draws: Draws, arr: number, months: number, isUnwell: boolean): Partial<Account> {
  const commitment = Math.max(500, Math.round(arr / 4 / 500) * 500);
  const now = isUnwell ? draws.between('used', 0.15, 0.6) : draws.between('used', 0.45, 0.99);
  const slope = isUnwell ? draws.between('slope', -0.02, 0.004) : draws.between('slope', -0.004, 0.024);
  const usageHistory = Array.from({ length: Math.min(months, 24) }, (_, at, length = Math.min(months, 24)) => {
    const share = now - slope * (length - 1 - at) + draws.between('noise', -0.015, 0.015, at);
    return Math.round(commitment * Math.max(0.02, share));
  });
  return { usage: usageHistory.at(-1) ?? 0, usageHistory, commitment };
}

function trendOf(draws: Draws, isUnwell: boolean): SupportTrend {
  const at = draws.unit('support');
  if (isUnwell) return at < 0.6 ? 'worsening' : 'stable';
  return at < 0.3 ? 'improving' : at < 0.9 ? 'stable' : 'worsening';
}

function hundredths(share: number): number {
  return Math.round(share * 100) / 100;
}
