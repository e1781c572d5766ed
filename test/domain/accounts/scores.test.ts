import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { healthOf } from '#domain/accounts/accountHealth';
import { churnRiskOf, churnRiskParts, RISK_SIGNALS, riskBand } from '#domain/accounts/churnRisk';
import { isReady, READY_ABOVE, readinessOf, readinessParts } from '#domain/accounts/readiness';
import { SIGNALS } from '#domain/accounts/signalScales';
import { SIGNAL_GROUPS, SIGNAL_IDS, type SignalWeights, USUAL_WEIGHTS } from '#domain/accounts/signals';
import { anyFacts, facts } from './accountFacts';

const allGood: Partial<Account> = {
  featuresAdopted: 0.7,
  commitment: 100,
  usage: 80,
  usageHistory: [72, 76, 80],
  dauMau: 0.6,
  seatsLicensed: 50,
  seatsActive: 40,
  stakeholders: 5,
  nps: 60,
  criticalIssues: 0,
  supportTrend: 'improving',
  start: '2026-10-02', // 180 days before
  renewal: '2027-05-30', // 60 days ahead
  products: [],
};

interface ByHand {
  readonly account: Partial<Account>;
  /** Score and confidence of each. */
  readonly readiness: readonly [number | null, number];
  readonly risk: readonly [number | null, number];
  readonly gate: 'open' | 'shut' | 'unknown';
  readonly ready: boolean;
}

/** Usual weights: 6 each for the five signals of product use, 15 for stakeholders and for sentiment, 30 for support, 10 each for age, renewal and whitespace: 120. */
const BY_HAND: Readonly<Record<string, ByHand>> = {
  // Readiness: every signal full, 120 / 120. Risk: the renewal alone, 1 / 8.
  'one with everything good': {
    account: allGood,
    readiness: [100, 1],
    risk: [12.5, 1],
    gate: 'open',
    ready: true,
  },
  // The 30 of support are gone: 90 / 120, the bound exactly. Risk: renewal and support, 2 / 8.
  'one at exactly 75': {
    account: { ...allGood, supportTrend: 'worsening' },
    readiness: [75, 1],
    risk: [25, 1],
    gate: 'open',
    ready: false,
  },
  // Half of support and four fifths of stakeholders are gone: (120 − 15 − 12) / 120. Risk: (1 + 0.8) / 8.
  'one a little above': {
    account: { ...allGood, supportTrend: 'stable', stakeholders: 1 },
    readiness: [77.5, 1],
    risk: [22.5, 1],
    gate: 'open',
    ready: true,
  },
  // The same with a critical issue, which is no signal of readiness but shuts the gate. Risk: (1 + 0.8 + 0.5) / 8.
  'the same with a critical issue': {
    account: { ...allGood, supportTrend: 'stable', stakeholders: 1, criticalIssues: 1 },
    readiness: [77.5, 1],
    risk: [28.75, 1],
    gate: 'shut',
    ready: false,
  },
  'one of which only name and ARR are known': {
    account: {},
    readiness: [null, 0],
    risk: [null, 0],
    gate: 'unknown',
    ready: false,
  },
  // 45 / 60 = 0.75 of one signal, weight 15 of 120. Risk: 0.25 of one signal of eight.
  'one of which the NPS alone is known': {
    account: { nps: 45 },
    readiness: [75, 0.125],
    risk: [25, 0.125],
    gate: 'open',
    ready: false,
  },
  // 6 × (0.35/0.7 + 40/100/0.8 + 0.15/0.6 + 20/50/0.8 + flat) = 6 × (0.5 + 0.5 + 0.25 + 0.5 + 0.5) = 13.5
  // 15 × (3/5 + 15/60) = 12.75; 30 × 0.5 = 15; 10 × (2/3 of day 100 + (365 − 304)/305 + 3/4) = 16.1666…
  // 57.41666… / 120. Risk: 0.75 + 0.5 + 0 + 0.75 + 0.5 + 0 + 0.4 + 0.2 = 3.1 of 8.
  'one in the middle of everything': {
    account: {
      featuresAdopted: 0.35,
      commitment: 100,
      usage: 40,
      usageHistory: [40, 40, 40, 40],
      dauMau: 0.15,
      seatsLicensed: 50,
      seatsActive: 20,
      stakeholders: 3,
      nps: 15,
      criticalIssues: 1,
      supportTrend: 'stable',
      start: '2026-12-21',
      renewal: '2028-01-29',
      products: ['Core'],
    },
    readiness: [47.847222222222, 1],
    risk: [38.75, 1],
    gate: 'shut',
    ready: false,
  },
  // Everything at its worst: 0 / 120. Risk: all but the renewal, which is far: 7 / 8.
  'one with everything bad': {
    account: {
      featuresAdopted: 0,
      commitment: 100,
      usage: 0,
      usageHistory: [10, 5, 0],
      dauMau: 0,
      seatsLicensed: 50,
      seatsActive: 0,
      stakeholders: 0,
      nps: -40,
      criticalIssues: 2,
      supportTrend: 'worsening',
      start: '2027-03-21',
      renewal: '2028-06-30',
      products: ['Core', 'Analytics', 'Connect', 'Vault'],
    },
    readiness: [0, 1],
    risk: [87.5, 1],
    gate: 'shut',
    ready: false,
  },
  // Seats 60/50 full, features 0.49/0.7 = 0.7: (6 + 4.2) / 12, of 120. Risk: seats, 0 of one.
  'one over its licence, of unknown health': {
    account: { seatsLicensed: 50, seatsActive: 60, featuresAdopted: 0.49 },
    readiness: [85, 0.1],
    risk: [0, 0.125],
    gate: 'unknown',
    ready: false,
  },
  // A renewal that has passed is not known: support 30 and age 10 of 40. Risk: support, 0 of one.
  'one whose renewal has passed': {
    account: { start: '2026-09-30', renewal: '2027-03-30', supportTrend: 'improving' },
    readiness: [100, 0.333333333333],
    risk: [0, 0.125],
    gate: 'unknown',
    ready: false,
  },
  // 6 × 0.75 + 15 × 0.5 + 15 × 0.4 + 10 / 3 = 21.3333… of 46. Risk: 0.25 + 0.5 + 0 + 0.6 = 1.35 of 4. An NPS of 30 is not above 30.
  'one at the bound of the gate': {
    account: { dauMau: 0.45, nps: 30, criticalIssues: 0, stakeholders: 2, start: '2027-02-14' },
    readiness: [46.376811594203, 0.383333333333],
    risk: [33.75, 0.5],
    gate: 'shut',
    ready: false,
  },
  // 6 × 90/120/0.8 + 6 × 1 (10 a month of a mean of 80 is 12.5 %) + 10 × 1/4 = 14.125 of 22. Risk: the trend, 0 of one.
  'one whose usage grows': {
    account: { commitment: 120, usageHistory: [70, 80, 90], products: ['Core', 'Vault', 'Connect'] },
    readiness: [64.204545454545, 0.183333333333],
    risk: [0, 0.125],
    gate: 'unknown',
    ready: false,
  },
  // Shares of nothing are not known; an NPS of 0 is. 0 of 15. Risk: sentiment, 1 of one.
  'one without licence or commitment': {
    account: { seatsLicensed: 0, seatsActive: 3, commitment: 0, usage: 5, nps: 0 },
    readiness: [0, 0.125],
    risk: [100, 0.125],
    gate: 'shut',
    ready: false,
  },
};

test.each(Object.entries(BY_HAND))('by hand: %s', (_, { account, readiness, risk, gate, ready }) => {
  const known = facts(account);
  const [score, churn, health] = [readinessOf(known, USUAL_WEIGHTS), churnRiskOf(known), healthOf(known)];
  const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));
  expect({
    readiness: [score.score, score.confidence],
    risk: [churn.score, churn.confidence],
    gate: health.state,
    ready: isReady(score.score, health.state, READY_ABOVE.score),
  }).toEqual({
    readiness: readiness.map(near),
    risk: risk.map(near),
    gate,
    ready,
  });
});

describe('bounds', () => {
  test('a score of exactly 75 is not ready, also where rounding has raised it; one above is', () => {
    expect([75, 75.00000000000003, 75.001].map((score) => isReady(score, 'open', 75))).toEqual([false, false, true]);
  });

  test('only an open gate lets an account be ready', () => {
    expect((['open', 'shut', 'unknown'] as const).map((gate) => isReady(100, gate, 75))).toEqual([true, false, false]);
  });

  test.each([
    [{ dauMau: 0.3 }, 'shut'],
    [{ dauMau: 0.30000001 }, 'open'],
    [{ nps: 30 }, 'shut'],
    [{ nps: 31 }, 'open'],
    [{ criticalIssues: 0 }, 'open'],
    [{ criticalIssues: 1 }, 'shut'],
    [{ criticalIssues: 0, nps: 30 }, 'shut'],
    [{ stakeholders: 3 }, 'unknown'],
  ] as const)('the gate of %j is %s', (known, state) => {
    expect(healthOf(facts(known)).state).toBe(state);
  });

  test('the gate names what fails and what nobody knows, account by account', () => {
    const gate = healthOf(facts({ dauMau: 0.2, criticalIssues: 0 }));
    expect([gate.failing.map(({ id }) => id), gate.notKnown.map(({ id }) => id)]).toEqual([['dauMau'], ['nps']]);
    expect(healthOf(facts({ nps: 20 })).failing.map(({ id }) => id)).toEqual(['nps']);
  });

  test('a band of risk begins at its bound', () => {
    expect([0, 29.9, 30, 59.9, 60, 100, null].map(riskBand)).toEqual([
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
      null,
    ]);
  });
});

const weights = fc.record(
  Object.fromEntries(SIGNAL_IDS.map((id) => [id, fc.double({ min: 0, max: 1000, noNaN: true })])),
) as fc.Arbitrary<SignalWeights>;

describe('of any account and any weights', () => {
  test('a score lies in 0 to 100, its contributions add up to it, and it is missing only where nothing that counts is known', () => {
    fc.assert(
      fc.property(anyFacts, weights, (known, by) => {
        const { score, confidence } = readinessOf(known, by);
        const parts = readinessParts(known, by);
        const sum = parts.reduce((all, { points }) => all + (points ?? 0), 0);
        const isKnown = parts.some(({ value, weight }) => value !== null && weight > 0);
        expect(score !== null).toBe(isKnown && known.isCustomer);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        if (score === null) return;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(Math.abs(sum - score)).toBeLessThan(1e-9);
      }),
    );
  });

  test('the risk does too', () => {
    fc.assert(
      fc.property(anyFacts, (known) => {
        const { score } = churnRiskOf(known);
        fc.pre(known.isCustomer);
        const sum = churnRiskParts(known).reduce((all, { points }) => all + (points ?? 0), 0);
        expect(Math.abs(sum - (score ?? 0))).toBeLessThan(1e-9);
        expect(score ?? 0).toBeLessThanOrEqual(100);
        expect(score ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('only the proportions of weights matter', () => {
    fc.assert(
      fc.property(anyFacts, weights, fc.constantFrom(0.25, 3, 1000), (known, by, factor) => {
        const scaled = Object.fromEntries(SIGNAL_IDS.map((id) => [id, by[id] * factor])) as unknown as SignalWeights;
        const [a, b] = [readinessOf(known, by), readinessOf(known, scaled)];
        expect(b.score ?? -1).toBeCloseTo(a.score ?? -1, 6);
        expect(b.confidence).toBeCloseTo(a.confidence, 9);
      }),
    );
  });

  test('more of a good signal never lowers readiness and never raises the risk', () => {
    const better: readonly [string, (share: number) => Partial<Account>][] = [
      ['featuresAdopted', (x) => ({ featuresAdopted: x })],
      ['usage', (x) => ({ usage: 1000 * x, commitment: 700 })],
      ['dauMau', (x) => ({ dauMau: x })],
      ['seats', (x) => ({ seatsActive: 100 * x, seatsLicensed: 90 })],
      ['trend', (x) => ({ usageHistory: [100, 50 + 100 * x, 200 * x] })],
      ['stakeholders', (x) => ({ stakeholders: Math.round(9 * x) })],
      ['nps', (x) => ({ nps: 200 * x - 100 })],
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...better),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([, known], a, b) => {
          const [less, more] = [
            facts({ ...allGood, ...known(Math.min(a, b)) }),
            facts({ ...allGood, ...known(Math.max(a, b)) }),
          ];
          const [low, high] = [readinessOf(less, USUAL_WEIGHTS), readinessOf(more, USUAL_WEIGHTS)];
          expect(high.score ?? 0).toBeGreaterThanOrEqual((low.score ?? 0) - 1e-9);
          expect(churnRiskOf(more).score ?? 0).toBeLessThanOrEqual((churnRiskOf(less).score ?? 0) + 1e-9);
        },
      ),
    );
  });

  test('what is not known is not 0: taking a signal of 0 away raises the score and lowers the confidence', () => {
    const zero = facts({ ...allGood, stakeholders: 0 });
    const { stakeholders: _, ...rest } = allGood;
    const unknown = facts(rest);
    // 105 of 120, and 105 of 105.
    expect([readinessOf(zero, USUAL_WEIGHTS), readinessOf(unknown, USUAL_WEIGHTS)]).toEqual([
      { score: 87.5, confidence: 1 },
      { score: 100, confidence: 0.875 },
    ]);
  });
});

test('every signal has weight, scale and name, and the groups count alike', () => {
  expect(SIGNALS.map(({ id }) => id)).toEqual(SIGNAL_IDS);
  const ofGroups = SIGNAL_GROUPS.map((group) =>
    SIGNALS.filter((signal) => signal.group === group).reduce((sum, { id }) => sum + USUAL_WEIGHTS[id], 0),
  );
  expect(ofGroups).toEqual([30, 30, 30, 30]);
  expect([...SIGNALS, ...RISK_SIGNALS].filter(({ name, scale }) => name === '' || scale === '')).toEqual([]);
});

test('an account without ARR has no score, whatever is known of it', () => {
  const known = facts({ ...allGood, arr: 0 });
  const none = { score: null, confidence: 0 };
  expect([readinessOf(known, USUAL_WEIGHTS), churnRiskOf(known)]).toEqual([none, none]);
});

test('a weight of 0 takes a signal out, and no weight at all leaves nothing to say', () => {
  const only = (id: string) =>
    Object.fromEntries(SIGNAL_IDS.map((other) => [other, other === id ? 1 : 0])) as unknown as SignalWeights;
  const known = facts({ ...allGood, nps: 15 });
  expect([readinessOf(known, only('sentiment')), readinessOf(known, only('none'))]).toEqual([
    { score: 25, confidence: 1 },
    { score: null, confidence: 0 },
  ]);
});
