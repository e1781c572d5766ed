import type { Version } from '#host/host';

/** Most of the families that call themselves Chrome say their own name further on. */
const FAMILIES = [
  ['Edge', /\bEdg\/([\d.]+)/],
  ['Firefox', /\bFirefox\/([\d.]+)/],
  ['Chrome or Chromium', /Chrome\/([\d.]+)/],
  ['Safari', /\bVersion\/([\d.]+).*\bSafari\b/],
] as const;

/** The browser, as its user agent calls it; nothing where it says none of the usual words. */
export function browserOf(userAgent: string): readonly Version[] {
  for (const [name, pattern] of FAMILIES) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return [{ name, version }];
  }
  return [];
}
