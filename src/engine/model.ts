import type { Expression } from '#formula/expression';

/** How the total over segments of a line comes about. `by` is the line whose segment values are the weights. */
export type OverSegments =
  | { readonly type: 'sum' }
  | { readonly type: 'recompute' }
  | { readonly type: 'weighted'; readonly by: string }
  | { readonly type: 'none' };

/** How the value of a line over a quarter or fiscal year comes from those of its periods. */
export type OverPeriods = 'sum' | 'first' | 'last' | 'product' | 'recompute' | 'none';

/** What a line's own value is: given from outside, or computed. A lane selects one variant of a line per segment. */
export type Variant = { readonly type: 'input' } | { readonly type: 'formula'; readonly expression: Expression };

export interface LineModel {
  readonly id: string;
  readonly segmented: boolean;
  readonly overSegments: OverSegments;
  readonly overPeriods: OverPeriods;
  /** At least one; the first is what a lane gets that selects nothing. */
  readonly variants: readonly [Variant, ...Variant[]];
}

/** The calendar of the plan, one value per period. */
export interface Calendar {
  readonly periods: number;
  readonly periodsPerYear: number;
  readonly year: readonly number[];
  /** Fiscal quarter, 1 to 4. */
  readonly quarter: readonly number[];
  /** Calendar month of the period's first month, 1 to 12. */
  readonly month: readonly number[];
}

/** What the engine compiles: lines in any order, over a calendar, for a number of segments (0 where there are none). */
export interface Model {
  readonly lines: readonly LineModel[];
  readonly segments: number;
  readonly calendar: Calendar;
}

/** A segment by its place in document order, or the total over segments. A line without segments has the one row. */
export type Slice = number | 'total';

export type CompileError =
  | { readonly type: 'duplicateLine'; readonly line: string }
  | { readonly type: 'unknownLine'; readonly line: string; readonly reference: string; readonly variant: number }
  | { readonly type: 'needsTotal'; readonly line: string; readonly reference: string; readonly variant: number }
  | { readonly type: 'reachTooShort'; readonly line: string; readonly reference: string; readonly variant: number }
  | { readonly type: 'inputRecomputes'; readonly line: string }
  | { readonly type: 'weightUnknown'; readonly line: string; readonly by: string }
  | { readonly type: 'circular'; readonly path: readonly CyclePlace[] };

/**
 * One step of a same-period circle: a line (or its total), and which of its variants refers to the next step; null where its
 * rule over segments does, whatever the variant.
 */
export interface CyclePlace {
  readonly line: string;
  readonly total: boolean;
  readonly variant: number | null;
}
