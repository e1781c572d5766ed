import { type Axis, axisDecimals } from '../charts/axis';
import { fixed } from '../format/figures';

/** Place of a value on a bar, as a part of its width; what lies beyond the axis stands at its end. */
function placeOn(axis: Pick<Axis, 'min' | 'max'>, value: number): string {
  const part = (value - axis.min) / (axis.max - axis.min);
  return `${(Math.min(Math.max(part, 0), 1) * 100).toFixed(2)}%`;
}

function ticksOf({ min, max, step }: Axis): readonly number[] {
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, at) => min + at * step);
}

/** The scale over bars. */
export function BandTicks({ axis, suffix = '' }: { readonly axis: Axis; readonly suffix?: string }) {
  const decimals = axisDecimals(axis);
  return (
    <span className="band-ticks" aria-hidden="true">
      {ticksOf(axis).map((value) => (
        <i key={value} className="num" style={{ left: placeOn(axis, value) }}>
          {`${fixed(value, decimals)}${suffix}`}
        </i>
      ))}
    </span>
  );
}

interface BandBarProps {
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
  /** NaN where nothing is chosen. */
  readonly chosen: number;
  readonly isOutside: boolean;
  /** A band of a stage that the plan comes to later, which stands back. */
  readonly isLater?: boolean;
  /** Whether the bar shows where it could reach. */
  readonly hasTrack?: boolean;
}

/** A band as a bar with a mark at what is chosen, red outside of it; the figures beside it say the same. */
export function BandBar({ axis, from, to, chosen, isOutside, isLater = false, hasTrack = false }: BandBarProps) {
  const isThere = Number.isFinite(from) && Number.isFinite(to);
  return (
    <span className="band-bar" data-later={isLater || undefined} data-track={hasTrack || undefined} aria-hidden="true">
      {isThere && !hasTrack && ticksOf(axis).map((value) => <u key={value} style={{ left: placeOn(axis, value) }} />)}
      {isThere && <i style={{ left: placeOn(axis, from), right: `calc(100% - ${placeOn(axis, to)})` }} />}
      {Number.isFinite(chosen) && <b className={isOutside ? 'outside' : ''} style={{ left: placeOn(axis, chosen) }} />}
    </span>
  );
}
