/**
 * Finds where the items of a list, none of which is twice in it, stood in the one before, the same objects; −1 for new ones.
 *
 * Cost  little where items came or went at one place, or were changed where they stand; else every item in between is looked up
 */
export function movedPlaces<T extends object>(before: readonly T[], now: readonly T[]): (at: number) => number {
  const shared = Math.min(before.length, now.length);
  let first = 0;
  while (first < shared && before[first] === now[first]) first++;
  const shift = before.length - now.length;
  let behind = now.length;
  while (behind > first && before[behind + shift - 1] === now[behind - 1]) behind--;
  let places: ReadonlyMap<T, number> | null = null;
  return (at) => {
    if (at < first) return at;
    if (at >= behind) return at + shift;
    const item = now[at] as T;
    if (before[at] === item) return at;
    places ??= new Map(before.slice(first, behind + shift).map((one, place) => [one, first + place]));
    return places.get(item) ?? -1;
  };
}
