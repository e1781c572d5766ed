import { expect, test } from 'vitest';
import { HEALTH_GATE, readGate } from '#domain/healthGate';
import { fitOf } from '#domain/pricing';
import { SOURCES } from '#domain/sources';
import { advise, ARCHITECTURES, STRATEGY_RULES, type StrategyInputs } from '#domain/strategy';
import {
  CROSS_SELL_BY_AGE,
  LEVER_RANKING,
  MOTION_CARDS,
  MOST_ACCOUNTS_PER_CSM,
  QUOTED_EFFECTS,
  SEGMENT_APPROACHES,
  STRATEGY_FACTORS,
  FACTORS_SOURCE,
} from '#domain/strategyFacts';
import { ratio } from '#domain/units';

const plain: StrategyInputs = { architecture: 'multi', nrr: ratio(1.05), hasCsms: true, segment: 'mixed' };
const advice = (changes: Partial<StrategyInputs>) => advise({ ...plain, ...changes });
const fired = (changes: Partial<StrategyInputs>) => advice(changes).rules.map(({ id }) => id);

test.each([
  ['single', 1.05, 'upsell', [], 'single-upsell'],
  ['single', 0.95, 'retention', [], 'single-retention'],
  ['multi', 1.05, 'cross-sell', ['upsell'], 'multi-cross-sell'],
  ['usage', 1.05, 'usage', ['tier-upsell'], 'usage-expansion'],
  ['seat', 1.05, 'seat', ['tier-upsell'], 'seat-expansion'],
  ['other', 1.05, 'upsell', ['automation'], 'default-upsell'],
] as const)('%s at NRR %d leads with %s', (architecture, nrr, lead, support, rule) => {
  const found = advice({ architecture, nrr: ratio(nrr) });
  expect([found.lead, found.support, found.rules.map(({ id }) => id)]).toEqual([lead, support, [rule]]);
});

test('an NRR of exactly 90% is not below it, and one a hair less is', () => {
  expect([fired({ nrr: ratio(0.9) }), fired({ nrr: ratio(0.8999) })]).toEqual([
    ['multi-cross-sell'],
    ['churn-first', 'multi-cross-sell'],
  ]);
});

test('an NRR of exactly 100% counts as above, and says that the source leaves it open', () => {
  const found = advice({ architecture: 'single', nrr: ratio(1) });
  expect([found.lead, found.rules[0]?.because]).toEqual(['upsell', expect.stringContaining('leaves open')]);
  expect(advice({ architecture: 'single', nrr: ratio(0.9999) }).lead).toBe('retention');
});

test('no CSMs and an NRR below 90%: churn gives headline and lead, automation is listed too', () => {
  const found = advice({ hasCsms: false, nrr: ratio(0.85) });
  expect(found).toMatchObject({ headline: 'Stop expansion and fix churn', lead: 'retention', support: ['automation'] });
  expect(found.rules.map(({ id }) => id)).toEqual(['churn-first', 'automate', 'multi-cross-sell']);
});

test('no CSMs alone: the headline is to automate, and the branch still says which motion', () => {
  const found = advice({ hasCsms: false });
  expect([found.headline.startsWith('Automate'), found.lead, found.support]).toEqual([
    true,
    'cross-sell',
    ['automation', 'upsell'],
  ]);
});

test('enterprises alone bring professional services, below every other override', () => {
  expect(advice({ segment: 'enterprise' }).support).toEqual(['professional-services', 'upsell']);
  expect(fired({ segment: 'enterprise', hasCsms: false, nrr: ratio(0.5) })).toEqual([
    'churn-first',
    'automate',
    'enterprise-services',
    'multi-cross-sell',
  ]);
});

test('for all inputs exactly one branch of the tree applies, and every rule that fires says why and from which source', () => {
  for (const architecture of ARCHITECTURES) {
    for (const nrr of [0, 0.8999, 0.9, 0.9999, 1, 1.3]) {
      for (const hasCsms of [true, false]) {
        for (const segment of ['mixed', 'enterprise'] as const) {
          const inputs: StrategyInputs = { architecture, nrr: ratio(nrr), hasCsms, segment };
          const tree = STRATEGY_RULES.filter((rule) => rule.kind === 'tree' && rule.applies(inputs));
          expect([inputs, tree.length]).toEqual([inputs, 1]);
          for (const { because, source } of advise(inputs).rules) {
            expect([because.endsWith('.'), source in SOURCES]).toEqual([true, true]);
          }
        }
      }
    }
  }
});

test('all reference facts of the strategy name sources that exist', () => {
  const sources = [
    FACTORS_SOURCE,
    MOST_ACCOUNTS_PER_CSM.source,
    ...MOTION_CARDS.flatMap((card) => card.sources),
    ...[QUOTED_EFFECTS, HEALTH_GATE, LEVER_RANKING, SEGMENT_APPROACHES, CROSS_SELL_BY_AGE].flatMap((facts) =>
      facts.map(({ source }) => source),
    ),
  ];
  expect(sources.filter((source) => !(source in SOURCES))).toEqual([]);
  expect([STRATEGY_FACTORS.length, MOTION_CARDS.length, MOST_ACCOUNTS_PER_CSM.accounts]).toEqual([3, 5, 30]);
});

test('NRR that misses a bound by rounding alone reaches it, and figures never seem to stand on a bound they miss', () => {
  expect(fired({ nrr: ratio(0.9 - 1e-12) })).toEqual(['multi-cross-sell']);
  expect(advice({ architecture: 'single', nrr: ratio(1 - 1e-12) }).rules[0]?.because).toContain('exactly 100%');
  expect(advice({ nrr: ratio(0.899_99) }).rules[0]?.because).toBe('NRR of 89.999% is below 90%.');
  expect(advice({ nrr: ratio(0.851_234_5) }).rules[0]?.because).toBe('NRR of 85.12% is below 90%.');
});

test('a rule that asks for a higher NRR says until which, and does not apply from there on', () => {
  for (const rule of STRATEGY_RULES) {
    if (rule.until === null) continue;
    const architecture = rule.branch ?? 'multi';
    expect([rule.id, rule.applies({ ...plain, architecture, nrr: rule.until })]).toEqual([rule.id, false]);
    expect(rule.applies({ ...plain, architecture, nrr: ratio(rule.until - 0.001) })).toBe(true);
  }
  expect(STRATEGY_RULES.filter(({ until }) => until !== null).map(({ id }) => id)).toEqual([
    'churn-first',
    'single-retention',
  ]);
});

test('the health gate passes only what is above its bounds, and leaves out what is not known', () => {
  const reading = (dauMau: number | null, nps: number | null, criticalIssue: boolean | null) => {
    const { state, failing, notKnown } = readGate({
      dauMau: dauMau === null ? null : ratio(dauMau),
      nps,
      criticalIssue,
    });
    return [state, failing.map(({ id }) => id), notKnown.map(({ id }) => id)];
  };
  expect(reading(null, null, null)).toEqual(['unknown', [], ['dauMau', 'nps', 'criticalIssue']]);
  expect(reading(0.3, 30, true)).toEqual(['shut', ['dauMau', 'nps', 'criticalIssue'], []]);
  expect(reading(0.31, 31, false)).toEqual(['open', [], []]);
  expect(reading(0.31, null, null)).toEqual(['open', [], ['nps', 'criticalIssue']]);
  expect(reading(0.31, 10, null)).toEqual(['shut', ['nps'], ['criticalIssue']]);
});

test('how customers pay says where a motion stands best and worst, and nothing where it is not known', () => {
  expect(fitOf('usage', { architecture: null, pricing: 'seats' })).toMatchObject({ fit: 'worst', source: 'A' });
  expect(fitOf('usage', { architecture: null, pricing: 'consumption' })?.fit).toBe('best');
  expect(fitOf('upsell', { architecture: null, pricing: 'tiers' })?.fit).toBe('best');
  expect(fitOf('upsell', { architecture: null, pricing: 'flat' })?.fit).toBe('worst');
  expect(fitOf('cross_sell', { architecture: 'multi', pricing: null })?.fit).toBe('best');
  expect(fitOf('usage', { architecture: 'usage', pricing: null })).toBeNull();
});
