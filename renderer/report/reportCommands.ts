import { type ArrangedPage, changePage, movePage, type PageChanges } from '#exchange/report/arrangement';
import type { PageId } from '#exchange/report/page';
import type { Paper } from '#plan/places';
import { commit, type OpenPlan } from '../state/session';

/** Says something about a page in place of what stands there, as one step. */
export function changeReportPage({ plan }: OpenPlan, id: PageId, changes: PageChanges, what: string): boolean {
  return commit(`Report: ${what}`, [changePage(plan, id, changes)]);
}

export function moveReportPage({ plan }: OpenPlan, id: PageId, to: number, name: string): boolean {
  return commit(`Report: move ${name}`, [movePage(plan, id, to)]);
}

/** Leaves a page out, or takes it in again. */
export function switchReportPage(open: OpenPlan, { id, isShown }: ArrangedPage, name: string): boolean {
  return changeReportPage(open, id, { isShown: !isShown }, `${isShown ? 'leave out' : 'take in'} ${name}`);
}

export function choosePaper(paper: Paper): boolean {
  return commit('Report: paper', [{ type: 'setPaper', paper }]);
}
