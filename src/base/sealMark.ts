/** A sealed plan begins with this word, which no JSON does. */
export const SEAL = 'headroom-sealed';

export function isSealed(bytes: Uint8Array): boolean {
  return Array.from(SEAL).every((letter, at) => bytes[at] === letter.charCodeAt(0));
}
