import { describe, expect, test } from 'vitest';
import { proposalOf, type StrategyProposal } from '#analysis/strategyProposal';
import { gateOf, notStated, readPeriod, strategyOf } from '#analysis/strategyReading';
import { ratio } from '#domain/units';
import type { Plan } from '#plan/model';
import type { NewPlan } from '#plan/newPlan';
import { answerEdit, type StrategyAnswers } from '#plan/strategyAnswers';
import { edited, evaluated, planOf, withEvery } from '../plan/plans';

const plan = (rates: Readonly<Record<string, number>>, wanted: Partial<NewPlan> = {}): Plan =>
  withEvery(planOf(wanted), { starting_arr: 15e6, ...rates });
const stating = (before: Plan, answers: Partial<StrategyAnswers>) => edited(before, [answerEdit(before, answers)]);
const reading = (one: Plan) => strategyOf(evaluated(one), 0);
const proposal = (one: Plan): StrategyProposal => {
  const evaluation = evaluated(one);
  return proposalOf(evaluation, 0, strategyOf(evaluation, 0));
};

describe('the reading', () => {
  test('follows a churn rate of the plan through every bound of the tree', () => {
    const led = (churn: number) => reading(stating(plan({ churn_rate: churn }), { architecture: 'single' }));
    expect([0.11, 0.1, 0.01, 0].map((churn) => led(churn).strategy?.rules.map(({ id }) => id))).toEqual([
      ['churn-first', 'single-retention'],
      ['single-retention'],
      ['single-retention'],
      ['single-upsell'],
    ]);
    expect(led(0).strategy?.rules[0]?.because).toContain('exactly 100%');
  });

  test('is of the twelve months, at the end of the first year or the last close, or of the period that is stated', () => {
    const open = plan({ churn_rate: 0.05 });
    const closed = edited(open, [{ type: 'setLastClose', period: '2027-04' }]);
    const stated = stating(open, { period: '2028-03' });
    const elsewhere = stating(open, { period: '2040-01' });
    expect([open, closed, stated, elsewhere].map((one) => readPeriod(evaluated(one)))).toEqual([11, 3, 14, 11]);
    expect([open, closed, stated].map((one) => reading(one).nrr)).toMatchObject([
      { from: 'plan', line: 'nrr_ttm', period: 11 },
      { from: 'plan', line: 'nrr_annualized', period: 3 },
      { from: 'plan', line: 'nrr_ttm', period: 14 },
    ]);
    expect(reading(open).nrr.value).toBeCloseTo(0.95, 12);
  });

  test('takes the NRR that is entered in place of the plan’s', () => {
    const entered = stating(plan({ churn_rate: 0.05 }), { nrr: ratio(0.85) });
    expect(reading(entered)).toMatchObject({ nrr: { from: 'entered', value: 0.85 }, strategy: { lead: 'retention' } });
  });

  test('says why there is no answer where NRR cannot be computed', () => {
    const none = reading(plan({ churn_rate: 0.05, starting_arr: 0 }));
    expect([none.strategy, none.nrr]).toEqual([null, expect.objectContaining({ missing: expect.any(String) })]);
    expect(proposal(plan({ starting_arr: 0 })).initiatives).toEqual([]);
  });

  test('leaves out of account what is not stated, and names it', () => {
    const open = reading(plan({ upsell_rate: 0.05 }));
    expect(open.strategy?.rules.map(({ id }) => id)).toEqual(['default-upsell']);
    expect(notStated(open.answers)).toEqual(['the product', 'CSMs', 'customers']);
    const all = stating(plan({}), { architecture: 'seat', hasCsms: false, segment: 'enterprise' });
    expect(notStated(reading(all).answers)).toEqual([]);
    expect(reading(all).strategy?.rules.map(({ id }) => id)).toEqual([
      'automate',
      'enterprise-services',
      'seat-expansion',
    ]);
  });

  test('the health gate is read from what the plan states', () => {
    const health = { dauMau: ratio(0.2), nps: null, criticalIssue: null };
    expect([gateOf(plan({})).state, gateOf(stating(plan({}), { health })).state]).toEqual(['unknown', 'shut']);
  });

  test('answers that are all taken back leave the plan as it was', () => {
    const before = plan({});
    const stated = stating(before, { architecture: 'multi' });
    expect(stating(stated, { architecture: null })).toEqual(before);
    expect('strategy' in before).toBe(false);
  });
});

describe('the proposal', () => {
  const multi = stating(plan({ upsell_rate: 0.05 }), { architecture: 'multi' });

  test('sizes each initiative in the middle of one source’s range, and costs it in the middle of its band', () => {
    const { initiatives, stage } = proposal(multi);
    expect(stage?.id).toBe('growth');
    expect(initiatives).toMatchObject([
      {
        name: 'Cross-sell',
        motion: 'cross_sell',
        months: 6,
        size: { reach: { value: 0.2 }, conversion: { value: 0.2, range: { source: 'B' } }, lift: { value: 0.65 } },
        cost: { type: 'band', amount: 40_000, low: 20_000, high: 60_000 },
      },
      { name: 'Upsell', size: { lift: { value: 0.35, range: { source: 'A' } } }, cost: { amount: 25_000 } },
    ]);
  });

  test('the band of upsell is carried once where seats and tiers share it', () => {
    const seats = stating(plan({ upsell_rate: 0.05 }), { architecture: 'seat' });
    expect(proposal(seats).initiatives.map(({ cost }) => cost)).toMatchObject([
      { type: 'band', amount: 25_000 },
      { type: 'shared', with: 'Seat expansion' },
    ]);
  });

  test.each([
    [24_999_999, 'growth'],
    [25_000_000, 'scale'],
    [4_999_999, 'startup'],
    [5_000_000, 'growth'],
  ] as const)('at an ARR of %d the stage is %s', (arr, stage) => {
    expect(proposal(plan({ starting_arr: arr })).stage?.id).toBe(stage);
  });

  test('in another currency the band is in that one by the plan’s rate, and none without a rate', () => {
    const euros = plan({ starting_arr: 15e6 }, { currency: 'EUR' });
    expect(proposal(euros)).toMatchObject({ stage: null, initiatives: [{ cost: { type: 'noRate' } }] });
    const rated = edited(euros, [{ type: 'setUsdRate', usdRate: 1.25 }]);
    expect(proposal(rated).initiatives[0]?.cost).toEqual({ type: 'band', amount: 20_000, low: 8_000, high: 32_000 });
  });

  test('retention is sized by the points that the rule asks for, in the basis of the plan, and has no band', () => {
    const yearly = stating(plan({ churn_rate: 0.15 }), { architecture: 'multi' });
    expect(proposal(yearly).initiatives).toMatchObject([
      { motion: 'churn', size: { type: 'points', points: 0.05, until: 0.9 }, cost: { type: 'noBand' } },
    ]);
    const monthly = stating(plan({ churn_rate: 0.01 }, { basis: 'monthly' }), { architecture: 'single' });
    expect(proposal(monthly).initiatives[0]?.size).toEqual({ type: 'points', points: 0.01, until: 1 });
  });

  test('starts with the first month that is not closed', () => {
    const closed = edited(multi, [{ type: 'setLastClose', period: '2027-04' }]);
    expect(proposal(multi).initiatives[0]?.start).toBe(2027 * 12);
    expect(proposal(closed).initiatives[0]?.start).toBe(2027 * 12 + 4);
  });

  test('what moves no rate by itself is named beside the initiatives', () => {
    const alone = stating(plan({ upsell_rate: 0.05 }), {
      architecture: 'multi',
      hasCsms: false,
      segment: 'enterprise',
    });
    expect(proposal(alone).withoutInitiative).toEqual(['automation', 'professional-services']);
  });
});
