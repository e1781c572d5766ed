const MOST = 2_000;

const known = new WeakMap<CanvasRenderingContext2D, Map<string, number>>();

/**
 * How wide a text is in a font, which becomes that of the context where it has to be measured. Each context remembers, for most texts of a
 * chart stay from one figure to the next, and to measure them takes as long as to draw them; nothing is remembered before fonts are there.
 */
export function knownWidth(to: CanvasRenderingContext2D, font: string, text: string): number {
  const widths = known.get(to) ?? new Map<string, number>();
  known.set(to, widths);
  const key = `${font} ${text}`;
  const before = widths.get(key);
  if (before !== undefined) return before;
  to.font = font;
  const { width } = to.measureText(text);
  // Asked after measuring, which may be what a font is first wanted for.
  if (document.fonts.status !== 'loaded') return width;
  if (widths.size >= MOST) widths.clear();
  widths.set(key, width);
  return width;
}
