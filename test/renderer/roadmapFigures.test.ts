import { expect, test } from 'vitest';
import type { Roadmap } from '#analysis/roadmap';
import { startsOf } from '#analysis/roadmapLanes';
import type { Plan } from '#plan/model';
import { conflictText } from '../../renderer/roadmap/conflictText';
import { gapSteps, stepsSum } from '../../renderer/roadmap/gapSteps';
import { namedPoints, pathLines } from '../../renderer/roadmap/pathSeries';
import { type Shown, shownRoadmap } from '../../renderer/roadmap/shownRoadmap';
import { caseOfC } from '../plan/caseOfC';
import { edited, evaluated } from '../plan/plans';

function shownOf(plan: Plan, scenario = 0): { readonly shown: Shown; readonly roadmap: Roadmap } {
  const shown = shownRoadmap(plan, evaluated(plan), scenario, startsOf(plan));
  if (!shown.roadmap.ok) throw new Error(shown.roadmap.error);
  return { shown, roadmap: shown.roadmap.value };
}

const text = (value: number) => (value * 100).toFixed(2);
const withoutTarget = (plan: Plan) => edited(plan, [{ type: 'setPlace', place: 'targets', value: [] }]);

test('the waterfall leads from today through each initiative to the end and the target, bar by bar', () => {
  const { steps, points, currency } = gapSteps(shownOf(caseOfC()).roadmap);
  expect(steps.map(({ label }, at) => [label, points[at], currency[at]])).toEqual([
    ['Today', '94.95', '188,000'],
    ['Seat pricing', '+5.00', '+9,900'],
    ['Team plan at $199', '+3.00', '+5,940'],
    ['Usage dashboard', '+1.00', '+1,980'],
    ['Reporting add-on, $29', '+2.00', '+3,960'],
    ['Automated upgrade prompts', '+2.00', '+3,960'],
    ['Annual contract discount', '+2.00', '+3,960'],
    ['By initiatives', '109.95', '217,700'],
    ['Gap to target', '5.05', '10,000'],
    ['Target', '115.00', '227,700'],
  ]);
  const moves = steps.filter(({ type }) => type !== 'total');
  for (const [at, step] of moves.entries()) expect(step.from).toBeCloseTo(moves[at - 1]?.to ?? 94.949494, 5);
});

test('the steps are said to sum to the end only where they do', () => {
  const { roadmap } = shownOf(caseOfC());
  expect([stepsSum(roadmap), stepsSum({ ...roadmap, end: roadmap.end + 1e-9 })]).toEqual([true, false]);
});

test('without a target the waterfall ends with the initiatives', () => {
  expect(gapSteps(shownOf(withoutTarget(caseOfC())).roadmap).steps.at(-1)?.label).toBe('By initiatives');
});

test('a target that is passed shows by how much, without a sign that could be misread', () => {
  const plan = caseOfC();
  const lower = plan.targets.map((target) => ({ ...target, value: 1.05 }));
  const { steps, points } = gapSteps(
    shownOf(edited(plan, [{ type: 'setPlace', place: 'targets', value: lower }])).roadmap,
  );
  expect([steps.at(-2)?.label, points.at(-2)]).toEqual(['Above target', '4.95']);
});

test('the path shows a scenario once, the stated end as one point, and the target as a line across', () => {
  const { shown, roadmap } = shownOf(caseOfC());
  const { labels, series } = pathLines(shown, roadmap, text);
  expect(labels[0]).toBe('Start');
  expect(series.map(({ name, values, last }) => [name, values.filter(Number.isFinite).length, last])).toEqual([
    ['Initiatives', 9, '109.95'],
    ['Do nothing', 9, '94.95'],
    ['Stated end state', 1, '108.59'],
    ['Target', 9, '115.00'],
  ]);
});

test('what would be without initiatives is drawn where no scenario says just that', () => {
  const plan = caseOfC();
  const without = edited(plan, [{ type: 'removeScenario', scenario: plan.scenarios[1]?.id ?? '' }]);
  const { shown, roadmap } = shownOf(without);
  expect(pathLines(shown, roadmap, text).series.map(({ name }) => name)).toContain('Without initiatives');
});

test('a point of the path is named at its start and where a quarter moved it', () => {
  expect(namedPoints(shownOf(caseOfC()).roadmap)).toEqual([0, 1, 2, 3]);
});

test('end states that differ are said with where they differ; those that agree are not', () => {
  const { shown, roadmap } = shownOf(caseOfC());
  const conflict = conflictText(shown, roadmap);
  expect(conflict?.head).toBe('Three end states, one plan.');
  expect(conflict?.text).toContain('The target says 115.00, the initiatives lead to 109.95');
  expect(conflict?.text).toContain('Expansion is stated as 12.12% where the initiatives make it 14.02% (−1.90)');
  const agreed = edited(withoutTarget(caseOfC()), [{ type: 'setPlace', place: 'statedEnd', value: null }]);
  const same = shownOf(agreed);
  expect(conflictText(same.shown, same.roadmap)).toBeNull();
});
