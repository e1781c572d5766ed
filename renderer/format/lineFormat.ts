import { monthText } from '#domain/months';
import type { Basis } from '#domain/timeline';
import type { Line } from '#plan/model';
import { fixed, type MoneyScale, NOT_AVAILABLE } from './figures';

/** How the figures of one line are written and typed. */
export interface LineFormat {
  /** Stands beside the label, never in the cells. */
  readonly unit: string;
  readonly decimals: number;
  /** A value of the plan times this is what the cell shows and what a person types. */
  readonly factor: number;
  /** The value is a month of the calendar, written `Mar 2027`. */
  readonly isMonth?: true;
}

const PER_BASIS: Readonly<Record<Basis, string>> = { annual: '% yr', quarterly: '% qtr', monthly: '% mo' };
/** Sections whose rates are stated for the plan's basis rather than for the period or the year. */
const STATED = new Set(['Assumptions', 'Rates in use']);

function isStated({ id, section, pack }: Line): boolean {
  if (pack === 'roadmap') return /_(points|effect)$/.test(id);
  return id === 'logo_churn_rate' || (STATED.has(section) && !id.endsWith('_per_period'));
}

/** NRR and GRR, in whichever reading: the cases that plans are compared with state them to two decimals. */
const isRetention = (id: string) => /^(nrr|grr)(_|$)/.test(id);

export function lineFormat(line: Line, basis: Basis, scale: MoneyScale, sign: string, asMrr: boolean): LineFormat {
  switch (line.unit) {
    case 'money':
    case 'cash':
      return {
        unit: `${sign.trim()}${scale.suffix}`,
        decimals: scale.divisor === 1 ? 2 : line.unit === 'cash' ? 1 : 0,
        factor: 1 / scale.divisor / (asMrr && line.unit === 'money' ? 12 : 1),
      };
    case 'rate':
      return {
        unit: isStated(line) ? PER_BASIS[basis] : '%',
        decimals: isRetention(line.id) ? 2 : 1,
        factor: 100,
      };
    case 'ratio':
      return { unit: '×', decimals: 2, factor: 1 };
    case 'count':
      return { unit: '', decimals: 0, factor: 1 };
    case 'month':
      return { unit: '', decimals: 0, factor: 1, isMonth: true };
    case 'number':
      return { unit: '', decimals: 4, factor: 1 };
  }
}

export function formatValue(value: number, format: LineFormat): string {
  if (Number.isNaN(value)) return NOT_AVAILABLE;
  return (format.isMonth ? monthText(value) : null) ?? fixed(value * format.factor, format.decimals);
}

/** A value as a person would type it: all its digits, without those that only binary arithmetic adds. */
export function editText(value: number, format: LineFormat): string {
  if (Number.isNaN(value)) return '';
  return (format.isMonth ? monthText(value) : null) ?? String(Number((value * format.factor).toPrecision(15)));
}
