import * as v from 'valibot';
import type { Kept } from './kept';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const whole = v.pipe(v.number(), v.integer());
const placeSchema = v.strictObject({ x: whole, y: whole, width: whole, height: whole, maximized: v.boolean() });
export type WindowPlace = Readonly<v.InferOutput<typeof placeSchema>>;

/** By path of the plan, oldest first; windows without one have the empty path. */
export const windowPlacesSchema = v.pipe(v.array(v.tuple([v.string(), placeSchema])), v.readonly());
export type KeptPlaces = v.InferOutput<typeof windowPlacesSchema>;

const MOST = 100;
/** As much of the title bar has to be on a display, so that a window can be taken hold of. */
const GRIP = { width: 120, height: 40 };
/** Windows in the very same place look like one. */
const STEP = 28;

export function rememberPlace(kept: Kept<KeptPlaces>, path: string, place: WindowPlace): void {
  const others = kept.get().filter(([one]) => one !== path);
  kept.set([...others, [path, place] as [string, WindowPlace]].slice(-MOST));
}

/**
 * Where a window for a plan opens: where that plan's was, else where the last one without a plan was, as far as the present
 * displays show it; null where nothing fits. It steps aside from windows that stand exactly there.
 */
export function placeFor(
  kept: KeptPlaces,
  path: string,
  displays: readonly Area[],
  taken: readonly Area[],
): WindowPlace | null {
  const byPath = new Map(kept);
  const wanted = byPath.get(path) ?? byPath.get('');
  return wanted === undefined ? null : visible(aside(wanted, taken), displays);
}

function aside(place: WindowPlace, taken: readonly Area[]): WindowPlace {
  const isTaken = taken.some(({ x, y }) => x === place.x && y === place.y);
  return isTaken ? aside({ ...place, x: place.x + STEP, y: place.y + STEP }, taken) : place;
}

/** The place within the display that shows its title bar, no larger than it; null where none does. */
function visible(place: WindowPlace, displays: readonly Area[]): WindowPlace | null {
  const display = displays.find((area) => {
    const wide = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
    const high = Math.min(place.y + GRIP.height, area.y + area.height) - Math.max(place.y, area.y);
    return wide >= GRIP.width && high >= GRIP.height;
  });
  if (display === undefined) return null;
  return { ...place, width: Math.min(place.width, display.width), height: Math.min(place.height, display.height) };
}
