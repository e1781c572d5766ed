/** How well a passphrase holds against someone who has the file and time, as far as that shows from the outside. */
export interface Strength {
  readonly rank: 'weak' | 'fair' | 'strong';
  /** One sentence: why, and what would make it better. */
  readonly hint: string;
}

const FEWEST = 8;

/** What everyone tries first. Parts count: `Password2027!` is no better. */
const COMMON = [
  'password',
  'passwort',
  'headroom',
  'qwerty',
  'letmein',
  'welcome',
  'admin',
  '12345',
  'abc123',
  'iloveyou',
];

/**
 * A hint, not a promise: bits are guessed from the kinds of characters and what repeats. At the cost of sealing a guess
 * takes a good part of a second, so 40 bits already mean years on many machines.
 */
export function strengthOf(passphrase: string): Strength {
  const text = passphrase.normalize('NFC');
  const letters = Array.from(text);
  if (letters.length < FEWEST) {
    return {
      rank: 'weak',
      hint: `Short: use ${FEWEST} characters or more, best four words that do not belong together.`,
    };
  }
  const lower = text.toLowerCase();
  const common = COMMON.find((word) => lower.includes(word));
  if (common !== undefined) return { rank: 'weak', hint: `"${common}" is among the first that are tried.` };
  const bits = new Set(letters).size * bitsOfKinds(text);
  if (bits < 40)
    return { rank: 'weak', hint: 'Few different characters: best are four words that do not belong together.' };
  if (bits < 65) return { rank: 'fair', hint: 'Fair: another word makes it strong.' };
  return { rank: 'strong', hint: 'Strong. Keep it where you find it: without it nobody can open the plan.' };
}

/** Bits of a character where each of those kinds could stand. */
function bitsOfKinds(text: string): number {
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[ -/:-@[-`{-~]/, 33],
    [/[^ -~]/, 60],
  ];
  const choices = kinds.reduce((sum, [kind, count]) => sum + (kind.test(text) ? count : 0), 0);
  // Seven bits are a hundred and twenty-eight choices; words are not letters by chance, which costs about half.
  return choices > 64 ? 5 : choices > 32 ? 4.4 : 3.5;
}
