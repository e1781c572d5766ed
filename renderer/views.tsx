import type { ReactNode } from 'react';
import { PlanIcon, RoadmapIcon } from './frame/icons';
import { PlanView } from './plan/PlanView';
import { RoadmapView } from './roadmap/RoadmapView';
import type { OpenPlan } from './state/session';
import type { ViewId } from './state/view';

/** A way of looking at the open plan: what the rail calls it, and everything under the top bar. */
export interface View {
  readonly id: ViewId;
  readonly name: string;
  readonly Icon: () => ReactNode;
  readonly Component: (props: { readonly open: OpenPlan }) => ReactNode;
}

/** In the order of the rail and of the keys, Ctrl+1 first. */
export const VIEWS: readonly View[] = [
  { id: 'plan', name: 'Plan', Icon: PlanIcon, Component: PlanView },
  { id: 'roadmap', name: 'Roadmap', Icon: RoadmapIcon, Component: RoadmapView },
];
