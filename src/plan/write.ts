import { canonicalText, WrittenText } from '#base/canonicalJson';
import { joinBytes } from '#base/joinBytes';
import type { Platform } from '#base/platform';
import { accountBytes } from './accountTexts';
import type { Plan } from './model';

export const FORMAT = 'headroom';
export const FORMAT_VERSION = 1;

/** File, plan and its parts have one entry per text line; a line of the plan, a scenario and an account stand on one each. */
const BREAK_DEPTH = 3;

/** What writing asks of a shell: pauses where somebody waits for the thread. */
type Writing = Pick<Platform, 'sha256' | 'pause'>;

/** The text of a plan file: the same plan gives the same bytes. */
export async function writePlan(plan: Plan, platform: Writing): Promise<string> {
  return new TextDecoder().decode(await writePlanBytes(plan, platform));
}

/** The bytes of a plan file, UTF-8. A list of thousands of accounts is written with pauses in between. */
export async function writePlanBytes(plan: Plan, platform: Writing): Promise<Uint8Array> {
  const sha256 = await contentHash(plan, platform);
  await platform.pause?.();
  const file = (written: unknown) => ({ format: FORMAT, version: FORMAT_VERSION, sha256, plan: written });
  return canonicalBytes(plan, file, BREAK_DEPTH, platform);
}

/**
 * SHA-256 of the content, in hexadecimal: of the plan's canonical text on one line, newline included, as UTF-8.
 * Layout and order of keys in the file therefore do not matter, and every value does.
 */
export async function contentHash(plan: unknown, platform: Writing): Promise<string> {
  const digest = await platform.sha256(await canonicalBytes(plan, (written) => written, 0, platform));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Stands for the list of accounts while the rest is written; no canonical text has this character, which JSON escapes. */
const PLACE = '\u0000';

/** Canonical text of what stands around a plan, in UTF-8; the accounts of the plan are written apart, each once. */
async function canonicalBytes(
  plan: unknown,
  around: (plan: unknown) => unknown,
  breakDepth: number,
  platform: Pick<Platform, 'pause'>,
): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const accounts = accountsIn(plan);
  if (accounts === null) return encoder.encode(canonicalText(around(plan), breakDepth));
  const text = canonicalText(around({ ...(plan as object), accounts: new WrittenText(PLACE) }), breakDepth);
  const at = text.indexOf(PLACE);
  const list = await accountBytes(accounts, breakDepth > 0, platform);
  return joinBytes([encoder.encode(text.slice(0, at)), ...list, encoder.encode(text.slice(at + PLACE.length))]);
}

/** The accounts of what is to be a plan; null where it has none, or a list that no plan has. */
function accountsIn(plan: unknown): readonly object[] | null {
  if (typeof plan !== 'object' || plan === null || !('accounts' in plan) || !Array.isArray(plan.accounts)) return null;
  const accounts: readonly unknown[] = plan.accounts;
  return accounts.every((account): account is object => typeof account === 'object' && account !== null)
    ? accounts
    : null;
}
