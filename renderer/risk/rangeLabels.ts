import { inputLabel } from '#plan/inputLabel';
import type { Line, Plan, SegmentKey } from '#plan/model';
import { segmentKeys } from '#plan/planParts';
import { isShared } from '#plan/segmentValues';

/** Inputs of an initiative that are no amounts to be uncertain about. */
const NO_AMOUNTS = /_(on|shape|cost_end)$/;

export interface InputOption {
  readonly value: string;
  readonly line: Line;
  readonly segment: SegmentKey | null;
  readonly label: string;
}

/** Every input of a plan: in all segments, and in each of those it has values in. */
export function inputOptions(plan: Plan): readonly InputOption[] {
  return plan.lines
    .filter(({ definition }) => definition.type === 'input')
    .flatMap((line) => {
      const segments = line.segmented && plan.segments.length > 0 ? segmentKeys(plan, line) : [];
      return [null, ...segments].map((segment) => ({
        value: inputValue(line.id, segment),
        line,
        segment,
        label: inputLabel(plan, line.id, segment),
      }));
    });
}

/** The name of an input among the options. */
export function inputValue(line: string, segment: SegmentKey | null): string {
  return segment === null ? line : `${line}@${segment}`;
}

/**
 * The inputs that one can be uncertain about. Amounts of segments add up to the total, and the same draw in each of them would count as
 * often as there are segments: they are offered one by one.
 */
export function uncertainInputs(plan: Plan): readonly InputOption[] {
  return inputOptions(plan).filter(({ line, segment }) => {
    if (line.pack === 'roadmap' && NO_AMOUNTS.test(line.id)) return false;
    return segment !== null || !(line.segmented && plan.segments.length > 0 && isShared(line));
  });
}
