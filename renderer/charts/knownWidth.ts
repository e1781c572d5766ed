const MOST = 2_000;
const FIGURE = /\d/g;

const known = new WeakMap<CanvasRenderingContext2D, Map<string, number>>();

/** A text with all its figures alike: on a canvas in the page, whose figures are of one width, it is as wide as the text. */
export function widthKey(text: string): string {
  return text.replace(FIGURE, '0');
}

/**
 * How wide a text is in a font, which becomes that of the context where it has to be measured. Each context remembers, for most texts of a
 * chart stay from one figure to the next, or change by their figures alone, and to measure them takes as long as to draw them; nothing is
 * remembered before fonts are there.
 */
export function knownWidth(to: CanvasRenderingContext2D, font: string, text: string): number {
  const widths = known.get(to) ?? new Map<string, number>();
  known.set(to, widths);
  const key = `${font} ${to.canvas.isConnected ? widthKey(text) : text}`;
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
