import { useEffect, useRef, useState } from 'react';
import type { Plan } from '#plan/model';
import { type RiskRun, runRisk } from './riskRun';

/** Trials of the present plan; those of the plan before stay until they are done. */
export interface RunState {
  readonly run: RiskRun | null;
  /** Why there are no trials; null where there are. */
  readonly error: string | null;
  readonly isRunning: boolean;
  /** How many trials of a long run are done; null where it takes no time to speak of. */
  readonly done: number | null;
}

interface Going {
  /** Null until it has begun. */
  stop: (() => void) | null;
  readonly since: number;
  /** When it was last said how far it has come. */
  said: number;
}

/** A run that is this old, in milliseconds, when the plan changes again, gives way; a younger one is finished first, so that something moves. */
const OLD = 150;
/** Trials that are sooner there than this, in milliseconds, are not spoken of. */
const SLOW = 150;
/** Milliseconds between two words on how far a run has come. */
const SAID_EVERY = 250;

/** Simulates a scenario whenever the plan changes, without holding the window up. */
export function useRiskRun(plan: Plan, scenario: string, lines: readonly string[]): RunState {
  const [state, setState] = useState<RunState>({ run: null, error: null, isRunning: false, done: null });
  const going = useRef<Going | null>(null);
  const waiting = useRef<(() => void) | null>(null);
  // Where trials take long and changes come all the time, as while something is dragged, every other run is finished all the same.
  const hasGivenWay = useRef(false);
  const slow = useRef<ReturnType<typeof setTimeout> | null>(null);
  const asked = lines.join();

  useEffect(() => {
    const start = () => {
      waiting.current = null;
      slow.current ??= setTimeout(() => setState((before) => ({ ...before, isRunning: true, done: null })), SLOW);
      const mine: Going = { stop: null, since: performance.now(), said: performance.now() };
      going.current = mine;
      mine.stop = runRisk(
        { plan, scenario, lines: asked.split(',') },
        {
          onDone: (done) => {
            if (going.current === mine) going.current = null;
            hasGivenWay.current = false;
            clearTimeout(slow.current ?? undefined);
            slow.current = null;
            setState(
              done.ok
                ? { run: done.value, error: null, isRunning: false, done: null }
                : { run: null, error: done.error, isRunning: false, done: null },
            );
            waiting.current?.();
          },
          onProgress: (done) => {
            if (performance.now() - mine.said < SAID_EVERY) return;
            mine.said = performance.now();
            setState((before) => ({ ...before, done }));
          },
        },
      );
    };
    if (going.current !== null && (hasGivenWay.current || performance.now() - going.current.since < OLD)) {
      waiting.current = start;
      return;
    }
    hasGivenWay.current = going.current !== null;
    going.current?.stop?.();
    going.current = null;
    start();
  }, [plan, scenario, asked]);

  useEffect(
    () => () => {
      going.current?.stop?.();
      clearTimeout(slow.current ?? undefined);
      waiting.current = null;
    },
    [],
  );
  return state;
}
