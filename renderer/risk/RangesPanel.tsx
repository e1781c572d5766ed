import './ranges.css';
import { useMemo, useState } from 'react';
import { err, ok, type Result } from '#base/result';
import { describeVariedInputError, firstOpenPeriod } from '#analysis/variedInput';
import { variedRanges } from '#analysis/variedRanges';
import { periodLabel } from '#domain/timeline';
import type { Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { rangeName } from '#plan/ranges';
import { CellField } from '../frame/CellField';
import type { OpenPlan } from '../state/session';
import { refuse } from '../state/session';
import { AddRange } from './AddRange';
import { CorrelationsDialog } from './CorrelationsDialog';
import { RangeRow } from './RangeRow';
import { setSeed, type TriedRange } from './riskCommands';
import { wordingOf } from './wording';

interface RangesPanelProps {
  readonly open: OpenPlan;
  readonly tried: TriedRange | null;
  readonly onTry: (tried: TriedRange | null) => void;
}

/** Which inputs are uncertain, and how. */
export function RangesPanel({ open, tried, onTry }: RangesPanelProps) {
  const [dialog, setDialog] = useState<'add' | 'correlations' | null>(null);
  const { plan } = open;
  const scenario = plan.scenarios[open.scenario];
  const { varied, idle } = useMemo(() => variedRanges(plan, scenario?.id ?? ''), [plan, scenario]);
  const { distributions, correlations } = plan.risk;
  return (
    <section className="panel risk-ranges" aria-label="Ranges" data-region="ranges" tabIndex={-1}>
      <header className="panel-header">
        <h2>Ranges</h2>
        <span className="panel-caption">{openFrom(plan)}</span>
        <button type="button" className="button small" onClick={() => setDialog('add')}>
          Add a range
        </button>
        <button
          type="button"
          className="button small"
          disabled={distributions.length < 2}
          onClick={() => setDialog('correlations')}
        >
          Correlations{correlations.length === 0 ? '' : ` ${correlations.length}`}
        </button>
      </header>
      {distributions.length === 0 ? (
        <p className="empty">No input has a range yet.</p>
      ) : (
        <div className="risk-scroll">
          <table className="figure-table risk-table">
            <thead>
              <tr>
                <th scope="col">Input</th>
                <th scope="col">Shape</th>
                <th scope="col">Low</th>
                <th scope="col">Likely</th>
                <th scope="col">High</th>
                <th scope="col">Unit</th>
                <th scope="col">
                  <span className="visually-hidden">Remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {distributions.map((range, index) => {
                const fault = idle.find((one) => one.index === index)?.error;
                return (
                  <RangeRow
                    key={rangeName(range)}
                    plan={plan}
                    range={range}
                    input={varied.find((one) => one.index === index)?.input ?? null}
                    tried={tried?.range === range ? tried.to : null}
                    onTry={(to) => onTry(to === null ? null : { range, to })}
                    idle={fault === undefined ? null : describeVariedInputError(fault, wordingOf(plan))}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <div className="risk-seed">
        <span>
          Seed
          <CellField
            label="Seed"
            className="num risk-field"
            shown={String(plan.risk.seed)}
            typed={String(plan.risk.seed)}
            read={readSeed}
            onTake={(seed) => setSeed(plan, seed)}
            onRefuse={refuse}
          />
        </span>
        <span className="panel-caption">kept in the file: same seed, same numbers</span>
      </div>
      {dialog === 'add' && <AddRange open={open} onClose={() => setDialog(null)} />}
      {dialog === 'correlations' && <CorrelationsDialog plan={plan} onClose={() => setDialog(null)} />}
    </section>
  );
}

const LARGEST_SEED = 4294967295;

function readSeed(text: string): Result<number, string> {
  const seed = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return seed <= LARGEST_SEED ? ok(seed) : err(`a seed is a whole number from 0 to ${LARGEST_SEED}.`);
}

function openFrom(plan: Plan): string {
  const first = firstOpenPeriod(plan);
  if (first >= plan.periods) return 'every period is closed';
  return first === 0 ? 'in every period' : `from ${periodLabel(timelineOf(plan), first)} on`;
}
