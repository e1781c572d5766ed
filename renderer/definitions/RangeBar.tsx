import type { DrawnRange } from './standingRows';

/** Annual NRR from the left end of the bar to the right one. */
const LEAST = 0.8;
const MOST = 1.7;
const place = (nrr: number) => `${(Math.min(Math.max((nrr - LEAST) / (MOST - LEAST), 0), 1) * 100).toFixed(2)}%`;

/** A source's ranges of NRR as a bar with the plan's NRR in it; the text beside it says the same. */
export function RangeBar({ ranges, value }: { readonly ranges: readonly DrawnRange[]; readonly value: number }) {
  const isInside = ranges.some(({ from, to }) => value >= from - 1e-9 && value <= to + 1e-9);
  return (
    <span className="range-bar" aria-hidden="true">
      {ranges.map(({ from, to, tone }) => (
        <i key={from} className={tone} style={{ left: place(from), right: `calc(100% - ${place(to)})` }} />
      ))}
      {Number.isFinite(value) && <b className={isInside ? '' : 'outside'} style={{ left: place(value) }} />}
    </span>
  );
}
