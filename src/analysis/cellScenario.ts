import { err, ok, type Result } from '#base/result';
import { describeEditError } from '#plan/describeEditError';
import type { Edit, EditError } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { GROWTH_NRR } from '#plan/growthPack';
import { evaluateLanes, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { RATES } from '#plan/nrrTemplate';
import { describePlanModelError, type PlanModelError } from '#plan/planModel';
import { lineOf } from '#plan/planParts';
import { addScenarioEdits } from '#plan/scenarioChanges';

/** A cell of the heat map that is to become a scenario. */
export interface WantedScenario {
  readonly name: string;
  /** The scenario it follows. */
  readonly parent: string;
  /** NRR of a year; null for what the parent has. */
  readonly nrr: number | null;
  /** Growth a year; null for what the parent aims at. */
  readonly target: number | null;
  /** New-logo ARR becomes what the target takes; without, it stays as it is. */
  readonly winsRequired: boolean;
}

export interface CellScenario {
  readonly id: string;
  readonly edits: readonly Edit[];
  /** What brings NRR to where it is wanted; null where it stays. */
  readonly lever: Lever | null;
}

/** The rate that gives: more upsell for a higher NRR, more churn for a lower one. */
export type Lever = 'upsell_rate' | 'churn_rate';

export type CellScenarioError =
  | { readonly type: 'noLine'; readonly line: string }
  /** No upsell or churn within what is possible leads there. */
  | { readonly type: 'outOfReach'; readonly lever: Lever; readonly reached: number }
  | { readonly type: 'edit'; readonly error: EditError }
  | { readonly type: 'model'; readonly error: PlanModelError };

export function describeCellScenarioError(error: CellScenarioError): string {
  switch (error.type) {
    case 'noLine':
      return `The plan has no line ${error.line}, which such a scenario changes: make a plan from the NRR template.`;
    case 'outOfReach': {
      const name = error.lever === 'upsell_rate' ? 'Upsell' : 'Churn';
      const reached = Number.isNaN(error.reached)
        ? 'no figure at all'
        : `${Number((error.reached * 100).toFixed(2))}% in the last period`;
      return `${name} alone cannot bring NRR there: it comes to ${reached}.`;
    }
    case 'edit':
      return describeEditError(error.error);
    case 'model':
      return describePlanModelError(error.error);
  }
}

/** NRR that differs by less is the one that is wanted. */
const CLOSE = 1e-9;

/**
 * The edits that make a scenario of an NRR and a growth target. It overrides formulas, so that it keeps what it promises when the
 * plan beneath it changes: one rate gives way so that the stated NRR is the wanted one in every segment and period, and new-logo ARR
 * is what the target takes, nothing where that is a surplus. Segments share what is won as they share the opening ARR.
 */
export function cellScenario(plan: Plan, wanted: WantedScenario): Result<CellScenario, CellScenarioError> {
  const lever = wanted.nrr === null ? null : leverFor(plan, wanted.parent, wanted.nrr);
  const needed = [...RATES.flatMap(({ rate }) => [rate, `${rate}_used`, `${rate}_effect`]), 'new_logo_arr'];
  const missing = needed.find((line) => lineOf(plan, line) === undefined);
  if (missing !== undefined) return err({ type: 'noLine', line: missing });
  const { id, edits: added } = addScenarioEdits(plan, wanted.parent, wanted.name);
  const follow = (line: string, formula: string): Edit => ({ type: 'setOverrideFormula', scenario: id, line, formula });
  const edits: Edit[] = [...added];
  if (wanted.target !== null) edits.push(follow('target_growth', String(wanted.target)));
  if (lever !== null && wanted.nrr !== null) edits.push(follow(lever, leverFormula(plan, lever, wanted.nrr)));
  if (wanted.winsRequired) edits.push(follow('new_logo_arr', wonFormula(plan)));
  const applied = applyAll(plan, edits);
  if (!applied.ok) return err({ type: 'edit', error: applied.error });
  if (wanted.nrr !== null && lever !== null) {
    const reached = nrrOf(applied.value.plan, id);
    if (!reached.ok) return reached;
    if (!(Math.abs(reached.value - wanted.nrr) < CLOSE)) {
      return err({ type: 'outOfReach', lever, reached: reached.value });
    }
  }
  return ok({ id, edits, lever });
}

function leverFor(plan: Plan, parent: string, nrr: number): Lever {
  const own = nrrOf(plan, parent);
  return own.ok && own.value > nrr ? 'churn_rate' : 'upsell_rate';
}

/** NRR in the last period, which no closed actual holds, for a year. */
function nrrOf(plan: Plan, scenario: string): Result<number, CellScenarioError> {
  const found = evaluateLanes(plan, [{ scenario, probes: [] }]);
  if (!found.ok) return err({ type: 'model', error: found.error });
  return ok(valueIn(found.value, GROWTH_NRR, 'total', plan.periods - 1, 0));
}

/** The rate that makes the stated NRR what is wanted, beside all other rates and whatever initiatives do to it. */
function leverFormula({ basis }: Plan, lever: Lever, nrr: number): string {
  const stated = basis === 'annual' ? `${nrr}` : `${nrr} ^ (1 / ${basis === 'quarterly' ? 4 : 12})`;
  const [gains, losses] = [false, true].map((isLoss) =>
    RATES.filter(({ rate, loss }) => loss === isLoss && rate !== lever)
      .map(({ rate }) => `${rate}_used`)
      .join(' + '),
  );
  return lever === 'upsell_rate'
    ? `${stated} - 1 + ${losses} - (${gains}) - upsell_rate_effect`
    : `1 + ${gains} - ${losses} - ${stated} + churn_rate_effect`;
}

function wonFormula({ segments }: Plan): string {
  const won = 'max(0, required_new_logo_arr)';
  return segments.length === 0 ? won : `${won} * opening_arr / total(opening_arr)`;
}
