import { useRef } from 'react';
import type { Timeline } from '#domain/timeline';
import type { Evaluation } from '#plan/lanes';

/** The timeline of a plan, the same object until it changes, so that what is made of it is made once and not at every edit. */
export function useTimeline({ timeline }: Evaluation): Timeline {
  const kept = useRef(timeline);
  const { grain, start, periods, fiscalYearStart } = kept.current;
  const isSame =
    grain === timeline.grain &&
    start === timeline.start &&
    periods === timeline.periods &&
    fiscalYearStart === timeline.fiscalYearStart;
  if (!isSame) kept.current = timeline;
  return kept.current;
}
