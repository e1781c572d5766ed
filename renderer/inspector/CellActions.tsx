import { fiscalYears, periodId, periodLabel, quarters } from '#domain/timeline';
import { isClosed } from '#plan/actuals';
import type { Edit } from '#plan/edit';
import { valueIn } from '#plan/lanes';
import { entry } from '#plan/records';
import { editText } from '../format/lineFormat';
import { cellEdits } from '../plan/cellEdits';
import { commit, type OpenPlan, useSession } from '../state/session';
import { formatOf } from './figureText';
import { gridRowOf, type Inspected } from './inspected';
import { valueWhen } from '#plan/when';

/** Ways back to what the parent scenario, or the formula, says, and on to the periods beside it. */
export function CellActions({ open, inspected }: { readonly open: OpenPlan; readonly inspected: Inspected }) {
  const asMrr = useSession((state) => state.asMrr);
  const { cell, parent, place, name, tag } = inspected;
  const scenario = open.plan.scenarios[open.scenario];
  if (scenario === undefined || scenario.locked || cell.key === null || cell.when.type !== 'period') return null;
  const said = entry(scenario.overrides, cell.line.id);
  const hasFormula = said !== undefined && said.formula !== null;
  const { period } = cell.when;
  const resetCell = () => {
    const { edits } = cellEdits(open, [{ row: gridRowOf(cell), period, text: '', key: '' }], asMrr);
    commit(`Reset ${name}`, edits, place);
  };
  const resetLine = () => {
    const edit: Edit = { type: 'setOverride', scenario: scenario.id, line: cell.line.id, override: null };
    commit(`Reset ${cell.line.label} in ${scenario.name}`, [edit], place);
  };
  const target = parent?.name ?? 'formula';
  const isOverride = tag === 'Override' && !hasFormula;
  const around = periodsAround(open, inspected);
  if (tag === 'Actual') return <ClearActual onClear={() => clearActual(open, inspected, asMrr)} />;
  if (!isOverride && said === undefined && around === null) return null;
  const setAround = (periods: readonly number[]) => {
    const row = gridRowOf(cell);
    const text = editText(
      valueWhen(open.evaluation, cell.line.id, cell.slice, cell.when, open.scenario),
      formatOf(open.plan, cell.line, asMrr),
    );
    const { edits } = cellEdits(
      open,
      periods.map((at) => ({ row, period: at, text, key: '' })),
      asMrr,
    );
    commit(`${cell.line.label}, ${around?.name ?? ''}`, edits, place);
  };
  return (
    <p className="inspector-actions">
      {isOverride && (
        <button type="button" className="button" onClick={resetCell}>
          Reset to {target}
        </button>
      )}
      {said !== undefined && !cell.line.once && (
        <button type="button" className="button" onClick={resetLine}>
          Reset whole line
        </button>
      )}
      {around !== null && (
        <button type="button" className="button" onClick={() => setAround(around.periods)}>
          Set {around.name}
        </button>
      )}
    </p>
  );
}

function ClearActual({ onClear }: { readonly onClear: () => void }) {
  return (
    <p className="inspector-actions">
      <button type="button" className="button" onClick={onClear}>
        Back to plan
      </button>
    </p>
  );
}

/** Takes an actual away, so that what the scenarios plan shows again. */
function clearActual(open: OpenPlan, { cell, place, name }: Inspected, asMrr: boolean): void {
  if (cell.when.type !== 'period') return;
  const { edits } = cellEdits(open, [{ row: gridRowOf(cell), period: cell.when.period, text: '', key: '' }], asMrr);
  commit(`Back to plan: ${name}`, edits, place);
}

/** The open periods of the same quarter, or of the same fiscal year in a plan of quarters, where they have another figure than the cell. */
function periodsAround(
  { evaluation, plan, scenario }: OpenPlan,
  { cell: { line, slice, when }, tag }: Inspected,
): { readonly name: string; readonly periods: readonly number[] } | null {
  if (when.type !== 'period' || line.once || (tag !== 'Input' && tag !== 'Override')) return null;
  const { timeline } = evaluation;
  const buckets = timeline.grain === 'month' ? quarters(timeline) : fiscalYears(timeline);
  const bucket = buckets.find(({ from, to }) => from <= when.period && when.period <= to);
  if (bucket === undefined) return null;
  const value = (period: number) => valueIn(evaluation, line.id, slice, period, scenario);
  const periods = Array.from({ length: bucket.to - bucket.from + 1 }, (_, at) => bucket.from + at).filter(
    (period) => !isClosed(plan, periodId(timeline, period)),
  );
  const own = value(when.period);
  if (Number.isNaN(own) || periods.every((period) => value(period) === own)) return null;
  const short = (period: number) => periodLabel(timeline, period).replace(/ \d+$/, '');
  return { name: `${short(periods[0] ?? when.period)} to ${short(periods.at(-1) ?? when.period)}`, periods };
}
