import { periodId } from '#domain/timeline';
import { type Dependent, dependentsOf } from '#engine/dependents';
import { type Explanation, explain, explainOver } from '#engine/explain';
import type { Slice } from '#engine/model';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { Line, Scenario } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { describeFigureCause } from '#plan/planNaming';
import { resolveLine } from '#plan/resolveScenario';
import { change, NOT_AVAILABLE } from '../format/figures';
import { formatValue, type LineFormat, shownLabel } from '../format/lineFormat';
import { lookOf, type ScenarioLook } from '../format/scenarioLooks';
import type { LineRow } from '../plan/gridRows';
import { type GridCell, rowFigures } from '../plan/gridRows';
import type { CellPlace } from '../state/selection';
import type { OpenPlan } from '../state/session';
import { shownVariance } from '../variance/shownVariance';
import { type EntersAs, entersAs } from './entersAs';
import { figureText, formatOf, isLoss } from './figureText';
import { valueWhen, whenId, whenLabel } from '#plan/when';
import { cellPlace, findCell, type FoundCell, sliceLabel } from './place';

/** A figure that another is made of, or that is made of it, and where it stands. */
export interface LinkedFigure {
  readonly label: string;
  readonly text: string;
  readonly place: CellPlace;
}

export type Tag = 'Input' | 'Inherited' | 'Override' | 'Actual' | 'Calculated' | 'Total';

/** Everything the inspector says about a cell. */
export interface Inspected {
  readonly cell: FoundCell;
  readonly place: CellPlace;
  /** `Churn rate, Jun 2027`. */
  readonly name: string;
  readonly title: string;
  readonly tag: Tag;
  readonly value: string;
  readonly unit: string;
  readonly change: { readonly text: string; readonly meaning: 'better' | 'worse' | 'same' | 'neutral' } | null;
  readonly sentence: string;
  /** The scenario that is followed where this one says nothing; null in the base. */
  readonly parent: Scenario | null;
  readonly entersAs: EntersAs | null;
  /** The formula that gives the figure, or that a fixed number stands in place of. */
  readonly formula: string | null;
  readonly isReplaced: boolean;
  /** Why there is no number, or by which rule there is one; empty where formula or tag say it. */
  readonly why: string;
  readonly isMissing: boolean;
  readonly precedents: readonly LinkedFigure[];
  readonly dependents: readonly LinkedFigure[];
  readonly scenarios: readonly {
    readonly name: string;
    readonly look: ScenarioLook;
    readonly text: string;
    readonly kind: GridCell['kind'];
  }[];
}

/** What the inspector says about a cell in the chosen scenario; null for a cell that is not there. */
export function inspect(open: OpenPlan, place: CellPlace, asMrr: boolean): Inspected | null {
  const { evaluation, plan, scenario: lane } = open;
  const scenario = plan.scenarios[lane];
  const cell = findCell(evaluation, place);
  if (cell === null || scenario === undefined) return null;
  const { line, slice, when } = cell;
  const format = formatOf(plan, line, asMrr);
  const figures = plan.scenarios.map((_, at) => figureIn(evaluation, cell, at, format));
  const own = figures[lane];
  if (own === undefined) return null;
  const parentLane = plan.scenarios.findIndex(({ id }) => id === scenario.parent);
  const found = explained(evaluation, cell, lane);
  const formula = formulaOf(evaluation, cell, scenario.id, found);
  const when_ = whenLabel(evaluation, when);
  const segment = sliceLabel(evaluation, line, slice);
  const stands = line.once ? 'The whole plan' : segment === null || slice === 'total' ? when_ : `${segment}, ${when_}`;
  const parent = plan.scenarios[parentLane] ?? null;
  const title = shownLabel(line, asMrr);
  const parentText = figures[parentLane]?.text ?? '';
  return {
    cell,
    place: { ...place, scenario: scenario.id },
    name: line.once ? title : `${title}, ${segment === null || slice === 'total' ? '' : `${segment}, `}${when_}`,
    title,
    tag: TAGS[own.kind],
    value: own.text,
    unit: spelledUnit(format),
    change: parent === null ? null : changeOf(line, own.value, figures[parentLane]?.value ?? Number.NaN, format),
    sentence: sentenceOf(open, { cell, format, stands, kind: own.kind, parent, parentText }),
    parent,
    entersAs: when.type === 'period' ? entersAs(evaluation, line.id, slice, when.period, lane) : null,
    formula,
    isReplaced: formula !== null && found.by === 'overlay',
    why: whyOf(evaluation, cell, found, lane),
    isMissing: found.cause !== null,
    precedents: precedentsOf(evaluation, cell, found, scenario.id, asMrr),
    dependents: dependentFigures(evaluation, cell, lane, scenario.id, asMrr),
    scenarios: plan.scenarios.map(({ name }, at) => ({
      name,
      look: lookOf(plan.scenarios, at),
      text: figures[at]?.text ?? '',
      kind: figures[at]?.kind ?? 'empty',
    })),
  };
}

interface Standing {
  readonly cell: FoundCell;
  readonly format: LineFormat;
  readonly stands: string;
  readonly kind: GridCell['kind'];
  readonly parent: Scenario | null;
  readonly parentText: string;
}

/** Where the figure stands, and what it stands beside: the parent's, or what was planned. */
function sentenceOf(open: OpenPlan, { cell, format, stands, kind, parent, parentText }: Standing): string {
  const name = open.plan.scenarios[open.scenario]?.name ?? '';
  if (kind === 'actual') {
    return `${stands}, actual in every scenario that is not locked. ${name} had planned ${plannedText(open, cell, format)}.`;
  }
  return `${stands} in ${name}.${parent === null || parentText === '' ? '' : ` ${parent.name} has ${parentText}.`}`;
}

/** What the chosen scenario says of a closed period without its actuals. */
function plannedText({ plan, scenario }: OpenPlan, { line, slice, when }: FoundCell, format: LineFormat): string {
  const variance = shownVariance(plan, plan.scenarios[scenario]?.id ?? '');
  if (!variance.ok || variance.value === null || when.type !== 'period') return NOT_AVAILABLE;
  return formatValue(valueIn(variance.value.planned, line.id, slice, when.period, 0), format);
}

const TAGS: Readonly<Record<GridCell['kind'], Tag>> = {
  input: 'Input',
  inherited: 'Inherited',
  override: 'Override',
  actual: 'Actual',
  calculated: 'Calculated',
  total: 'Total',
  quarter: 'Total',
  year: 'Total',
  empty: 'Input',
};

/** The row of the grid that a cell stands in, for what the grid knows how to say and change. */
export function gridRowOf({ line, slice, key }: FoundCell): LineRow {
  return { type: 'line', line, key, slice, label: line.label, sign: '', isOpen: null, isRepeated: false };
}

function figureIn(evaluation: Evaluation, cell: FoundCell, lane: number, format: LineFormat) {
  const { when, line, slice } = cell;
  const at = line.once ? ({ type: 'period', period: 0 } as const) : when;
  const column = at.type === 'period' ? { ...at, label: '' } : { ...at, id: '', label: '', hides: null };
  const { text, kind } = rowFigures(evaluation, [column], gridRowOf(cell), lane, format).cellAt(0);
  const value = valueWhen(evaluation, line.id, slice, at, lane);
  return { value, text, kind };
}

function spelledUnit({ unit }: LineFormat): string {
  return unit.replace(/yr$/, 'a year').replace(/qtr$/, 'a quarter').replace(/mo$/, 'a month').replace('×', '');
}

function changeOf(line: Line, value: number, parent: number, format: LineFormat): Inspected['change'] {
  const difference = value - parent;
  if (Number.isNaN(difference)) return null;
  const text = change(difference * format.factor, format.decimals);
  if (text === '0') return { text, meaning: 'same' };
  // Beyond the template more is neither good nor bad: a cost, a target, a count.
  const meaning = line.pack !== 'nrr' ? 'neutral' : difference > 0 !== isLoss(line.id) ? 'better' : 'worse';
  return { text: line.unit === 'rate' ? `${text} pt` : text, meaning };
}

function explained(evaluation: Evaluation, { line, slice, when }: FoundCell, lane: number): Explanation {
  return when.type === 'period'
    ? explain(evaluation.run, line.id, slice, when.period, lane)
    : explainOver(when.folded, line.id, slice, when.bucket, lane);
}

/** The formula that was used or, for a fixed number, that would have been. */
function formulaOf(evaluation: Evaluation, { line, key, when }: FoundCell, scenario: string, found: Explanation) {
  if (found.text !== null) return found.text;
  if (found.by !== 'overlay' || key === null || when.type !== 'period') return null;
  const { from } = resolveLine(evaluation.plan, line, key, scenario);
  return from.type === 'formula' ? from.text : null;
}

function whyOf(evaluation: Evaluation, { line, when }: FoundCell, found: Explanation, lane: number): string {
  if (line.overPeriods === 'none' && when.type !== 'period') return 'This line has no value over a quarter or year.';
  if (found.cause !== null) return describeFigureCause(evaluation, found.cause, lane);
  const periods = when.type === 'period' ? 'segments' : line.overPeriods === 'recompute' ? 'segments' : 'periods';
  switch (found.by) {
    case 'sum':
      return `Sum of its ${periods}.`;
    case 'weighted':
      return `Mean of its segments, weighted by ${weightLabel(evaluation, line)}.`;
    case 'product':
      return 'Product of its periods.';
    case 'first':
      return 'That of its first period.';
    case 'last':
      return 'That of its last period.';
    case 'none':
      return 'This line has no total.';
    case 'overlay':
      return line.definition.type === 'formula' ? 'Fixed here in place of the formula.' : '';
    case 'input':
    case 'formula':
      return '';
  }
}

function weightLabel({ plan }: Evaluation, { overSegments }: Line): string {
  if (overSegments.type !== 'weighted') return 'ARR';
  return lineOf(plan, overSegments.by)?.label ?? overSegments.by;
}

function precedentsOf(
  evaluation: Evaluation,
  cell: FoundCell,
  found: Explanation,
  scenario: string,
  asMrr: boolean,
): readonly LinkedFigure[] {
  const { when, line } = cell;
  // What is computed anew over a quarter or year is made of figures over quarters or years, everything else of periods.
  const over = when.type !== 'period' && line.overPeriods === 'recompute' ? when : null;
  return found.precedents.map((read) => {
    const at = over === null ? ({ type: 'period', period: read.period } as const) : { ...over, bucket: read.period };
    return linked(evaluation, cell, { ...read, when: at, value: read.value }, scenario, asMrr);
  });
}

function dependentFigures(
  evaluation: Evaluation,
  cell: FoundCell,
  lane: number,
  scenario: string,
  asMrr: boolean,
): readonly LinkedFigure[] {
  const { line, when } = cell;
  const direct = dependentsIn(evaluation, cell);
  // A rate only enters the rate in use: what that enters is what one wants to know.
  const through = direct.filter((used) => used.line === `${line.id}_used`);
  const further = through.flatMap(({ slice }) => {
    const used = lineOf(evaluation.plan, `${line.id}_used`);
    return used === undefined ? [] : dependentsIn(evaluation, { ...cell, line: used, slice });
  });
  return [...direct, ...further].map((used) => {
    const at = when.type === 'period' ? ({ type: 'period', period: used.from } as const) : when;
    const value = valueWhen(evaluation, used.line, used.slice, at, lane);
    return linked(evaluation, cell, { ...used, when: at, value }, scenario, asMrr);
  });
}

/** Over a quarter or year only what is computed anew there reads the figure of that quarter or year. */
function dependentsIn({ plan, program }: Evaluation, { line, slice, when }: FoundCell): readonly Dependent[] {
  if (when.type === 'period') return dependentsOf(program, line.id, slice, when.period);
  const first = when.buckets[when.bucket]?.from ?? 0;
  return dependentsOf(program, line.id, slice, first).filter(
    (used) => used.from === first && lineOf(plan, used.line)?.overPeriods === 'recompute',
  );
}

interface Linking {
  readonly line: string;
  readonly slice: Slice;
  readonly when: FoundCell['when'];
  readonly value: number;
}

/** A figure named as briefly as can be: segment and period only where they differ from those of the cell. */
function linked(
  evaluation: Evaluation,
  cell: FoundCell,
  { line: id, slice, when, value }: Linking,
  scenario: string,
  asMrr: boolean,
): LinkedFigure {
  const { plan } = evaluation;
  const line = lineOf(plan, id);
  if (line === undefined) throw new Error(`The plan has no line ${id}`);
  const segment = sliceLabel(evaluation, line, slice);
  const isElsewhere = whenId(evaluation, when) !== whenId(evaluation, cell.when);
  const parts = [
    shownLabel(line, asMrr),
    ...(segment === null || slice === cell.slice ? [] : [segment]),
    ...(isElsewhere && !line.once ? [whenLabel(evaluation, when)] : []),
  ];
  const period = line.once ? periodId(evaluation.timeline, 0) : whenId(evaluation, when);
  return {
    label: parts.join(', '),
    text: figureText(plan, line, value, asMrr),
    place: cellPlace(evaluation, line, slice, period, scenario),
  };
}
