const INTERVAL_MS = 5 * 60_000;
const KEPT_MS = 7 * 24 * 3_600_000;

/**
 * Whether a save should keep what it replaces: when five minutes have passed since the newest version was replaced, or there is none.
 * A clock that was set back does not keep versions away until it has caught up. Times in milliseconds since 1970.
 */
export function isVersionDue(newestReplacedAt: number | null, now: number): boolean {
  return newestReplacedAt === null || Math.abs(now - newestReplacedAt) >= INTERVAL_MS;
}

/** Older versions are kept for seven days after they were replaced. */
export function isVersionExpired(replacedAt: number, now: number): boolean {
  return now - replacedAt > KEPT_MS;
}
