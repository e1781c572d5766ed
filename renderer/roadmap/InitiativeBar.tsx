import './bar.css';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { barPath, type BarShape } from './barShape';
import { barAction, type RowAction } from './initiativeKeys';
import type { TimeScale } from './timeScale';

/** What is taken hold of: the bar, to move it, or the end of its ramp, to change how long that takes. */
export type Grip = 'move' | 'ramp';

interface BarProps {
  /** Start, ramp and size in words, for those who do not see the bar. */
  readonly name: string;
  readonly label: string;
  readonly shape: BarShape;
  readonly scale: TimeScale;
  readonly isOn: boolean;
  readonly isLoss: boolean;
  readonly isOwn: boolean;
  readonly isSelected: boolean;
  /** Why it cannot be moved; null where it can. */
  readonly heldBy: string | null;
  readonly tabIndex: number;
  /** First month and length of its ramp. */
  readonly start: number;
  readonly length: number;
  /** The start or length that it is dragged to, tried out at once; null leaves it where it was. */
  readonly onTry: (grip: Grip, value: number | null) => void;
  readonly onTake: (grip: Grip, value: number) => void;
  readonly onRefuse: (sentence: string) => void;
  readonly onAction: (action: RowAction) => void;
  readonly onOpen: () => void;
}

/** What is dragged is what the bar was when it was taken hold of: meanwhile it shows what is tried out. */
interface Drag {
  readonly grip: Grip;
  /** Where the pointer took hold of it; null where a key holds it. */
  readonly from: number | null;
  readonly before: number;
  readonly value: number;
}

const HEIGHT = 18;
/** Width of what stands for a bar that begins after the plan. */
const OUTSIDE = 120;
/** What is written beside the ramp takes about this much a letter. */
const LETTER = 6.2;

/**
 * An initiative on the timeline: a ramp, then its full effect. It is dragged, or moved by keys where it has the focus. What is held is tried
 * out at once and taken when it is let go, the key too: one step. Escape gives up.
 */
export function InitiativeBar(props: BarProps) {
  const { shape, scale, label, isOn, heldBy } = props;
  const drag = useRef<Drag | null>(null);
  const takenHold = (grip: Grip, from: number | null): Drag => {
    const before = grip === 'move' ? props.start : props.length;
    return { grip, from, before, value: before };
  };

  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    if (heldBy !== null) return props.onRefuse(heldBy);
    const grip =
      event.target instanceof Element && event.target.closest('[data-grip="ramp"]') !== null ? 'ramp' : 'move';
    event.currentTarget.setPointerCapture(event.pointerId);
    letKeyGo();
    drag.current = takenHold(grip, event.clientX);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const now = drag.current;
    if (now === null || now.from === null) return;
    const months = Math.round((event.clientX - now.from) / scale.monthWidth);
    const value = now.grip === 'move' ? startAt(scale, now.before, months) : Math.max(1, now.before + months);
    if (value === now.value) return;
    drag.current = { ...now, value };
    props.onTry(now.grip, value);
  };
  const end = () => {
    const now = drag.current;
    drag.current = null;
    if (now === null) return;
    if (now.value === now.before) props.onTry(now.grip, null);
    else props.onTake(now.grip, now.value);
  };
  const giveUp = () => {
    if (drag.current !== null) props.onTry(drag.current.grip, null);
    drag.current = null;
  };

  const letKeyGo = () => {
    if (drag.current?.from === null) end();
  };
  /** So many months further than where the key that is held has brought it. */
  const walk = (grip: Grip, by: number) => {
    if (heldBy !== null) return props.onRefuse(heldBy);
    if (drag.current?.grip !== grip) letKeyGo();
    const now = drag.current ?? takenHold(grip, null);
    if (now.from !== null) return;
    const value = grip === 'ramp' ? Math.max(1, now.value + by) : now.value + by;
    drag.current = { ...now, value };
    props.onTry(grip, value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && drag.current !== null) {
      event.stopPropagation();
      return giveUp();
    }
    const action = barAction(event);
    if (action !== null) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (action?.type === 'move' || action?.type === 'ramp') return walk(action.type, action.by);
    // What another key does, it does to the plan as it is by then.
    letKeyGo();
    if (action !== null) props.onAction(action);
  };

  const width = Math.max(shape.right - shape.left, 2);
  const handle = Math.min(Math.max(shape.full, shape.left + scale.monthWidth), shape.right);
  const beside = placeOf(label, { ...shape, full: props.isSelected ? handle : shape.full });
  const isOutside = shape.outside === 'after';
  return (
    <>
      <button
        type="button"
        className="bar"
        aria-label={props.name}
        aria-keyshortcuts="ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight Space Enter Delete Alt+ArrowUp Alt+ArrowDown"
        data-field="bar"
        data-off={!isOn || undefined}
        data-loss={props.isLoss || undefined}
        data-own={props.isOwn || undefined}
        data-held={heldBy !== null || undefined}
        data-selected={props.isSelected || undefined}
        title={heldBy ?? props.name}
        tabIndex={props.tabIndex}
        style={isOutside ? { right: 4, width: OUTSIDE } : { left: shape.left, width }}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={giveUp}
        onDoubleClick={props.onOpen}
        onKeyDown={onKeyDown}
        onKeyUp={letKeyGo}
        onBlur={letKeyGo}
      >
        {!isOutside && (
          <svg width={width} height={HEIGHT} aria-hidden="true">
            <path className="bar-area" d={barPath(shape, HEIGHT, true)} />
            <path className="bar-line" d={barPath(shape, HEIGHT, false)} />
          </svg>
        )}
        {!isOutside && heldBy === null && (
          <span className="bar-handle" data-grip="ramp" style={{ left: handle - shape.left }} />
        )}
      </button>
      {(isOutside || beside !== null) && (
        <span
          className="bar-label"
          aria-hidden="true"
          data-off={!isOn || isOutside || undefined}
          style={isOutside ? { right: 10 } : { left: shape.left + (beside ?? 0) }}
        >
          {isOutside ? `${label} later ›` : label}
        </span>
      )}
    </>
  );
}

/** So many months later, without being dragged out of the plan. */
function startAt({ start, months }: TimeScale, before: number, by: number): number {
  const last = start + months - 1;
  return Math.max(Math.min(start, before), Math.min(Math.max(last, before), before + by));
}

/** After the ramp where there is room, else over it; null where there is none. */
function placeOf(label: string, { left, right, full }: BarShape): number | null {
  const needed = label.length * LETTER + 12;
  if (right - full >= needed) return full - left + 8;
  return right - left >= needed ? right - left - needed + 4 : null;
}
