import type { CostMotion, HiddenMode } from '#domain/costBands';
import { periodsPerYear } from '#domain/timeline';
import { COST_MODES, type CostMode, HIDDEN_MODE, HIDDEN_NUMBERS, motionLine } from '#plan/costsPack';
import type { Edit } from '#plan/edit';
import { valueIn } from '#plan/lanes';
import { WHOLE } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { entry } from '#plan/records';
import { editsForValue } from '#plan/valueEdits';
import { commit, type OpenPlan, refuse } from '../state/session';
import { MOTION_NAMES } from './costTexts';

/** An input of the plan as the chosen scenario has it. */
export interface InputValue {
  /** In the first period; NaN where it is missing. */
  readonly value: number;
  /** Whether other periods have another value: typing here then says one for all of them. */
  readonly varies: boolean;
  /** Whether the scenario says it itself instead of following its parent. */
  readonly own: boolean;
}

/** A plan with the scenario that is chosen in the window. */
export type Chosen = Pick<OpenPlan, 'plan' | 'evaluation' | 'scenario'>;

export function inputValue({ plan, evaluation, scenario }: Chosen, line: string): InputValue {
  const values = Array.from({ length: plan.periods }, (_, period) =>
    valueIn(evaluation, line, 'total', period, scenario),
  );
  const [value = Number.NaN] = values;
  const isOnce = lineOf(plan, line)?.once === true;
  const chosen = plan.scenarios[scenario];
  return {
    value,
    varies: !isOnce && values.some((other) => !Object.is(other, value)),
    own:
      chosen !== undefined && chosen.parent !== null && !chosen.locked && entry(chosen.overrides, line) !== undefined,
  };
}

/** Why the inputs of the chosen scenario cannot be changed; null where they can. */
export function heldByLock({ plan, scenario }: Chosen): string | null {
  const chosen = plan.scenarios[scenario];
  return chosen?.locked === true ? `${chosen.name} is locked; unlock the scenario to change its costs.` : null;
}

/** Says inputs for all periods in the chosen scenario, as one step. */
export function sayInputs(open: Chosen, label: string, values: Readonly<Record<string, number | null>>): boolean {
  const held = heldByLock(open);
  if (held !== null) return refuse(held);
  const scenario = open.plan.scenarios[open.scenario]?.id ?? '';
  const edits = Object.entries(values).flatMap(([id, value]): readonly Edit[] => {
    const line = lineOf(open.plan, id);
    return line === undefined ? [] : editsForValue(open.plan, { scenario, line, segment: WHOLE, period: null, value });
  });
  return commit(label, edits);
}

/** Gives inputs that the scenario says itself back to its parent, as one step. */
export function resetInputs(open: Chosen, label: string, lines: readonly string[]): boolean {
  const scenario = open.plan.scenarios[open.scenario]?.id ?? '';
  const own = lines.filter((line) => inputValue(open, line).own);
  return commit(
    label,
    own.map((line) => ({ type: 'setOverride', scenario, line, override: null })),
  );
}

/** The inputs of a motion. */
export function motionInputs(motion: CostMotion): readonly string[] {
  return [motionLine(motion, 'mode'), motionLine(motion, 'position'), motionLine(motion, 'own')];
}

/**
 * Counts a motion by its band, by a figure of one's own, or not at all. An own figure that nobody has said yet begins as what the
 * motion costs at that moment, so that choosing it moves nothing.
 */
export function chooseMode(open: Chosen, motion: CostMotion, mode: CostMode): boolean {
  const name = MOTION_NAMES[motion];
  const mine = motionLine(motion, 'own');
  const isMissing = mode === 'own' && Number.isNaN(inputValue(open, mine).value);
  return sayInputs(open, `${name}: ${MODE_STEPS[mode]}`, {
    [motionLine(motion, 'mode')]: COST_MODES[mode],
    ...(isMissing ? { [mine]: costNow(open, motion) } : {}),
  });
}

const MODE_STEPS: Readonly<Record<CostMode, string>> = {
  band: 'cost by the band',
  own: 'cost of your own',
  none: 'cost not counted',
};

/** What a motion costs a month in the first period, or would by its band where it is not counted; null where that is not known. */
function costNow({ plan, evaluation, scenario }: Chosen, motion: CostMotion): number | null {
  const at = (line: string) => valueIn(evaluation, line, 'total', 0, scenario);
  const [low, high] = [at(motionLine(motion, 'low')), at(motionLine(motion, 'high'))];
  const months = 12 / periodsPerYear(plan.grain);
  const cost = (low + at(motionLine(motion, 'position')) * (high - low)) / months;
  return Number.isFinite(cost) ? cost : null;
}

export function chooseHidden(open: Chosen, mode: HiddenMode): boolean {
  return sayInputs(open, HIDDEN_STEPS[mode], { [HIDDEN_MODE]: HIDDEN_NUMBERS[mode] });
}

const HIDDEN_STEPS: Readonly<Record<HiddenMode, string>> = {
  none: 'No hidden costs',
  add: 'Hidden costs added',
  compound: 'Hidden costs compounded',
};
