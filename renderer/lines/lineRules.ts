import type { Unit } from '#domain/units';
import type { OverPeriods, OverSegments } from '#engine/model';

export type SegmentRule = OverSegments['type'];

/** How a line totals: over segments, and over the periods of a quarter or year. */
export interface LineRules {
  readonly overSegments: SegmentRule;
  readonly overPeriods: OverPeriods;
}

/** What people mean by such a line most of the time. An input cannot be recomputed: it has no formula. */
export function usualRules(unit: Unit, isFormula: boolean): LineRules {
  switch (unit) {
    case 'money':
    case 'cash':
      return { overSegments: 'sum', overPeriods: 'sum' };
    case 'count':
      return { overSegments: 'sum', overPeriods: 'last' };
    case 'rate':
    case 'ratio':
      return isFormula
        ? { overSegments: 'recompute', overPeriods: 'recompute' }
        : { overSegments: 'weighted', overPeriods: 'none' };
    case 'month':
      return { overSegments: 'none', overPeriods: 'none' };
    case 'number':
      return isFormula
        ? { overSegments: 'recompute', overPeriods: 'recompute' }
        : { overSegments: 'none', overPeriods: 'none' };
  }
}

export const SEGMENT_RULES: readonly { readonly rule: SegmentRule; readonly says: string }[] = [
  { rule: 'sum', says: 'Add the segments' },
  { rule: 'recompute', says: 'Work the formula out on the totals' },
  { rule: 'weighted', says: 'Average, weighted by opening ARR' },
  { rule: 'none', says: 'No total' },
];

export const PERIOD_RULES: readonly { readonly rule: OverPeriods; readonly says: string }[] = [
  { rule: 'sum', says: 'Add the periods' },
  { rule: 'last', says: 'Take the last period' },
  { rule: 'first', says: 'Take the first period' },
  { rule: 'product', says: 'Multiply the periods' },
  { rule: 'recompute', says: 'Work the formula out on the year' },
  { rule: 'none', says: 'Nothing for a quarter or year' },
];

export function segmentRule(rule: SegmentRule): OverSegments {
  return rule === 'weighted' ? { type: 'weighted', by: 'opening_arr' } : { type: rule };
}
