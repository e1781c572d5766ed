import { err, ok, type Result } from '#base/result';
import { periodIds } from '#domain/timeline';
import type { Slice } from '#engine/model';
import { type Evaluation, evaluatePlan, valueIn } from './lanes';
import { lineNameFrom } from './lineChanges';
import { type Line, type Override, type Plan, type Scenario, type Series, WHOLE } from './model';
import { EMPTY_PLACES } from './places';
import type { PlanModelError } from './planModel';
import { baseOf, lineOf, segmentKeys } from './planParts';

/** A line of the copy, and which figures of the plan stand in it. */
interface Shown {
  readonly line: Line;
  readonly of: string;
  readonly slice: Slice;
}

/**
 * A copy for someone who is to see figures and not how they come about: every line is a row of numbers, every scenario is locked on the day
 * given, formulas, notes, sources, initiatives, ranges, accounts and answers are gone.
 *
 * What belongs to a segment becomes a line of its own below its total, for without formulas a total does not follow from segments. A line that
 * is recomputed for quarters and years has figures in its own periods alone.
 */
export function valuesOnly(plan: Plan, scenarios: readonly string[], on: string): Result<Plan, PlanModelError> {
  const kept = plan.scenarios.filter((one) => one === baseOf(plan) || scenarios.includes(one.id));
  const evaluation = evaluatePlan(
    plan,
    kept.map(({ id }) => id),
  );
  if (!evaluation.ok) return err(evaluation.error);
  const shown = plan.lines.flatMap((line): readonly Shown[] => shownFor(plan, line));
  const names = uniqueNames(plan, shown);
  const lines = shown.map(
    (one, at): Line => ({ ...one.line, id: names[at] ?? one.line.id, definition: inputOf(evaluation.value, one, 0) }),
  );
  const { accountSettings: _settings, strategy: _strategy, tables: _tables, ...rest } = plan;
  return ok({
    ...rest,
    ...EMPTY_PLACES,
    targets: plan.targets
      .filter(({ segment }) => segment === null)
      .map((target) => ({ ...target, note: '', source: '' })),
    note: '',
    segments: [],
    lines,
    scenarios: kept.map((scenario, lane): Scenario => {
      const overrides = lane === 0 ? {} : overridesOf(evaluation.value, shown, lines, lane);
      const parent = lane === 0 ? null : baseOf(plan).id;
      const { id, name, look } = scenario;
      return {
        id,
        name,
        parent,
        locked: true,
        lockedOn: on,
        note: '',
        overrides,
        ...(look === undefined ? {} : { look }),
      };
    }),
    actuals: { lastClose: null, values: {} },
    notes: [],
  });
}

/**
 * Whether NRR is a row of numbers, as in a copy of values only. Then nothing follows from rates or initiatives, and a lane with one of
 * them changed has the figures of the lane without: what they bring and cost cannot be told from it.
 */
export function holdsFiguresOnly(plan: Plan): boolean {
  return lineOf(plan, 'nrr_stated')?.definition.type === 'input';
}

/** The total of a line, and below it what it is in each segment. */
function shownFor(plan: Plan, line: Line): readonly Shown[] {
  const plain: Line = {
    ...line,
    segmented: false,
    overSegments: { type: 'none' },
    overPeriods: line.overPeriods === 'recompute' ? 'none' : line.overPeriods,
    cells: {},
    note: '',
    source: '',
  };
  const total: Shown = { line: plain, of: line.id, slice: 'total' };
  if (segmentKeys(plan, line)[0] === WHOLE) return [total];
  return [
    total,
    ...plan.segments.map(
      ({ name }, slice): Shown => ({
        line: { ...plain, pack: 'own', label: `${line.label}, ${name}`.slice(0, LONGEST_LABEL) },
        of: line.id,
        slice,
      }),
    ),
  ];
}

const LONGEST_LABEL = 120;

/** Totals keep the names by which views know them; lines of segments get names that are free. */
function uniqueNames(plan: Plan, shown: readonly Shown[]): readonly string[] {
  let taken = plan;
  return shown.map(({ line, slice }) => {
    if (slice === 'total') return line.id;
    const id = lineNameFrom(line.label, taken);
    taken = { ...taken, lines: [...taken.lines, { ...line, id }] };
    return id;
  });
}

function inputOf(evaluation: Evaluation, shown: Shown, lane: number): Line['definition'] {
  return { type: 'input', values: { [WHOLE]: seriesOf(evaluation, shown, lane) } };
}

function seriesOf(evaluation: Evaluation, { line, of, slice }: Shown, lane: number): Series {
  const figure = (period: number): number | null => {
    const value = valueIn(evaluation, of, slice, period, lane);
    return Number.isNaN(value) ? null : value;
  };
  if (line.once) return { every: figure(0), at: {} };
  return {
    every: null,
    at: Object.fromEntries(periodIds(evaluation.timeline).map((id, period) => [id, figure(period)])),
  };
}

/** A locked scenario says everything itself. */
function overridesOf(
  evaluation: Evaluation,
  shown: readonly Shown[],
  lines: readonly Line[],
  lane: number,
): Scenario['overrides'] {
  return Object.fromEntries(
    shown.map((one, at): [string, Override] => [
      lines[at]?.id ?? one.of,
      { values: { [WHOLE]: seriesOf(evaluation, one, lane) }, formula: null, cells: {} },
    ]),
  );
}
