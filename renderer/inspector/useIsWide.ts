import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(min-width: 1280px)');

/** Whether the window has room for the inspector beside grid and charts. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      wide.addEventListener('change', changed);
      return () => wide.removeEventListener('change', changed);
    },
    () => wide.matches,
  );
}
