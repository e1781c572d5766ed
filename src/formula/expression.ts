/** Where a piece of a formula stands in its text: offsets of its first character and of the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Names whose value is the same for every line and lane of a period. */
export type CalendarName = 'period' | 'periods_per_year' | 'year' | 'quarter' | 'month';

export type UnaryOperator = '-' | '+' | 'not';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or';

/** Functions of numbers alone: they know neither periods nor segments. */
export type PlainFunction = 'min' | 'max' | 'abs' | 'round' | 'floor' | 'ceil' | 'sqrt' | 'exp' | 'log';

/**
 * How far a function looks back, in periods: `factor * periods_per_year + offset`, a whole number from 1.
 * Kept symbolic because the same formula also runs on quarters and fiscal years, where a year has fewer periods.
 */
export interface Reach {
  readonly factor: number;
  readonly offset: number;
}

export type TrailingFunction = 'trailing_sum' | 'trailing_product' | 'trailing_mean';

/**
 * A checked formula. `line` is always the name of a line; every number is finite.
 *
 *     lag          the line `reach` periods earlier, or `initial` where that is before the first period
 *                  (`prev(line, initial)` is a lag of reach 1 with `written: 'prev'`); without `initial` not computable there
 *     cumulative   sum of the line from the first period up to and including this one, oldest first
 *     trailing     over the last `reach` periods including this one; not computable before that many exist
 *     first        the line in the first period
 *     total        the line's total over segments; the line itself where it has none
 *
 * `lineSpan` is where the name of that line stands inside the call; only a formula made by `parse` has it.
 */
export type Expression = { readonly span: Span } & (
  | { readonly type: 'number'; readonly value: number; readonly percent: boolean }
  | { readonly type: 'line'; readonly line: string }
  | { readonly type: 'calendar'; readonly name: CalendarName }
  | { readonly type: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression }
  | {
      readonly type: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly type: 'conditional';
      readonly written: 'if' | '?';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly otherwise: Expression;
    }
  | { readonly type: 'call'; readonly function: PlainFunction; readonly arguments: readonly Expression[] }
  | {
      readonly type: 'lag';
      readonly written: 'prev' | 'lag';
      readonly line: string;
      readonly lineSpan?: Span;
      readonly reach: Reach;
      readonly initial: Expression | null;
    }
  | { readonly type: 'cumulative'; readonly line: string; readonly lineSpan?: Span }
  | {
      readonly type: 'trailing';
      readonly function: TrailingFunction;
      readonly line: string;
      readonly lineSpan?: Span;
      readonly reach: Reach;
    }
  | { readonly type: 'first'; readonly line: string; readonly lineSpan?: Span }
  | { readonly type: 'total'; readonly line: string; readonly lineSpan?: Span }
);
