import { PAPER_FONT } from '../paper/paperFonts';

let measuring: CanvasRenderingContext2D | null = null;

/** Width of figures as columns have them, each digit as wide as the next. */
export function figureWidth(text: string, weight: 400 | 500 | 600 = 400, size = 11): number {
  return textWidth(text.replaceAll(/\d/g, '0'), weight, size) + 1;
}

/** Width of a text as a chart on paper writes it: 11 pixels, in the weight given. */
export function textWidth(text: string, weight: 400 | 500 | 600 = 400, size = 11): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (measuring === null) return text.length * size * 0.6;
  measuring.font = `${weight} ${size}px ${PAPER_FONT}`;
  return measuring.measureText(text).width;
}
