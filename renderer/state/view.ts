import { create } from 'zustand';
import { VIEW_IDS, type ViewCommand, type ViewId, viewCommand } from '#host/contract';
import { rememberUse } from '../settings/usedViews';

/** The view this window shows; each window has its own, and a plan that is opened keeps it. */
export const useView = create<{ readonly view: ViewId }>(() => ({ view: 'plan' }));

export function showView(view: ViewId): void {
  rememberUse(view);
  useView.setState({ view });
}

export function viewOf(command: ViewCommand): ViewId {
  return VIEW_IDS.find((view) => viewCommand(view) === command) ?? 'plan';
}
