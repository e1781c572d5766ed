/**
 * Finds where the items of a list stood in the one before, the same objects; −1 for new ones. Where items came or went at one place, or changed where they
 * stand, nothing is looked up.
 */
export function movedPlaces<T extends object>(before: readonly T[], now: readonly T[]): (at: number) => number {
  const shared = Math.min(before.length, now.length);
  let first = 0;
  while (first < shared && before[first] === now[first]) first++;
  const shift = before.length - now.length;
  let behind = now.length;
  while (behind > first && behind + shift > first && before[behind + shift - 1] === now[behind - 1]) behind--;
  let places: ReadonlyMap<T, number> | null = null;
  return (at) => {
    if (at < first) return at;
    if (at >= behind) return at + shift;
    const item = now[at] as T;
    if (before[at] === item) return at;
    // Most edits change an item where it stands: of them none is found anywhere else.
    places ??= new Map(before.slice(first, behind + shift).map((one, place) => [one, first + place]));
    return places.get(item) ?? -1;
  };
}
