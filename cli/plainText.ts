/** Sentences in a row as one, as an error on a command line is. */
export function asOneSentence(text: string): string {
  return text.replace(/[.] (?:(\p{Lu})(?=\p{Ll})|(?=["\d]))/gu, (_, first = '') => `; ${first.toLowerCase()}`);
}

/** Text of a plan, fit for a terminal: what a file says must not move its cursor or change its colours. */
export function plainText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}
