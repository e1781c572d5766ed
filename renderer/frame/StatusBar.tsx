import { memo, useDeferredValue, useMemo } from 'react';
import { periodIndex, periodLabel } from '#domain/timeline';
import { explain } from '#engine/explain';
import { valueAt } from '#engine/interpreter';
import { describeFigureCause } from '#plan/planNaming';
import { segmentKeys } from '#plan/planParts';
import { fixed } from '../format/figures';
import { rangeText } from '../inspector/rangeFigures';
import { useRange } from '../inspector/useInspected';
import { type CellPlace, useSelection } from '../state/selection';
import { type OpenPlan, useSession } from '../state/session';

/** What is selected and where it comes from, whether the bridge foots, and how long the last recalculation took. */
export const StatusBar = memo(function StatusBar({ open }: { readonly open: OpenPlan }) {
  const selected = useDeferredValue(useSelection((state) => state.selected));
  const notice = useSession((state) => state.notice);
  const asMrr = useSession((state) => state.asMrr);
  const range = useRange(open);
  const origin = useMemo(() => (selected === null ? '' : originOf(open, selected)), [open, selected]);
  const health = useMemo(() => bridgeHealth(open), [open]);
  return (
    <footer className="status-bar">
      <span className="status-main" role="status">
        {notice !== null && <b className={notice.kind}>{notice.text} </b>}
        {(range === null ? origin : rangeText(range)) ||
          (notice === null && 'Select a cell to see where its figure comes from.')}
      </span>
      <span className={health.foots ? '' : 'error'}>{health.text}</span>
      {asMrr && <span>Money shown as MRR: ARR / 12</span>}
      <span className="num">Recalculated in {open.took < 1 ? 'under 1' : fixed(open.took, 0)} ms</span>
    </footer>
  );
});

function originOf(open: OpenPlan, place: CellPlace): string {
  const { plan, evaluation, scenario } = open;
  const line = plan.lines.find((one) => one.id === place.line);
  const period = periodIndex(evaluation.timeline, place.period);
  if (line === undefined || period === null) return '';
  const segment = plan.segments.length > 0 && line.segmented ? segmentKeys(plan, line).indexOf(place.segment) : -1;
  const found = explain(evaluation.run, line.id, segment < 0 ? 'total' : segment, period, scenario);
  const name = `${line.label}, ${periodLabel(evaluation.timeline, period)}`;
  if (found.cause !== null) return `${name}: ${describeFigureCause(evaluation, found.cause, scenario)}`;
  switch (found.by) {
    case 'formula':
      return `${name} = ${found.text}`;
    case 'overlay':
      return `${name}: fixed here, in place of what follows from the plan`;
    case 'sum':
      return `${name}: sum of the segments`;
    case 'weighted':
      return `${name}: mean of the segments, weighted by ${line.overSegments.type === 'weighted' ? line.overSegments.by : 'ARR'}`;
    default:
      return `${name}: input`;
  }
}

const CENT = 0.005;

/** In how many periods of the chosen scenario the movements add up to the closing ARR. */
function bridgeHealth({ evaluation, scenario, plan }: OpenPlan): { readonly foots: boolean; readonly text: string } {
  if (!evaluation.program.lineIndex.has('bridge_check')) return { foots: true, text: '' };
  const { periods } = evaluation.timeline;
  const unit = plan.grain === 'month' ? 'months' : 'quarters';
  const footing = Array.from({ length: periods }, (_, period) => {
    const found = valueAt(evaluation.run, 'bridge_check', 'total', period, scenario);
    const closing = valueAt(evaluation.run, 'closing_arr', 'total', period, scenario);
    return Math.abs(found) <= Math.max(CENT, Math.abs(closing) * 1e-12);
  }).filter(Boolean).length;
  return { foots: footing === periods, text: `Bridge foots in ${footing} of ${periods} ${unit}` };
}
