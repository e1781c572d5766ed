import type { Unit } from '#domain/units';
import type { OverPeriods, OverSegments } from '#engine/model';
import { canonicalFormula } from './canonicalFormula';
import type { Definition, Line } from './model';

/** How a line comes about in the total over segments, and over the periods of a quarter or year. */
export type Rules = readonly [OverSegments, OverPeriods];

export const SUM: OverSegments = { type: 'sum' };
export const RECOMPUTE: OverSegments = { type: 'recompute' };
export const NONE: OverSegments = { type: 'none' };

/** A line of the NRR template. */
export function templateLine(
  id: string,
  label: string,
  section: string,
  unit: Unit,
  rules: Rules,
  definition: Definition,
  note = '',
): Line {
  return {
    id,
    label,
    pack: 'nrr',
    section,
    unit,
    segmented: true,
    once: false,
    overSegments: rules[0],
    overPeriods: rules[1],
    definition,
    cells: {},
    note,
    source: '',
  };
}

export function formula(text: string): Definition {
  return { type: 'formula', text: canonicalFormula(text) };
}
