import { parse } from '#formula/parse';
import { print } from '#formula/print';

/** A formula text of ours as files store it. Throws for a text that is no formula: a mistake in the template. */
export function canonicalFormula(text: string): string {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`no formula: ${text}`);
  return print(parsed.value);
}
