import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Paper } from '#plan/places';

const STEP = 0.04;
/** Smaller is not legible on paper; a page of more than that is cut by nothing but its own content, which is made to fit. */
const SMALLEST = 0.5;

interface FittedBodyProps {
  /** What it shows: another one is fitted anew. */
  readonly of: unknown;
  readonly paper: Paper;
  readonly children: ReactNode;
}

/** The room between head and foot of a page. What is too much for it is drawn smaller, all of it, until nothing is cut off. */
export function FittedBody({ of, paper, children }: FittedBodyProps) {
  const box = useRef<HTMLDivElement>(null);
  const [fitted, setFitted] = useState({ of, paper, scale: 1 });
  const scale = fitted.of === of && fitted.paper === paper ? fitted.scale : 1;
  useLayoutEffect(() => {
    const inner = box.current?.firstElementChild;
    if (inner == null) return;
    const isTooMuch = inner.scrollHeight > inner.clientHeight + 1 || inner.scrollWidth > inner.clientWidth + 1;
    if (isTooMuch && scale - STEP >= SMALLEST) setFitted({ of, paper, scale: scale - STEP });
  }, [of, paper, scale]);
  const size = `${100 / scale}%`;
  return (
    <div className="paper-body" ref={box} data-scale={scale < 1 ? scale.toFixed(2) : undefined}>
      <div style={scale === 1 ? undefined : { width: size, height: size, transform: `scale(${scale})` }}>
        {children}
      </div>
    </div>
  );
}
