import { memo, useDeferredValue, useMemo } from 'react';
import { periodIndex, periodLabel } from '#domain/timeline';
import { explain } from '#engine/explain';
import { actualAt } from '#plan/actuals';
import { valueAt } from '#engine/interpreter';
import type { Slice } from '#engine/model';
import type { Evaluation } from '#plan/lanes';
import { BRIDGE_CHECK } from '#plan/nrrTemplate';
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
      <span className={health.foots ? 'status-health' : 'status-health error'} title={health.why || undefined}>
        {health.text}
        {health.why !== '' && <span className="status-why">{`: ${health.why}`}</span>}
      </span>
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
  const key = segmentKeys(plan, line)[Math.max(0, segment)] ?? '';
  const isWhole = segment >= 0 || segmentKeys(plan, line).length === 1;
  const isOpenScenario = plan.scenarios[scenario]?.locked !== true;
  if (isWhole && isOpenScenario && actualAt(plan, line.id, key, place.period) !== undefined) return `${name}: actual`;
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

interface Health {
  readonly foots: boolean;
  readonly text: string;
  /** Why the first figure is missing; empty where none is. */
  readonly why: string;
}

/** In how many periods of the chosen scenario the movements add up to the closing ARR, in total and in every segment. */
function bridgeHealth({ evaluation, scenario, plan }: OpenPlan): Health {
  const { run, timeline, program } = evaluation;
  if (!program.lineIndex.has(BRIDGE_CHECK)) return { foots: true, text: '', why: '' };
  const slices: readonly Slice[] = ['total', ...plan.segments.keys()];
  const counts = { foots: 0, broken: 0, missing: 0 };
  let why = '';
  for (let period = 0; period < timeline.periods; period++) {
    const off = slices.map((slice) => {
      const closing = valueAt(run, 'closing_arr', slice, period, scenario);
      const tolerance = Math.max(CENT, Math.abs(closing) * 1e-12);
      return Math.abs(valueAt(run, BRIDGE_CHECK, slice, period, scenario)) - tolerance;
    });
    if (off.some(Number.isNaN)) {
      counts.missing++;
      why ||= causeOf(evaluation, period, scenario);
    } else if (off.some((beyond) => beyond > 0)) counts.broken++;
    else counts.foots++;
  }
  const unit = plan.grain === 'month' ? 'months' : 'quarters';
  const all = `of ${timeline.periods} ${unit}`;
  const missing = counts.missing === 0 ? '' : `, ${counts.missing} n/a`;
  return counts.broken > 0
    ? { foots: false, text: `Bridge does not foot in ${counts.broken} ${all}${missing}`, why }
    : { foots: true, text: `Bridge foots in ${counts.foots} ${all}${missing}`, why };
}

function causeOf(evaluation: Evaluation, period: number, scenario: number): string {
  const { cause } = explain(evaluation.run, 'closing_arr', 'total', period, scenario);
  return cause === null ? '' : describeFigureCause(evaluation, cause, scenario);
}
