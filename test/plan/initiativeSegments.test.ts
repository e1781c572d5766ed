import { expect, test } from 'vitest';
import { addInitiative, type InitiativeDraft, setInitiativeValue } from '#plan/initiativeEdits';
import { describeInitiativeError } from '#plan/initiativeErrors';
import { initiativesIn } from '#plan/initiatives';
import { valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { mergeSegmentsEdits, removeAllSegmentsEdits } from '#plan/segmentMerge';
import { addSegmentEdits, firstSegmentsEdits } from '#plan/segmentMix';
import { planProblem } from '#plan/validate';
import { edited, evaluated, planOf, withEvery } from './plans';

const seats: InitiativeDraft = {
  name: 'Seat pricing',
  motion: 'seat',
  start: 2027 * 12 + 3,
  length: 6,
  size: { type: 'points', points: 0.06 },
  onceCost: 10_000,
};

function withNew(plan: Plan, draft: InitiativeDraft): Plan {
  const added = addInitiative(plan, draft);
  if (!added.ok) throw new Error(describeInitiativeError(added.error));
  return edited(plan, added.value.edits);
}

/** Two segments of the same rates: 1M and 3M. */
function twoSegments(): Plan {
  const rates = { churn_rate: 0.1, upsell_rate: 0.05 };
  const plan = withEvery(planOf({ segments: ['SMB', 'Enterprise'] }), { starting_arr: 1_000_000, ...rates }, 'smb');
  return withEvery(plan, { starting_arr: 3_000_000, ...rates }, 'enterprise');
}

const closing = (plan: Plan, period: number) => valueIn(evaluated(plan), 'closing_arr', 'total', period, 0);
const sizeOf = (plan: Plan) => initiativesIn(plan, plan.scenarios[0]?.id ?? '')[0]?.values.points.value;

test('a plan that is divided by a mix keeps its initiatives, which work in every segment', () => {
  const plan = withNew(withEvery(planOf({}), { starting_arr: 4_000_000, churn_rate: 0.1 }), seats);
  const mix = [
    { name: 'SMB', share: 0.25 },
    { name: 'Enterprise', share: 0.75 },
  ];
  const divided = edited(plan, firstSegmentsEdits(plan, mix));
  expect(closing(divided, 20)).toBeCloseTo(closing(plan, 20), 5);
  expect([0, 1].map((segment) => valueIn(evaluated(divided), 'seat_rate_used', segment, 20, 0))).toEqual([0.06, 0.06]);
});

test('a segment that splits off takes the initiative of the one it comes from along, and both change together', () => {
  const plan = withNew(twoSegments(), { ...seats, segment: 'smb' });
  const split = edited(plan, addSegmentEdits(plan, 'Startups', { segment: 'smb', share: 0.4 }));
  expect(closing(split, 20)).toBeCloseTo(closing(plan, 20), 5);
  const changed = setInitiativeValue(split, 'base', 'seat_pricing', 'points', 0.02);
  if (!changed.ok) throw new Error(describeInitiativeError(changed.error));
  const used = [0, 1, 2].map((segment) =>
    valueIn(evaluated(edited(split, changed.value)), 'seat_rate_used', segment, 20, 0),
  );
  expect(used).toEqual([0.02, 0, 0.02]);
});

test('the initiative of a segment that is merged goes to the segment that stays, weighted by starting ARR', () => {
  const plan = withNew(twoSegments(), { ...seats, segment: 'smb' });
  const merged = edited(plan, mergeSegmentsEdits(evaluated(plan), 'enterprise', ['smb']));
  expect(merged.initiatives.map(({ segment }) => segment)).toEqual(['enterprise']);
  expect(sizeOf(merged)).toBeCloseTo(0.015, 14);
  expect(planProblem(merged)).toBeNull();
});

test('a plan made whole has its initiatives for all, and segments added later take them', () => {
  const plan = withNew(twoSegments(), { ...seats, segment: 'smb' });
  const whole = edited(plan, removeAllSegmentsEdits(evaluated(plan)));
  expect(whole.initiatives.map(({ segment }) => segment)).toEqual([null]);
  expect(sizeOf(whole)).toBeCloseTo(0.015, 14);
  expect(whole.lines.find(({ id }) => id === 'seat_pricing_points')?.segmented).toBe(false);
  const again = edited(whole, firstSegmentsEdits(whole, [{ name: 'One', share: 1 }]));
  const empty = edited(again, addSegmentEdits(again, 'Two', null));
  const used = [0, 1].map((segment) => valueIn(evaluated(empty), 'seat_rate_used', segment, 20, 0));
  expect(used.map((rate) => rate.toFixed(12))).toEqual(['0.015000000000', '0.015000000000']);
});

test('a segment that an initiative is for is not simply taken away', () => {
  const plan = withNew(twoSegments(), { ...seats, segment: 'smb' });
  expect(() => edited(plan, [{ type: 'removeSegment', segment: 'smb' }])).toThrow('the initiative Seat pricing');
});
