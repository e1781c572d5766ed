import type { Basis, Grain } from '#domain/timeline';
import type { Line } from './model';

const PERIOD_OF: Readonly<Record<Basis, string>> = { annual: 'a year', quarterly: 'a quarter', monthly: 'a month' };

/** Period and method that a line of the template reads NRR or GRR by; null for every other line. */
export function retentionMethod(
  line: Pick<Line, 'id' | 'pack'>,
  { basis, grain }: { readonly basis: Basis; readonly grain: Grain },
): string | null {
  const [, reading] = (line.pack === 'nrr' ? /^(?:nrr|grr)(?:_(\w+))?$/.exec(line.id) : null) ?? [null, null];
  switch (reading) {
    case undefined:
      return 'the period alone, bridge';
    case 'annualized':
      return 'the period held for a year, bridge';
    case 'ttm':
      return '12 months, compounded bridge';
    case 'cohort':
      return '12 months, cohort';
    case 'simple':
      return '12 months, simple sum';
    case 'stated':
      return `${PERIOD_OF[basis]}, as the rates state it`;
    case 'per_period':
      return `a ${grain}, as the rates state it`;
    default:
      return null;
  }
}
