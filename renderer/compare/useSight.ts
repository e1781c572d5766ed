import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** A stretch of rows or times: from the first to the one before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Sizes {
  readonly rowHeight: number;
  /** What covers the top and the left and does not scroll. */
  readonly headHeight: number;
  readonly labelWidth: number;
  /** Of the columns that each time has, in a box of this width. */
  readonly widthsIn: (boxWidth: number) => readonly number[];
}

/** What of a table is in sight, and how wide the columns of a time are, by column and together. */
interface InSight {
  readonly rows: Stretch;
  readonly times: Stretch;
  readonly widths: readonly number[];
  readonly timeWidth: number;
  readonly onScroll: () => void;
}

/** Rows and times that are made though they are just out of sight. */
const SPARE = 2;

/**
 * Which rows and times of a table in a scrolling box are in sight: a plan has more cells than a window could make anew at each
 * change. The box is looked at when it scrolls and when its size changes.
 */
export function useSight(
  box: RefObject<HTMLElement | null>,
  { rowHeight, headHeight, labelWidth, widthsIn }: Sizes,
): InSight {
  const [sight, setSight] = useState({ top: 0, left: 0, width: 1200, height: 800 });
  const look = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const { scrollTop, scrollLeft, clientWidth, clientHeight } = element;
    // Whole rows and times: scrolling within one shows nothing new.
    const next = {
      top: Math.floor(scrollTop / rowHeight),
      left: Math.floor(scrollLeft / sumOf(widthsIn(clientWidth))),
      width: clientWidth,
      height: clientHeight,
    };
    setSight((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  }, [box, rowHeight, widthsIn]);

  useLayoutEffect(() => {
    look();
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, look]);

  const widths = widthsIn(sight.width);
  const timeWidth = sumOf(widths);
  return {
    rows: stretch(sight.top, (sight.height - headHeight) / rowHeight),
    times: stretch(sight.left, (sight.width - labelWidth) / timeWidth),
    widths,
    timeWidth,
    onScroll: look,
  };
}

function stretch(first: number, room: number): Stretch {
  return { from: Math.max(0, first - SPARE), to: first + Math.ceil(Math.max(room, 1)) + SPARE };
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
