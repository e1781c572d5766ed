import type { SourceId } from './sources';
import type { Ratio } from './units';

/** What is known of the health of accounts; null where it is not. */
export interface HealthSignals {
  /** Daily over monthly active users. */
  readonly dauMau: Ratio | null;
  /** Net promoter score, −100 to 100. */
  readonly nps: number | null;
  readonly criticalIssue: boolean | null;
}

/** One condition of the gate. Its bound is not enough: only what is above it passes. */
export interface HealthCondition {
  readonly id: keyof HealthSignals;
  readonly condition: string;
  readonly source: SourceId;
  /** null where the signal is not known. */
  readonly passes: (signals: HealthSignals) => boolean | null;
}

/** Only accounts that pass all of these are expanded. */
export const HEALTH_GATE: readonly HealthCondition[] = [
  {
    id: 'dauMau',
    condition: 'DAU/MAU above 30%',
    source: 'A',
    passes: ({ dauMau }) => (dauMau === null ? null : dauMau > 0.3),
  },
  {
    id: 'nps',
    condition: 'NPS above 30',
    source: 'A',
    passes: ({ nps }) => (nps === null ? null : nps > 30),
  },
  {
    id: 'criticalIssue',
    condition: 'no critical issue open',
    source: 'A',
    passes: ({ criticalIssue }) => (criticalIssue === null ? null : !criticalIssue),
  },
];

export interface GateReading {
  /** `unknown` where no signal is known; `open` where all that are known pass. */
  readonly state: 'unknown' | 'open' | 'shut';
  readonly failing: readonly HealthCondition[];
  readonly notKnown: readonly HealthCondition[];
}

/** Whether accounts of this health are to be expanded. */
export function readGate(signals: HealthSignals): GateReading {
  const failing = HEALTH_GATE.filter(({ passes }) => passes(signals) === false);
  const notKnown = HEALTH_GATE.filter(({ passes }) => passes(signals) === null);
  const state = failing.length > 0 ? 'shut' : notKnown.length === HEALTH_GATE.length ? 'unknown' : 'open';
  return { state, failing, notKnown };
}
