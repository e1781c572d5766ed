import { useEffect, useRef, useState } from 'react';
import type { Result } from '#base/result';
import { bridgeInGoes, type ScenarioBridge } from '#analysis/scenarioBridge';
import type { PlanModelError } from '#plan/planModel';
import { type Compared, explainedFigures } from './compared';

/** A bridge with the comparison that it answers, which may be the one before the present one. */
export interface ComputedBridge {
  readonly compared: Compared;
  readonly result: Result<ScenarioBridge, PlanModelError>;
}

/** How long the window may be kept busy at a time; the rest of a frame is for what a person does. */
const BUSY_MS = 8;
/** Computing that takes less is not spoken of. */
const SLOW_MS = 150;

/** The bridge between the two chosen scenarios, computed in short goes; until it is there, the one before it stays. */
export function useBridge(compared: Compared | null): {
  readonly bridge: ComputedBridge | null;
  readonly isSlow: boolean;
} {
  const [bridge, setBridge] = useState<ComputedBridge | null>(null);
  const [isSlow, setIsSlow] = useState(false);
  const latest = useRef(compared);
  latest.current = compared;
  const key = compared === null ? '' : questionKey(compared);
  const plan = compared?.plan;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same plan and question have the same bridge
  useEffect(() => {
    const asked = latest.current;
    if (asked === null) return;
    const { scenarios } = asked.plan;
    const [from, to] = asked.bridge;
    const goes = bridgeInGoes(asked.plan, {
      from: scenarios[from]?.id ?? '',
      to: scenarios[to]?.id ?? '',
      figures: explainedFigures(asked),
    });
    return workInGoes(goes, {
      onDone: (result) => setBridge({ compared: asked, result }),
      onSlow: setIsSlow,
    });
  }, [plan, key]);

  return { bridge, isSlow };
}

function questionKey({ bridge, line, slice, time }: Compared): string {
  return JSON.stringify([bridge, line.id, slice, time]);
}

interface Told<T> {
  readonly onDone: (result: T) => void;
  readonly onSlow: (isSlow: boolean) => void;
}

/** Runs a generator a few milliseconds at a time, between what else the window does; the returned function stops it. */
function workInGoes<T>(goes: Generator<unknown, T>, { onDone, onSlow }: Told<T>): () => void {
  const channel = new MessageChannel();
  const slow = setTimeout(() => onSlow(true), SLOW_MS);
  const stop = () => {
    clearTimeout(slow);
    onSlow(false);
    channel.port1.close();
  };
  // A message is a task of its own: typing and painting come between two.
  channel.port1.onmessage = () => {
    const begun = performance.now();
    while (performance.now() - begun < BUSY_MS) {
      const { done, value } = goes.next();
      if (done !== true) continue;
      stop();
      onDone(value);
      return;
    }
    channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
  return stop;
}
