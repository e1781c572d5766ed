import { err, ok, type Result } from '#base/result';
import { calendarValues } from '#domain/timeline';
import { compile } from '#engine/compile';
import { describeCompileError } from '#engine/describe';
import type { CompileError, LineModel, Model, Variant } from '#engine/model';
import type { Program } from '#engine/program';
import { describeFormulaError } from '#formula/describeError';
import type { FormulaError } from '#formula/errors';
import { parse } from '#formula/parse';
import type { Line, Plan } from './model';
import { timelineOf } from './planParts';
import { entry, isEmpty } from './records';

/** In the list of a line's variants, the one that takes values in place of a formula. */
export const INPUT = null;

/** A plan compiled, and by line what its variants are: a formula text, or `INPUT`. */
export interface CompiledPlan {
  readonly program: Program;
  readonly variants: ReadonlyMap<string, readonly (string | null)[]>;
}

export type PlanModelError =
  | { readonly type: 'formula'; readonly line: string; readonly text: string; readonly error: FormulaError }
  /** `scenarios`: by line and variant, the names of the scenarios that say so, where there is more than one variant. */
  | { readonly type: 'compile'; readonly error: CompileError; readonly scenarios: VariantScenarios };

type VariantScenarios = Readonly<Record<string, readonly string[]>>;

/** Programs of plans seen lately, by what they depend on. Enough for a plan, its neighbours in undo, and a second window. */
const RECENT = 8;
const recent = new Map<string, CompiledPlan>();

/**
 * Compiles a plan: its lines, each with the variants of all scenarios, over its timeline and segments.
 *
 * Cost  Writing down what the program depends on; the compiler runs only where that was not seen lately, so never for a
 *       changed value.
 */
export function compilePlan(plan: Plan): Result<CompiledPlan, PlanModelError> {
  const variants = new Map(plan.lines.map((line) => [line.id, variantsOf(plan, line)]));
  const key = dependencies(plan, variants);
  const known = recent.get(key);
  if (known !== undefined) {
    recent.delete(key);
    recent.set(key, known);
    return ok(known);
  }
  const model = modelOf(plan, variants);
  if (!model.ok) return model;
  const program = compile(model.value, [...recent.values()].at(-1)?.program);
  if (!program.ok) return err({ type: 'compile', error: program.error, scenarios: variantScenarios(plan, variants) });
  const compiled = { program: program.value, variants };
  recent.set(key, compiled);
  const [oldest] = recent.keys();
  if (recent.size > RECENT && oldest !== undefined) recent.delete(oldest);
  return ok(compiled);
}

/** The line's own definition first, then what scenarios put in its place; equal texts once. */
function variantsOf(plan: Plan, line: Line): readonly (string | null)[] {
  const found: (string | null)[] = [line.definition.type === 'input' ? INPUT : line.definition.text];
  for (const scenario of plan.scenarios) {
    const override = entry(scenario.overrides, line.id);
    if (override === undefined) continue;
    if (override.formula !== null && !found.includes(override.formula)) found.push(override.formula);
    if (!isEmpty(override.values) && !found.includes(INPUT)) found.push(INPUT);
  }
  return found;
}

/** Formulas read lately, by their text: of a plan's hundreds, an edit changes one. */
const formulas = new Map<string, ReturnType<typeof parse>>();
const MOST_FORMULAS = 5_000;

function expressionOf(text: string): ReturnType<typeof parse> {
  const known = formulas.get(text);
  if (known !== undefined) return known;
  if (formulas.size === MOST_FORMULAS) formulas.clear();
  const made = parse(text);
  formulas.set(text, made);
  return made;
}

/** By line with several variants: for each, the names of the scenarios that say so. */
export function variantScenarios(
  plan: Plan,
  variants: ReadonlyMap<string, readonly (string | null)[]>,
): VariantScenarios {
  const several = [...variants].filter(([, list]) => list.length > 1);
  return Object.fromEntries(
    several.map(([id, list]) => [
      id,
      list.map((variant, index) => scenariosSaying(plan, id, variant, index === 0).join(', ')),
    ]),
  );
}

function scenariosSaying(plan: Plan, line: string, variant: string | null, isOwn: boolean): readonly string[] {
  const says = plan.scenarios.filter(({ overrides }) => {
    const override = entry(overrides, line);
    if (override === undefined) return false;
    return variant === INPUT ? !isEmpty(override.values) : override.formula === variant;
  });
  const names = says.map((scenario) => scenario.name);
  return isOwn ? [plan.scenarios[0]?.name ?? '', ...names] : names;
}

/** One sentence: what keeps the plan from being computed, and where. */
export function describePlanModelError(error: PlanModelError): string {
  if (error.type === 'formula') return `${error.line}: ${describeFormulaError(error.error)}`;
  return describeCompileError(error.error, {
    variant: (line, variant) => entry(error.scenarios, line)?.[variant] ?? null,
  });
}

function dependencies(plan: Plan, variants: ReadonlyMap<string, readonly (string | null)[]>): string {
  const timeline = [plan.grain, plan.start, plan.periods, plan.fiscalYearStart, plan.segments.length];
  const lines = plan.lines.map((line) => [
    line.id,
    line.segmented,
    line.overSegments,
    line.overPeriods,
    variants.get(line.id),
  ]);
  return JSON.stringify([timeline, lines]);
}

function modelOf(plan: Plan, variants: ReadonlyMap<string, readonly (string | null)[]>): Result<Model, PlanModelError> {
  const lines: LineModel[] = [];
  for (const line of plan.lines) {
    const parsed: Variant[] = [];
    for (const text of variants.get(line.id) ?? []) {
      if (text === INPUT) {
        parsed.push({ type: 'input' });
        continue;
      }
      const expression = expressionOf(text);
      if (!expression.ok) return err({ type: 'formula', line: line.id, text, error: expression.error });
      parsed.push({ type: 'formula', expression: expression.value });
    }
    const [first, ...others] = parsed;
    if (first === undefined) throw new Error(`${line.id} has no definition`);
    const { id, segmented, overSegments, overPeriods } = line;
    lines.push({ id, segmented, overSegments, overPeriods, variants: [first, ...others] });
  }
  return ok({ lines, segments: plan.segments.length, calendar: calendarValues(timelineOf(plan)) });
}
