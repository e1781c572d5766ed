import type { Choice } from '../charts/ChartPanel';

/** What the lower panel shows. */
export type GrowthTab = 'targets' | 'years' | 'path' | 'inputs' | 'valuation';

export const GROWTH_TABS: readonly (Choice & { readonly id: GrowthTab })[] = [
  { id: 'targets', label: 'Targets side by side' },
  { id: 'years', label: 'Year by year' },
  { id: 'path', label: 'Growth path' },
  { id: 'inputs', label: 'Inputs' },
  { id: 'valuation', label: 'Valuation' },
];
