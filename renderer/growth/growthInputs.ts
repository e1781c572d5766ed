import { err, ok, type Result } from '#base/result';
import type { PlanYear } from '#analysis/planYears';
import { periodIds } from '#domain/timeline';
import type { Edit } from '#plan/edit';
import { valueIn } from '#plan/lanes';
import { type Line, WHOLE } from '#plan/model';
import { baseOf, scenarioOf } from '#plan/planParts';
import { entry } from '#plan/records';
import { editsForSeries, editsForValue } from '#plan/valueEdits';
import { parentOf } from '#plan/scenarioChanges';
import { currencySign, gridScale } from '../format/figures';
import { type LineFormat, lineFormat } from '../format/lineFormat';
import { readNumber } from '../format/readNumber';
import { largestAmount } from '../plan/largestAmount';
import { commit, type OpenPlan } from '../state/session';

/** What an input says over a time: one value, nothing (NaN), or several values (null). */
export type HeldValue = number | null;

/** The value of an input of the plan as a whole in the chosen scenario: over a year, or over all periods where `year` is null. */
export function heldValue({ evaluation, scenario, plan }: OpenPlan, line: Line, year: PlanYear | null): HeldValue {
  const [from, to] = line.once ? [0, 0] : year === null ? [0, plan.periods - 1] : [year.from, year.to];
  const first = valueIn(evaluation, line.id, 'total', from, scenario);
  for (let period = from + 1; period <= to; period++) {
    if (!Object.is(valueIn(evaluation, line.id, 'total', period, scenario), first)) return null;
  }
  return first;
}

export function inputFormat({ plan }: Pick<OpenPlan, 'plan'>, line: Line): LineFormat {
  return lineFormat(line, plan.basis, gridScale(largestAmount(plan)), currencySign(plan.currency), false);
}

/** Whether the chosen scenario says the input itself, in place of the one it follows. */
export function isOwnInput({ plan, scenario }: Pick<OpenPlan, 'plan' | 'scenario'>, line: Line): boolean {
  return entry(plan.scenarios[scenario]?.overrides ?? {}, line.id) !== undefined;
}

/** A text typed for an input; empty takes the value away. */
export function readInput(open: OpenPlan, line: Line, year: PlanYear | null, text: string): Result<HeldValue, string> {
  if (text.trim() !== '') return readNumber(text, line.unit, inputFormat(open, line));
  const scenario = open.plan.scenarios[open.scenario]?.id ?? '';
  const parent = parentOf(open.plan, scenario);
  if (year === null || parent === null) return ok(null);
  return err(`Clear the whole row to follow ${parent.name} again; a single year takes a figure.`);
}

/** Sets an input in the chosen scenario, over a year or over all periods; nothing makes it missing in the base, and follow the parent elsewhere. */
export function setInput(open: OpenPlan, line: Line, year: PlanYear | null, value: HeldValue): boolean {
  const { plan, evaluation } = open;
  const scenario = plan.scenarios[open.scenario]?.id ?? '';
  const when = year === null || line.once ? '' : `, ${year.label}`;
  const label = `${line.label}${when}`;
  if (year === null || line.once) return commit(label, wholeEdits(open, line, scenario, value));
  const ids = periodIds(evaluation.timeline).slice(year.from, year.to + 1);
  const edits =
    scenario === baseOf(plan).id
      ? editsForSeries(
          line,
          WHOLE,
          ids.map((id) => [id, value] as const),
        )
      : ids.flatMap((period) => editsForValue(plan, { scenario, line, segment: WHOLE, period, value }));
  return commit(label, edits);
}

function wholeEdits({ plan }: OpenPlan, line: Line, scenario: string, value: HeldValue): readonly Edit[] {
  const isFollowing = scenarioOf(plan, scenario) !== baseOf(plan);
  if (value === null && isFollowing) return [{ type: 'setOverride', scenario, line: line.id, override: null }];
  return editsForValue(plan, { scenario, line, segment: WHOLE, period: null, value });
}
