import { useLayoutEffect, useRef, useState } from 'react';
import type { ReportChart } from '#exchange/report/parts';
import { BarsDrawing } from './BarsDrawing';
import { FanDrawing } from './FanDrawing';
import { LinesDrawing } from './LinesDrawing';
import { leastHeight, mostHeight } from './leastHeight';
import type { Size } from './plot';
import { WaterfallDrawing } from './WaterfallDrawing';
import { axisNote } from './waterfallAxis';

/** A chart of the report as a vector drawing, under its title, in whatever room the paper gives it. */
export function ChartPart({ chart }: { readonly chart: ReportChart }) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  // Paper does not change by itself: what it shows and how much room there is for it changes only when it is drawn again.
  useLayoutEffect(() => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = box.current ?? {};
    if (width > 0 && height > 0 && (width !== size?.width || height !== size.height)) setSize({ width, height });
  });
  const note = [chart.kind === 'waterfall' ? axisNote(chart) : '', chart.note].filter((said) => said !== '').join(' ');
  return (
    <figure className="paper-chart" data-kind={chart.kind}>
      <figcaption className="paper-caption">
        <b>{chart.title}</b> {chart.caption}
      </figcaption>
      <div className="paper-plot" ref={box} style={{ minHeight: leastHeight(chart), maxHeight: mostHeight(chart) }}>
        {size !== null && (
          <svg role="img" aria-label={chart.summary} width={size.width} height={size.height}>
            <Drawing chart={chart} size={size} />
          </svg>
        )}
      </div>
      {note !== '' && <p className="paper-note">{note}</p>}
    </figure>
  );
}

function Drawing({ chart, size }: { readonly chart: ReportChart; readonly size: Size }) {
  switch (chart.kind) {
    case 'lines':
      return <LinesDrawing chart={chart} size={size} />;
    case 'waterfall':
      return <WaterfallDrawing chart={chart} size={size} />;
    case 'bars':
    case 'stacked':
      return <BarsDrawing chart={chart} size={size} />;
    case 'fan':
      return <FanDrawing chart={chart} size={size} />;
  }
}
