import type { Span } from './expression';

/** Ways of writing that other languages have and this one refuses; each has its own advice. */
export type Foreign =
  | 'formulaSign'
  | 'equals'
  | 'angles'
  | 'doubleAnd'
  | 'doubleOr'
  | 'exclamation'
  | 'doubleStar'
  | 'percent'
  | 'quote'
  | 'squareBracket'
  | 'brace'
  | 'semicolon'
  | 'colon'
  | 'digitGroups'
  | 'hexadecimal'
  | 'currency'
  | 'comment'
  | 'point'
  | 'turnedComparison'
  | 'sign';

/**
 * Why a text is not a formula. `span` lies within the text; it is empty where something is missing at its end.
 * Texts quoted in an error are as they were written, of any length.
 */
export type FormulaError = { readonly span: Span } & (
  | { readonly type: 'empty' }
  /** `standard`: the text itself is short enough, but not its standard form, which is what a plan stores. */
  | { readonly type: 'tooLong'; readonly length: number; readonly most: number; readonly standard: boolean }
  | { readonly type: 'tooDeep'; readonly most: number; readonly standard: boolean }
  | { readonly type: 'tooManyParts'; readonly most: number }
  | { readonly type: 'character'; readonly character: string }
  | { readonly type: 'foreign'; readonly what: Foreign; readonly text: string }
  | { readonly type: 'foreignWord'; readonly word: string }
  | { readonly type: 'malformedNumber'; readonly text: string }
  | { readonly type: 'notFinite'; readonly text: string }
  | { readonly type: 'nameTooLong'; readonly length: number; readonly most: number }
  /** `found` is null at the end of the text. */
  | { readonly type: 'valueExpected'; readonly found: string | null }
  | { readonly type: 'operatorMissing'; readonly left: string; readonly right: string }
  | { readonly type: 'bracketNotClosed' }
  | { readonly type: 'bracketNotOpened' }
  | { readonly type: 'commaOutsideCall'; readonly betweenDigits: boolean }
  | { readonly type: 'comparisonChain'; readonly first: string; readonly second: string }
  | { readonly type: 'colonExpected' }
  | { readonly type: 'conditionalInside' }
  | { readonly type: 'unknownFunction'; readonly name: string; readonly suggestion: string | null }
  | { readonly type: 'unknownName'; readonly name: string; readonly suggestion: string | null }
  | { readonly type: 'functionNotCalled'; readonly name: string }
  | {
      readonly type: 'argumentCount';
      readonly function: string;
      readonly given: number;
      readonly least: number;
      readonly most: number;
    }
  | { readonly type: 'lineExpected'; readonly function: string; readonly found: string }
  | { readonly type: 'reachNotConstant'; readonly function: string; readonly found: string }
  | { readonly type: 'reachTooShort'; readonly function: string; readonly found: string }
);
