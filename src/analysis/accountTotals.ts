import { isReady } from '#domain/accounts/readiness';
import type { AccountReading } from './accountReading';

/** So many accounts, with this ARR between them. */
export interface Tally {
  readonly accounts: number;
  readonly arr: number;
}

const COUNTED = {
  all: () => true,
  /** Without ARR: they have left, or have not begun. Of the kinds below they are of none. */
  withoutArr: ({ facts }) => !facts.isCustomer,
  ready: (reading) => reading.isReady,
  /** Ready, but with less than half of the weight known. */
  readyOnLittle: (reading) => reading.isReady && reading.readiness.confidence < 0.5,
  /** Above the bound of readiness, but held back by the gate, or of a health not known. */
  heldBack: (reading, readyAbove) => !reading.isReady && isReady(reading.readiness.score, 'open', readyAbove),
  gateShut: ({ facts, gate }) => facts.isCustomer && gate.state === 'shut',
  healthUnknown: ({ facts, gate }) => facts.isCustomer && gate.state === 'unknown',
  /** With at least one trigger, whatever the gate says. */
  triggered: ({ triggers }) => triggers.length > 0,
  /** With at least one trigger, and the gate open. */
  actionable: ({ triggers, gate }) => triggers.length > 0 && gate.state === 'open',
  /** 60 to 90 days before a limit. */
  inWindow: ({ facts, limit }) => facts.isCustomer && limit.place === 'in',
  highRisk: ({ riskBand }) => riskBand === 'high',
} as const satisfies Readonly<Record<string, (reading: AccountReading, readyAbove: number) => boolean>>;

export type Counted = keyof typeof COUNTED;
export type AccountTotals = Readonly<Record<Counted, Tally>>;

/** Whether an account is among those of a total: what the total counts, a filter shows. */
export function isCounted(counted: Counted, reading: AccountReading, readyAbove: number): boolean {
  return COUNTED[counted](reading, readyAbove);
}

const KINDS = Object.entries(COUNTED) as readonly (readonly [Counted, (typeof COUNTED)[Counted]])[];

/** How many accounts there are of each kind; one account can be of several. */
export function totalsOf(accounts: readonly AccountReading[], readyAbove: number): AccountTotals {
  const counts = new Int32Array(KINDS.length);
  const sums = new Float64Array(KINDS.length);
  for (const reading of accounts) {
    for (let kind = 0; kind < KINDS.length; kind++) {
      if (!KINDS[kind]?.[1](reading, readyAbove)) continue;
      counts[kind] = (counts[kind] as number) + 1;
      sums[kind] = (sums[kind] as number) + reading.facts.arr;
    }
  }
  return Object.fromEntries(
    KINDS.map(([name], kind) => [name, { accounts: counts[kind], arr: sums[kind] }]),
  ) as AccountTotals;
}
