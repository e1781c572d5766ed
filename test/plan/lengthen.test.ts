import { expect, test } from 'vitest';
import { applyAll } from '#plan/edits';
import { valueIn } from '#plan/lanes';
import { lengthenEdits, yearLonger } from '#plan/lengthen';
import { writePlan } from '#plan/write';
import { expectOk } from '../domain/expectOk';
import { edited, evaluated, planOf, richPlan, withAt, withEvery } from './plans';
import { platform } from './platform';

test('in the added year inputs go on as in the last period, in the base and in scenarios that say their own', () => {
  let plan = withEvery(planOf({ periods: 12 }), { starting_arr: 1e6, churn_rate: 0.1 });
  plan = withAt(plan, 'churn_rate', { '2027-03': 0.2, '2027-12': 0.05 });
  plan = edited(plan, [
    {
      type: 'insertScenario',
      index: 1,
      scenario: {
        id: 'upside',
        name: 'Upside',
        parent: 'base',
        locked: false,
        note: '',
        overrides: {
          seat_rate: { values: {}, formula: null, cells: { all: { '2027-12': 0.03 } } },
          upsell_rate: { values: { all: { every: 0.01, at: { '2027-12': 0.04 } } }, formula: null, cells: {} },
        },
      },
    },
  ]);
  const longer = evaluated(edited(plan, lengthenEdits(plan, 24)));
  const at = (line: string, period: number, lane: number) => valueIn(longer, line, 'total', period, lane);
  expect([0, 1].map((lane) => ['churn_rate', 'seat_rate', 'upsell_rate'].map((line) => at(line, 23, lane)))).toEqual([
    [0.05, 0, 0],
    [0.05, 0.03, 0.04],
  ]);
  expect([at('churn_rate', 2, 0), at('churn_rate', 1, 1)]).toEqual([0.2, 0.1]);
});

test('no figure of the periods there were moves, in a plan with something in every place, and undo takes it back', async () => {
  const plan = richPlan();
  const applied = expectOk(applyAll(plan, lengthenEdits(plan, plan.periods + 12)));
  const [before, after] = [evaluated(plan), evaluated(applied.plan)];
  for (const { id } of plan.lines) {
    for (const lane of plan.scenarios.keys()) {
      for (let period = 0; period < plan.periods; period++) {
        expect(valueIn(after, id, 'total', period, lane)).toBe(valueIn(before, id, 'total', period, lane));
      }
    }
  }
  const undone = expectOk(applyAll(applied.plan, applied.inverse));
  expect(await writePlan(undone.plan, platform)).toBe(await writePlan(plan, platform));
});

test('a plan can be a year longer as long as that is no more than 120 periods', () => {
  expect([
    yearLonger({ grain: 'month', periods: 108 }),
    yearLonger({ grain: 'month', periods: 109 }),
    yearLonger({ grain: 'quarter', periods: 6 }),
  ]).toEqual([120, null, 10]);
});
