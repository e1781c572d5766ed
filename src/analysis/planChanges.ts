import { canonicalText } from '#base/canonicalJson';
import { isSameValue } from '#domain/accounts/sameAccount';
import { periodLabel } from '#domain/timeline';
import type { BySegment, Cells, Line, Override, PeriodId, Plan, Scenario, SegmentKey, Series } from '#plan/model';
import { evaluatePlan, valueIn } from '#plan/lanes';
import { NO_OVERRIDE } from '#plan/planParts';
import { entry } from '#plan/records';

/** Settings that are one value of the whole plan. */
const SETTINGS = [
  'title',
  'note',
  'currency',
  'usdRate',
  'start',
  'periods',
  'fiscalYearStart',
  'grain',
  'basis',
] as const;
export type Setting = (typeof SETTINGS)[number];

/** Parts of a plan whose changes are counted as one. */
const OTHERS = [
  'initiatives',
  'targets',
  'risk',
  'report',
  'paper',
  'accountSettings',
  'notes',
  'strategy',
  'tables',
  'actuals',
] as const;
export type OtherPart = (typeof OTHERS)[number] | 'order' | 'rest';

/**
 * One thing in which a plan differs from an earlier or another state of it. `scenario` is the name of the scenario that says it, null
 * for the plan's own lines.
 */
export type PlanChange =
  | { readonly type: 'setting'; readonly setting: Setting; readonly before: string; readonly after: string }
  | { readonly type: 'added' | 'removed'; readonly what: 'scenario' | 'line' | 'segment'; readonly name: string }
  | {
      readonly type: 'renamed';
      readonly what: 'scenario' | 'line' | 'segment';
      readonly before: string;
      readonly after: string;
    }
  /** Something else about it: a lock, a parent, a unit, a note. */
  | { readonly type: 'changed'; readonly what: 'scenario' | 'line'; readonly name: string }
  | {
      readonly type: 'formula';
      readonly scenario: string | null;
      readonly line: Line;
      /** Null where it has none. */
      readonly before: string | null;
      readonly after: string | null;
    }
  | { readonly type: 'values'; readonly scenario: string | null; readonly line: Line; readonly values: ChangedValues }
  /** Names of accounts that came, went, or differ. All are empty where only their order differs. */
  | { readonly type: 'accounts'; readonly added: Names; readonly removed: Names; readonly changed: Names }
  | { readonly type: 'other'; readonly part: OtherPart };

type Names = readonly string[];

/** How many values of a line differ, and the first of them; null as period is the value of every period, null as number is none. */
export interface ChangedValues {
  readonly count: number;
  readonly segment: SegmentKey;
  readonly period: PeriodId | null;
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * What is different in `after`, in the order of the plan: settings, segments, lines, scenarios, the rest. Empty where both are the same
 * plan, and only there. Lines, scenarios and segments are the same where their ids are.
 */
export function planChanges(before: Plan, after: Plan): readonly PlanChange[] {
  const accounts = accountChanges(before.accounts, after.accounts);
  if (accounts.length === 0 && isSame(apartFromAccounts(before), apartFromAccounts(after))) return [];
  const changes: PlanChange[] = [
    ...SETTINGS.flatMap((setting): PlanChange[] =>
      before[setting] === after[setting]
        ? []
        : [{ type: 'setting', setting, before: String(before[setting] ?? ''), after: String(after[setting] ?? '') }],
    ),
    ...namesChanged('segment', before.segments.map(named), after.segments.map(named)),
    ...namesChanged('line', before.lines.map(labelled), after.lines.map(labelled)),
    ...pairs(before.lines, after.lines).flatMap(([a, b]) => lineChanges(a, b)),
    ...namesChanged('scenario', before.scenarios.map(named), after.scenarios.map(named)),
    ...pairs(before.scenarios, after.scenarios).flatMap(([a, b]) => scenarioChanges(a, b, before, after)),
    ...OTHERS.flatMap((part): PlanChange[] =>
      isSame(before[part] ?? null, after[part] ?? null) ? [] : [{ type: 'other', part }],
    ),
  ];
  changes.push(...accounts);
  if (isReordered(before, after)) changes.push({ type: 'other', part: 'order' });
  return changes.length > 0 ? changes : [{ type: 'other', part: 'rest' }];
}

/** The plan as it is compared as text: thousands of accounts are compared one by one, which takes a tenth of the time. */
function apartFromAccounts(plan: Plan): Omit<Plan, 'accounts'> {
  const { accounts: _, ...rest } = plan;
  return rest;
}

function accountChanges(before: Plan['accounts'], after: Plan['accounts']): readonly PlanChange[] {
  if (before === after) return [];
  const [known, now] = [new Map(before.map((one) => [one.id, one])), new Set(after.map(({ id }) => id))];
  const added = after.filter(({ id }) => !known.has(id));
  const removed = before.filter(({ id }) => !now.has(id));
  const changed = after.filter((one) => known.has(one.id) && !isSameValue(known.get(one.id), one));
  const isSameOrder = before.length === after.length && before.every(({ id }, at) => after[at]?.id === id);
  if (isSameOrder && changed.length === 0) return [];
  const names = (accounts: Plan['accounts']) => accounts.map(({ name }) => name);
  return [{ type: 'accounts', added: names(added), removed: names(removed), changed: names(changed) }];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const named = ({ id, name }: Named): Named => ({ id, name });
const labelled = ({ id, label }: Line): Named => ({ id, name: label });

function namesChanged(
  what: 'scenario' | 'line' | 'segment',
  before: readonly Named[],
  after: readonly Named[],
): readonly PlanChange[] {
  const without = (some: readonly Named[], others: readonly Named[]) =>
    some.filter(({ id }) => !others.some((other) => other.id === id));
  return [
    ...without(after, before).map(({ name }): PlanChange => ({ type: 'added', what, name })),
    ...without(before, after).map(({ name }): PlanChange => ({ type: 'removed', what, name })),
    ...pairs(before, after).flatMap(([a, b]): PlanChange[] =>
      a.name === b.name ? [] : [{ type: 'renamed', what, before: a.name, after: b.name }],
    ),
  ];
}

/** What both have, by id, in the order of the second. */
function pairs<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly (readonly [T, T])[] {
  const known = new Map(before.map((one) => [one.id, one]));
  return after.flatMap((b): (readonly [T, T])[] => {
    const a = known.get(b.id);
    return a === undefined || a === b ? [] : [[a, b]];
  });
}

function lineChanges(a: Line, b: Line): readonly PlanChange[] {
  const seriesOf = ({ definition }: Line) => (definition.type === 'input' ? definition.values : {});
  const formulaOf = ({ definition }: Line) => (definition.type === 'formula' ? definition.text : null);
  const values = [...seriesDiffer(seriesOf(a), seriesOf(b)), ...cellsDiffer(a.cells, b.cells)];
  const blank = { label: '', cells: {}, definition: { type: 'input', values: {} } } as const;
  return [
    ...formulaChange(null, b, formulaOf(a), formulaOf(b)),
    ...valuesChange(null, b, values),
    ...(isSame({ ...a, ...blank }, { ...b, ...blank })
      ? []
      : [{ type: 'changed', what: 'line', name: b.label } as const]),
  ];
}

function scenarioChanges(a: Scenario, b: Scenario, before: Plan, after: Plan): readonly PlanChange[] {
  const ids = new Set([...Object.keys(a.overrides), ...Object.keys(b.overrides)]);
  const lines = [...after.lines, ...before.lines].filter(
    (line, at, all) => all.findIndex(({ id }) => id === line.id) === at,
  );
  const said = (scenario: Scenario, line: Line): Override => entry(scenario.overrides, line.id) ?? NO_OVERRIDE;
  const blank = { name: '', overrides: {} };
  return [
    ...lines
      .filter(({ id }) => ids.has(id))
      .flatMap((line): readonly PlanChange[] => {
        const [x, y] = [said(a, line), said(b, line)];
        const values = [...seriesDiffer(x.values, y.values), ...cellsDiffer(x.cells, y.cells)];
        return [...formulaChange(b.name, line, x.formula, y.formula), ...valuesChange(b.name, line, values)];
      }),
    ...(isSame({ ...a, ...blank }, { ...b, ...blank })
      ? []
      : [{ type: 'changed', what: 'scenario', name: b.name } as const]),
  ];
}

function formulaChange(
  scenario: string | null,
  line: Line,
  before: string | null,
  after: string | null,
): readonly PlanChange[] {
  return before === after ? [] : [{ type: 'formula', scenario, line, before, after }];
}

type ValueDiffers = Omit<ChangedValues, 'count'>;

function valuesChange(scenario: string | null, line: Line, differing: readonly ValueDiffers[]): readonly PlanChange[] {
  const [first] = differing;
  return first === undefined ? [] : [{ type: 'values', scenario, line, values: { ...first, count: differing.length } }];
}

function seriesDiffer(before: BySegment<Series>, after: BySegment<Series>): readonly ValueDiffers[] {
  return keysOf(before, after).flatMap((segment) => {
    const [a, b] = [entry(before, segment), entry(after, segment)];
    const every = { segment, period: null, before: a?.every ?? null, after: b?.every ?? null };
    // A series that says nothing is still one: it stands in place of what it replaces.
    const isOther = every.before !== every.after || (a === undefined) !== (b === undefined);
    return [...(isOther ? [every] : []), ...valuesDiffer(segment, a?.at ?? {}, b?.at ?? {})];
  });
}

function cellsDiffer(before: BySegment<Cells>, after: BySegment<Cells>): readonly ValueDiffers[] {
  return keysOf(before, after).flatMap((segment) =>
    valuesDiffer(segment, entry(before, segment) ?? {}, entry(after, segment) ?? {}),
  );
}

function valuesDiffer(segment: SegmentKey, before: Series['at'], after: Series['at']): readonly ValueDiffers[] {
  return keysOf(before, after).flatMap((period): ValueDiffers[] => {
    const [a, b] = [entry(before, period), entry(after, period)];
    return a === b ? [] : [{ segment, period, before: a ?? null, after: b ?? null }];
  });
}

function keysOf(before: object, after: object): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonicalText(a, 0) === canonicalText(b, 0);
}

/** Whether what both have stands in another order. */
function isReordered(before: Plan, after: Plan): boolean {
  return (['segments', 'lines', 'scenarios'] as const).some((part) => {
    const ids = (plan: Plan) => plan[part].map(({ id }) => id);
    const [a, b] = [ids(before), ids(after)];
    const [ofA, ofB] = [new Set(a), new Set(b)];
    return a.filter((id) => ofB.has(id)).join() !== b.filter((id) => ofA.has(id)).join();
  });
}

/** What a scenario comes to at the end of the plan; NaN where it cannot be computed, or the plan has no such line. */
export interface EndFigures {
  readonly scenario: string;
  readonly name: string;
  readonly period: string;
  readonly closingArr: number;
  /** NRR of the twelve months to it, by the compounded bridge. */
  readonly nrr: number;
}

/** One row a scenario; none where the plan does not compile. */
export function endFigures(plan: Plan): readonly EndFigures[] {
  const evaluated = evaluatePlan(plan);
  if (!evaluated.ok) return [];
  const { timeline, program } = evaluated.value;
  const last = timeline.periods - 1;
  const figure = (line: string, lane: number) =>
    program.lineIndex.has(line) ? valueIn(evaluated.value, line, 'total', last, lane) : Number.NaN;
  return plan.scenarios.map(({ id, name }, lane) => ({
    scenario: id,
    name,
    period: periodLabel(timeline, last),
    closingArr: figure('closing_arr', lane),
    nrr: figure('nrr_ttm', lane),
  }));
}
