import { ownOverride } from './freezeScenario';
import { fieldLine, type InitiativeField, isSameName } from './initiativeLines';
import { evaluatePlan, valueIn } from './lanes';
import type { Line, Plan } from './model';
import type { Initiative } from './places';
import { lineOf, scenarioOf, segmentKeys } from './planParts';
import { entry } from './records';
import { resolveLine } from './resolveScenario';
import type { SegmentKey } from './values';

/** A number of an initiative in one scenario; NaN where it is missing. */
export interface ScenarioValue {
  readonly value: number;
  /** Whether this scenario says it itself, differently from the one it follows. Never so in the base. */
  readonly own: boolean;
}

/** The numbers of an initiative in one scenario, by field (see `INITIATIVE_FIELDS`). */
export interface InitiativeValues extends Readonly<Record<InitiativeField, ScenarioValue | null>> {
  readonly on: ScenarioValue;
  readonly start: ScenarioValue;
  readonly length: ScenarioValue;
  readonly shape: ScenarioValue;
  readonly points: ScenarioValue;
  /** Null for an initiative that is sized in points, as are conversion and lift. */
  readonly reach: ScenarioValue | null;
  readonly conversion: ScenarioValue | null;
  readonly lift: ScenarioValue | null;
  readonly onceCost: ScenarioValue;
  readonly monthlyCost: ScenarioValue;
  readonly costEnd: ScenarioValue;
}

export interface InitiativeInScenario extends Initiative {
  readonly values: InitiativeValues;
}

/**
 * The initiatives of a plan in their order, with what their numbers are in a scenario.
 *
 * Cost  reads the inputs; evaluates the plan once where a number is calculated, as points of a reach are.
 */
export function initiativesIn(plan: Plan, scenario: string): readonly InitiativeInScenario[] {
  let figures: ReturnType<typeof evaluatePlan> | null = null;
  const calculated = (line: Line, slice: number): number => {
    figures ??= evaluatePlan(plan, [scenario]);
    return figures.ok ? valueIn(figures.value, line.id, slice, 0, 0) : Number.NaN;
  };
  return plan.initiatives.map((initiative) => {
    const found = (field: InitiativeField): ScenarioValue | null => {
      const line = lineOf(plan, fieldLine(initiative.id, field));
      if (line === undefined) return null;
      const keys = segmentKeys(plan, line);
      const key = ownKey(initiative, keys);
      const { from } = resolveLine(plan, line, key, scenario);
      const value = from.type === 'series' ? (from.series.every ?? Number.NaN) : calculated(line, keys.indexOf(key));
      return { value, own: isOwn(plan, line, scenario) };
    };
    const known = (field: InitiativeField): ScenarioValue => found(field) ?? { value: Number.NaN, own: false };
    const values: InitiativeValues = {
      on: known('on'),
      start: known('start'),
      length: known('length'),
      shape: known('shape'),
      points: known('points'),
      reach: found('reach'),
      conversion: found('conversion'),
      lift: found('lift'),
      onceCost: known('onceCost'),
      monthlyCost: known('monthlyCost'),
      costEnd: known('costEnd'),
    };
    return { ...initiative, values };
  });
}

/** Whether a scenario says something about a line that the one it follows does not; a locked one says everything itself. */
function isOwn(plan: Plan, line: Line, id: string): boolean {
  const scenario = scenarioOf(plan, id);
  if (scenario === undefined || scenario.parent === null) return false;
  return scenario.locked ? ownOverride(plan, line, id) !== null : entry(scenario.overrides, line.id) !== undefined;
}

/** The key under which the size of an initiative stands: its segment, or that of the whole. */
export function ownKey({ segment }: Pick<Initiative, 'segment'>, keys: readonly SegmentKey[]): SegmentKey {
  const [first = ''] = keys;
  return segment !== null && keys.includes(segment) ? segment : first;
}

export function initiativeOf(plan: Pick<Plan, 'initiatives'>, id: string): Initiative | undefined {
  return plan.initiatives.find((initiative) => initiative.id === id);
}

/** The name, or the name with a number behind it where an initiative has it already. */
export function freeInitiativeName({ initiatives }: Pick<Plan, 'initiatives'>, wanted: string): string {
  const isTaken = (name: string) => initiatives.some((one) => isSameName(one.name, name));
  if (!isTaken(wanted)) return wanted;
  for (let number = 2; ; number++) if (!isTaken(`${wanted} ${number}`)) return `${wanted} ${number}`;
}
