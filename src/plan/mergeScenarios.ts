import { err, ok, type Result } from '#base/result';
import { describeEditError } from './describeEditError';
import type { Edit, EditError } from './edit';
import { applyAll } from './edits';
import { type Addition, additionEdits, additionsFor } from './mergeAdditions';
import { type LeftOut, mapOverride, segmentMap } from './mergeOverrides';
import type { Line, Override, Plan, Scenario } from './model';
import { fieldLine, linesOfInitiative } from './initiativeLines';
import { idFromName } from './names';
import { baseOf, lineage, lineOf } from './planParts';
import { entry, isEmpty } from './records';
import { freeScenarioName } from './scenarioChanges';

export type { Addition } from './mergeAdditions';
export type { LeftOut } from './mergeOverrides';

/** Which scenarios of another plan are to come into this one, and how. */
export interface MergeWish {
  /** Ids in the other plan; those that they follow come along. */
  readonly scenarios: readonly string[];
  /** Ids of the additions that are to be made: lines and initiatives that only the other plan has. */
  readonly add: ReadonlySet<string>;
  /** Whether what the two plans themselves say differently comes along, so that the figures are those of the other plan. */
  readonly withBase: boolean;
}

/** What a merge comes to, to be looked over before it is done. */
export interface Merge {
  readonly edits: readonly Edit[];
  readonly scenarios: readonly { readonly name: string; readonly as: string; readonly lines: number }[];
  /** Lines about which the scenarios say something, that this plan has not and could get. */
  readonly additions: readonly Addition[];
  /** What has no place in this plan, even with all additions that are wished for. */
  readonly leftOut: readonly LeftOut[];
  /** Lines about which the plans themselves say different things. */
  readonly differingBase: readonly Line[];
}

export type MergeError =
  | { readonly type: 'grain' | 'basis' | 'currency' | 'fiscalYear'; readonly here: string; readonly there: string }
  | { readonly type: 'nothing' }
  | { readonly type: 'edit'; readonly error: EditError };

/**
 * The edits that bring scenarios of another plan into this one, each with what it says itself; the base of the other plan
 * stays there unless `withBase` asks for it. Nothing that this plan shows moves: added initiatives are off in its own scenarios.
 *
 * Errors  grain, basis, currency, fiscalYear   the plans do not mean the same by a period, a rate or an amount
 *         nothing                              no scenario is named besides the base, which belongs to its plan
 *         edit                                 what would come of it is not a plan, such as one with too many scenarios
 */
export function mergeScenarios(plan: Plan, other: Plan, wish: MergeWish): Result<Merge, MergeError> {
  const mismatch = mismatchOf(plan, other);
  if (mismatch !== null) return err(mismatch);
  const wanted = withAncestors(other, wish.scenarios);
  if (wanted.length === 0) return err({ type: 'nothing' });
  const differingBase = other.lines.filter((line) => saysOtherwise(plan, line));
  const said = new Map(wanted.map((scenario) => [scenario.id, saidBy(other, scenario, differingBase, wish)] as const));
  const additions = additionsFor(plan, other, spokenOf(other, [...said.values()], wish));
  let merged = plan;
  const edits: Edit[] = [];
  const leftOut: LeftOut[] = [];
  const apply = (more: readonly Edit[]): EditError | null => {
    const applied = applyAll(merged, more);
    if (!applied.ok) return applied.error;
    merged = applied.value.plan;
    edits.push(...more);
    return null;
  };
  for (const addition of additions.filter(({ id }) => wish.add.has(id))) {
    const made = additionEdits(merged, other, addition);
    if (!made.ok) {
      leftOut.push({ what: addition.name, why: made.error });
      continue;
    }
    const failed = apply(made.value);
    if (failed !== null) leftOut.push({ what: addition.name, why: describeEditError(failed) });
  }
  for (const scenario of wanted) switchOn(plan, merged, other, scenario, said.get(scenario.id));
  const segments = segmentMap(merged, other);
  const ids = new Map<string, string>();
  const brought: Merge['scenarios'][number][] = [];
  for (const scenario of wanted) {
    const name = freeScenarioName(merged, scenario.name);
    const overrides: Record<string, Override> = {};
    for (const [line, override] of said.get(scenario.id) ?? []) {
      const mapped = mapOverride(merged, other, line, override, segments);
      leftOut.push(...mapped.leftOut.map((one) => ({ ...one, what: `${one.what}, ${scenario.name}` })));
      if (mapped.override !== null) overrides[line] = mapped.override;
    }
    const id = idFromName(
      name,
      merged.scenarios.map((one) => one.id),
    );
    ids.set(scenario.id, id);
    const failed = apply(insertion(merged, scenario, { id, name, overrides, parent: ids.get(scenario.parent ?? '') }));
    if (failed !== null) return err({ type: 'edit', error: failed });
    brought.push({ name: scenario.name, as: name, lines: Object.keys(overrides).length });
  }
  return ok({ edits, scenarios: brought, additions, leftOut, differingBase });
}

function mismatchOf(plan: Plan, other: Plan): MergeError | null {
  if (plan.grain !== other.grain) return { type: 'grain', here: plan.grain, there: other.grain };
  if (plan.basis !== other.basis) return { type: 'basis', here: plan.basis, there: other.basis };
  if (plan.currency !== other.currency) return { type: 'currency', here: plan.currency, there: other.currency };
  if (plan.fiscalYearStart === other.fiscalYearStart) return null;
  return { type: 'fiscalYear', here: String(plan.fiscalYearStart), there: String(other.fiscalYearStart) };
}

/** The scenarios and those that they follow, but for the base, each after the one it follows. */
function withAncestors(other: Plan, ids: readonly string[]): readonly Scenario[] {
  const base = baseOf(other);
  const found = new Set<Scenario>();
  for (const id of ids) {
    for (const scenario of lineage(other, id).toReversed()) if (scenario !== base) found.add(scenario);
  }
  return [...found];
}

/** Whether the two plans themselves say different things about a line; a line that only one has is no such difference. */
function saysOtherwise(plan: Plan, line: Line): boolean {
  const here = lineOf(plan, line.id);
  if (here === undefined) return false;
  return !isSame(here.definition, line.definition) || !isSame(here.cells, line.cells);
}

/** What a scenario says by line. With the base, the first in a row of scenarios says what the other plan says itself, too. */
function saidBy(
  other: Plan,
  scenario: Scenario,
  differingBase: readonly Line[],
  { withBase }: MergeWish,
): Map<string, Override> {
  const said = new Map(Object.entries(scenario.overrides));
  if (!withBase || scenario.parent !== baseOf(other).id) return said;
  for (const { id, definition, cells } of differingBase) {
    const own = said.get(id);
    const hides = own !== undefined && (own.formula !== null || !isEmpty(own.values));
    if (hides) continue;
    const ownCells = own?.cells ?? {};
    said.set(id, {
      values: definition.type === 'input' ? definition.values : {},
      formula: definition.type === 'formula' ? definition.text : null,
      cells: Object.fromEntries(
        [...new Set([...Object.keys(cells), ...Object.keys(ownCells)])].map((key) => [
          key,
          { ...entry(cells, key), ...entry(ownCells, key) },
        ]),
      ),
    });
  }
  return said;
}

/** The lines that the scenarios say something about; with the base, also those of initiatives that only the other plan has. */
function spokenOf(
  other: Plan,
  said: readonly ReadonlyMap<string, Override>[],
  { withBase }: MergeWish,
): ReadonlySet<string> {
  const ofInitiatives = withBase ? other.initiatives.flatMap(linesOfInitiative) : [];
  return new Set([...said.flatMap((overrides) => [...overrides.keys()]), ...ofInitiatives]);
}

/** An added initiative is off in this plan itself; in the scenarios that came with it, it is what it was. */
function switchOn(
  plan: Plan,
  merged: Plan,
  other: Plan,
  scenario: Scenario,
  said: Map<string, Override> | undefined,
): void {
  if (scenario.parent !== baseOf(other).id) return;
  for (const { id } of merged.initiatives.slice(plan.initiatives.length)) {
    const on = fieldLine(id, 'on');
    const definition = lineOf(other, on)?.definition;
    if (definition?.type !== 'input' || said?.has(on) !== false) continue;
    said.set(on, { values: definition.values, formula: null, cells: {} });
  }
}

function insertion(
  plan: Plan,
  { locked, lockedOn, note }: Scenario,
  wanted: Pick<Scenario, 'id' | 'name' | 'overrides'> & { readonly parent: string | undefined },
): readonly Edit[] {
  const { id, name, overrides, parent = baseOf(plan).id } = wanted;
  const edits: Edit[] = [
    {
      type: 'insertScenario',
      index: plan.scenarios.length,
      scenario: { id, name, parent, locked: false, note, overrides },
    },
  ];
  if (locked) {
    edits.push({
      type: 'lockScenario',
      scenario: id,
      locked: true,
      ...(lockedOn === undefined ? {} : { on: lockedOn }),
    });
  }
  return edits;
}

/** Parts of plans that were read from files are plain values with their keys in order. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame((a as never)[key], (b as never)[key]));
}

/** One sentence: why the scenarios of one plan mean nothing in the other. */
export function describeMergeError(error: MergeError): string {
  switch (error.type) {
    case 'grain':
      return `Its periods are ${error.there}s, and those of this plan ${error.here}s; nothing was merged.`;
    case 'basis':
      return `Its rates are ${error.there}, and those of this plan ${error.here}; change the basis of one of them first.`;
    case 'currency':
      return `Its amounts are in ${error.there}, and those of this plan in ${error.here}; nothing was merged.`;
    case 'fiscalYear':
      return `Its fiscal year begins in month ${error.there}, and that of this plan in month ${error.here}; nothing was merged.`;
    case 'nothing':
      return 'There is no scenario in it besides its base, which belongs to its own plan.';
    case 'edit':
      return describeEditError(error.error);
  }
}
