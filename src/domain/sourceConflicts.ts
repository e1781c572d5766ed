import type { SourceId } from './sources';

/** Something that the sources say differently. A source that says nothing about it is not in `says`. */
export interface SourceConflict {
  readonly item: string;
  readonly says: Readonly<Partial<Record<SourceId, string>>>;
}

/** Where the sources disagree. They are shown side by side; no figure here is a mean of two. Lifts are changes in a customer's annual contract value. */
export const SOURCE_CONFLICTS: readonly SourceConflict[] = [
  {
    item: '“Healthy” NRR',
    says: { A: 'above 100%', B: '110 to 130%', C: '100 to 110%', D: '110 to 120%, inferred', E: '110%' },
  },
  { item: '“Elite” NRR', says: { C: '130% and above', E: '120% and above' } },
  { item: 'ARR stage bounds', says: { A: '$5M, $25M', D: '$10M to $50M', E: '$10M, $100M' } },
  { item: 'Upsell lift', says: { A: '20 to 50%', B: '50 to 200%', C: 'high', E: '50 to 200%' } },
  { item: 'Cross-sell lift', says: { A: '30 to 100%', B: '20 to 50%', C: 'high', D: 'substantial', E: '30 to 100%' } },
  { item: 'Usage lift', says: { A: 'uncapped', B: '10 to 50%', C: 'very high', D: 'no cap', E: '10 to 50%' } },
  { item: 'Seat lift', says: { B: 'variable', C: 'medium to high', E: '20 to 80%' } },
  { item: 'Platform adoption lift', says: { E: '100 to 500%' } },
  { item: 'Price increase', says: { B: '5 to 15%', E: 'a driver, no figure' } },
  { item: 'Upsell time', says: { A: '1 to 3 months', D: '60 to 90 day window', E: '30 to 60 days' } },
  { item: 'Cross-sell time', says: { A: '3 to 6 months', C: 'account age 90 to 180 days', E: '45 to 90 days' } },
  { item: 'Seat deal cycle', says: { E: '14 to 30 days' } },
  { item: 'Usage effort', says: { A: 'low', C: 'high', D: 'automatic', E: 'self-serve and CSM' } },
  { item: 'Expanding against acquiring', says: { A: '5 to 40% of the cost', C: '1/7 to 1/5 of the cost' } },
];
