import { create } from 'zustand';

export type ViewId = 'plan' | 'roadmap';

/** The view this window shows; each window has its own, and a plan that is opened keeps it. */
export const useView = create<{ readonly view: ViewId }>(() => ({ view: 'plan' }));

export function showView(view: ViewId): void {
  useView.setState({ view });
}
