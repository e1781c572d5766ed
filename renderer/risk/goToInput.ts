import { firstOpenPeriod } from '#analysis/variedInput';
import { periodId } from '#domain/timeline';
import { type Plan, type SegmentKey, WHOLE } from '#plan/model';
import { lineOf, segmentKeys, timelineOf } from '#plan/planParts';
import { goTo } from '../state/selection';
import { useSession } from '../state/session';

/** Shows an input in the grid, in the first period that is open. */
export function goToInput(
  plan: Plan,
  { line, segment }: { readonly line: string; readonly segment: SegmentKey | null },
): void {
  const found = lineOf(plan, line);
  if (found === undefined) return;
  const { open } = useSession.getState();
  const isSplit = segmentKeys(plan, found)[0] !== WHOLE;
  const first = found.once ? 0 : Math.min(firstOpenPeriod(plan), plan.periods - 1);
  goTo({
    line,
    segment: segment ?? (isSplit ? 'total' : WHOLE),
    period: periodId(timelineOf(plan), first),
    scenario: plan.scenarios[open?.scenario ?? 0]?.id ?? '',
  });
}
