import { type GateReading, HEALTH_GATE, type HealthSignals, readGate } from '#domain/healthGate';
import { ratio } from '#domain/units';
import type { AccountFacts } from './facts';

/** Readings of the gate by what its three conditions say: there are 27, so accounts share them. */
const readings: (GateReading | undefined)[] = [];

/**
 * The health gate of one account: DAU/MAU above 30 %, NPS above 30, no critical issue open (A).
 *
 * Open where all that are known pass, and what is not known is named; `unknown` where none is known. Such an account is counted apart: it is
 * neither held back as unhealthy nor ready.
 */
export function healthOf({ dauMau, nps, criticalIssues }: AccountFacts): GateReading {
  const signals: HealthSignals = {
    dauMau: dauMau === null ? null : ratio(dauMau),
    nps,
    criticalIssue: criticalIssues === null ? null : criticalIssues > 0,
  };
  let at = 0;
  for (const { passes } of HEALTH_GATE) {
    const passed = passes(signals);
    at = at * 3 + (passed === null ? 0 : passed ? 1 : 2);
  }
  const seen = readings[at];
  if (seen !== undefined) return seen;
  const reading = readGate(signals);
  readings[at] = reading;
  return reading;
}
