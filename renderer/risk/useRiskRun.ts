import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Plan } from '#plan/model';
import { type RiskRun, runRisk } from './riskRun';

/** Trials of the present plan; those of the plan before stay until they are done. */
export interface RunState {
  readonly run: RiskRun | null;
  /** Why there are no trials; null where there are. */
  readonly error: string | null;
  readonly isRunning: boolean;
  /** It takes so long that a person may want to stop it. */
  readonly isLong: boolean;
  /** How many trials of a long run are done; null where it takes no time to speak of. */
  readonly done: number | null;
  /** How many trials were done when a person stopped them: `run` is of what was asked before. Null where they were not stopped. */
  readonly stoppedAt: number | null;
}

export interface RiskTrials extends RunState {
  readonly stop: () => void;
  /** Begins anew with what was stopped. */
  readonly again: () => void;
}

/** What is kept between renders: an error with the plan that has it. */
interface Kept extends Omit<RunState, 'error'> {
  readonly error: { readonly of: Plan; readonly why: string } | null;
}

interface Going {
  /** Null until it has begun. */
  stop: (() => void) | null;
  readonly since: number;
  done: number;
  /** When it was last said how far it has come. */
  said: number;
}

/** A run that is this old, in milliseconds, when the plan changes again, gives way; a younger one is finished first, so that something moves. */
const OLD = 150;
/** Trials that are sooner there than this, in milliseconds, are not spoken of. */
const SLOW = 150;
/** From here on they can be stopped: nobody is quick enough to stop what is over sooner. */
const LONG = 300;
/** Milliseconds between two words on how far a run has come. */
const SAID_EVERY = 250;

const RESTING = { isRunning: false, isLong: false, done: null, stoppedAt: null } as const;

/** Simulates a scenario whenever the plan changes, without holding the window up, until it is stopped. */
export function useRiskRun(plan: Plan, scenario: string, lines: readonly string[]): RiskTrials {
  const [state, setState] = useState<Kept>({ run: null, error: null, ...RESTING });
  const going = useRef<Going | null>(null);
  const waiting = useRef<(() => void) | null>(null);
  const latest = useRef<() => void>(() => undefined);
  // Where trials take long and changes come all the time, as while something is dragged, every other run is finished all the same.
  const hasGivenWay = useRef(false);
  const timers = useRef<readonly ReturnType<typeof setTimeout>[]>([]);
  const asked = lines.join();

  const giveUp = useCallback(() => {
    going.current?.stop?.();
    going.current = null;
    waiting.current = null;
    hasGivenWay.current = false;
    for (const timer of timers.current) clearTimeout(timer);
    timers.current = [];
  }, []);

  useEffect(() => {
    const start = () => {
      waiting.current = null;
      // Counted from the first of several runs that gave way to each other: that is how long a person has waited.
      if (timers.current.length === 0) {
        timers.current = [
          setTimeout(() => setState((before) => ({ ...before, isRunning: true })), SLOW),
          setTimeout(() => setState((before) => ({ ...before, isLong: true })), LONG),
        ];
      }
      const mine: Going = { stop: null, since: performance.now(), done: 0, said: performance.now() };
      going.current = mine;
      mine.stop = runRisk(
        { plan, scenario, lines: asked.split(',') },
        {
          onDone: (done) => {
            if (going.current === mine) going.current = null;
            hasGivenWay.current = false;
            for (const timer of timers.current) clearTimeout(timer);
            timers.current = [];
            setState(
              done.ok
                ? { run: done.value, error: null, ...RESTING }
                : { run: null, error: { of: plan, why: done.error }, ...RESTING },
            );
            waiting.current?.();
          },
          onProgress: (done) => {
            mine.done = done;
            if (performance.now() - mine.said < SAID_EVERY) return;
            mine.said = performance.now();
            setState((before) => ({ ...before, done }));
          },
        },
      );
    };
    latest.current = start;
    setState((before) => (before.stoppedAt === null ? before : { ...before, stoppedAt: null }));
    if (going.current !== null && (hasGivenWay.current || performance.now() - going.current.since < OLD)) {
      waiting.current = start;
      return;
    }
    hasGivenWay.current = going.current !== null;
    going.current?.stop?.();
    going.current = null;
    start();
  }, [plan, scenario, asked]);

  useEffect(() => giveUp, [giveUp]);

  const stop = useCallback(() => {
    const now = going.current;
    if (now === null) return;
    giveUp();
    setState((before) => ({ ...before, ...RESTING, stoppedAt: now.done }));
  }, [giveUp]);
  const again = useCallback(() => {
    giveUp();
    setState((before) => ({ ...before, ...RESTING }));
    latest.current();
  }, [giveUp]);
  // What kept the plan before from being tried says nothing of this one.
  const error = state.error?.of === plan ? state.error.why : null;
  return useMemo(() => ({ ...state, error, stop, again }), [state, error, stop, again]);
}
