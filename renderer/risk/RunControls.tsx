import { useEffect, useLayoutEffect, useRef } from 'react';
import { fixed } from '../format/figures';
import { TRIALS } from './riskRun';
import type { RiskTrials } from './useRiskRun';

/** How far the trials are, as a thin bar under the header of a panel; nothing where they take no time to speak of. */
export function RunProgress({ isRunning, done }: Pick<RiskTrials, 'isRunning' | 'done'>) {
  if (!isRunning) return null;
  return (
    <div
      className="risk-progress"
      role="progressbar"
      aria-label="Trials"
      aria-valuemin={0}
      aria-valuemax={TRIALS}
      aria-valuenow={done ?? undefined}
      style={{ transform: `scaleX(${done === null ? 1 : done / TRIALS})` }}
    />
  );
}

const OTHERS = '[role="dialog"], [role="menu"]';

/** Stops trials that take long, and so does Escape wherever in the view the keyboard is. */
export function StopButton({ stop }: Pick<RiskTrials, 'stop'>) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const here = button.current;
    // It goes with the run, and the keyboard stays in its region.
    return () => {
      if (here !== null && here === document.activeElement) here.closest<HTMLElement>('[data-region]')?.focus();
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(OTHERS) !== null) return;
      if (button.current?.checkVisibility({ visibilityProperty: true }) !== true) return;
      event.preventDefault();
      stop();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [stop]);
  return (
    <button
      ref={button}
      type="button"
      className="button small risk-stop"
      title="Stop the trials and keep the figures that are shown"
      aria-keyshortcuts="Escape"
      onClick={stop}
    >
      Stop
    </button>
  );
}

/** That figures are not of the plan as it is, because a person stopped the trials, and how to have them. */
export function StoppedNote({
  stoppedAt,
  hasFigures,
  again,
}: {
  readonly stoppedAt: number;
  readonly hasFigures: boolean;
  readonly again: () => void;
}) {
  return (
    <div className="amber-box risk-stopped" role="status">
      <span>
        Stopped after {fixed(stoppedAt, 0)} of {fixed(TRIALS, 0)} trials
        {hasFigures ? ': the figures are those from before the last change.' : '; there are no figures yet.'}
      </span>
      <button
        type="button"
        className="button small"
        onClick={(event) => {
          event.currentTarget.closest<HTMLElement>('[data-region]')?.focus();
          again();
        }}
      >
        Run them
      </button>
    </div>
  );
}
