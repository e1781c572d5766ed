import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COST_MOTIONS, costStageOf, HIDDEN_MODES, motionCost, sumOfRanges, within } from '#domain/costBands';
import { burnMultiple, cacPaybackMonths, lifetimeValue, magicNumber, periodRevenue } from '#domain/efficiency';
import { requiredByPeriod, requiredNewLogoArr, requiredNewLogoShare, splitAcquisition } from '#domain/growth';
import { BASES, GRAINS } from '#domain/timeline';
import { money, ratio } from '#domain/units';
import { changeBasis } from '#plan/changeBasis';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import { addInitiative } from '#plan/initiativeEdits';
import { valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { type AddablePack, addPack, describePackError, hasPack } from '#plan/packs';
import { lineOf } from '#plan/planParts';
import { firstSegmentsEdits } from '#plan/segmentMix';
import { writePlan } from '#plan/write';
import { expectOk } from '../domain/expectOk';
import { edited, evaluated, planOf, richPlan, withEvery } from './plans';
import { platform } from './platform';

function withPack(plan: Plan, pack: AddablePack): Plan {
  return edited(plan, expectOk(addPack(plan, pack)));
}

/** A line of the first scenario, period by period. */
function figures(plan: Plan, line: string, periods = plan.periods): readonly number[] {
  const evaluation = evaluated(plan);
  return Array.from({ length: periods }, (_, period) => valueIn(evaluation, line, 'total', period, 0));
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** 12 months at NRR 85 with a target of 40%. */
function shrinking(): Plan {
  const plan = planOf({ periods: 12 });
  return withEvery(withPack(plan, 'growth'), {
    starting_arr: 10e6,
    churn_rate: 0.15,
    new_logo_arr: 300_000,
    target_growth: 0.4,
    cac_ratio: 2,
  });
}

test.each(['growth', 'costs'] as const)('adding %s is one step that undo takes back byte for byte', async (pack) => {
  for (const plan of [planOf(), richPlan(), planOf({ currency: 'EUR', grain: 'quarter', segments: ['A', 'B'] })]) {
    const applied = expectOk(applyAll(plan, expectOk(addPack(plan, pack))));
    expect([hasPack(plan, pack), hasPack(applied.plan, pack)]).toEqual([false, true]);
    const undone = expectOk(applyAll(applied.plan, applied.inverse));
    expect(await writePlan(undone.plan, platform)).toBe(await writePlan(plan, platform));
  }
});

test('adding packs moves no figure of the plan in any scenario, locked ones included', () => {
  const plan = richPlan();
  const before = evaluated(plan);
  const after = evaluated(withPack(plan, 'costs'));
  for (const { id } of plan.lines.filter((line) => !line.id.startsWith('program_cost'))) {
    for (const lane of plan.scenarios.keys()) {
      for (let period = 0; period < plan.periods; period++) {
        expect([id, valueIn(after, id, 'total', period, lane)]).toEqual([
          id,
          valueIn(before, id, 'total', period, lane),
        ]);
      }
    }
  }
});

test('the costs pack brings the growth pack along, which it reads', () => {
  const plan = withPack(planOf(), 'costs');
  expect([hasPack(plan, 'growth'), plan.lines.at(-1)?.id]).toEqual([true, 'accounts_per_csm']);
  expect(withPack(withPack(planOf(), 'growth'), 'costs')).toEqual(plan);
});

test.each([
  ['a pack that is there', withPack(planOf(), 'growth'), 'The plan has the lines of the growth pack already.'],
  [
    'a name that an own line has',
    { ...richPlan(), lines: richPlan().lines.map((line) => (line.pack === 'own' ? { ...line, id: 'revenue' } : line)) },
    'The growth pack needs the name revenue, which a line of your own has; rename that line first.',
  ],
  [
    'a plan without the lines it reads',
    { ...planOf(), lines: planOf().lines.filter(({ id }) => id !== 'arr_growth_yoy') },
    'The growth pack reads the line arr_growth_yoy, which is not in the plan; make a plan from the NRR template.',
  ],
] as const)('%s is refused with a sentence', (_, plan, sentence) => {
  const refused = addPack(plan, 'growth');
  expect(refused.ok ? '' : describePackError(refused.error)).toBe(sentence);
});

test('figures whose inputs are missing are not available, and the others are', () => {
  const plan = withEvery(withPack(planOf({ periods: 12 }), 'costs'), { starting_arr: 6e6, upsell_rate: 0.1 });
  const at = (line: string) => figures(plan, line)[11];
  for (const line of [
    'required_new_logo_arr',
    'new_logo_gap',
    'acquisition_spend',
    'closing_customers',
    'ltv',
    'burn_multiple',
    'rule_of_40',
    'upsell_cac_share',
    'break_even_points',
    'accounts_per_csm',
  ]) {
    expect([line, at(line)]).toEqual([line, Number.NaN]);
  }
  expect([at('growth_nrr'), at('arr_stage'), at('upsell_cost')]).toEqual([expect.closeTo(1.1, 12), 2, 25_000]);
  expect(at('cost_per_point')).toBeGreaterThan(0);
});

test('growing 40% at NRR 85 takes 55% of opening ARR simply and 58.92% month by month, of which 15 points replace losses', () => {
  const plan = shrinking();
  expect(figures(plan, 'required_new_logo_share')[0]).toBeCloseTo(0.55, 12);
  expect(figures(plan, 'required_new_logo_simple')[0]).toBeCloseTo(5.5e6, 4);
  expect((sum(figures(plan, 'required_new_logo_arr')) / 10e6).toFixed(4)).toBe('0.5892');
  expect(figures(plan, 'target_arr')[11]).toBeCloseTo(14e6, 4);
  expect(sum(figures(plan, 'new_logo_gap'))).toBeCloseTo(sum(figures(plan, 'required_new_logo_arr')) - 3.6e6, 4);
  expect(sum(figures(plan, 'acquisition_spend'))).toBeCloseTo(7.2e6, 6);
});

test('a base that outgrows its target has a surplus, which is never clamped, and costs nothing to acquire', () => {
  const plan = withEvery(shrinking(), { churn_rate: 0, upsell_rate: 0.25, target_growth: 0.2 });
  expect(figures(plan, 'required_new_logo_share')[3]).toBeCloseTo(-0.05, 12);
  expect(sum(figures(plan, 'required_new_logo_arr'))).toBeLessThan(0);
  expect([sum(figures(plan, 'compensatory_arr')), sum(figures(plan, 'required_acquisition_spend'))]).toEqual([0, 0]);
});

const fraction = fc.double({ min: 0, max: 0.5, noNaN: true });
const amount = fc.double({ min: 1, max: 6e7, noNaN: true });

test('the lines of growth are what the definitions say, over random plans of any basis, grain and number of segments', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...BASES),
      fc.constantFrom(...GRAINS),
      fc.array(fc.record({ starting_arr: amount, churn_rate: fraction, usage_rate: fraction, new_logo_arr: amount }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.record({
        target_growth: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
        cac_ratio: fraction,
        other_sales_marketing: amount,
        starting_customers: amount,
        new_customers: amount,
        logo_churn_rate: fraction,
        gross_margin: fc.double({ min: 0.1, max: 1, noNaN: true }),
        net_burn: amount,
      }),
      (basis, grain, segments, inputs) => {
        const names = segments.map((__, at) => `S${at + 1}`);
        let plan = withPack(planOf({ basis, grain, periods: 8, segments: names }), 'growth');
        for (const [at, values] of segments.entries()) plan = withEvery(plan, values, names[at]?.toLowerCase());
        plan = withEvery(plan, inputs);
        const evaluation = evaluated(plan);
        const perYear = grain === 'month' ? 12 : 4;
        for (let period = 6; period < 8; period++) {
          const at = (line: string, when = period) => valueIn(evaluation, line, 'total', when, 0);
          const close = (line: string, wanted: number | null) => {
            const scale = Math.max(1, Math.abs(wanted ?? 0), at('target_opening') * 1e-3);
            expect(Math.abs(at(line) - (wanted ?? Number.NaN)) <= 1e-9 * scale, `${line} ${at(line)} ${wanted}`).toBe(
              true,
            );
          };
          const nrr = ratio(at('nrr') ** perYear);
          const growth = ratio(inputs.target_growth);
          const opening = money(at('target_opening'));
          close('required_new_logo_share', requiredNewLogoShare(growth, nrr));
          close('required_new_logo_simple', requiredNewLogoArr(opening, growth, nrr));
          close('required_new_logo_arr', requiredByPeriod(opening, growth, nrr, perYear)[0] ?? null);
          const period1 = splitAcquisition(ratio((1 + growth) ** (1 / perYear) - 1), ratio(at('nrr')));
          close('compensatory_arr', opening * period1.compensatory);
          close('additive_arr', opening * period1.additive);
          close('revenue', periodRevenue(money(at('opening_arr')), money(at('closing_arr')), perYear));
          const cac = money(at('acquisition_spend') / inputs.new_customers);
          const arpaPerMonth = money(at('new_logo_arr') / inputs.new_customers / 12);
          close('cac_payback_months', cacPaybackMonths(cac, arpaPerMonth, ratio(inputs.gross_margin)));
          const arpa = money(at('closing_arr') / at('closing_customers'));
          close('ltv', lifetimeValue(arpa, ratio(inputs.gross_margin), ratio(at('logo_churn_annualized')), 5));
          close('burn_multiple', burnMultiple(money(inputs.net_burn), money(at('net_new_arr'))));
          const quarter = grain === 'month' ? 3 : 1;
          const three = (line: string, end: number) =>
            money(sum(Array.from({ length: quarter }, (__, back) => at(line, end - back))));
          close(
            'magic_number',
            magicNumber(
              three('revenue', period),
              three('revenue', period - quarter),
              three('sales_marketing', period - quarter),
            ),
          );
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('customers follow logo churn in the basis of the plan: 12% a year leaves 88 of 100 after a year', () => {
  for (const grain of GRAINS) {
    const plan = withEvery(withPack(planOf({ grain, periods: 12 }), 'growth'), {
      starting_customers: 100,
      new_customers: 0,
      logo_churn_rate: 0.12,
    });
    expect(figures(plan, 'closing_customers')[grain === 'month' ? 11 : 3]).toBeCloseTo(88, 10);
    expect(figures(plan, 'logo_churn_annualized')[0]).toBeCloseTo(0.12, 12);
  }
});

test('a conversion of the basis keeps customers, and rereading reads the same churn for another period', () => {
  const plan = withEvery(withPack(planOf({ periods: 12, segments: ['A', 'B'] }), 'growth'), {
    starting_customers: 100,
    new_customers: 3,
    logo_churn_rate: 0.12,
  });
  const before = figures(plan, 'closing_customers');
  const converted = edited(plan, expectOk(changeBasis(plan, 'monthly', 'convert')));
  for (const [at, customers] of figures(converted, 'closing_customers').entries())
    expect(customers).toBeCloseTo(before[at] ?? 0, 9);
  const reread = edited(plan, expectOk(changeBasis(plan, 'monthly', 'reread')));
  expect(figures(reread, 'logo_churn_per_period')[0]).toBe(0.12);
});

test('a plan that grows through $5M and $25M moves up a stage in the month whose opening reaches the bound', () => {
  const plan = withEvery(withPack(planOf({ basis: 'monthly', periods: 12 }), 'costs'), {
    starting_arr: 4e6,
    new_logo_arr: 500_000,
  });
  const stepped = edited(plan, [
    { type: 'setCell', line: 'closing_arr', segment: 'all', period: '2027-08', value: 25e6 },
  ]);
  // Openings: 4M, 4.5M, exactly 5M in the third month; exactly 25M in September.
  expect(figures(stepped, 'opening_arr').slice(1, 3)).toEqual([4.5e6, 5e6]);
  expect(figures(stepped, 'arr_stage')).toEqual([1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3]);
  expect(figures(stepped, 'upsell_cost_low').filter((cost, at, all) => cost !== all[at - 1])).toEqual([
    2_000, 10_000, 40_000,
  ]);
});

test('the lines of costs are what the bands say, over random ARR, places in the band, hidden costs and grains', () => {
  fc.assert(
    fc.property(
      amount,
      fc.tuple(fraction, fraction, fraction),
      fc.constantFrom(...HIDDEN_MODES),
      fc.constantFrom(...GRAINS),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      (arr, positions, hidden, grain, usdRate) => {
        const eur = edited(planOf({ grain, periods: 2, currency: 'EUR' }), [{ type: 'setUsdRate', usdRate }]);
        const plan = withEvery(withPack(eur, 'costs'), {
          starting_arr: arr,
          hidden_cost_mode: HIDDEN_MODES.indexOf(hidden),
          ...Object.fromEntries(COST_MOTIONS.map((motion, at) => [`${motion}_cost_position`, positions[at] ?? 0])),
        });
        const stage = costStageOf(money(arr * usdRate));
        if (stage === null) throw new Error('every ARR above 0 has a stage');
        const scale = (grain === 'month' ? 1 : 3) / usdRate;
        const ranges = COST_MOTIONS.map((motion) => motionCost(stage, motion, hidden));
        const chosen = sum(ranges.map((range, at) => within(range, ratio(positions[at] ?? 0))));
        const { low, high } = sumOfRanges(ranges);
        const [first] = [
          ['program_cost_low', low],
          ['program_cost', chosen],
          ['program_cost_high', high],
        ].map(([line, wanted]) => Math.abs((figures(plan, String(line))[0] ?? 0) / (Number(wanted) * scale) - 1));
        expect(figures(plan, 'arr_stage')[0]).toBe(stage.number);
        expect(first).toBeLessThan(1e-12);
        expect(figures(plan, 'program_cost')[0]).toBeCloseTo(chosen * scale, 6);
        expect(figures(plan, 'program_cost_high')[0]).toBeCloseTo(high * scale, 6);
      },
    ),
    { numRuns: 30 },
  );
});

test('dividing a plan into segments leaves the lines of its packs what they were', () => {
  const plan = withEvery(withPack(planOf({ periods: 6 }), 'costs'), {
    starting_arr: 6e6,
    churn_rate: 0.1,
    upsell_rate: 0.2,
    new_logo_arr: 50_000,
    target_growth: 0.4,
    cac_ratio: 2,
  });
  const divided = edited(
    plan,
    firstSegmentsEdits(plan, [
      { name: 'SMB', share: 0.25 },
      { name: 'Enterprise', share: 0.75 },
    ]),
  );
  for (const line of ['required_new_logo_arr', 'new_logo_gap', 'acquisition_spend', 'program_cost', 'cost_per_point']) {
    for (const [at, figure] of figures(divided, line).entries())
      expect(figure).toBeCloseTo(figures(plan, line)[at] ?? 0, 4);
  }
});

test('what a source says is marked with its letter and its name', () => {
  const plan = withPack(planOf(), 'costs');
  expect([lineOf(plan, 'upsell_cost_low')?.source, lineOf(plan, 'compensatory_arr')?.source]).toEqual([
    'A, Expansion strategy framework',
    'D, Expansion revenue guide',
  ]);
});

test('an own figure stands in place of the band, and a motion that is not counted costs nothing', () => {
  const plan = withEvery(withPack(planOf({ grain: 'quarter', periods: 2 }), 'costs'), {
    starting_arr: 6e6,
    hidden_cost_mode: 0,
    upsell_cost_mode: 2,
    upsell_cost_own: 7_000,
    cross_sell_cost_mode: 0,
    usage_cost_position: 1,
  });
  expect(figures(plan, 'upsell_cost')[0]).toBe(21_000);
  expect([figures(plan, 'cross_sell_cost')[0], figures(plan, 'cross_sell_cost_low')[0]]).toEqual([0, 60_000]);
  expect(figures(plan, 'program_cost')[0]).toBe(21_000 + 75_000);
});

test('without a rate to the dollar bands are not available; typing the rate into its line states it for the plan', () => {
  const plan = withEvery(withPack(planOf({ currency: 'EUR', periods: 1 }), 'costs'), { starting_arr: 5e6 });
  expect([figures(plan, 'arr_stage'), figures(plan, 'program_cost')]).toEqual([[Number.NaN], [Number.NaN]]);
  const typed = expectOk(
    applyAll(plan, [{ type: 'setSeries', line: 'usd_rate', segment: 'all', series: { every: 0.9, at: {} } }]),
  );
  expect([typed.plan.usdRate, figures(typed.plan, 'arr_stage')]).toEqual([0.9, [1]]);
  expect(expectOk(applyAll(typed.plan, typed.inverse)).plan).toEqual(plan);
  const stated = edited(plan, [{ type: 'setUsdRate', usdRate: 1 }]);
  expect(figures(stated, 'arr_stage')).toEqual([2]);
  const zero = applyAll(plan, [{ type: 'setSeries', line: 'usd_rate', segment: 'all', series: { every: 0, at: {} } }]);
  expect(zero.ok).toBe(false);
  const dollars = withPack(planOf({ periods: 1 }), 'costs');
  const other = applyAll(dollars, [
    { type: 'setSeries', line: 'usd_rate', segment: 'all', series: { every: 1.1, at: {} } },
  ]);
  expect(other.ok ? '' : describeEditError(other.error)).toBe('usd_rate: the plan is in US dollars, whose rate is 1.');
});

/** An upsell initiative of 1,000 a month from the start. */
function withUpsell(plan: Plan): Plan {
  const added = addInitiative(plan, {
    name: 'Team plan',
    motion: 'seat',
    start: 2027 * 12,
    size: { type: 'points', points: 0.03 },
    monthlyCost: 1_000,
  });
  return edited(plan, expectOk(added).edits);
}

test('the programme holds initiatives, motions and hidden costs once: initiatives carry their motion', () => {
  const start = withEvery(planOf({ periods: 2 }), { starting_arr: 6e6 });
  const first = withPack(withUpsell(start), 'costs');
  const others = 40_000 + 16_500;
  const hidden = (low: number, high: number) => (0.45 * low + 0.65 * high) / 2;
  const wanted = 1_000 + others + hidden(20_000, 60_000) + hidden(8_000, 25_000);
  expect(figures(first, 'program_cost')[0]).toBeCloseTo(wanted, 8);
  expect([lineOf(first, 'program_cost')?.label, figures(first, 'upsell_cost')[0]]).toEqual(['Programme cost', 0]);
  // The other way round the motion is counted by its band until a person says otherwise.
  const second = withEvery(withUpsell(withPack(start, 'costs')), { upsell_cost_mode: 0 });
  expect(figures(second, 'program_cost')[0]).toBeCloseTo(wanted, 8);
});
