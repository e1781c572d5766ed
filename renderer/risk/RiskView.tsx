import './risk.css';
import { useCallback, useMemo, useState } from 'react';
import { lastTargetPeriod } from '#analysis/targets';
import { periodIds, periodLabel } from '#domain/timeline';
import type { Risk } from '#plan/places';
import { lineOf, timelineOf } from '#plan/planParts';
import { fixed } from '../format/figures';
import { StatusLine } from '../frame/StatusLine';
import { type OpenPlan, useSession } from '../state/session';
import { FanPanel } from './FanPanel';
import { LowerPanel } from './LowerPanel';
import { RangesPanel } from './RangesPanel';
import { RiskFigures } from './RiskFigures';
import { TRIALS } from './riskRun';
import { addUsualRanges, type TriedRange, triedPlan } from './riskCommands';
import { ARR_LINE, nrrLine } from '#analysis/trialFigures';
import { RunProgress, StoppedNote, StopButton } from './RunControls';
import { shownRisk } from './shownRisk';
import { SolveDialog } from './SolveDialog';
import { TargetPanel } from './TargetPanel';
import { type RunState, useRiskRun } from './useRiskRun';

function healthOf({ run, isRunning, done, stoppedAt }: RunState): string {
  if (stoppedAt !== null) return `Stopped after ${fixed(stoppedAt, 0)} of ${fixed(TRIALS, 0)}`;
  if (isRunning && done !== null) return `Computing, ${fixed(done, 0)} of ${fixed(TRIALS, 0)}`;
  if (run === null) return '';
  return isRunning ? 'Computing' : `Computed in ${fixed(run.took, 0)} ms`;
}

function whatOf({ distributions, seed }: Risk): string {
  return distributions.length === 0 ? 'Ranges of inputs make trials.' : `${fixed(TRIALS, 0)} trials, seed ${seed}`;
}

/** How far a plan may come to lie from what it says, how likely a target is, and what it hangs on. */
export function RiskView({ open }: { readonly open: OpenPlan }) {
  const { plan, scenario } = open;
  const asMrr = useSession((state) => state.asMrr);
  const [wantedLine, setWantedLine] = useState<string | null>(null);
  const [wantedPeriod, setWantedPeriod] = useState<string | null>(null);
  const [isSolving, setIsSolving] = useState(false);
  const [tried, setTried] = useState<TriedRange | null>(null);
  const ids = useMemo(() => periodIds(timelineOf(plan)), [plan]);
  const triedOut = useMemo(() => triedPlan(plan, tried), [plan, tried]);
  const timeline = useMemo(() => timelineOf(plan), [plan]);
  const line = lineOf(plan, wantedLine ?? '') ?? lineOf(plan, nrrLine(plan)) ?? plan.lines[0];
  if (line === undefined) throw new Error('A plan has lines');
  const chosen = ids.indexOf(wantedPeriod ?? '');
  const period = chosen >= 0 ? chosen : lastTargetPeriod(plan, timeline);
  const lines = [...new Set([line.id, nrrLine(plan), ARR_LINE])].filter((id) => lineOf(plan, id) !== undefined);
  const trials = useRiskRun(triedOut, plan.scenarios[scenario]?.id ?? '', lines);
  const { run, error, stoppedAt } = trials;
  const isOfLine = run !== null && run.question.lines[0] === line.id && period < run.question.plan.periods;
  const shown = useMemo(
    () => (run !== null && isOfLine ? shownRisk(run, plan, line, period) : null),
    [run, isOfLine, plan, line, period],
  );
  const label = periodLabel(timeline, period);
  const choosePeriod = useCallback((at: number) => setWantedPeriod(ids[at] ?? null), [ids]);
  const solving = useCallback(() => setIsSolving(true), []);
  return (
    <>
      <RiskFigures shown={shown} hasRanges={plan.risk.distributions.length > 0} label={label} asMrr={asMrr} />
      <main className="panels risk" aria-label="Risk">
        <div className="panels-main">
          {run !== null && shown !== null ? (
            <FanPanel
              run={run}
              shown={shown}
              trials={trials}
              asMrr={asMrr}
              onLine={setWantedLine}
              onPeriod={choosePeriod}
            />
          ) : (
            <section className="panel risk-fan" aria-label="Trials" data-region="fan chart" tabIndex={-1}>
              <header className="panel-header">
                <h2>{line.label}</h2>
                <span className="panel-caption">how far it may come to lie from the plan</span>
                {trials.isLong && <StopButton stop={trials.stop} />}
                <button type="button" className="button small" onClick={solving}>
                  Solve
                </button>
              </header>
              <RunProgress {...trials} />
              {stoppedAt !== null && <StoppedNote stoppedAt={stoppedAt} hasFigures={false} again={trials.again} />}
              <div className="risk-empty">
                {stoppedAt === null && <p>{error ?? 'The trials are being computed.'}</p>}
                {plan.risk.distributions.length === 0 && (
                  <button type="button" className="button primary" onClick={() => addUsualRanges(open)}>
                    Give rates and new logos a range of ±20%
                  </button>
                )}
              </div>
            </section>
          )}
          <LowerPanel open={open} run={run} shown={shown} label={label} line={line.id} />
        </div>
        <aside className="panels-side" aria-label="Target and ranges" data-region="target" tabIndex={-1}>
          {run !== null && shown !== null && (
            <TargetPanel run={run} shown={shown} asMrr={asMrr} onPeriod={choosePeriod} onSolve={solving} />
          )}
          <RangesPanel open={open} tried={tried} onTry={setTried} />
        </aside>
      </main>
      <StatusLine
        what={whatOf((run?.question.plan ?? plan).risk)}
        hint={run === null ? null : 'Drag the bars of the ranges; a click on the chart chooses the date'}
        health={healthOf(trials)}
      />
      {isSolving && (
        <SolveDialog
          open={open}
          line={line.id}
          period={ids[period] ?? ''}
          target={shown?.target?.value ?? null}
          onClose={() => setIsSolving(false)}
        />
      )}
    </>
  );
}
