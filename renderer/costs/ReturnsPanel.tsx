import { useState } from 'react';
import type { InitiativeReturn, RangeOf, WholeReturn } from '#analysis/motionReturns';
import { periodLabel } from '#domain/timeline';
import { fixed, NOT_AVAILABLE } from '../format/figures';
import { Segmented } from '../frame/Segmented';
import { showView } from '../state/view';
import { inputValue } from './costInputs';
import { type CostUnit, inUnit, MOTION_NAMES, motionName, percentText, periodText, yearUnit } from './costTexts';
import type { Shown } from './shownCosts';

type Subject = 'initiatives' | 'motions';

const SUBJECTS: readonly { readonly value: Subject; readonly label: string; readonly title: string }[] = [
  {
    value: 'initiatives',
    label: 'Initiatives',
    title: 'What the initiatives of the roadmap bring, over what they cost themselves',
  },
  {
    value: 'motions',
    label: 'Whole motions',
    title: 'All expansion a motion brings, over its band or own figure, hidden costs and initiatives',
  },
];

/** What the initiatives of each motion, or the motions as a whole, give back of what they cost. */
export function ReturnsPanel({ shown }: { readonly shown: Shown }) {
  const { reading, evaluation, plan } = shown;
  const [wanted, setWanted] = useState<Subject | null>(null);
  const subject = wanted ?? (reading.returns.some(({ cost }) => cost > 0) ? 'initiatives' : 'motions');
  const rows = subject === 'initiatives' ? initiativeRows(shown) : motionRows(shown);
  const unit = yearUnit(
    plan.currency,
    Math.max(0, ...rows.flatMap(({ cost, revenue }) => [cost, revenue]).filter(Number.isFinite)),
  );
  return (
    <section className="panel returns" aria-label="ROI and payback">
      <header className="panel-header">
        <h2>ROI and payback</h2>
        <span className="panel-caption">{`${unit.unit}, up to ${periodLabel(evaluation.timeline, plan.periods - 1)}`}</span>
        <Segmented label="Returns of" options={SUBJECTS} chosen={subject} onChoose={setWanted} />
      </header>
      {rows.length === 0 ? (
        <p className="empty">
          No initiative of this scenario is on.{' '}
          <button type="button" className="link" onClick={() => showView('roadmap')}>
            Go to the roadmap
          </button>
        </p>
      ) : (
        <ReturnsTable shown={shown} rows={rows} unit={unit} />
      )}
    </section>
  );
}

interface ReturnRow extends Pick<InitiativeReturn, 'arr' | 'revenue' | 'payback' | 'paybackOfMargin'> {
  readonly name: string;
  readonly cost: number;
  readonly costRange: RangeOf | null;
  readonly gross: number | null;
  readonly net: number | null;
  readonly grossRange: string | null;
}

function initiativeRows({ reading }: Shown): readonly ReturnRow[] {
  return reading.returns.map((one) => ({ ...one, name: motionName(one.motion), costRange: null, grossRange: null }));
}

function motionRows({ reading }: Shown): readonly ReturnRow[] {
  return reading.wholeReturns.map((one: WholeReturn) => {
    return {
      ...one,
      name: MOTION_NAMES[one.motion],
      cost: one.cost.chosen,
      costRange: one.cost,
      gross: one.gross?.chosen ?? null,
      net: one.net?.chosen ?? null,
      grossRange: one.gross === null ? null : rangeText(one.gross, (value) => fixed(value, 2)),
    };
  });
}

function rangeText({ low, high }: RangeOf, text: (value: number) => string): string | null {
  return low === high || !Number.isFinite(low) ? null : `${text(low)} to ${text(high)}`;
}

interface TableProps {
  readonly shown: Shown;
  readonly rows: readonly ReturnRow[];
  readonly unit: CostUnit;
}

function ReturnsTable({ shown, rows, unit }: TableProps) {
  return (
    <div className="side-scroll">
      <table className="side-table">
        <thead>
          <tr>
            <th scope="col">Motion</th>
            <th scope="col" title="Up to the end of the plan">
              Cost
            </th>
            <th scope="col" title="Brought in up to the end of the plan, before gross margin">
              Revenue
            </th>
            <th scope="col" title="Revenue over cost; net takes the cost off the revenue first">
              ROI gross / net
            </th>
            <th
              scope="col"
              title="The first period from which the revenue covers the cost for good, and from which gross profit does"
            >
              Paid back
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" title={`ARR at the end because of it: ${inUnit(row.arr, unit)} ${unit.unit}`}>
                {row.name}
              </th>
              <Ranged
                why={whyOf(shown, row)}
                text={inUnit(row.cost, unit)}
                range={row.costRange === null ? null : rangeText(row.costRange, (value) => inUnit(value, unit))}
              />
              <td className="num">{inUnit(row.revenue, unit)}</td>
              <Ranged why={whyOf(shown, row)} text={roiText(row)} range={row.grossRange} isMain />
              <Ranged
                why={whyOf(shown, row)}
                text={paybackText(row, (id) => periodText(shown.evaluation.timeline, id))}
                range={marginText(shown, row)}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RangedProps {
  readonly text: string;
  readonly range: string | null;
  /** Why it is not available. */
  readonly why: string;
  readonly isMain?: boolean;
}

function Ranged({ text, range, why, isMain = false }: RangedProps) {
  const isMissing = text === NOT_AVAILABLE;
  return (
    <td className={`num ${isMain ? 'chosen' : ''} ${isMissing ? 'na' : ''}`} title={isMissing ? why : undefined}>
      {text}
      {range !== null && <small className="range-said">{range}</small>}
    </td>
  );
}

/** When gross profit has paid it back, where the plan says a gross margin. */
function marginText(shown: Shown, { cost, paybackOfMargin }: ReturnRow): string | null {
  const margin = inputValue(shown, 'gross_margin');
  if (Number.isNaN(margin.value) || !(cost > 0)) return null;
  const when = paybackOfMargin === null ? 'never' : periodText(shown.evaluation.timeline, paybackOfMargin);
  return `${when} at ${margin.varies ? 'gross' : percentText(margin.value)} margin`;
}

function whyOf({ reading }: Shown, { cost }: ReturnRow): string {
  if (cost === 0) return 'It costs nothing, so there is no return on a cost.';
  return reading.stages[0]?.withHidden.chosen.why ?? 'Its cost is not available.';
}

function roiText({ gross, net }: ReturnRow): string {
  if (gross === null || net === null || !Number.isFinite(gross)) return NOT_AVAILABLE;
  return `${fixed(gross, 2)} / ${fixed(net, 2)}`;
}

function paybackText({ cost, payback }: ReturnRow, period: (id: string) => string): string {
  if (Number.isNaN(cost)) return NOT_AVAILABLE;
  if (cost === 0) return 'nothing spent';
  return payback === null ? 'not in the plan' : period(payback);
}
