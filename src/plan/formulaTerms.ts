import type { Expression } from '#formula/expression';
import { parse } from '#formula/parse';
import { print } from '#formula/print';
import { canonicalFormula } from './canonicalFormula';

/** The formula with one more line added to it; `0` and nothing more is replaced by it. */
export function withTerm(text: string, line: string): string {
  return text === '0' ? line : canonicalFormula(`(${text}) + ${line}`);
}

/** The formula without a line that is one of its summands; null where it is not, or is more than once. */
export function withoutTerm(text: string, line: string): string | null {
  const parsed = parse(text);
  if (!parsed.ok) return null;
  const terms = summands(parsed.value);
  const kept = terms.filter((term) => !(term.type === 'line' && term.line === line));
  if (kept.length !== terms.length - 1) return null;
  return kept.length === 0 ? '0' : canonicalFormula(kept.map((term) => `(${print(term)})`).join(' + '));
}

function summands(expression: Expression): readonly Expression[] {
  if (expression.type !== 'binary' || expression.operator !== '+') return [expression];
  return [...summands(expression.left), expression.right];
}
