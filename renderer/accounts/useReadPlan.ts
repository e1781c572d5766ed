import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { Plan } from '#plan/model';
import { platform } from '../state/platform';
import type { OpenPlan } from '../state/session';

/** Milliseconds of reading in the frame that asks for it, and in each piece behind it. */
const IN_FRAME = 40;
const IN_PIECE = 10;

interface Reading {
  isDone: boolean;
  share: number;
  /** Goes on for so many milliseconds. */
  readonly advance: (milliseconds: number) => void;
}

/** Makes and keeps what is shown of a plan, rests some milliseconds apart, and yields the share that is done. */
export type ReadParts = (plan: Plan) => Generator<number, void>;

function begun(plan: Plan, readParts: ReadParts): Reading {
  const parts = readParts(plan);
  const reading: Reading = {
    isDone: false,
    share: 0,
    advance: (milliseconds) => {
      const until = performance.now() + milliseconds;
      while (!reading.isDone) {
        const part = parts.next();
        if (part.done === true) reading.isDone = true;
        else reading.share = part.value;
        if (performance.now() >= until) return;
      }
    },
  };
  reading.advance(IN_FRAME);
  return reading;
}

interface ReadPlan {
  /** The plan as it was when its accounts were last all read; null where they never were. */
  readonly read: OpenPlan | null;
  /** What share of the accounts is read. */
  readonly share: number;
}

/**
 * The plan as soon as its accounts are read. A few are read at once; of thousands, what does not fit into the frame is read in pieces behind it. Until then the plan
 * stays as it was, but for whatever a person does next, which is done to the plan as it is.
 */
export function useReadPlan(open: OpenPlan, parts: ReadParts): ReadPlan {
  const { plan } = open;
  const reading = useMemo(() => begun(plan, parts), [plan, parts]);
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0);
  const last = useRef<OpenPlan | null>(null);
  const before = last.current !== null && isOfSameFile(last.current, open) ? last.current : null;
  if (reading.isDone) last.current = open;
  const isShown = before !== null;

  useEffect(() => {
    if (reading.isDone) return undefined;
    let isLatest = true;
    const readOn = async () => {
      while (isLatest && !reading.isDone) {
        await platform.pause?.();
        if (isLatest) reading.advance(IN_PIECE);
        if (isLatest && (reading.isDone || !isShown)) draw();
      }
    };
    void readOn();
    const settle = () => {
      if (reading.isDone) return;
      reading.advance(Number.POSITIVE_INFINITY);
      draw();
    };
    if (isShown) for (const act of ACTS) window.addEventListener(act, settle, { capture: true });
    return () => {
      isLatest = false;
      for (const act of ACTS) window.removeEventListener(act, settle, { capture: true });
    };
  }, [reading, isShown]);

  return { read: reading.isDone ? open : before, share: reading.share };
}

/** Saving gives the file another object. */
function isOfSameFile({ file: a }: OpenPlan, { file: b }: OpenPlan): boolean {
  return a === b || (a.handle !== null && a.handle === b.handle);
}

const ACTS = ['keydown', 'pointerdown'] as const;
