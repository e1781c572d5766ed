import { expect, test } from 'vitest';
import { closeTheGap, describeGapError, type GapClosing, type GapOption } from '#analysis/closeTheGap';
import { describeRoadmapError } from '#analysis/roadmapLanes';
import { roadmapOf } from '#analysis/roadmap';
import { addInitiative, type InitiativeDraft, setInitiativeValue } from '#plan/initiativeEdits';
import { describeInitiativeError } from '#plan/initiativeErrors';
import { initiativesIn } from '#plan/initiatives';
import type { Plan } from '#plan/model';
import { caseOfC } from '../plan/caseOfC';
import { edited, planOf, withEvery } from '../plan/plans';

function closing(plan: Plan, scenario: string): GapClosing {
  const found = closeTheGap(plan, scenario);
  if (!found.ok) throw new Error(describeGapError(found.error));
  return found.value;
}

function optionOf<T extends GapOption['type']>(plan: Plan, scenario: string, type: T): Extract<GapOption, { type: T }> {
  const found = closing(plan, scenario);
  if (found.type !== 'open') throw new Error(found.type);
  const option = found.options.find((one) => one.type === type);
  if (option === undefined) throw new Error(`no option ${type}`);
  return option as Extract<GapOption, { type: T }>;
}

function endOf(plan: Plan, scenario: string): number {
  const found = roadmapOf(plan, { scenario });
  if (!found.ok) throw new Error(describeRoadmapError(found.error));
  return found.value.end;
}

function withNew(plan: Plan, draft: InitiativeDraft): Plan {
  const added = addInitiative(plan, draft);
  if (!added.ok) throw new Error(describeInitiativeError(added.error));
  return edited(plan, added.value.edits);
}

const aiming = (plan: Plan, value: number, period: string | null): Plan => ({
  ...plan,
  targets: [
    {
      id: 'aim',
      name: 'Aim',
      line: 'nrr_stated',
      segment: null,
      period,
      direction: 'atLeast',
      value,
      note: '',
      source: '',
    },
  ],
});

/** Two segments, 90% before; two initiatives, the second of which starts after the target is due. */
function plan(target: number): Plan {
  const empty = planOf({ segments: ['SMB', 'Enterprise'], periods: 24 });
  const rates = { starting_arr: 1_000_000, churn_rate: 0.12, upsell_rate: 0.02 };
  const filled = withEvery(withEvery(empty, rates, 'smb'), { ...rates, churn_rate: 0.08 }, 'enterprise');
  const first = withNew(filled, {
    name: 'Onboarding',
    motion: 'churn',
    start: 2027 * 12 + 2,
    length: 4,
    size: { type: 'points', points: 0.02 },
    segment: 'smb',
  });
  const both = withNew(first, {
    name: 'Add-on',
    motion: 'cross_sell',
    start: 2027 * 12 + 14,
    length: 3,
    size: { type: 'reach', reach: 0.4, conversion: 0.5, lift: 0.2 },
  });
  return aiming(both, target, '2027-12');
}

test('without a target there is no gap, and above it a surplus', () => {
  expect(closing({ ...caseOfC(), targets: [] }, 'initiatives')).toEqual({ type: 'noTarget' });
  const found = closing(aiming(caseOfC(), 1.05, '2027-Q4'), 'initiatives');
  expect(found.type === 'reached' ? found.surplus : null).toBeCloseTo(0.049494949494949, 12);
});

test.each([
  ['within the months there are', 0.94, true],
  ['beyond what starting earlier can do', 1.2, false],
])('sooner takes the fewest months that reach the target, %s', (_, target, reached) => {
  const start = plan(target);
  const option = optionOf(start, 'base', 'sooner');
  expect(option.reached).toBe(reached);
  expect(endOf(edited(start, option.edits), 'base')).toBeCloseTo(option.nrr, 14);
  if (!reached) return;
  const starts = initiativesIn(start, 'base').map(({ id, values }) => ({ id, start: values.start.value }));
  const oneLess = starts.flatMap((one) => {
    const earlier = Math.max(2027 * 12, one.start - option.months + 1);
    const set = setInitiativeValue(start, 'base', one.id, 'start', earlier);
    return set.ok ? set.value : [];
  });
  expect(endOf(edited(start, oneLess), 'base')).toBeLessThan(target);
});

test('in the case nothing is gained by starting sooner, because all work fully by the end', () => {
  expect(optionOf(caseOfC(), 'initiatives', 'sooner')).toMatchObject({ months: 0, reached: false, edits: [] });
});

test('the case needs its initiatives a third stronger, or a new one of 5.05 points', () => {
  const start = caseOfC();
  const option = optionOf(start, 'initiatives', 'stronger');
  expect(option.by).toBeCloseTo(10 / 198 / 0.15, 12);
  expect(endOf(edited(start, option.edits), 'initiatives')).toBeCloseTo(1.15, 12);
  const fresh = optionOf(start, 'initiatives', 'newInitiative');
  expect([fresh.points, fresh.start]).toEqual([expect.closeTo(10 / 198, 14), 2027 * 12 + 9]);
  expect(endOf(edited(start, fresh.edits), 'initiatives')).toBeCloseTo(1.15, 14);
});

test('a factor is found where mix and floors bend the line, and applies to what an initiative reaches too', () => {
  const start = aiming(plan(0.99), 0.99, '2028-12');
  const option = optionOf(start, 'base', 'stronger');
  expect(option.reached).toBe(true);
  expect(endOf(edited(start, option.edits), 'base')).toBeCloseTo(0.99, 11);
});

test('where floors hold losses at zero, stronger says how close it comes', () => {
  const filled = withEvery(planOf({}), { starting_arr: 1_000_000, churn_rate: 0.05 });
  const draft: InitiativeDraft = {
    name: 'Onboarding',
    motion: 'churn',
    start: 2027 * 12,
    size: { type: 'points', points: 0.02 },
  };
  const option = optionOf(aiming(withNew(filled, draft), 1.1, null), 'base', 'stronger');
  expect([option.reached, option.nrr]).toEqual([false, 1]);
});

test('options of a scenario change that scenario alone', () => {
  const start = caseOfC();
  const { edits } = optionOf(start, 'do-nothing', 'newInitiative');
  const changed = edited(start, edits);
  expect(endOf(changed, 'do-nothing')).toBeCloseTo(1.15, 14);
  expect(endOf(changed, 'initiatives')).toBe(endOf(start, 'initiatives'));
});
