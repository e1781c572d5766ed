import type { Edit } from './edit';
import { applyAll } from './edits';
import { rebuilt } from './initiativeChanges';
import { fieldLine } from './initiativeLines';
import type { Plan } from './model';
import { lineOf } from './planParts';
import type { SegmentKey } from './values';

/** The edit that hands the initiatives of some segments to another, or to all; none where no initiative is for one of them. */
export function initiativesInto(plan: Plan, from: readonly SegmentKey[], into: SegmentKey | null): readonly Edit[] {
  const isMoved = (segment: SegmentKey | null) => segment !== null && from.includes(segment);
  if (!plan.initiatives.some(({ segment }) => isMoved(segment))) return [];
  const value = plan.initiatives.map((one) => (isMoved(one.segment) ? { ...one, segment: into } : one));
  return [{ type: 'setPlace', place: 'initiatives', value }];
}

/**
 * Edits that leave a plan without segments, and after them those that give its initiatives one size for all, so that segments
 * added later take it. An initiative that a locked scenario needs keeps the lines it has.
 */
export function withPlainInitiatives(plan: Plan, edits: readonly Edit[]): readonly Edit[] {
  const all = [...edits];
  let applied = applyAll(plan, all);
  for (const { id } of plan.initiatives) {
    if (!applied.ok) return all;
    const current = applied.value.plan;
    const initiative = current.initiatives.find((one) => one.id === id);
    const isSegmented = (['points', 'reach'] as const).some(
      (field) => lineOf(current, fieldLine(id, field))?.segmented === true,
    );
    if (initiative === undefined || !isSegmented) continue;
    const plain = rebuilt(current, initiative, initiative);
    if (!plain.ok) continue;
    all.push(...plain.value);
    applied = applyAll(plan, all);
  }
  return all;
}
