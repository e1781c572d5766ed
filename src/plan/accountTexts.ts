import { canonicalText, WrittenText } from '#base/canonicalJson';
import type { Platform } from '#base/platform';
import type { Account } from '#domain/accounts/account';

/** Canonical texts of accounts. Accounts are values, so a text stays right as long as its account is there. */
const texts = new WeakMap<object, string>();

/** As many as are written without a pause: some milliseconds. */
const AT_ONCE = 200;

/**
 * Makes the texts of accounts that have none yet, with pauses in between: 20,000 accounts take most of a second, and are written again a
 * second after every change.
 */
export async function prepareAccountTexts(
  accounts: readonly unknown[],
  { pause }: Pick<Platform, 'pause'>,
): Promise<void> {
  let made = 0;
  for (const account of accounts) {
    if (typeof account !== 'object' || account === null || texts.has(account)) continue;
    textOf(account);
    made++;
    if (pause !== undefined && made % AT_ONCE === 0) await pause();
  }
}

function textOf(account: object): string {
  const known = texts.get(account);
  if (known !== undefined) return known;
  // Without the newline that a whole text ends with.
  const text = canonicalText(account, 0).slice(0, -1);
  texts.set(account, text);
  return text;
}

/**
 * The list as canonical text writes it, each account on one line of text where `isBroken`, on one line altogether otherwise. An account
 * stands on one line either way, so one text of it serves both.
 */
export function accountsText(accounts: readonly Account[], isBroken: boolean): WrittenText {
  if (accounts.length === 0) return new WrittenText('[]');
  const [open, between, close] = isBroken ? ['[\n', ',\n', '\n]'] : ['[', ',', ']'];
  return new WrittenText(`${open}${accounts.map(textOf).join(between)}${close}`);
}
