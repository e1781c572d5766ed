import { useEffect, useRef, useState } from 'react';
import type { Plan } from '#plan/model';
import { type RiskRun, runRisk } from './riskRun';

/** Trials of the present plan; those of the plan before stay until they are done. */
export interface RunState {
  readonly run: RiskRun | null;
  /** Why there are no trials; null where there are. */
  readonly error: string | null;
  readonly isRunning: boolean;
}

interface Going {
  /** Null until it has begun. */
  stop: (() => void) | null;
  readonly since: number;
}

/** A run that is this old, in milliseconds, when the plan changes again, gives way; a younger one is finished first, so that something moves. */
const OLD = 150;
/** Trials that are sooner there than this, in milliseconds, are not spoken of. */
const SLOW = 150;

/** Simulates a scenario whenever the plan changes, without holding the window up. */
export function useRiskRun(plan: Plan, scenario: string, lines: readonly string[]): RunState {
  const [state, setState] = useState<RunState>({ run: null, error: null, isRunning: false });
  const going = useRef<Going | null>(null);
  const waiting = useRef<(() => void) | null>(null);
  // Where trials take long and changes come all the time, as while something is dragged, every other run is finished all the same.
  const hasGivenWay = useRef(false);
  const slow = useRef<ReturnType<typeof setTimeout> | null>(null);
  const asked = lines.join();

  useEffect(() => {
    const start = () => {
      waiting.current = null;
      slow.current ??= setTimeout(() => setState((before) => ({ ...before, isRunning: true })), SLOW);
      const mine: Going = { stop: null, since: performance.now() };
      going.current = mine;
      mine.stop = runRisk({ plan, scenario, lines: asked.split(',') }, (done) => {
        if (going.current === mine) going.current = null;
        hasGivenWay.current = false;
        clearTimeout(slow.current ?? undefined);
        slow.current = null;
        setState(
          done.ok
            ? { run: done.value, error: null, isRunning: false }
            : { run: null, error: done.error, isRunning: false },
        );
        waiting.current?.();
      });
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
