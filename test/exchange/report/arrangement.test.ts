import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  arrangedPages,
  arrangementOf,
  changePage,
  movePage,
  type PageChanges,
  paperOf,
} from '#exchange/report/arrangement';
import { FIRST_ARRANGEMENT, PAGE_IDS, type PageId } from '#exchange/report/page';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import type { Plan } from '#plan/model';
import type { ReportPage } from '#plan/places';
import { planOf } from '../../plan/plans';

const plan = planOf({ title: 'Arranged', periods: 3 });
const kept = (view: string, id = view): ReportPage => ({
  id,
  title: 'Old',
  view,
  scenarios: [],
  from: null,
  to: null,
  text: '',
});

function after(before: Plan, edit: Edit): Plan {
  const applied = applyAll(before, [edit]);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  const back = applyAll(applied.value.plan, applied.value.inverse);
  expect(back.ok && back.value.plan).toEqual(before);
  return applied.value.plan;
}

const ids = (of: Plan): readonly PageId[] => arrangedPages(of).map(({ id }) => id);

test('a plan that says nothing has every page in its usual place, on A4', () => {
  expect(arrangementOf(plan)).toEqual(FIRST_ARRANGEMENT);
  expect(paperOf(plan)).toBe('a4');
});

test('pages that the plan does not list stand behind the one they usually follow', () => {
  const some = { ...plan, report: [kept('definitions'), kept('bridge'), kept('nrr')] };
  expect(ids(some)).toEqual([
    'title',
    'definitions',
    'bridge',
    'growth',
    'costs',
    'scenarios',
    'risk',
    'assumptions',
    'nrr',
    'roadmap',
  ]);
});

test('a page that this build cannot draw, or that is listed twice, is kept in its place and not shown', () => {
  const foreign = { ...plan, report: [kept('cohorts', 'title'), kept('nrr'), kept('nrr', 'again')] };
  const moved = after(
    after(foreign, movePage(foreign, 'definitions', 0)),
    changePage(foreign, 'nrr', { comment: 'Why' }),
  );
  expect(ids(moved).toSorted()).toEqual([...PAGE_IDS].toSorted());
  const views = moved.report.map(({ id, view }) => `${id}: ${view}`);
  expect(views.filter((view) => /title|nrr|again/.test(view))).toEqual([
    'title-2: title',
    'title: cohorts',
    'nrr: nrr',
    'again: nrr',
  ]);
});

test('a page that is left out keeps its texts, and what is taken back leaves nothing in the plan', () => {
  const said = { title: 'Ours', comment: 'Why', headline: { text: 'We grow', insteadOf: 'ARR rises' } };
  const out = after(plan, changePage(plan, 'nrr', { ...said, isShown: false }));
  expect(arrangementOf(out).pages.map(({ id }) => id)).toEqual(PAGE_IDS.filter((id) => id !== 'nrr'));
  const again = after(out, changePage(out, 'nrr', { isShown: true }));
  expect(arrangementOf(again).pages[1]).toEqual({ id: 'nrr', title: 'Ours', heading: 'We grow', comment: 'Why' });
  const silent = after(again, changePage(again, 'nrr', { title: '', comment: '', headline: null }));
  expect(silent).toEqual(plan);
});

const changesOfPage: fc.Arbitrary<PageChanges> = fc.record(
  {
    isShown: fc.boolean(),
    title: fc.string(),
    comment: fc.string(),
    headline: fc.option(fc.record({ text: fc.string({ minLength: 1 }), insteadOf: fc.string() })),
  },
  { requiredKeys: [] },
);
const step = fc.tuple(fc.constantFrom(...PAGE_IDS), fc.integer({ min: -2, max: 12 }), fc.option(changesOfPage));

test('whatever is moved, left out or renamed: every page is there once, the moved one where it was put, the others in their order', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      let current = plan;
      for (const [id, to, changes] of steps) {
        const before = ids(current);
        current = after(current, changes === null ? movePage(current, id, to) : changePage(current, id, changes));
        const now = ids(current);
        expect(now.toSorted()).toEqual([...PAGE_IDS].toSorted());
        expect(now.filter((one) => one !== id)).toEqual(before.filter((one) => one !== id));
        if (changes === null) expect(now.indexOf(id)).toBe(Math.max(0, Math.min(PAGE_IDS.length - 1, to)));
        else expect(arrangedPages(current).find((page) => page.id === id)).toMatchObject(changes);
      }
    }),
    { numRuns: 60 },
  );
});
