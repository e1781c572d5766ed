export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The first of some places for a label that no line crosses, else the one that the fewest lines cross. */
export function clearestPlace(places: readonly Box[], lines: readonly (readonly Point[])[]): number {
  const crossings = places.map(
    (box) => lines.filter((points) => points.some((point, at) => crosses(points[at - 1] ?? point, point, box))).length,
  );
  return crossings.indexOf(Math.min(...crossings));
}

/** Whether no line crosses a box. */
export function isClear(box: Box, lines: readonly (readonly Point[])[]): boolean {
  return !lines.some((points) =>
    points.some((point, at) => {
      const from = points[at - 1] ?? point;
      // Most of a line lies to either side of a label, or over or under it.
      if ((from.x < box.left && point.x < box.left) || (from.x > box.right && point.x > box.right)) return false;
      if ((from.y < box.top && point.y < box.top) || (from.y > box.bottom && point.y > box.bottom)) return false;
      return crosses(from, point, box);
    }),
  );
}

/** Whether two boxes have room between them, of `gap` at the sides. */
export function areApart(a: Box, b: Box, gap: number): boolean {
  return a.right + gap <= b.left || b.right + gap <= a.left || a.bottom <= b.top || b.bottom <= a.top;
}

/** How wide a text is in the font that a picture is being written in. */
export function widthOn(to: CanvasRenderingContext2D): (text: string) => number {
  return (text) => to.measureText(text).width;
}

/** As much of a text as there is room for, with an ellipsis where it is cut; `measure` gives the width of a text. */
export function fitted(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text;
  let length = text.length - 1;
  while (length > 1 && measure(`${text.slice(0, length).trimEnd()}…`) > room) length -= 1;
  return `${text.slice(0, length).trimEnd()}…`;
}

/** Whether a straight piece of line touches a box (clipped by each of its sides in turn). */
function crosses(from: Point, to: Point, box: Box): boolean {
  let start = 0;
  let end = 1;
  const sides = [
    [from.x - to.x, from.x - box.left],
    [to.x - from.x, box.right - from.x],
    [from.y - to.y, from.y - box.top],
    [to.y - from.y, box.bottom - from.y],
  ] as const;
  for (const [slope, distance] of sides) {
    if (slope === 0 && distance < 0) return false;
    if (slope < 0) start = Math.max(start, distance / slope);
    if (slope > 0) end = Math.min(end, distance / slope);
  }
  return start <= end;
}

/** Heights of labels in the order of their own, at least `distance` apart, inside `top` to `bottom` where they fit. */
export function pushedApart(
  heights: readonly number[],
  distance: number,
  top: number,
  bottom: number,
): readonly number[] {
  let above = top - distance;
  const down = heights.map((y) => {
    above = Math.max(y, above + distance);
    return above;
  });
  let below = bottom + distance;
  return down
    .toReversed()
    .map((y) => {
      below = Math.min(y, below - distance);
      return below;
    })
    .toReversed();
}
