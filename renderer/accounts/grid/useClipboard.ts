import { type RefObject, useEffect, useRef } from 'react';

/**
 * Tells of copying, cutting and pasting while an element has the focus. The page itself is told where its selection lies, and that stays
 * behind when keys lead into a grid.
 */
export function useClipboard(
  element: RefObject<HTMLElement | null>,
  onClipboard: (event: ClipboardEvent) => void,
): void {
  const latest = useRef(onClipboard);
  latest.current = onClipboard;
  useEffect(() => {
    const tell = (event: ClipboardEvent) => {
      if (document.activeElement === element.current) latest.current(event);
    };
    const kinds = ['copy', 'cut', 'paste'] as const;
    for (const kind of kinds) document.addEventListener(kind, tell);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, tell);
    };
  }, [element]);
}
