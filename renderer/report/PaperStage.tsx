import { useLayoutEffect, useRef, useState } from 'react';
import type { Paper } from '#plan/places';
import { Scrolling } from '../frame/Scrolling';
import type { NumberedPage } from './numberedPages';
import { PaperPage } from './paper/PaperPage';

export type Zoom = 'fit' | 'full';

interface StageProps {
  readonly shown: NumberedPage;
  readonly paper: Paper;
  readonly foot: string;
  readonly count: number;
  readonly zoom: Zoom;
}

/** Around the paper, so that its shadow shows. */
const MARGIN = 24;

/** The page that is looked at, as large as there is room for, or in the size it is printed in. */
export function PaperStage({ shown, paper, foot, count, zoom }: StageProps) {
  const stage = useRef<HTMLElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState(1);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const scale = zoom === 'fit' ? fit : 1;
  useLayoutEffect(() => {
    const box = stage.current;
    const inner = sheet.current;
    if (box === null || inner === null) return;
    const measure = () => {
      const { offsetWidth: width, offsetHeight: height } = inner;
      const sheetHeight = inner.querySelector<HTMLElement>('.paper')?.offsetHeight ?? height;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
      if (width === 0 || box.clientWidth === 0) return;
      const room = Math.min((box.clientWidth - 2 * MARGIN) / width, (box.clientHeight - 2 * MARGIN) / sheetHeight);
      setFit(Math.max(0.3, Math.min(1.5, room)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);
  return (
    <Scrolling className="report-stage" label="Page" data-region="page" ref={stage}>
      <div className="report-sheet" style={{ width: size.width * scale, height: size.height * scale }}>
        <div className="report-scaled" ref={sheet} style={{ transform: `scale(${scale})` }}>
          {shown.sheets.map((page, at) => (
            <PaperPage
              // biome-ignore lint/suspicious/noArrayIndexKey: sheets are only told apart by their places
              key={at}
              page={page}
              paper={paper}
              foot={foot}
              number={shown.number === null ? null : shown.number + at}
              count={count}
            />
          ))}
        </div>
      </div>
    </Scrolling>
  );
}
