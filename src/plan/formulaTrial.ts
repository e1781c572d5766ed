import { err, ok, type Result } from '#base/result';
import { describeFormulaError } from '#formula/describeError';
import type { Span } from '#formula/expression';
import { describeEditError } from './describeEditError';
import type { Edit, EditError } from './edit';
import { applyAll } from './edits';
import { evaluatePlan, type Evaluation } from './lanes';
import type { Line, Plan } from './model';
import { describePlanModelError } from './planModel';
import { baseOf } from './planParts';
import { checkNames } from '#formula/names';
import { parse } from '#formula/parse';

/** Whether a formula holds in every scenario that has none of its own, or in one alone. */
export type FormulaScope = { readonly type: 'plan' } | { readonly type: 'scenario'; readonly scenario: string };

/** Why a formula cannot be used; `span` is where in the text, null where it is the plan that refuses it. */
export interface FormulaFault {
  readonly sentence: string;
  readonly span: Span | null;
}

export interface FormulaTrial {
  readonly edits: readonly Edit[];
  /** The plan as it would be. */
  readonly evaluation: Evaluation;
}

/** The edits that give a line a formula; in the base scenario both scopes are the line's own definition. */
export function formulaEdits(plan: Plan, line: Line, scope: FormulaScope, text: string): readonly Edit[] {
  if (scope.type === 'scenario' && scope.scenario !== baseOf(plan).id) {
    return [{ type: 'setOverrideFormula', scenario: scope.scenario, line: line.id, formula: text }];
  }
  return [{ type: 'setDefinition', line: line.id, definition: { type: 'formula', text } }];
}

/** What is wrong with the text by itself: it cannot be read, or names a line that the plan does not have. */
export function textFault(plan: Plan, text: string): FormulaFault | null {
  const parsed = parse(text);
  if (!parsed.ok) return { sentence: describeFormulaError(parsed.error), span: parsed.error.span };
  const known = checkNames(
    parsed.value,
    plan.lines.map((other) => other.id),
  );
  return known.ok ? null : { sentence: describeFormulaError(known.error), span: known.error.span };
}

/**
 * Tries a formula out: read, names known, no same-period loop, the plan still opens. Gives the plan evaluated with it.
 *
 * Cost  compiling and evaluating the plan, for texts that can be read.
 */
export function tryFormula(
  plan: Plan,
  line: Line,
  scope: FormulaScope,
  text: string,
): Result<FormulaTrial, FormulaFault> {
  const fault = textFault(plan, text);
  if (fault !== null) return err(fault);
  const edits = formulaEdits(plan, line, scope, text);
  const applied = applyAll(plan, edits);
  if (!applied.ok) return err({ sentence: sentenceOf(applied.error), span: null });
  const evaluation = evaluatePlan(applied.value.plan);
  if (!evaluation.ok) return err({ sentence: describePlanModelError(evaluation.error), span: null });
  return ok({ edits, evaluation: evaluation.value });
}

/** What keeps the plan from opening is said without the place in the file, which the formula being typed is. */
function sentenceOf(error: EditError): string {
  if (error.type === 'invalid') return error.message;
  return describeEditError(error);
}
