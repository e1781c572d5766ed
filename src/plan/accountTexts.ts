import { canonicalText } from '#base/canonicalJson';
import type { Platform } from '#base/platform';

/** Canonical texts of accounts. Accounts are values, so a text stays right as long as its account is there. */
const known = new WeakMap<object, string>();

/** As many texts as are made, and joined, without a pause: some milliseconds. */
const MADE_AT_ONCE = 200;
const JOINED_AT_ONCE = 4_000;

/**
 * The list as canonical text writes it, in UTF-8 and in pieces: each account on one line of text where `isBroken`, all on one line
 * otherwise. An account stands on one line either way, so one text of it serves both. Pauses between pieces, and while texts are made that
 * are not there yet: 20,000 accounts take most of a second, and are written again a second after every change.
 */
export async function accountBytes(
  accounts: readonly object[],
  isBroken: boolean,
  { pause }: Pick<Platform, 'pause'>,
): Promise<readonly Uint8Array[]> {
  const encoder = new TextEncoder();
  if (accounts.length === 0) return [encoder.encode('[]')];
  const lineBreak = isBroken ? '\n' : '';
  const pieces: Uint8Array[] = [];
  let texts: string[] = [];
  let made = 0;
  for (const [at, account] of accounts.entries()) {
    if (!known.has(account)) made++;
    texts.push(`${at === 0 ? '[' : ','}${lineBreak}${textOf(account)}`);
    if (made < MADE_AT_ONCE && texts.length < JOINED_AT_ONCE) continue;
    pieces.push(encoder.encode(texts.join('')));
    texts = [];
    made = 0;
    await pause?.();
  }
  return [...pieces, encoder.encode(`${texts.join('')}${lineBreak}]`)];
}

function textOf(account: object): string {
  const before = known.get(account);
  if (before !== undefined) return before;
  // Without the newline that a whole text ends with.
  const text = canonicalText(account, 0).slice(0, -1);
  known.set(account, text);
  return text;
}
