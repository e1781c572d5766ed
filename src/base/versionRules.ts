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

/** At most so many older versions of a plan are kept, and so many bytes of them. */
export const MOST_VERSIONS = 200;
export const MOST_VERSION_BYTES = 256_000_000;

interface Kept {
  readonly replacedAt: number;
  readonly size: number;
}

/**
 * Which versions go so that the others keep within the limits: one after the other the one that lies closest to its neighbours for its age, so that
 * recent work is kept densely and older work more and more thinly. The newest stays, whatever its size.
 *
 * `versions` newest first; times in milliseconds since 1970.
 */
export function versionsTooMany<V extends Kept>(versions: readonly V[], now: number): readonly V[] {
  const kept = [...versions];
  const gone: V[] = [];
  let bytes = kept.reduce((sum, { size }) => sum + size, 0);
  while (kept.length > 1 && (kept.length > MOST_VERSIONS || bytes > MOST_VERSION_BYTES)) {
    const [least] = kept.splice(closestForItsAge(kept, now), 1);
    if (least === undefined) break;
    gone.push(least);
    bytes -= least.size;
  }
  return gone;
}

/** Never the newest, and the oldest only where there is no other. */
function closestForItsAge(versions: readonly Kept[], now: number): number {
  let found = versions.length - 1;
  let smallest = Number.POSITIVE_INFINITY;
  for (let at = versions.length - 2; at >= 1; at--) {
    const { replacedAt } = versions[at] as Kept;
    const newer = (versions[at - 1] as Kept).replacedAt;
    const older = (versions[at + 1] as Kept).replacedAt;
    const share = (newer - older) / (Math.max(0, now - replacedAt) + INTERVAL_MS);
    if (share >= smallest) continue;
    smallest = share;
    found = at;
  }
  return found;
}
