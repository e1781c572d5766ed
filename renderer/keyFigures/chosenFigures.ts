import { create } from 'zustand';
import { FIGURES, FIRST_FIGURES, MOST_FIGURES } from './figureList';

const KEPT = 'headroom.keyFigures';

/** Which figures the strip shows, remembered on this computer. */
export const useChosenFigures = create<{ readonly lines: readonly string[] }>(() => ({
  lines: readChosen(localStorage.getItem(KEPT)),
}));

/** Shows a figure or takes it away; there is always one, and never more than the strip has room for. */
export function toggleFigure(line: string): void {
  const { lines } = useChosenFigures.getState();
  const next = lines.includes(line) ? lines.filter((other) => other !== line) : [...lines, line];
  if (next.length === 0 || next.length > MOST_FIGURES) return;
  localStorage.setItem(KEPT, JSON.stringify(next));
  useChosenFigures.setState({ lines: next });
}

/** What was kept, as far as it names figures; the first seven where nothing was, or nothing of use. */
function readChosen(kept: string | null): readonly string[] {
  if (kept === null) return FIRST_FIGURES;
  try {
    const read: unknown = JSON.parse(kept);
    const known = Array.isArray(read) ? FIGURES.map(({ line }) => line).filter((line) => read.includes(line)) : [];
    return known.length === 0 ? FIRST_FIGURES : known.slice(0, MOST_FIGURES);
  } catch {
    return FIRST_FIGURES;
  }
}
