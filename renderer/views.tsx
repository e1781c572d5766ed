import type { ReactNode } from 'react';
import { VIEW_IDS, VIEW_NAMES, type ViewId } from '#host/contract';
import { AccountsView } from './accounts/AccountsView';
import { CompareView } from './compare/CompareView';
import { CostsView } from './costs/CostsView';
import {
  AccountsIcon,
  CompareIcon,
  CostsIcon,
  GrowthIcon,
  PlanIcon,
  ReportIcon,
  RiskIcon,
  RoadmapIcon,
  StrategyIcon,
  VarianceIcon,
} from './frame/icons';
import { GrowthView } from './growth/GrowthView';
import { PlanView } from './plan/PlanView';
import { ReportView } from './report/ReportView';
import { RiskView } from './risk/RiskView';
import { RoadmapView } from './roadmap/RoadmapView';
import type { OpenPlan } from './state/session';
import { StrategyView } from './strategy/StrategyView';
import { VarianceView } from './variance/VarianceView';

/** A way of looking at the open plan: what the rail calls it, and everything under the top bar. */
export interface View {
  readonly id: ViewId;
  readonly name: string;
  readonly Icon: () => ReactNode;
  readonly Component: (props: { readonly open: OpenPlan }) => ReactNode;
  /** It stands on the rail only from its first use on, and until then under More. */
  readonly isUnderMore: boolean;
}

const PARTS: Readonly<Record<ViewId, Pick<View, 'Icon' | 'Component'>>> = {
  plan: { Icon: PlanIcon, Component: PlanView },
  roadmap: { Icon: RoadmapIcon, Component: RoadmapView },
  growth: { Icon: GrowthIcon, Component: GrowthView },
  costs: { Icon: CostsIcon, Component: CostsView },
  compare: { Icon: CompareIcon, Component: CompareView },
  risk: { Icon: RiskIcon, Component: RiskView },
  accounts: { Icon: AccountsIcon, Component: AccountsView },
  strategy: { Icon: StrategyIcon, Component: StrategyView },
  variance: { Icon: VarianceIcon, Component: VarianceView },
  report: { Icon: ReportIcon, Component: ReportView },
};

/** Views for a question that not every plan asks. */
const UNDER_MORE: ReadonlySet<ViewId> = new Set<ViewId>(['risk', 'accounts', 'strategy', 'variance', 'report']);

/** In the order of the rail and of the keys, Ctrl+1 first. */
export const VIEWS: readonly View[] = VIEW_IDS.map((id) => ({
  id,
  name: VIEW_NAMES[id],
  ...PARTS[id],
  isUnderMore: UNDER_MORE.has(id),
}));
