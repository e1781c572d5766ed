import type { Basis } from '#domain/timeline';
import type { Line } from './model';

const PER_BASIS: Readonly<Record<Basis, string>> = { annual: '% yr', quarterly: '% qtr', monthly: '% mo' };
/** Sections whose rates are stated for the plan's basis rather than for the period or the year. */
const STATED = new Set(['Assumptions', 'Rates in use']);

/** The unit of a rate as it stands beside its label: per year, quarter or month where the basis of the plan says which. */
export function rateUnit(line: Pick<Line, 'id' | 'section' | 'pack'>, basis: Basis): string {
  return isStated(line) ? PER_BASIS[basis] : '%';
}

function isStated({ id, section, pack }: Pick<Line, 'id' | 'section' | 'pack'>): boolean {
  if (pack === 'roadmap') return /_(points|effect)$/.test(id);
  return id === 'logo_churn_rate' || (STATED.has(section) && !id.endsWith('_per_period'));
}

/** NRR and GRR, in whichever reading: the cases that plans are compared with state them to two decimals. */
export function isRetention({ id }: Pick<Line, 'id'>): boolean {
  return /^(nrr|grr)(_|$)/.test(id);
}
