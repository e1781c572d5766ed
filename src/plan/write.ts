import { canonicalText } from '#base/canonicalJson';
import type { Platform } from '#base/platform';
import type { Account } from '#domain/accounts/account';
import { accountsText, prepareAccountTexts } from './accountTexts';
import type { Plan } from './model';

export const FORMAT = 'headroom';
export const FORMAT_VERSION = 1;

/** File, plan and its parts have one entry per text line; a line of the plan, a scenario and an account stand on one each. */
const BREAK_DEPTH = 3;

/** What writing asks of a shell: pauses where somebody waits for the thread. */
type Writing = Pick<Platform, 'sha256' | 'pause'>;

/** The text of a plan file: the same plan gives the same bytes. */
export async function writePlan(plan: Plan, platform: Writing): Promise<string> {
  const sha256 = await contentHash(plan, platform);
  const written = { ...plan, accounts: accountsText(plan.accounts, true) };
  return canonicalText({ format: FORMAT, version: FORMAT_VERSION, sha256, plan: written }, BREAK_DEPTH);
}

/**
 * SHA-256 of the content, in hexadecimal: of the plan's canonical text on one line, newline included, as UTF-8.
 * Layout and order of keys in the file therefore do not matter, and every value does.
 */
export async function contentHash(plan: unknown, platform: Writing): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalText(await withAccountTexts(plan, platform), 0));
  await platform.pause?.();
  const digest = await platform.sha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A plan with its accounts as text, which is kept with each account; anything else as it is. */
async function withAccountTexts(plan: unknown, platform: Writing): Promise<unknown> {
  if (typeof plan !== 'object' || plan === null || !('accounts' in plan) || !Array.isArray(plan.accounts)) return plan;
  const { accounts } = plan;
  if (!accounts.every((account) => typeof account === 'object' && account !== null)) return plan;
  await prepareAccountTexts(accounts, platform);
  return { ...plan, accounts: accountsText(accounts as readonly Account[], false) };
}
