import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { InputDomain } from '#plan/inputDomain';
import type { Distribution } from '#plan/places';
import { type Grip, moved, type RangeScale, rangeScale, shareOf } from './rangeScale';

interface RangeDragProps {
  readonly name: string;
  /** As the plan has it. */
  readonly range: Distribution;
  /** With what is tried out. */
  readonly shown: Distribution;
  readonly domain: InputDomain;
  /** The least that a step goes. */
  readonly least: number;
  /** What the plan says of the input; null where that is not one number. */
  readonly value: number | null;
  readonly textOf: (value: number) => string;
  /** The range as it is dragged, tried out at once; null gives the one before back. */
  readonly onTry: (range: Distribution | null) => void;
  readonly onTake: (range: Distribution) => void;
}

/** What is held, on which scale, and how many steps it has gone; by the pointer from where it was taken hold of. */
interface Hold {
  readonly grip: Grip;
  readonly scale: RangeScale;
  readonly steps: number;
  readonly from: number | null;
}

const HANDLES = ['low', 'high', 'likely'] as const;
const LARGE = 10;

/** Steps that a key goes; null for another key. */
function stepsOf({ key }: KeyboardEvent): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return -1;
    case 'ArrowRight':
    case 'ArrowUp':
      return 1;
    case 'PageDown':
      return -LARGE;
    case 'PageUp':
      return LARGE;
    default:
      return null;
  }
}

/**
 * A range as a bar between its ends: each of its numbers is dragged, or moved by arrow keys; the bar between them, or Shift with an arrow,
 * moves all three. What is held is tried out at once and taken when it is let go, the key too: one step. Escape gives up.
 */
export function RangeDrag(props: RangeDragProps) {
  const { name, range, shown, domain, least, value, textOf } = props;
  const hold = useRef<Hold | null>(null);
  // While it is held the bar keeps its scale, so that nothing runs away under the pointer.
  const [keptScale, setKeptScale] = useState<RangeScale | null>(null);
  const track = useRef<HTMLDivElement>(null);
  const scale = keptScale ?? rangeScale(range, domain, least);
  const left = (at: number) => `${shareOf(scale, at) * 100}%`;

  const keep = (next: Hold | null) => {
    hold.current = next;
    setKeptScale(next?.scale ?? null);
  };
  const go = (next: Hold) => {
    keep(next);
    const tried = moved(range, next.grip, next.steps, next.scale);
    props.onTry(tried === range ? null : tried);
  };
  const giveUp = () => {
    if (hold.current === null) return;
    keep(null);
    props.onTry(null);
  };
  const letGo = () => {
    if (hold.current === null) return;
    const { grip, steps, scale: on } = hold.current;
    const taken = moved(range, grip, steps, on);
    if (taken === range) return giveUp();
    keep(null);
    props.onTake(taken);
  };
  const press = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !(event.target instanceof HTMLElement)) return;
    const grip = event.target.dataset['grip'] as Grip | undefined;
    if (grip === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    // Keys, such as Escape, go to what is held; the bar itself takes none.
    const handle = grip === 'all' ? 'likely' : grip;
    track.current?.querySelector<HTMLElement>(`[role="slider"][data-grip="${handle}"]`)?.focus();
    keep({ grip, scale, steps: 0, from: event.clientX });
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const width = track.current?.clientWidth ?? 0;
    const now = hold.current;
    if (now === null || now.from === null || width === 0) return;
    const perStep = (width * now.scale.step) / (now.scale.max - now.scale.min);
    const steps = Math.round((event.clientX - now.from) / perStep);
    if (steps !== now.steps) go({ ...now, steps });
  };
  const key = (grip: Grip) => (event: KeyboardEvent<HTMLElement>) => {
    const now = hold.current;
    if (event.key === 'Escape' && now !== null) {
      event.stopPropagation();
      return giveUp();
    }
    const by = stepsOf(event);
    if (by === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const held: Grip = event.shiftKey ? 'all' : grip;
    go({ grip: held, scale, steps: (now?.grip === held ? now.steps : 0) + by, from: null });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its handles are what keys go to
    <div
      className="risk-drag"
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={letGo}
      onPointerCancel={giveUp}
    >
      <div ref={track} className="risk-track">
        <span
          className="risk-band"
          data-grip="all"
          title={`Drag to move the whole range of ${name}`}
          style={{ left: left(shown.low), right: `${(1 - shareOf(scale, shown.high)) * 100}%` }}
        />
        {value !== null && value >= scale.min && value <= scale.max && (
          <span className="risk-planned" title={`The plan says ${textOf(value)}`} style={{ left: left(value) }} />
        )}
        {HANDLES.map((which) => (
          <span
            key={which}
            className="risk-handle"
            data-grip={which}
            role="slider"
            tabIndex={0}
            aria-label={`${name}, ${which}`}
            aria-valuemin={scale.min}
            aria-valuemax={scale.max}
            aria-valuenow={shown[which]}
            aria-valuetext={textOf(shown[which])}
            aria-keyshortcuts="ArrowLeft ArrowRight PageDown PageUp Shift+ArrowLeft Shift+ArrowRight"
            title={`${which} ${textOf(shown[which])}: drag, or arrow keys; with Shift the whole range`}
            style={{ left: left(shown[which]) }}
            onKeyDown={key(which)}
            onKeyUp={letGo}
            onBlur={letGo}
          />
        ))}
      </div>
    </div>
  );
}
