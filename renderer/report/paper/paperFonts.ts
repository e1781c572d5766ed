/** What stands on paper; `paper.css` says the same. */
export const PAPER_FONT = '"Inter Paper", "Inter Variable", Inter, system-ui, sans-serif';

const WEIGHTS = [400, 500, 600];
/** A letter of each of the font's parts. */
const LETTERS = 'aā';

let loading: Promise<unknown> | null = null;

/** Resolves when the fonts of the paper are there: what is measured before would be measured in another font. */
export function paperFonts(): Promise<unknown> {
  loading ??= Promise.allSettled(WEIGHTS.map((weight) => document.fonts.load(`${weight} 12px "Inter Paper"`, LETTERS)));
  return loading;
}
