const LONGEST_NAME = 80;
const LONGEST_ID = 32;

/** Segments, scenarios and the like: what a person calls them, so names and not identifiers. */
export type Named = 'segment' | 'scenario';

export type NameError = { readonly what: Named; readonly name: string } & (
  | { readonly type: 'empty' }
  | { readonly type: 'tooLong' }
  | { readonly type: 'sign'; readonly sign: string }
  | { readonly type: 'space' }
  | { readonly type: 'taken' }
  | { readonly type: 'reserved' }
);

/** What is wrong with a name beside those of its neighbours. `@ = ,` separate names where people type `line@Segment=v`. */
export function nameError(what: Named, name: string, others: readonly string[]): NameError | null {
  if (name.trim() === '') return { type: 'empty', what, name };
  if (name.length > LONGEST_NAME) return { type: 'tooLong', what, name };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const sign = /[@=,\u0000-\u001f\u007f]/.exec(name);
  if (sign !== null) return { type: 'sign', what, name, sign: sign[0] };
  if (name !== name.trim()) return { type: 'space', what, name };
  const same = name.toLowerCase();
  if (what === 'segment' && (same === 'total' || same === 'all')) return { type: 'reserved', what, name };
  if (others.some((other) => other.toLowerCase() === same)) return { type: 'taken', what, name };
  return null;
}

export function describeNameError(error: NameError): string {
  const quoted = `"${error.name.slice(0, LONGEST_NAME)}"`;
  switch (error.type) {
    case 'empty':
      return `A ${error.what} needs a name.`;
    case 'tooLong':
      return `The ${error.what} name ${quoted} is too long; ${LONGEST_NAME} characters are the most.`;
    case 'sign': {
      const sign = error.sign < ' ' || error.sign === '\u007f' ? 'a control character' : `"${error.sign}"`;
      return `The ${error.what} name ${quoted} contains ${sign}; the characters @ = , have a meaning on the command line and cannot be in names.`;
    }
    case 'space':
      return `The ${error.what} name ${quoted} begins or ends with a space; take it away.`;
    case 'taken':
      return `There is a ${error.what} called ${quoted} already (capitals do not tell names apart); choose another name.`;
    case 'reserved':
      return `${quoted} is what the total over segments is called; choose another name for the segment.`;
  }
}

/** Ids of segments, scenarios and the like: short, fixed, and never a property that objects have by nature. */
export function isId(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,31}$/.test(text) && !NO_IDS.has(text);
}

/** An initiative's id begins the names of its lines, so it is one that formulas can hold. */
export function isInitiativeId(text: string): boolean {
  return /^[a-z][a-z0-9_]{0,31}$/.test(text) && !NO_IDS.has(text);
}

const NO_IDS: ReadonlySet<string> = new Set(['all', 'total', 'constructor', 'prototype']);

/** An id made of a name, different from those there are. */
export function idFromName(name: string, taken: readonly string[]): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_ID - 4);
  const stem = isId(plain) ? plain : 'id';
  if (stem !== 'id' && !taken.includes(stem)) return stem;
  for (let number = stem === 'id' ? 1 : 2; ; number++) {
    const id = `${stem}-${number}`;
    if (!taken.includes(id)) return id;
  }
}
