import { create } from 'zustand';
import { VIEW_IDS, type ViewId } from '#host/contract';

const KEPT = 'headroom.usedViews';

/** The views that were shown at least once, remembered on this computer: those stand on the rail for good. */
export const useUsedViews = create<{ readonly used: ReadonlySet<ViewId> }>(() => ({ used: kept() }));

export function rememberUse(view: ViewId): void {
  // Another window may have remembered others since.
  const before = new Set([...kept(), ...useUsedViews.getState().used]);
  if (before.has(view) && useUsedViews.getState().used.has(view)) return;
  const used = new Set([...before, view]);
  useUsedViews.setState({ used });
  try {
    localStorage.setItem(KEPT, [...used].join(' '));
  } catch {
    // Storage may be denied; the view stays on the rail until the page is closed.
  }
}

function kept(): ReadonlySet<ViewId> {
  try {
    const names = (localStorage.getItem(KEPT) ?? '').split(' ');
    return new Set(VIEW_IDS.filter((id) => names.includes(id)));
  } catch {
    return new Set();
  }
}
