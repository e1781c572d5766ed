import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPlan } from '#plan/check';
import { describeRefusal, describeWarning } from '#exchange/import/describeImport';
import { applyAll } from '#plan/edits';
import { timelineOf } from '#plan/planParts';
import { mixOf, splitTotals } from '#exchange/import/splitTotals';
import { isNotSplit } from '#plan/unsplitExpansion';
import type { Plan } from '#plan/model';
import { figures, imported, planned, proposed, smallPlan } from './imports';

const MOVEMENTS = `Month,Opening MRR,New MRR,Expansion MRR,Contraction MRR,Churned MRR,Reactivation MRR,Closing MRR
2027-01,100000,5000,2000,-500,-1000,200,105700
2027-02,105700,4000,1500,-300,-1200,0,109700
2027-03,110000,4500,0,0,-900,100,113700
`;

const BRIDGE = [
  'opening_arr',
  'new_logo_arr',
  'expansion_arr',
  'contraction_arr',
  'churn_arr',
  'restatement_arr',
  'closing_arr',
];

function warnings(plan: Plan, text: string): readonly string[] {
  return planned(plan, text).warnings.map((warning) => describeWarning(plan, warning));
}

describe('a table of MRR movements', () => {
  test('is recognised with nothing left to choose', () => {
    const proposal = proposed(smallPlan(), MOVEMENTS);
    expect(proposal.unsure).toEqual([]);
    expect(proposal.targets.map(({ target }) => target.value?.line)).toEqual([
      'opening_arr',
      'new_logo_arr',
      'expansion_arr',
      'contraction_arr',
      'churn_arr',
      'reactivation_arr',
      'closing_arr',
    ]);
    const { revenue, losses, orientation } = proposal.choices;
    expect([revenue.value, losses.value, orientation.value]).toEqual(['mrr', 'negative', 'down']);
  });

  test('becomes actuals times 12 that foot, with the gap between months in restatement', () => {
    const plan = imported(smallPlan(), MOVEMENTS);
    expect(figures(plan, BRIDGE)).toEqual({
      opening_arr: [1_200_000, 1_268_400, 1_316_400],
      new_logo_arr: [60_000, 48_000, 54_000],
      expansion_arr: [24_000, 18_000, 0],
      contraction_arr: [6_000, 3_600, 0],
      churn_arr: [12_000, 14_400, 10_800],
      restatement_arr: [0, 0, 3_600],
      closing_arr: [1_268_400, 1_316_400, 1_364_400],
    });
    expect(checkPlan(plan)).toEqual({ ok: true, value: [] });
    expect(plan.actuals.lastClose).toBe('2027-03');
  });

  test('lists what is not as the file has it', () => {
    expect(warnings(smallPlan(), MOVEMENTS)).toEqual([
      'Expansion in Jan 2027 and Feb 2027 is known only in total: the motions show “not split”.',
      'Mar 2027 opens 3,600 higher than the period before closed; that goes to Restatement ARR.',
    ]);
  });

  test('leaves motions without a value where only their total is known, and with 0 where that is 0', () => {
    const plan = imported(smallPlan(), MOVEMENTS);
    expect(figures(plan, ['upsell_arr', 'seat_arr', 'unsplit_arr'])).toEqual({
      upsell_arr: [null, null, 0],
      seat_arr: [null, null, 0],
      unsplit_arr: [24_000, 18_000, 0],
    });
    const periods = ['2027-01', '2027-03', '2027-04'];
    expect(periods.map((period) => isNotSplit(plan, 'upsell_arr', null, period))).toEqual([true, false, false]);
  });

  test('changes no figure after the last close but by what it closes with', () => {
    const before = smallPlan();
    const after = imported(before, MOVEMENTS);
    const rates = ['churn_rate_used', 'upsell_rate_used', 'nrr_stated'];
    expect(figures(after, rates, { periods: 24 })).toEqual(figures(before, rates, { periods: 24 }));
    expect(figures(after, ['upsell_arr'], { periods: 4 })['upsell_arr']?.[3]).toBeGreaterThan(0);
  });

  test('is one step, whose undo gives the plan back', () => {
    const plan = smallPlan();
    const applied = applyAll(plan, planned(plan, MOVEMENTS).edits);
    if (!applied.ok) throw new Error('not applied');
    const undone = applyAll(applied.value.plan, applied.value.inverse);
    expect(undone.ok && undone.value.plan).toEqual(plan);
  });

  test('imported twice changes nothing the second time', () => {
    const plan = imported(smallPlan(), MOVEMENTS);
    expect(planned(plan, MOVEMENTS).changes).toEqual([]);
    expect(imported(plan, MOVEMENTS)).toEqual(plan);
  });

  test('with motions known later takes their total back', () => {
    const plan = imported(smallPlan(), MOVEMENTS);
    const split = imported(plan, 'Month,Upsell,Seats,Cross-sell,Usage,Price\n2027-01,10000,14000,0,0,0\n', {
      revenue: 'arr',
      scale: 1,
    });
    expect(figures(split, ['upsell_arr', 'seat_arr', 'unsplit_arr', 'expansion_arr'], { periods: 2 })).toEqual({
      upsell_arr: [10_000, null],
      seat_arr: [14_000, null],
      unsplit_arr: [0, 18_000],
      expansion_arr: [24_000, 18_000],
    });
    expect(checkPlan(split)).toEqual({ ok: true, value: [] });
  });
});

test('what the plan starts with follows from the first closing where the file has no opening', () => {
  const plan = imported(smallPlan(), 'Month,New MRR,Churn MRR,Closing MRR\n2027-01,100,40,5000\n');
  expect(figures(plan, ['opening_arr', 'closing_arr', 'restatement_arr'], { periods: 1 })).toMatchObject({
    closing_arr: [60_000],
  });
});

describe('totals in a plan with segments', () => {
  const totals = 'Month,New ARR,Churn ARR\n2027-01,9000,3000\n';

  test('are refused with the choice to split them', () => {
    const plan = smallPlan(['SMB', 'Enterprise']);
    expect(planned(plan, totals).refusals.map((refusal) => describeRefusal(plan, refusal))).toEqual([
      "The file has totals only for New-logo ARR and Churn, and the plan has segments: split the totals by the segments' opening ARR, or import figures by segment.",
    ]);
  });

  test('are split so that they add up to the total again', () => {
    const plan = imported(smallPlan(['SMB', 'Enterprise', 'Other']), totals, { totals: 'mix' });
    expect(figures(plan, ['new_logo_arr', 'churn_arr'], { periods: 1, slice: 'total' })).toEqual({
      new_logo_arr: [9_000],
      churn_arr: [3_000],
    });
    expect(figures(plan, ['new_logo_arr'], { periods: 1, slice: 1 })).toEqual({ new_logo_arr: [3_000] });
  });
});

test('a column of segments gives each its own figures', () => {
  const text =
    'Month;Segment;New ARR;Churn ARR\n01.02.2027;SMB;1.500,50;0\n01.02.2027;Enterprise;2.000,00;10\n01.03.2027;SMB;7;0\n01.03.2027;Enterprise;8;0\n';
  const plan = imported(smallPlan(['SMB', 'Enterprise']), text, { dates: 'dmy' });
  expect(plan.actuals.values['new_logo_arr']).toEqual({
    smb: { '2027-02': 1500.5, '2027-03': 7 },
    enterprise: { '2027-02': 2000, '2027-03': 8 },
  });
});

test('parts of a total add up to the very total, whatever the mix', () => {
  const plan = smallPlan(['A', 'B', 'C']);
  const [line] = plan.lines.filter(({ id }) => id === 'new_logo_arr');
  if (line === undefined) throw new Error('no line');
  const part = fc.double({ min: 2, max: 4, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(part, part, part), fc.double({ min: 0.01, max: 1e9, noNaN: true }), (openings, value) => {
      const total = { line, segment: null, values: [{ period: 0, value, derived: null }] };
      const split = splitTotals(plan, timelineOf(plan), [total], { by: 'mix', mix: mixOf(openings), period: 0 });
      const parts = split.ok ? split.value.map(({ values }) => values[0]?.value ?? Number.NaN) : [];
      expect(parts.reduce((sum, one) => sum + one, 0)).toBe(value);
    }),
  );
});
