import { canonicalText } from '#base/canonicalJson';
import type { Platform } from '#base/platform';
import type { Plan } from './model';

export const FORMAT = 'headroom';
export const FORMAT_VERSION = 1;

/** File, plan and its parts have one entry per text line; a line of the plan and a scenario stand on one each. */
const BREAK_DEPTH = 3;

/** The text of a plan file: the same plan gives the same bytes. */
export async function writePlan(plan: Plan, platform: Pick<Platform, 'sha256'>): Promise<string> {
  const sha256 = await contentHash(plan, platform);
  return canonicalText({ format: FORMAT, version: FORMAT_VERSION, sha256, plan }, BREAK_DEPTH);
}

/**
 * SHA-256 of the content, in hexadecimal: of the plan's canonical text on one line, newline included, as UTF-8.
 * Layout and order of keys in the file therefore do not matter, and every value does.
 */
export async function contentHash(plan: unknown, platform: Pick<Platform, 'sha256'>): Promise<string> {
  const digest = await platform.sha256(new TextEncoder().encode(canonicalText(plan, 0)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
