/** The documents that the figures and definitions come from, by the letter their figures are marked with. */
export const SOURCES = {
  A: {
    name: 'Expansion strategy framework',
    about: 'Chooses between upsell, cross-sell and usage expansion; cost bands by ARR stage.',
  },
  B: { name: 'Expansion & upsell playbook', about: 'Motion types, their triggers and target metrics.' },
  C: {
    name: 'Expansion and upsell chapter',
    about: 'NRR arithmetic, performance tiers and the case of a base moved from 95% to 115%.',
  },
  D: {
    name: 'Expansion revenue guide',
    about: 'The arithmetic of acquiring against expanding; owners and signals of each motion.',
  },
  E: {
    name: 'Customer expansion anatomy',
    about: 'Benchmarks by company stage, motions, readiness scoring and operations.',
  },
} as const;

export type SourceId = keyof typeof SOURCES;
