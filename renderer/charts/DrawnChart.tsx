import { useLayoutEffect, useRef } from 'react';
import type { Draw } from './chartPicture';
import { useTheme } from './theme';

/** A canvas that is drawn by hand, sharp at any size and pixel density; `summary` says in a sentence what it shows. */
export function DrawnChart({ draw, summary }: { readonly draw: Draw; readonly summary: string }) {
  const theme = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(draw);
  latest.current = draw;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read while drawing
  useLayoutEffect(() => {
    paint(box.current, canvas.current, draw);
  }, [draw, theme]);

  useLayoutEffect(() => {
    if (box.current === null) return;
    const again = () => paint(box.current, canvas.current, latest.current);
    const observer = new ResizeObserver(again);
    observer.observe(box.current);
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

function paint(box: HTMLElement | null, canvas: HTMLCanvasElement | null, draw: Draw): void {
  const to = canvas?.getContext('2d');
  if (box === null || canvas === null || to === null || to === undefined) return;
  const { clientWidth: width, clientHeight: height } = box;
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
