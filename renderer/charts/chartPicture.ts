import { token } from './theme';

/** Draws a chart into a context, from its origin. */
export type Draw = (to: CanvasRenderingContext2D, width: number, height: number) => void;

export interface Picture {
  readonly title: string;
  readonly caption: string;
  readonly note: string;
  readonly draw: Draw;
}

const WIDTH = 960;
const HEIGHT = 540;
const HEAD = 56;
const FOOT = 40;
const SCALE = 2;
/** On a slide a chart is read from further away than on a screen. */
const LARGER = 1.3;

/**
 * Puts a chart with its title, caption and note on the clipboard as a picture, at the size of half a slide and in the light theme; where
 * the clipboard takes none, it becomes a file.
 */
export async function copyPicture(picture: Picture): Promise<'copied' | 'downloaded'> {
  const canvas = inLightTheme(() => paint(picture));
  const made = new Promise<Blob>((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The picture is too large')) : resolve(blob)),
      'image/png',
    ),
  );
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': made })]);
    return 'copied';
  } catch {
    const address = URL.createObjectURL(await made);
    const link = document.createElement('a');
    link.href = address;
    link.download = `${picture.title}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    return 'downloaded';
  }
}

function paint({ title, caption, note, draw }: Picture): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * SCALE;
  canvas.height = HEIGHT * SCALE;
  const to = canvas.getContext('2d', { willReadFrequently: true });
  if (to === null) throw new Error('The canvas has no context');
  to.scale(SCALE, SCALE);
  to.fillStyle = token('--surface');
  to.fillRect(0, 0, WIDTH, HEIGHT);
  to.textBaseline = 'middle';
  to.fillStyle = token('--text');
  to.font = `600 20px ${token('--font')}`;
  to.fillText(title, 24, HEAD / 2 + 4);
  const titleWidth = to.measureText(title).width;
  to.fillStyle = token('--text-3');
  to.font = `400 14px ${token('--font')}`;
  to.fillText(caption, 24 + titleWidth + 12, HEAD / 2 + 5);
  to.font = `400 12px ${token('--font')}`;
  to.fillText(note, 24, HEIGHT - FOOT / 2, WIDTH - 48);
  to.save();
  to.translate(20, HEAD);
  to.scale(LARGER, LARGER);
  draw(to, (WIDTH - 40) / LARGER, (HEIGHT - HEAD - FOOT) / LARGER);
  to.restore();
  return canvas;
}

/** Tokens are those of the light theme while `make` runs; nothing is painted on the screen in between. */
function inLightTheme<T>(make: () => T): T {
  const { dataset } = document.documentElement;
  const theme = dataset['theme'] ?? 'light';
  dataset['theme'] = 'light';
  try {
    return make();
  } finally {
    dataset['theme'] = theme;
  }
}
