import { useLayoutEffect, useRef } from 'react';
import type { Draw } from './chartPicture';
import { useTheme } from './theme';

/** A canvas that is drawn by hand, sharp at any size and pixel density; `summary` says in a sentence what it shows. */
export function DrawnChart({ draw, summary }: { readonly draw: Draw; readonly summary: string }) {
  const theme = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(draw);
  // Kept from one drawing to the next: asking for it makes the browser lay out the page first.
  const size = useRef({ width: 0, height: 0 });
  latest.current = draw;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read while drawing
  useLayoutEffect(() => {
    paint(canvas.current, size.current, draw);
  }, [draw, theme]);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const again = () => {
      size.current = { width: element.clientWidth, height: element.clientHeight };
      paint(canvas.current, size.current, latest.current);
    };
    again();
    const observer = new ResizeObserver(again);
    observer.observe(element);
    // Text that was measured before the bundled font is there would sit wrong.
    void document.fonts.ready.then(again);
    return () => observer.disconnect();
  }, []);

  return (
    <div className="chart-box" role="img" aria-label={summary} ref={box}>
      <canvas ref={canvas} style={{ position: 'absolute' }} />
    </div>
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function paint(canvas: HTMLCanvasElement | null, { width, height }: Size, draw: Draw): void {
  const to = canvas?.getContext('2d');
  if (canvas === null || to === null || to === undefined) return;
  const density = window.devicePixelRatio;
  const [wide, high] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  to.setTransform(density, 0, 0, density, 0, 0);
  to.clearRect(0, 0, width, height);
  if (width > 0 && height > 0) draw(to, width, height);
}
