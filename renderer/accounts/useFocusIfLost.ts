import { type RefObject, useLayoutEffect } from 'react';

/** What comes in place of something that had the focus takes it over: keys would go nowhere else. */
export function useFocusIfLost(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true });
  }, [element]);
}
