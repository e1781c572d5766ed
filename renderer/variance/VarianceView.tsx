import './variance.css';
import { useCallback, useMemo, useState } from 'react';
import { unreported, type Variance, type VarianceTime } from '#analysis/variance';
import { periodIndex } from '#domain/timeline';
import type { Slice } from '#engine/model';
import { lineOf } from '#plan/planParts';
import { lookOf } from '../format/scenarioLooks';
import { ScenarioMark } from '../frame/ScenarioMark';
import { Segmented } from '../frame/Segmented';
import { StatusLine } from '../frame/StatusLine';
import { KeyFigures } from '../keyFigures/KeyFigures';
import type { OpenPlan } from '../state/session';
import { useSession } from '../state/session';
import { NothingClosed } from './NothingClosed';
import { shownVariance } from './shownVariance';
import { VarianceBridge } from './VarianceBridge';
import { VarianceLines } from './VarianceLines';
import { VarianceTable } from './VarianceTable';
import { closedPeriods, timeLabel } from './varianceTexts';

/** What came of the chosen scenario: its plan against the actuals of the closed periods, line by line. */
export function VarianceView({ open }: { readonly open: OpenPlan }) {
  const { plan, scenario } = open;
  const variance = useMemo(() => shownVariance(plan, plan.scenarios[scenario]?.id ?? ''), [plan, scenario]);
  return (
    <>
      <KeyFigures open={open} />
      {variance.ok && variance.value !== null ? (
        <Closed open={open} variance={variance.value} />
      ) : (
        <NothingClosed open={open} why={variance.ok ? null : variance.error} />
      )}
    </>
  );
}

interface ChosenLine {
  readonly line: string;
  readonly slice: Slice;
}

function Closed({ open, variance }: { readonly open: OpenPlan; readonly variance: Variance }) {
  const asMrr = useSession((state) => state.asMrr);
  const { plan, scenario } = open;
  const { timeline } = variance.planned;
  // Null is the last close, wherever that moves to.
  const [chosen, setChosen] = useState<string | null>(null);
  const [type, setType] = useState<VarianceTime['type']>('period');
  const [shown, setShown] = useState<ChosenLine>({ line: 'closing_arr', slice: 'total' });
  const wanted = chosen === null ? null : periodIndex(timeline, chosen);
  const period = wanted === null || wanted > variance.closed ? variance.closed : wanted;
  const time = useMemo(() => ({ type, period }) as const, [type, period]);
  const line = lineOf(plan, shown.line) ?? lineOf(plan, 'closing_arr') ?? plan.lines[0];
  const slice = typeof shown.slice === 'number' && shown.slice >= plan.segments.length ? 'total' : shown.slice;
  const choose = useCallback((id: string, of: Slice) => setShown({ line: id, slice: of }), []);
  const missing = useMemo(() => unreported(variance, { type: 'toDate', period }), [variance, period]);
  const periods = useMemo(() => closedPeriods(variance), [variance]);
  const name = plan.scenarios[scenario]?.name ?? '';
  const unit = plan.grain === 'month' ? 'Month' : 'Quarter';
  return (
    <>
      <section className="filter-bar" aria-label="What is looked at" data-region="choices" tabIndex={-1}>
        <span className="filter">
          <ScenarioMark look={lookOf(plan.scenarios, scenario)} />
          {name} as planned, against actual
        </span>
        <label>
          {unit}
          <select
            className="field"
            aria-label="Closed period"
            data-first
            value={periods[variance.closed - period]?.id}
            onChange={(event) => setChosen(event.target.value)}
          >
            {periods.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <span className="filter filter-last">
          <Segmented
            label="Time of the bridge"
            options={[
              { value: 'period', label: unit },
              { value: 'toDate', label: 'Year to date' },
            ]}
            chosen={type}
            onChoose={setType}
          />
        </span>
      </section>
      <main className="panels variance" aria-label="Plan against actual">
        <div className="panels-main">
          {missing.length > 0 && (
            <MissingBox plan={plan} lines={missing} when={timeLabel(variance, { type: 'toDate', period })} />
          )}
          <VarianceTable variance={variance} period={period} line={shown.line} slice={slice} onChoose={choose} />
        </div>
        <aside className="panels-side" aria-label="Over time and where it differs" tabIndex={-1}>
          {line !== undefined && <VarianceLines variance={variance} scenario={scenario} line={line} slice={slice} />}
          <VarianceBridge variance={variance} time={time} />
        </aside>
      </main>
      <StatusLine
        what={`Actuals to ${periods[0]?.label ?? ''}; ${name} as it was planned`}
        hint={asMrr ? 'Money shown as MRR: ARR / 12' : 'Green is better and red is worse, by what the line counts'}
        health=""
      />
    </>
  );
}

const MOST_NAMED = 4;

interface MissingProps {
  readonly plan: OpenPlan['plan'];
  readonly lines: readonly string[];
  readonly when: string;
}

/** What to know before the totals are trusted: movements that were not reported. */
function MissingBox({ plan, lines, when }: MissingProps) {
  const labels = lines.map((id) => lineOf(plan, id)?.label ?? id);
  const named = labels.slice(0, MOST_NAMED).join(', ');
  const rest = labels.length > MOST_NAMED ? ` and ${labels.length - MOST_NAMED} more` : '';
  return (
    <div className="amber-box">
      <b>Not all is reported.</b> {when} has no actual for {named}
      {rest}: what was planned stands instead, and figures made of both are grey.
    </div>
  );
}
