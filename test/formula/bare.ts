import { expect } from 'vitest';
import type { Expression } from '#formula/expression';
import { parse } from '#formula/parse';

/** A copy without positions, to compare what formulas say. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span' && key !== 'lineSpan')
      .map(([key, part]) => [key, bare(part)]),
  );
}

/** The expression of a text that is a formula; the test fails if it is none. */
export function parsed(text: string): Expression {
  const result = parse(text);
  if (!result.ok) expect.fail(`${text}: ${JSON.stringify(result.error)}`);
  return result.value;
}
