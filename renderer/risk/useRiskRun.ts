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

/** Simulates a scenario whenever the plan changes, without holding the window up. */
export function useRiskRun(plan: Plan, scenario: string, lines: readonly string[]): RunState {
  const [state, setState] = useState<RunState>({ run: null, error: null, isRunning: false });
  const going = useRef<Going | null>(null);
  const waiting = useRef<(() => void) | null>(null);
  const asked = lines.join();

  useEffect(() => {
    const start = () => {
      waiting.current = null;
      setState((before) => ({ ...before, isRunning: true }));
      const mine: Going = { stop: null, since: performance.now() };
      going.current = mine;
      mine.stop = runRisk({ plan, scenario, lines: asked.split(',') }, (done) => {
        if (going.current === mine) going.current = null;
        setState(
          done.ok
            ? { run: done.value, error: null, isRunning: false }
            : { run: null, error: done.error, isRunning: false },
        );
        waiting.current?.();
      });
    };
    if (going.current !== null && performance.now() - going.current.since < OLD) {
      waiting.current = start;
      return;
    }
    going.current?.stop?.();
    going.current = null;
    start();
  }, [plan, scenario, asked]);

  useEffect(
    () => () => {
      going.current?.stop?.();
      waiting.current = null;
    },
    [],
  );
  return state;
}
