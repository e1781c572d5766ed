import { token } from '../charts/theme';

/** Canvases have tabular figures, which spread a hyphen but not its sign of its own. */
export function write(to: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  to.fillText(text.replaceAll('-', '\u2010'), x, y);
}

export function font(weight: number, size: number): string {
  return `${weight} ${size}px ${token('--font')}`;
}
