import type { Line, Plan, SegmentKey } from '#plan/model';
import { inputLabel } from '#plan/inputLabels';
import { segmentKeys } from '#plan/planParts';

/** Inputs of an initiative that are no amounts to be uncertain about. */
const NO_AMOUNTS = /_(on|shape|cost_end)$/;

export interface InputOption {
  readonly value: string;
  readonly line: Line;
  readonly segment: SegmentKey | null;
  readonly label: string;
}

/** Amounts of segments add up to the total, so that one amount for all of them has no single meaning; a rate has. */
export function addsUp({ overSegments }: Line): boolean {
  return overSegments.type === 'sum';
}

/** The inputs of a plan: for all segments where that means something, and in each. */
export function inputOptions(plan: Plan): readonly InputOption[] {
  return plan.lines
    .filter(({ definition, pack, id }) => definition.type === 'input' && !(pack === 'roadmap' && NO_AMOUNTS.test(id)))
    .flatMap((line) => {
      const segments = line.segmented && plan.segments.length > 0 ? segmentKeys(plan, line) : [];
      const whole = segments.length > 0 && addsUp(line) ? [] : [null];
      return [...whole, ...segments].map((segment) => ({
        value: segment === null ? line.id : `${line.id}@${segment}`,
        line,
        segment,
        label: inputLabel(plan, line.id, segment),
      }));
    });
}
