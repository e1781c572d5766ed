import { expect, test } from 'vitest';
import { describeRoadmapError } from '#analysis/roadmapLanes';
import { type Roadmap, roadmapOf, type RoadmapQuestion } from '#analysis/roadmap';
import type { Plan } from '#plan/model';
import { caseOfC } from '../plan/caseOfC';

function roadmap(plan: Plan, question: RoadmapQuestion): Roadmap {
  const found = roadmapOf(plan, question);
  if (!found.ok) throw new Error(describeRoadmapError(found.error));
  return found.value;
}

const percent = (fraction: number | null | undefined) => Number(((fraction ?? Number.NaN) * 100).toFixed(2));

test('the case goes 94.95, 102.95, 105.95, 109.95, and 5.05 points are missing to 115', () => {
  const found = roadmap(caseOfC(), { scenario: 'initiatives' });
  expect([found.start, ...found.path.slice(0, 4).map(({ nrr }) => nrr)].map(percent)).toEqual([
    94.95, 102.95, 105.95, 109.95, 109.95,
  ]);
  expect([percent(found.gap?.points), found.gap?.currency]).toEqual([5.05, expect.closeTo(10_000, 6)]);
});
