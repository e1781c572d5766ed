import { expect, test } from 'vitest';
import type { Plan } from '#plan/model';
import type { NewPlan } from '#plan/newPlan';
import { addInitiative } from '#plan/initiativeEdits';
import { addPack } from '#plan/packs';
import { accountSteps } from '../../renderer/costs/accountSteps';
import { costSteps } from '../../renderer/costs/costSteps';
import { costUnit, inUnit, moneyText, percentRange, percentText } from '../../renderer/costs/costTexts';
import { costWarning } from '../../renderer/costs/costWarning';
import { markBox } from '../../renderer/costs/drawSteps';
import { type Shown, shownCosts } from '../../renderer/costs/shownCosts';
import { expectOk } from '../domain/expectOk';
import { edited, evaluated, planOf, withEvery } from '../plan/plans';

function costed(changes: Readonly<Record<string, number | null>> = {}, wanted: Partial<NewPlan> = {}): Plan {
  const plan = planOf({ periods: 24, ...wanted });
  return withEvery(edited(plan, expectOk(addPack(plan, 'costs'))), {
    starting_arr: 4e6,
    new_logo_arr: 1e6,
    ...changes,
  });
}

function shownOf(plan: Plan): Shown {
  return expectOk(shownCosts({ plan, evaluation: evaluated(plan), scenario: 0 }));
}

test('the staircase marks the periods that open in another stage, with what they add a month, and says so in words', () => {
  const { drawing, summary, note, table } = costSteps(shownOf(costed({ hidden_cost_mode: 0 })));
  expect(drawing.marks).toEqual([
    { period: 1, rises: true, head: 'Feb 2027: opens at $5M or above', text: '+$60.0K a month' },
    { period: 21, rises: true, head: 'Oct 2028: opens at $25M or above', text: '+$181.0K a month' },
  ]);
  expect([drawing.values[0], drawing.values[1], drawing.values[21]]).toEqual([21.5, 81.5, 262.5]);
  expect(summary).toContain('steps: Feb 2027 opens at $5M or above, +$60.0K a month');
  expect(note).toContain('Scale in Oct 2028, +$181.0K a month');
  expect(table.rows[1]).toEqual({ label: 'Feb 2027', cells: ['Growth', '38.0', '81.5', '125.0'] });
});

test('the staircase moves when an input moves', () => {
  const { drawing } = costSteps(shownOf(costed({ starting_arr: 5e6, upsell_cost_position: 1 })));
  expect(drawing.marks.map(({ period }) => period)).toEqual([20]);
});

test('a plan of quarters shows a month of the quarter, and a plan that falls back steps down', () => {
  const plan = costed(
    { starting_arr: 5.2e6, new_logo_arr: 0, churn_rate: 0.4, hidden_cost_mode: 0 },
    { grain: 'quarter', periods: 8 },
  );
  const { drawing } = costSteps(shownOf(plan));
  expect([drawing.values[0], drawing.marks]).toEqual([
    81.5,
    [{ period: 1, rises: false, head: 'Q2 2027: opens below $5M', text: '−$60.0K a month' }],
  ]);
});

test('without a rate there is nothing to draw, and the reason stands in its place', () => {
  expect(costSteps(shownOf(costed({}, { currency: 'EUR' }))).missing).toContain('usd_rate');
});

test('accounts per CSM stand against 30, and say from when on there are as many', () => {
  const { drawing, summary } = accountSteps(
    shownOf(costed({ starting_customers: 84, new_customers: 1, logo_churn_rate: 0, csm_count: 3 })),
  );
  expect([drawing.limit, drawing.values[5]]).toEqual([30, 30]);
  expect(summary).toContain('30 or more from Jun 2027 on');
});

function withSeats(plan: Plan): Plan {
  const size = { type: 'points', points: 0.05 } as const;
  const added = addInitiative(plan, { name: 'Seats', motion: 'seat', start: 2027 * 12, size, onceCost: 1_000 });
  return edited(plan, expectOk(added).edits);
}

test.each([
  ['a currency without a rate', costed({}, { currency: 'EUR' }), 'Bands and stages are not available.', 'rate'],
  ['an initiative beside its band', withSeats(costed({ cac_ratio: 0.1 })), 'Upsell counts twice.', 'uncount'],
  [
    'shares above what is usual',
    costed({ upsell_rate: 0.05, usage_rate: 0.05, cac_ratio: 0.5 }),
    'Upsell and usage cost a larger share of new CAC than is usual.',
    undefined,
  ],
  [
    'a share below what is usual',
    costed({ upsell_rate: 0.9, cac_ratio: 9 }),
    'Upsell costs a smaller share of new CAC than is usual.',
    undefined,
  ],
  [
    'too many accounts',
    costed({ starting_customers: 90, new_customers: 0, logo_churn_rate: 0, csm_count: 3 }),
    'From Jan 2027 on a CSM has 30 accounts or more.',
    undefined,
  ],
  ['nothing', costed(), undefined, undefined],
] as const)('the amber box says one thing: %s', (_, plan, head, mend) => {
  const found = costWarning(shownOf(plan), 0);
  expect([found?.head, found?.mend?.type]).toEqual([head, mend]);
});

test('a mark is written on the side where costs are low, below another mark that stands there', () => {
  const plot = { left: 40, right: 640, top: 8 };
  const first = markBox(plot, { x: 300, wide: 100, rises: true }, []);
  expect([first.left, first.right, first.top]).toEqual([192, 292, 8]);
  expect(markBox(plot, { x: 320, wide: 100, rises: true }, [first]).top).toBe(first.bottom);
  expect(markBox(plot, { x: 320, wide: 100, rises: false }, []).left).toBe(328);
  expect(markBox(plot, { x: 90, wide: 100, rises: true }, []).left).toBe(98);
  expect(markBox(plot, { x: 600, wide: 100, rises: false }, []).right).toBe(592);
});

test('amounts are written in one unit, halves rounded up where binary would not, shares without needless decimals', () => {
  const unit = costUnit('USD', 660_000);
  expect([unit.unit, inUnit(125_000 * (0.2 + 0.15 + 0.3), unit), costUnit('JPY', 9.9e7).unit]).toEqual([
    '$K',
    '81.3',
    '¥M',
  ]);
  expect([moneyText(-30_250, 'USD'), percentText(0.125), percentRange(0.05, 0.25)]).toEqual([
    '−$30.3K',
    '12.5%',
    '5 to 25%',
  ]);
});
