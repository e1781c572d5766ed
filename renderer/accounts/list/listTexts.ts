import type { GroupBy, Show } from './shownRows';

export const SHOW_NAMES: Readonly<Record<Show, string>> = {
  all: 'All accounts',
  ready: 'Ready',
  readyOnLittle: 'Ready, little known',
  heldBack: 'Score held back',
  triggered: 'Triggered',
  actionable: 'Triggered and healthy',
  inWindow: 'Limit in the window',
  gateShut: 'Health gate shut',
  healthUnknown: 'Health not known',
  highRisk: 'High churn risk',
  withoutArr: 'Without ARR',
};

export const GROUP_NAMES: Readonly<Record<GroupBy, string>> = {
  none: 'No groups',
  segment: 'Segment',
  csm: 'CSM',
  tier: 'Potential',
};
