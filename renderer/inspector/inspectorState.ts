import { create } from 'zustand';
import { goToGrid } from '../frame/regions';

/** Whether the inspector is in sight: beside the charts where there is room (remembered), else as a drawer that is called. */
interface InspectorState {
  readonly isBeside: boolean;
  readonly isDrawer: boolean;
}

const KEPT = 'headroom.inspector';

export const useInspector = create<InspectorState>(() => ({
  isBeside: localStorage.getItem(KEPT) !== 'closed',
  isDrawer: false,
}));

export function showInspector(isWide: boolean): void {
  if (isWide) localStorage.setItem(KEPT, 'open');
  useInspector.setState(isWide ? { isBeside: true, isDrawer: false } : { isDrawer: true });
}

export function hideInspector(isWide: boolean): void {
  if (isWide) localStorage.setItem(KEPT, 'closed');
  useInspector.setState(isWide ? { isBeside: false } : { isDrawer: false });
  goToGrid();
}
