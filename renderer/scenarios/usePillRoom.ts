import { type RefObject, useEffect, useState } from 'react';

/** Pills of which this much shows can be read. */
const READABLE = 0.98;

interface PillRoom {
  /** Pills that are not, or only partly, in sight. */
  readonly hidden: number;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

const ALL: PillRoom = { hidden: 0, isCutBefore: false, isCutAfter: false };

/**
 * Which pills of a row that scrolls are out of sight, told by the browser without laying out the page; and keeps the chosen one in sight
 * when the row gets narrower. `pills` names the pills that there are: others are watched when it changes.
 */
export function usePillRoom(group: RefObject<HTMLElement | null>, pills: string): PillRoom {
  const [room, setRoom] = useState(ALL);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pills are other elements then
  useEffect(() => {
    const root = group.current;
    if (root === null) return;
    const sides = new Map<Element, 'before' | 'after'>();
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRatio, boundingClientRect, rootBounds } of entries) {
          if (intersectionRatio >= READABLE) sides.delete(target);
          else sides.set(target, boundingClientRect.left < (rootBounds?.left ?? 0) ? 'before' : 'after');
        }
        const cut = [...sides.values()];
        setRoom({ hidden: cut.length, isCutBefore: cut.includes('before'), isCutAfter: cut.includes('after') });
      },
      { root, threshold: [0, READABLE] },
    );
    for (const pill of root.children) watch.observe(pill);
    const sized = new ResizeObserver(() => showChosen(root));
    sized.observe(root);
    return () => {
      watch.disconnect();
      sized.disconnect();
    };
  }, [group, pills]);
  return room;
}

/** Scrolls the row so that the chosen pill can be seen. */
export function showChosen(group: HTMLElement | null): void {
  group?.querySelector('[aria-checked="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
