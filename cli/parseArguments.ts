import { nearestName } from '#base/nearestName';
import { ok } from '#base/result';
import { type Attempt, misuse } from './failure';

/** What an option takes; `values` may be given again and again. */
export type OptionKind = 'nothing' | 'value' | 'values';
export type Options = Readonly<Record<string, OptionKind>>;

export interface Arguments {
  readonly positionals: readonly string[];
  readonly has: (option: string) => boolean;
  /** The value of an option that takes one; null where it is not given. */
  readonly value: (option: string) => string | null;
  readonly values: (option: string) => readonly string[];
}

/**
 * Sorts what was typed into options and the rest. Options may stand anywhere, `--name value` or `--name=value`; after `--`
 * nothing is an option. A value may begin with one dash (`-5`), and with two only behind `=`.
 */
export function parseArguments(typed: readonly string[], options: Options): Attempt<Arguments> {
  const positionals: string[] = [];
  const found = new Map<string, string[]>();
  for (let at = 0; at < typed.length; at++) {
    const word = typed[at] ?? '';
    if (word === '--') {
      positionals.push(...typed.slice(at + 1));
      break;
    }
    if (!isOption(word)) {
      positionals.push(word);
      continue;
    }
    const option = readOption(word, typed[at + 1], options);
    if (!option.ok) return option;
    const { name, value, kind, tookNext } = option.value;
    const earlier = found.get(name) ?? [];
    if (earlier.length > 0 && kind === 'value') return misuse(`--${name} is given twice; it can be said once.`);
    found.set(name, [...earlier, value]);
    if (tookNext) at++;
  }
  return ok({
    positionals,
    has: (name) => found.has(name),
    value: (name) => found.get(name)?.[0] ?? null,
    values: (name) => found.get(name) ?? [],
  });
}

/** A lone dash and negative numbers are no options. */
function isOption(word: string): boolean {
  return word.startsWith('--') || /^-[^\d.]/.test(word);
}

interface Option {
  readonly name: string;
  readonly value: string;
  readonly kind: OptionKind;
  readonly tookNext: boolean;
}

function readOption(word: string, next: string | undefined, options: Options): Attempt<Option> {
  const [, name = '', inline] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
  const kind = Object.hasOwn(options, name) ? options[name] : undefined;
  if (kind === undefined) return misuse(unknownOption(word, name, options));
  if (kind === 'nothing') {
    if (inline !== undefined) return misuse(`--${name} takes no value.`);
    return ok({ name, value: '', kind, tookNext: false });
  }
  if (inline !== undefined) return ok({ name, value: inline, kind, tookNext: false });
  if (next === undefined || next.startsWith('--')) return misuse(`--${name} needs a value after it.`);
  return ok({ name, value: next, kind, tookNext: true });
}

function unknownOption(word: string, name: string, options: Options): string {
  const known = Object.keys(options);
  const nearest = nearestName(name === '' ? word.replace(/^-+/, '') : name, known);
  if (nearest !== null) return `There is no option ${word.split('=')[0]}; did you mean --${nearest}?`;
  const all =
    known.length === 0 ? 'this command takes none' : `this command takes ${known.map((one) => `--${one}`).join(', ')}`;
  return `There is no option ${word.split('=')[0]}; ${all}.`;
}
